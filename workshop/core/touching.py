"""In which words an operation says, beside itself, whom its rows may show something new; read by audiences.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .model.operation import Row
from .model.person import PLENARY
from .model.state import State
from .positions import located

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
)
"""The keys of a body that say where its row happened, and what each names (see positions.located)."""
ADDED = ("from",)  # by judging, to what is asked


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
