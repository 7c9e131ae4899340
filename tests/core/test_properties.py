"""What holds whatever people ask, in whatever order."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.core import Refused, touches

from .play import Rehearsed, audiences_of
from .stages import stage
from .wishes import NAMES, Numbers, wish

NUMBER = st.integers(0, 999)
WISHES = st.lists(st.tuples(st.integers(0, len(NAMES) - 1), NUMBER, NUMBER, NUMBER), max_size=40)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def ask(session: Rehearsed, numbers: Numbers, key: int) -> Any:
    """The row of a wish, or None if refused or already so."""
    person, name, body = wish(session, numbers)
    try:
        return session.do(person, name, f"wish{key:016d}", **body)
    except Refused:
        return None


STARTS = st.sampled_from([None, "s2", "s3", "s4", "s5", "s6", "s7", "s8"])


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_the_fold_of_the_rows_is_the_state_after_performing(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    assert session.again() == session.state


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_whoever_is_not_touched_sees_nothing_new(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    before = {audience: session.see(audience) for audience in audiences_of(session)}
    for key, numbers in enumerate(wishes):
        rows = len(session.rows)
        ask(session, numbers, key)
        touched = set().union(*(touches(session.state, row) for row in session.rows[rows:]))
        after = {audience: session.see(audience) for audience in audiences_of(session)}
        for audience in after.keys() & before.keys() - touched:
            assert after[audience] == before[audience], (audience, wish(session, numbers))
        before = after
