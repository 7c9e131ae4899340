"""Whatever people ask, undo and redefine, in whatever order, and whatever an older release let them undo.

Law: no row that was accepted, by this release or an older one, makes anything raise: the log folds to the same state,
everybody is shown something after each act, the mémento and every export can be written at any moment, and the session
comes back from its JSON export.
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.play import ORGANISER, Rehearsed, audiences_of
from tests.core.stages import stage
from tests.core.test_properties import NUMBER, QUICK, STARTS, ask
from tests.core.wishes import NAMES, Numbers, pick
from tests.importing.test_session_file import assert_it_returns
from workshop.core import Operation, Person, Refused, Row, State, apply, check, touches
from workshop.core.operations.undo import moved_on
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.memento.outline import outline

LEAVING = [one for one in FORMATS.values() if not one.needs]
WISHES = st.lists(st.tuples(st.integers(0, len(NAMES) - 1), NUMBER, NUMBER, NUMBER), min_size=30, max_size=60)
UNDOS = st.lists(st.tuples(st.integers(0, 40), NUMBER), max_size=12)


def begun(at: str | None, lots: int) -> Rehearsed:
    """The small day at that step; in a vote, with votes opened, some ballots cast, some of them closed or counted."""
    session = stage(at)
    for number, place in enumerate({"s4": ["t1", "t2", "t3"], "s7": ["all"]}.get(at or "", [])):
        vote = session.open(ORGANISER, place)
        for one in list(session.state.people)[: lots % 7]:
            if place in ("all", session.state.people[one].table):
                session.cast(Person(one, "participant"), vote, **{session.state.votes[vote].option_ids[lots % 2]: 2})
        if (lots >> number) % 2:
            session.do(ORGANISER, ("vote.close", "vote.seal")[lots % 3 // 2], vote=vote, **FEW[lots % 3 // 2])
    return session


FEW: tuple[dict[str, bool], ...] = ({}, {"few": True})


def looked_at(session: Rehearsed) -> None:
    """Raise if somebody can be shown nothing, the mémento cannot be outlined, or what may be undone is told wrongly."""
    for one in session.state.undoables.values():
        assert one.superseded == (moved_on(session.state, one) is not None)
    for audience in audiences_of(session):
        assert session.see(audience)
    outline(session.state, session.rows)


@settings(QUICK, max_examples=25)
@given(at=STARTS, lots=NUMBER, wishes=WISHES)
def test_everybody_is_shown_something_after_each_act(at: str | None, lots: int, wishes: list[Numbers]) -> None:
    session = begun(at, lots)
    for key, numbers in enumerate(wishes):
        if ask(session, numbers, key):
            looked_at(session)
    assert session.again() == session.state and not session.state.lapsed
    assert_it_returns(session)


@settings(QUICK, max_examples=25)
@given(at=STARTS, lots=NUMBER, wishes=WISHES, undos=UNDOS)
def test_whatever_an_older_release_let_be_undone_can_be_shown(
    at: str | None, lots: int, wishes: list[Numbers], undos: list[tuple[int, int]]
) -> None:
    """Its rule asked whether what a row had touched was as it had left it, and little else."""
    session = begun(at, lots)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
        for _, which in (one for one in undos if one[0] == key):
            undone_by_an_older_release(session, which)
            looked_at(session)
    assert session.again() == session.state
    assert_it_returns(session)


def undone_by_an_older_release(session: Rehearsed, which: int) -> None:
    state = session.state
    left = [one for one in state.undoables.values() if not one.undone and not moved_on(state, one)]
    if not left:
        return
    undoable = pick(left, which)
    seq, person = len(session.rows) + 1, next(row.person for row in session.rows if row.seq == undoable.seq)
    row = Row(seq, session.now, person, f"older{seq:014d}", "undo", {"seq": undoable.seq})
    if may_act(state, row):
        session.rows.append(row)
        apply(state, row)
        touches(state, row)


def may_act(state: State, row: Row) -> bool:
    """Whether the person themselves is not refused, now: that rule is as old as the others."""
    try:
        check(state, row.person, Operation(row.op_id, row.name, row.body), row.at)
    except Refused as refused:
        return refused.kind not in ("closed", "not_allowed", "not_joined", "sent_out", "place_freed", "forgotten")
    return True


@settings(QUICK, max_examples=10)
@given(at=STARTS, lots=NUMBER, wishes=WISHES)
def test_every_export_can_be_written_at_any_moment(at: str | None, lots: int, wishes: list[Numbers]) -> None:
    session = begun(at, lots)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    found = Snapshot(session.state, session.rows)
    for one in LEAVING:
        assert one.write(found, ExportOptions(pages=False)), one.name
