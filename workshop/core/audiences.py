"""Who may see something new after a row. Too many is a view computed for nothing; too few would be a stale screen.

What is particular to an operation stands beside it (see touching.Touches).
"""

from __future__ import annotations

from collections.abc import Iterable

from .ballots import unsealed
from .memo import Memo
from .model.operation import Row
from .model.person import PLENARY
from .model.state import State
from .operations import OPERATIONS
from .positions import people_at, step_of, tables_at
from .touching import Touches, named

WHO = ("phone", "desk", "screen", "people")
"""Who may be looking at a table."""


def audiences(state: State) -> set[str]:
    """The shared audiences: `phone:t1`, `desk:t1`… for each table and each of WHO, the plenary's, and the tower."""
    tables = {f"{who}:{table}" for table in state.agenda.tables for who in WHO}
    return tables | {f"desk:{PLENARY}", f"screen:{PLENARY}", "tower"}


def places_of_row(state: State, row: Row) -> list[str]:
    """The places where a row already applied happened: tables, or the plenary for what concerns everybody."""
    kind = OPERATIONS[row.name]
    where = kind.touches.places
    return where(state, row) if where else named(state, row, kind.naming)


def touches(state: State, row: Row, memo: Memo | None = None) -> set[str]:
    """The audiences whose view a row already applied may have changed: shared ones, and `person:` ones."""
    memo = memo or Memo(state)
    places, said = places_of_row(state, row), OPERATIONS[row.name].touches
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
