"""Who may see something new after a row. Too many is a view computed for nothing; too few would be a stale screen."""

from __future__ import annotations

from .operation import Row
from .person import PLENARY
from .reach import located
from .standing import people_at, step_of
from .state import State

ENTITIES = {
    "idea": "idea",
    "into": "idea",
    "group": "group",
    "vote": "vote",
    "verbatim": "verbatim",
    "person": "person",
}
MOVING = (
    "step.go",
    "step.move",
    "vote.open",
    "vote.close",
    "vote.reopen",
    "vote.seal",
    "idea.merge",
    "idea.unmerge",
    "undo",
    "session.define",
    "session.archive",
)


def audiences(state: State) -> set[str]:
    """The shared audiences: `phone:t1`, `desk:t1`, `screen:t1`… for each table, the plenary's, and the tower."""
    tables = {f"{who}:{table}" for table in state.agenda.tables for who in ("phone", "desk", "screen")}
    return tables | {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}


def places_of_row(state: State, row: Row) -> list[str]:
    """The places where a row already applied happened: tables, or the plenary for what concerns everybody."""
    if row.name.startswith(("session.", "pitch.")):
        return [PLENARY]
    if row.name == "undo":
        undoable = state.undoables.get(row.body["seq"])
        return undoable.places if undoable else [PLENARY]
    if row.name == "person.join":
        return [row.body["table"]]
    if row.name in ("person.edit", "person.erase"):
        return _traces(state, row.body.get("person") or row.person.id)
    found = [*_named(state, row), *_listed(state, row)]
    if not found and row.person.id in state.people:
        found = [state.people[row.person.id].table]
    return list(dict.fromkeys(found)) or [PLENARY]


def _traces(state: State, person: str) -> list[str]:
    ideas = (state.ideas[one].table for one in state.ideas_by.get(person, ()))
    return list(dict.fromkeys([state.people[person].table, *ideas]))


def _named(state: State, row: Row) -> list[str]:
    found = [row.body[key] for key in ("place", "table", "from") if row.body.get(key)]
    for key, thing in row.body.items():
        place = located(state, ENTITIES[key], thing) if thing and key in ENTITIES else None
        if place:
            found.append(place)
    if row.body.get("proposal"):
        found.append(state.ideas[row.body["proposal"]].table)
    return found


def _listed(state: State, row: Row) -> list[str]:
    tables = row.body.get("tables", [])
    step = row.body.get("step")
    moves_all = row.name in ("step.go", "step.move") and step and state.agenda.steps[step].plenary
    return [PLENARY] if tables == PLENARY or moves_all else list(tables)


def touches(state: State, row: Row) -> set[str]:
    """The audiences whose view a row already applied may have changed: shared ones, and `person:` ones."""
    places = places_of_row(state, row)
    touched = {f"person:{one}" for one in _people(state, row, places)}
    if row.name == "undo" or PLENARY in places or _gathered(state):
        return touched | audiences(state)
    for place in places:
        touched |= {f"phone:{place}", f"desk:{place}", f"screen:{place}"}
    return touched | {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}


def _gathered(state: State) -> bool:
    """Whether a table stands in the plenary, where everything counts in what is shown of the room."""
    return any(step_of(state, table).plenary for table in state.agenda.tables)


def _people(state: State, row: Row, places: list[str]) -> set[str]:
    people = {row.person.id, row.body.get("person")}
    for key in ("idea", "into"):
        if row.body.get(key):
            people.add(state.ideas[row.body[key]].author)
    people.update(state.ideas[one].author for one in row.body.get("ideas", ()))
    if row.name in MOVING:
        people.update(one for place in places for one in people_at(state, place))
    if row.name == "undo":
        people.update(_undone(state, row))
    return {one for one in people if one in state.people}


def _undone(state: State, row: Row) -> list[str | None]:
    undoable = state.undoables.get(row.body["seq"])
    names = [name.split("/", 1) for name in undoable.before] if undoable else []
    return [
        key if shelf == "people" else state.ideas[key].author for shelf, key in names if shelf in ("people", "ideas")
    ]
