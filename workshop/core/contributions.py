"""Who acted in a step, told by counts: no view says it of a person. In private writing the counts move by several.

If a count rose with each idea, whoever watched both the room and the count could tell who wrote it.
"""

from __future__ import annotations

from typing import NamedTuple

from .activities import KINDS
from .memo import Memo
from .model.state import State
from .positions import home, is_private, seats_at, step_of, tables_at

BATCH = 3


class Waited(NamedTuple):
    """Those who have not acted in the step where they are, and the seats that they lack."""

    people: int
    seats: int


def in_batches(count: int) -> int:
    """As much of a count as is told in private."""
    return count - count % BATCH


def contributed_at(state: State, place: str) -> int:
    """Seats that acted in the step where that place is: ballots in a vote, else all the seats of who wrote."""
    at = home(state, place)
    step = step_of(state, at)
    if KINDS[step.kind].voting:
        vote = state.last_vote(at, step.id)
        return len(state.turnout[vote.id]) if vote else 0
    return sum(seats_at(state, table) - _writers(state, table, step.id).seats for table in tables_at(state, at))


def waited_for(memo: Memo, place: str) -> Waited:
    """How many of a place's people have not acted in the step where they are; in a vote, with each of their seats."""
    told = [_waited(memo, table) for table in tables_at(memo.state, place)]
    return Waited(sum(one.people for one in told), sum(one.seats for one in told))


def _waited(memo: Memo, table: str) -> Waited:
    state, at = memo.state, home(memo.state, table)
    step = step_of(state, at)
    if not KINDS[step.kind].voting:
        return _writers(state, table, step.id)
    vote = state.last_vote(at, step.id)
    waiting = memo.voters(table) - (state.turnout[vote.id] if vote else set())
    return Waited(len({person for person, _ in waiting}), len(waiting))


def _writers(state: State, table: str, step: str) -> Waited:
    """Those who have not written in a step; in private, as many as the batches say, with their share of the seats."""
    here, seats = state.people_at[table], seats_at(state, table)
    done = here.keys() & state.acted.get(step, set())
    people = len(here) - len(done)
    if not is_private(state, table) or not people:
        return Waited(people, seats - sum(state.people[one].seats for one in done))
    told = in_batches(len(done))
    return Waited(len(here) - told, seats - seats * told // len(here))


def ideas_at(state: State, table: str) -> int:
    """How many ideas stand by themselves at a table; in private, those of its people by batches."""
    here = [state.ideas[one] for one in state.ideas_at[table]]
    alone = [one.origin for one in here if not one.withdrawn and one.into is None]
    people = alone.count("phone") if is_private(state, table) else 0
    return len(alone) - people + in_batches(people)
