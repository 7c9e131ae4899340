"""Who may see something new after a row. Too many is a view computed for nothing; too few would be a stale screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .ballots import unsealed
from .model.operation import Row
from .model.person import PLENARY
from .model.state import State
from .operations import OPERATIONS
from .positions import people_at, step_of, tables_at
from .references import located

Where = Callable[[State, str], str | None]


def _itself(state: State, place: str) -> str:
    return place


def _of_idea(state: State, idea: str) -> str:
    return state.ideas[idea].table


def _at(what: str) -> Where:
    return lambda state, thing: located(state, what, thing)


WHO = ("phone", "desk", "screen", "people")
"""Who may be looking at a table."""
WHERE: dict[str, Where] = {
    "place": _itself,
    "table": _itself,
    "from": _itself,
    "idea": _of_idea,
    "into": _of_idea,
    "proposal": _of_idea,
    "group": _at("group"),
    "vote": _at("vote"),
    "verbatim": _at("verbatim"),
    "person": _at("person"),
}
"""Where a row happened, by the keys of its body that say so."""

ADDED = ("from",)  # by judging, to what is asked
NAMING = {
    name: [(key, where) for key, where in WHERE.items() if key in (*kind.fields.known, *ADDED)]
    for name, kind in OPERATIONS.items()
}
RETURNING = frozenset({"undo", *(name for name, kind in OPERATIONS.items() if kind.urn == "returns")})
MOVING = RETURNING.union(
    {
        "step.go",
        "step.move",
        "vote.open",
        "vote.close",
        "vote.admit",
        "vote.reopen",
        "vote.seal",
        "ideas.reveal",
        "idea.merge",
        "idea.unmerge",
        "session.define",
        "session.archive",
    }
)


def audiences(state: State) -> set[str]:
    """The shared audiences: `phone:t1`, `desk:t1`… for each table and each of WHO, the plenary's, and the tower."""
    tables = {f"{who}:{table}" for table in state.agenda.tables for who in WHO}
    return tables | {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}


def places_of_row(state: State, row: Row) -> list[str]:
    """The places where a row already applied happened: tables, or the plenary for what concerns everybody."""
    return ELSEWHERE.get(row.name, _named)(state, row)


def _named(state: State, row: Row) -> list[str]:
    found, body = [], row.body
    for key, where in NAMING[row.name]:
        thing = body.get(key)
        place = where(state, thing) if thing else None
        if place is not None:
            found.append(place)
    if len(found) == 1:
        return found
    if not found and row.person.id in state.people:
        return [state.people[row.person.id].table]
    return list(dict.fromkeys(found)) or [PLENARY]


def _listed(state: State, row: Row) -> list[str]:
    """The one that the row names, and those that it lists: all of them is the plenary."""
    tables = row.body.get("tables", ())
    return _together(row, [PLENARY] if tables == PLENARY else tables)


def _moved(state: State, row: Row) -> list[str]:
    """The same, but a plenary step moves all."""
    everybody = state.agenda.steps[row.body["step"]].plenary
    return _together(row, [PLENARY]) if everybody else _listed(state, row)


def _together(row: Row, places: Iterable[str]) -> list[str]:
    named = [row.body["place"]] if row.body.get("place") else []
    return list(dict.fromkeys([*named, *places])) or [PLENARY]


def _plenary(state: State, row: Row) -> list[str]:
    return [PLENARY]


def _joined(state: State, row: Row) -> list[str]:
    return [row.body["table"]]


def _traces(state: State, row: Row) -> list[str]:
    """Where somebody is, and where their ideas are."""
    person = row.body.get("person") or row.person.id
    ideas = (state.ideas[one].table for one in state.ideas_by.get(person, ()))
    return list(dict.fromkeys([state.people[person].table, *ideas]))


def _back(state: State, row: Row) -> list[str]:
    undoable = state.undoables.get(row.body["seq"])
    return undoable.places if undoable else [PLENARY]


def _brought(state: State, row: Row) -> list[str]:
    """The tables where the ideas of that batch are."""
    return list(dict.fromkeys(state.ideas[one].table for one in state.batches[row.body["batch"]].ideas))


ELSEWHERE: dict[str, Callable[[State, Row], list[str]]] = {
    **{name: _plenary for name in OPERATIONS if name.startswith(("session.", "pitch."))},
    **dict.fromkeys(("step.gate", "timer.add", "message.send", "person.admit"), _listed),
    **dict.fromkeys(("step.go", "step.move"), _moved),
    **dict.fromkeys(("person.edit", "person.erase"), _traces),
    "import.withdraw": _brought,
    "person.join": _joined,
    "undo": _back,
}
"""Where the rows happened whose body does not just name it."""


def touches(state: State, row: Row) -> set[str]:
    """The audiences whose view a row already applied may have changed: shared ones, and `person:` ones."""
    places = places_of_row(state, row)
    shared = state.still(("touched", row.name, *places), lambda: _shared(state, row.name, places))
    return shared.union([f"person:{one}" for one in _people(state, row, places)])


def _shared(state: State, name: str, places: list[str]) -> set[str]:
    if name == "undo" or PLENARY in places or _gathered(state):
        touched = audiences(state)
    else:
        touched = {f"{who}:{place}" for place in places for who in WHO}
        touched |= {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}
    if name == "ballot.cast":  # a phone is told how many voted at its own table alone
        touched -= {f"phone:{table}" for table in state.agenda.tables if table not in places}
    return touched


def _gathered(state: State) -> bool:
    """Whether a table stands in the plenary, where everything counts in what is shown of the room."""
    return any(step_of(state, table).plenary for table in state.agenda.tables)


def _people(state: State, row: Row, places: list[str]) -> set[str]:
    body, people = row.body, {row.person.id, row.body.get("person")}
    people.update(body.get("people", ()))
    for key in ("idea", "into"):
        if body.get(key):
            people.add(state.ideas[body[key]].author)
    people.update([state.ideas[one].author for one in body.get("ideas", ())])
    if row.name in MOVING:
        asked = [PLENARY] if row.name in RETURNING and unsealed(state, PLENARY) else places
        people.update(one for place in asked for one in people_at(state, place))
        people.update(state.ideas[one].author for place in places for one in _ideas_at(state, place))
    if row.name == "undo":
        people.update(_undone(state, row))
    return {one for one in people if one in state.people}


def _ideas_at(state: State, place: str) -> Iterable[str]:
    """The ideas of a place: who wrote one and sits elsewhere by now is told who sees it."""
    return (one for table in tables_at(state, place) for one in state.ideas_at[table])


def _undone(state: State, row: Row) -> list[str | None]:
    undoable = state.undoables.get(row.body["seq"])
    names = [name.split("/", 1) for name in undoable.before] if undoable else []
    return [
        key if shelf == "people" else state.ideas[key].author for shelf, key in names if shelf in ("people", "ideas")
    ]
