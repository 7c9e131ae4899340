"""Who may see something new after a row. Too many is a view computed for nothing; too few would be a stale screen.

What is particular to an operation it says beside itself, in `Touches`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .ballots import unsealed
from .memo import Memo
from .model.operation import Row
from .model.person import PLENARY
from .model.state import State
from .positions import located, people_at, step_of, tables_at

Where = Callable[[State, Row], list[str]]
People = Callable[[State, Row], Iterable[str | None]]
Naming = Sequence[tuple[str, str]]

NAMING: Naming = (
    ("place", "place"),
    ("table", "place"),
    ("from", "place"),
    ("idea", "idea"),
    ("into", "idea"),
    ("proposal", "idea"),
    ("group", "group"),
    ("vote", "vote"),
    ("verbatim", "verbatim"),
    ("person", "person"),
    ("words", "words"),
)
"""The keys of a body that say where its row happened, and what each names (see positions.located)."""
ADDED = ("from",)  # by judging, to what is asked
WHO = ("phone", "desk", "screen", "people")
"""Who may be looking at a table."""


def naming_of(fields: Iterable[str]) -> Naming:
    """Those of NAMING that a row has whose operation has these fields."""
    return [pair for pair in NAMING if pair[0] in {*fields, *ADDED}]


def named(state: State, row: Row, naming: Naming) -> list[str]:
    """Where the things are that a row names; where it names none, the table of who did it."""
    found, body = [], row.body
    for key, what in naming:
        thing = body.get(key)
        place = thing if what == "place" or not thing else located(state, what, thing)
        if place:
            found.append(place)
    if len(found) == 1:
        return found
    if not found and row.person.id in state.people:
        return [state.people[row.person.id].table]
    return list(dict.fromkeys(found)) or [PLENARY]


def plenary(state: State, row: Row) -> list[str]:
    """It concerns everybody."""
    return [PLENARY]


def listed(state: State, row: Row) -> list[str]:
    """The place that the row names, and the `tables` that it lists: all of them is the plenary."""
    tables = row.body.get("tables", ())
    places = [PLENARY] if tables == PLENARY else tables
    return list(dict.fromkeys([*([row.body["place"]] if row.body.get("place") else []), *places])) or [PLENARY]


def nobody(state: State, row: Row) -> tuple[str, ...]:
    """Nobody besides."""
    return ()


@dataclass(frozen=True)
class Touches:
    """Whom a row may show something new.

    `places`: where it happened; None is where the things are that its body names.
    `shared`: the shared audiences of these `places`, or of the whole `room`. `phones`: of the phones, those of every
    table where the plenary is concerned, or those `there` alone.
    `own`: whose own views, with those of the people whom the body names and of the authors of ideas that it names:
    `named` is nobody else's; `there` is all who sit at these places or wrote an idea there; `voters` the same, or the
    whole room while it votes, for points may come back. `others` gives people besides.
    """

    places: Where | None = None
    shared: Literal["places", "room"] = "places"
    phones: Literal["all", "there"] = "all"
    own: Literal["named", "there", "voters"] = "named"
    others: People = nobody


def audiences(state: State) -> set[str]:
    """The shared audiences: `phone:t1`, `desk:t1`… for each table and each of WHO, the plenary's, and the tower."""
    tables = {f"{who}:{table}" for table in state.agenda.tables for who in WHO}
    return tables | {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}


def touched_by(row: Row, said: Touches, places: list[str], memo: Memo) -> set[str]:
    """The audiences whose view a row already applied may have changed: shared ones, and `person:` ones.

    `said`: by its operation; `places`: where it happened.
    """
    state = memo.state
    shared = memo.lasting(("touched", row.name, *places), lambda: _shared(state, said, places))
    return shared.union([f"person:{one}" for one in _people(state, row, said, places)])


def _shared(state: State, said: Touches, places: list[str]) -> set[str]:
    if said.shared == "room" or PLENARY in places or _gathered(state):
        touched = audiences(state)
    else:
        touched = {f"{who}:{place}" for place in places for who in WHO}
        touched |= {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}
    if said.phones == "there":
        touched -= {f"phone:{table}" for table in state.agenda.tables if table not in places}
    return touched


def _gathered(state: State) -> bool:
    """Whether a table stands in the plenary, where everything counts in what is shown of the room."""
    return any(step_of(state, table).plenary for table in state.agenda.tables)


def _people(state: State, row: Row, said: Touches, places: list[str]) -> set[str | None]:
    body = row.body
    people = {row.person.id, body.get("person"), *body.get("people", ()), *said.others(state, row)}
    for key in ("idea", "into"):
        if body.get(key):
            people.add(state.ideas[body[key]].author)
    people.update([state.ideas[one].author for one in body.get("ideas", ())])
    if said.own != "named":
        asked = [PLENARY] if said.own == "voters" and unsealed(state, PLENARY) else places
        people.update(one for place in asked for one in people_at(state, place))
        people.update(state.ideas[one].author for place in places for one in _ideas_at(state, place))
    return {one for one in people if one in state.people}


def _ideas_at(state: State, place: str) -> Iterable[str]:
    """The ideas of a place: who wrote one and sits elsewhere by now is told who sees it."""
    return (one for table in tables_at(state, place) for one in state.ideas_at[table])
