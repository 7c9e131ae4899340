"""What is kept of the last rows so that they may be undone. Law: of the last UNDOABLES that can be, and of no other.

A fold sees what follows: a row that nobody can undo any more is made true without being remembered, which is a third
of the work. In the end the same rows are remembered, with the same things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Any

from .model.entities import Undoable
from .model.operation import Row
from .model.state import UNDOABLES, State
from .operations import OPERATIONS

STRETCH = 500


def stretches(rows: Iterable[Row]) -> Iterator[tuple[list[Row], Collection[int]]]:
    """The rows, some at a time, with the numbers of those of them that may have to be undone."""
    source = iter(rows)
    here = list(islice(source, STRETCH))
    while here:
        following = list(islice(source, STRETCH))
        yield here, _lasting(here, following)
        here = following


def _lasting(here: list[Row], following: list[Row]) -> set[int]:
    """Once as many follow as are remembered, what is undone is undone by the rows of these two stretches."""
    names = Counter(map(attrgetter("name"), following))
    if sum(count for name, count in names.items() if OPERATIONS[name].undoable) < UNDOABLES:
        return {row.seq for row in here}
    undoing = {name: kind.undoes for name, kind in OPERATIONS.items() if kind.undoes}
    return {row.body[undoing[row.name]] for row in (*here, *following) if row.name in undoing}


def remember(state: State, row: Row, places: list[str], before: dict[str, Any]) -> None:
    """Keep what it takes to undo the row, at the table of the desk that did it; and forget the oldest."""
    person = row.person
    if person.table in places:
        places = [person.table]
    _keep(state, Undoable(row.seq, row.at, row.name, person.id, person.letter, places, before))
    for name in before:
        state.supersede(name)
        state.held[name] = state.held.get(name, 0) + 1


def pass_over(state: State, row: Row, counts: bool) -> None:
    """A row without effect: nothing to undo, yet it counts among the last if others of its kind would."""
    state.moved = state.seq
    if counts:
        _keep(state, Undoable(row.seq, row.at, row.name, row.person.id, row.person.letter, [], {}, undone=True))


def _keep(state: State, undoable: Undoable) -> None:
    state.undoables[undoable.seq] = undoable
    if len(state.undoables) > UNDOABLES:
        _forget(state, state.undoables.popitem(last=False)[1])


def _forget(state: State, undoable: Undoable) -> None:
    for name in undoable.before:
        state.held[name] -= 1
        if not state.held[name]:
            del state.held[name], state.changed[name]
