"""A fold remembers what may be undone, and nothing else, as acting row by row does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core import OPERATIONS, Refused, Row, State, apply, fold, undo_history
from workshop.core.operations.undo import moved_on

from .play import ORGANISER, Rehearsed, desk
from .stages import person, stage
from .test_fold import rows
from .test_properties import QUICK, STARTS, WISHES, ask
from .wishes import Numbers


@pytest.fixture(autouse=True, scope="module")
def short_memory() -> Iterator[None]:
    """Three rows are remembered in place of two hundred, and five are read at a time in place of a thousand.

    The stages, which other tests share, are made before.
    """
    for at in (None, "s2", "s3", "s4", "s5", "s6", "s7", "s8"):
        stage(at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(undo_history, "UNDOABLES", 3)
        patch.setattr(undo_history, "STRETCH", 5)
        yield


def one_by_one(session: Rehearsed) -> State:
    state = State(code="REPETE", urns=dict(session.state.urns))
    for row in session.rows:
        apply(state, row)
    return state


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_a_fold_that_looks_ahead_makes_the_state_of_one_that_does_not(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    session.state = one_by_one(session)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    assert session.again() == session.state


@QUICK
@given(acts=st.lists(st.sampled_from(["park", "undo", "look"]), max_size=60), which=st.integers(0, 2))
def test_what_is_undone_at_once_or_as_late_as_can_be_is_undone_by_the_fold(acts: list[str], which: int) -> None:
    session, driver = stage("s3"), desk("t1")
    session.state = one_by_one(session)
    ideas = session.state.ideas_at["t1"]
    for number, act in enumerate(acts):
        if act == "park":
            idea = ideas[number % len(ideas)]
            session.do(driver, "idea.park", idea=idea, parked=not session.state.ideas[idea].parked)
        elif act == "look":
            session.do(person(session), "person.edit", name=f"Tard {number}")
        else:
            undo(session, which)
    assert session.again() == session.state


def undo(session: Rehearsed, which: int) -> None:
    """The desk undoes one of those that it may, the oldest of them where `which` is 0."""
    left = [one for one in session.state.undoables.values() if not one.undone and not moved_on(session.state, one)]
    for one in left[which : which + 1]:
        with contextlib.suppress(Refused):
            session.do(ORGANISER, "undo", seq=one.seq)


def test_of_the_golden_log_the_same_rows_are_remembered_in_the_end() -> None:
    golden, state = rows(), State(code="GOLDEN")
    for row in golden:
        apply(state, row)
    again = fold(golden, code="GOLDEN")
    undoable = [row.seq for row in golden if OPERATIONS[row.name].undoable]
    assert list(again.undoables) == undoable[-3:] and again == state


def test_what_is_no_longer_remembered_holds_nothing() -> None:
    session = stage("s8")
    state = fold(session.rows, code="REPETE")
    names = {name for one in state.undoables.values() for name in one.before}
    assert state.changed.keys() == state.held.keys() == names


def test_all_rows_are_read_once_and_in_order() -> None:
    golden = rows()
    read: list[Row] = [row for some, _ in undo_history.stretches(iter(golden)) for row in some]
    assert read == golden and list(undo_history.stretches([])) == []
