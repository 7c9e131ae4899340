# ruff: noqa: E501 (a table of cases reads one a line)
"""What an undo gives back is judged by today's definition; what an older release accepted otherwise has no effect.

golden/bricked.jsonl was written through the door of the release before this rule. Its undos gave back a step that was
gone, tables that were gone, and words that were being voted on; nobody could be shown that session any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from workshop.core import OPERATIONS, Row, State, apply, fold, touches
from workshop.core.ballots import proposals
from workshop.core.model.entities import Lapsed
from workshop.core.operations.undo_conditions import EXISTING

from .everything import everything
from .play import ORGANISER, PLENARY_DESK, Rehearsed, audiences_of, definition, desk, step
from .stages import person, stage
from .test_fold import _row

BRICKED = Path(__file__).parent / "golden" / "bricked.jsonl"
LAPSED = {45: "vote_open", 49: "moved_on", 54: "unknown_table", 59: "unknown_step"}


def bricked() -> list[Row]:
    return [_row(json.loads(line)) for line in BRICKED.read_text(encoding="utf-8").splitlines()]


def sees_all(state: State) -> None:
    """Raise if anybody can be shown nothing."""
    session = Rehearsed()
    session.state = state
    for audience in audiences_of(session):
        assert session.see(audience)


def test_a_bricked_session_is_shown_to_everybody_at_each_of_its_rows() -> None:
    state = State(code="BRK4NT")
    for row in bricked():
        apply(state, row)
        touches(state, row)
        sees_all(state)
    assert {seq: one.refused for seq, one in state.lapsed.items()} == LAPSED
    assert state.lapsed[59] == Lapsed(59, "undo", "unknown_step")
    assert state == fold(bricked(), code="BRK4NT")


def test_what_follows_a_row_without_effect_goes_on() -> None:
    state = fold(bricked())
    assert (state.places["t1"].step, state.places["all"].step) == ("s3", "s7")
    assert state.screens["all"].blank and list(state.places) == ["t1", "t2", "t3", "t6", "all"]
    assert [state.ideas[one].withdrawn for one in proposals(state, "t2")] == [False]
    session = Rehearsed()
    session.state, session.rows = state, bricked()
    session.move("s8")
    sees_all(state)
    assert session.again().lapsed == state.lapsed


def test_no_session_of_this_release_has_a_row_without_effect() -> None:
    assert everything().state.lapsed == {} and fold(everything().rows).lapsed == {}


@pytest.mark.parametrize("kept", range(1, 8))
def test_after_a_row_without_effect_no_row_whatever_can_raise(kept: int) -> None:
    """Rows of another day altogether, and one in so many of those: judged again, each has its effect or none."""
    state = State(code="BRK4NT")
    for row in bricked():
        apply(state, row)
    for row in islice(everything().rows, 0, None, kept):
        apply(state, row._replace(seq=state.seq + 1))
        touches(state, row._replace(seq=state.seq)) if state.seq not in state.lapsed else None
        sees_all(state)


def test_whatever_an_operation_may_change_is_judged_before_it_comes_back() -> None:
    noted = {name.split("/")[0] for one in everything().state.undoables.values() for name in one.before}
    assert noted <= EXISTING.keys()


def test_an_operation_that_does_not_say_when_it_may_return_is_none() -> None:
    hide = OPERATIONS["idea.hide"]
    with pytest.raises(TypeError, match="may_return"):
        type(hide)("idea.hide", hide.fields, "D", "idea", hide.apply)  # type: ignore[call-arg]


Do = Callable[[Rehearsed], Any]


def first(session: Rehearsed, table: str = "t1") -> str:
    return session.state.ideas_at[table][0]


def redefine(session: Rehearsed, **made: Any) -> None:
    session.do(ORGANISER, "session.define", definition=definition(**made), version=session.state.version)


def without(*gone: str, **other: str) -> list[dict[str, Any]]:
    """The day's steps without some; others of another kind."""
    steps = definition()["steps"]
    return [step(one["id"], other[one["id"]]) if one["id"] in other else one for one in steps if one["id"] not in gone]


def close_a_vote(session: Rehearsed) -> None:
    session.go("s4", "t1")
    session.do(desk("t1"), "vote.close", vote=session.open(desk("t1"), "t1"))


def choose_the_first(session: Rehearsed) -> None:
    session.go("s4", "t1")
    vote = session.open(desk("t1"), "t1")
    session.cast(person(session), vote, **{first(session): 3})
    session.do(desk("t1"), "vote.seal", vote=vote)


def an_edit(session: Rehearsed) -> Row | None:
    idea = session.state.ideas[first(session)]
    return session.do(person(session), "idea.edit", idea=idea.id, base=idea.version, body="Autrement dit")


def a_merge(session: Rehearsed) -> Row | None:
    ids = session.state.ideas_at["t2"]
    return session.do(desk("t2"), "idea.merge", into=ids[0], ideas=ids[1:2])


