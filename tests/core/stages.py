"""Sessions to act in: the small day stopped at a step, made once and copied for each test."""

from __future__ import annotations

import copy
from functools import lru_cache
from itertools import count

from workshop.core import Person

from .day import played_session
from .play import ORGANISER, Rehearsed, definition


@lru_cache(maxsize=16)
def _made(step: str | None) -> Rehearsed:
    made = played_session(until=step) if step else Rehearsed(definition())
    made.ids = iter(())  # a generator cannot be copied
    return made


def stage(step: str | None = None) -> Rehearsed:
    """The small day where `step` has just been entered (None: defined, nobody there yet)."""
    session = copy.deepcopy(_made(step))
    session.ids = (f"later{number:014d}" for number in count())
    return session


def person(session: Rehearsed, table: str = "t1", index: int = 0) -> Person:
    """Somebody at that table."""
    return Person(list(session.state.people_at[table])[index], "participant")


def voting(session: Rehearsed, place: str = "t1") -> str:
    """The id of a vote opened at that place."""
    return session.open(ORGANISER, place)