CASES: list[tuple[str, str, Do, Do, str]] = [
    ("a step that is gone", "s3", lambda s: s.go("s4", "t1"), lambda s: (s.move("s4"), redefine(s, steps=without("s3"))), "unknown_step"),
    ("a step that became the plenary's", "s3", lambda s: s.go("s4", "t1"), lambda s: (s.move("s4", ["t2", "t3"]), s.go("s4"), redefine(s, steps=without(s3="pause"))), "plenary"),
    ("a table that is gone", "early", lambda s: s.move("s2", ["t3"]), lambda s: redefine(s, tables=2), "moved_on"),
    ("its timer", "early", lambda s: (s.do(ORGANISER, "timer.set", place="t3", left=9), s.do(ORGANISER, "timer.set", place="t3", left=5))[1], lambda s: redefine(s, tables=2), "unknown_table"),
    ("a gate of it", "early", lambda s: (s.do(ORGANISER, "step.gate", step="s3", gate="held", tables=["t3"]), s.do(ORGANISER, "step.gate", step="s3", gate="closed", tables=["t3"]))[1], lambda s: redefine(s, tables=2), "unknown_table"),
    ("its screen", "early", lambda s: (s.do(desk("t3"), "screen.blank", blank=True), s.do(desk("t3"), "screen.blank", blank=False))[1], lambda s: redefine(s, tables=2), "unknown_table"),
    ("its call", "early", lambda s: (s.do(desk("t3"), "call.raise", text="x"), s.do(desk("t3"), "call.answer", table="t3"))[1], lambda s: redefine(s, tables=2), "unknown_table"),
    ("a heading of it", "early", lambda s: (s.do(desk("t3"), "group.create", title="G"), s.do(desk("t3"), "group.rename", group=f"g{s.state.seq}", title="H"))[1], lambda s: redefine(s, tables=2), "unknown_table"),
    ("who sat there", "alone", lambda s: s.do(ORGANISER, "person.move", person=person(s, "t3").id, table="t1"), lambda s: redefine(s, tables=2), "unknown_table"),
    ("an order with a table that is gone", "orders", lambda s: s.do(ORGANISER, "pitch.order", tables=["t1", "t2"]), lambda s: redefine(s, tables=2), "unknown_table"),
    ("going back, through a gate since closed", "s4", lambda s: s.do(desk("t1"), "step.go", step="s3", version=s.version("t1")), lambda s: s.do(ORGANISER, "step.gate", step="s4", gate="closed", tables="all"), "gate_closed"),
    ("writing, in a closed vote", "s3", lambda s: s.do(person(s), "idea.write", body="x"), close_a_vote, "vote_open"),
    ("an edit, in a closed vote", "s3", an_edit, close_a_vote, "vote_open"),
    ("an edit, once chosen", "s3", an_edit, choose_the_first, "breaks"),
    ("a heading, in a closed vote", "s3", lambda s: s.do(desk("t1"), "group.create", title="H"), close_a_vote, "vote_open"),
]  # fmt: skip


def staged(at: str) -> Rehearsed:
    if at not in ("early", "alone", "orders"):
        return stage(at)
    session = Rehearsed(definition())
    session.move("s6" if at == "orders" else "s3")
    if at == "alone":
        session.joined("x", "t3")
    if at == "orders":
        session.do(ORGANISER, "pitch.order", tables=["t3", "t1", "t2"])
    return session


@pytest.mark.parametrize(("what", "at", "do", "change", "refused"), CASES, ids=[case[0] for case in CASES])
def test_what_could_not_be_today_does_not_come_back(what: str, at: str, do: Do, change: Do, refused: str) -> None:
    session = staged(at)
    row = do(session)
    assert row
    change(session)
    assert session.refused(row.person, "undo", seq=row.seq) == refused
    assert session.see("desk:all")["undo"] is None or session.see("desk:all")["undo"]["seq"] != row.seq
    old = Row(session.state.seq + 1, session.now + 1, row.person, "older", "undo", {"seq": row.seq})
    apply(session.state, old)
    sees_all(session.state)
    assert session.state.lapsed == {old.seq: Lapsed(old.seq, "undo", refused)}
    session.rows.append(old)
    assert session.again() == session.state


def test_a_merge_is_undone_in_the_middle_of_another_table_s_vote() -> None:
    session = stage("s3")
    row = a_merge(session)
    close_a_vote(session)
    assert row and session.do(desk("t2"), "undo", seq=row.seq)


def test_hiding_is_undone_while_people_vote_as_it_is_done() -> None:
    session = stage("s3")
    row = session.do(desk("t1"), "idea.hide", idea=first(session), hidden=True)
    close_a_vote(session)
    assert row and session.do(PLENARY_DESK, "idea.hide", idea=session.state.ideas_at["t1"][2], hidden=True)
    assert session.do(desk("t1"), "undo", seq=row.seq)
