# ruff: noqa: E501 (a table of cases reads one a line)
"""Undo gives back what was, only while nothing it touched has changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from workshop.core import Person
from workshop.core.model.state import UNDOABLES

from .play import ORGANISER, PLENARY_DESK, Rehearsed, desk
from .stages import person, stage, voting

Do = Callable[[Rehearsed], Any]


def first(session: Rehearsed) -> str:
    return session.state.ideas_at["t1"][0]


ACTS: list[tuple[str, str, Do]] = [
    ("going on", "s3", lambda s: s.do(desk("t1"), "step.go", step="s4", version=s.version("t1"))),
    ("going back", "s4", lambda s: s.do(desk("t1"), "step.go", step="s3", version=s.version("t1"))),
    ("moving all", "s3", lambda s: s.move("s6")),
    ("a gate", "s3", lambda s: s.do(ORGANISER, "step.gate", step="s4", gate="held", tables="all")),
    ("a timer", "s3", lambda s: s.do(desk("t1"), "timer.set", left=5)),
    ("time added", "s3", lambda s: s.do(ORGANISER, "timer.add", seconds=120, tables="all")),
    ("a pause", "s3", lambda s: s.do(desk("t1"), "timer.pause")),
    ("an edit", "s3", lambda s: s.do(desk("t1"), "idea.edit", idea=first(s), base=s.state.ideas[first(s)].version, body="x")),
    ("parking", "s3", lambda s: s.do(desk("t1"), "idea.park", idea=first(s), parked=True)),
    ("hiding", "s3", lambda s: s.do(desk("t1"), "idea.hide", idea=first(s), hidden=True)),
    ("a group", "s3", lambda s: s.do(desk("t1"), "group.create", title="G", ideas=s.state.ideas_at["t1"][:2])),
    ("a merge", "s3", lambda s: s.do(desk("t1"), "idea.merge", into=first(s), ideas=s.state.ideas_at["t1"][1:4])),
    ("an unmerge", "s4", lambda s: s.do(desk("t1"), "idea.unmerge", idea=s.state.ideas_at["t1"][1])),
    ("an idea written", "s3", lambda s: s.do(person(s), "idea.write", body="x")),
    ("a withdrawal", "s3", lambda s: s.do(person(s), "idea.withdraw", idea=first(s), withdrawn=True)),
    ("revealing", "s2", lambda s: s.do(desk("t1"), "ideas.reveal", revealed=True, version=s.version("t1"))),
    ("opening a vote", "s4", lambda s: s.do(desk("t1"), "vote.open", version=s.version("t1"))),
    ("a sheet's field", "s5", lambda s: s.do(desk("t1"), "sheet.write", proposal=first(s), field="owner", text="x", base=0)),
    ("a verbatim", "s5", lambda s: s.do(desk("t1"), "verbatim.pick", text="x")),
    ("a spotlight", "s3", lambda s: s.do(desk("t1"), "screen.spotlight", idea=first(s))),
    ("a blank screen", "s3", lambda s: s.do(desk("t1"), "screen.blank", blank=True)),
    ("an order", "s6", lambda s: s.do(ORGANISER, "pitch.order", tables=["t3", "t2"])),
    ("a turn", "s6", lambda s: s.do(ORGANISER, "pitch.go", turn=0, version=s.version("all"))),
    ("a call", "s3", lambda s: s.do(desk("t1"), "call.raise", text="x")),
    ("a message", "s3", lambda s: s.do(ORGANISER, "message.send", text="x", tables="all")),
    ("a move", "s3", lambda s: s.do(desk("t1"), "person.move", person=person(s).id, table="t2")),
]  # fmt: skip
FLEETING = {"undo", "events", "version", "contributed", "last_at", "base"}


def sights(session: Rehearsed) -> Any:
    """All that anybody sees, but what says that something happened."""
    audiences = [f"{who}:{table}" for who in ("phone", "desk", "screen") for table in ("t1", "t2", "t3")]
    return _settled({audience: session.see(audience) for audience in [*audiences, "desk:all", "screen:all", "tower"]})


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        gone = {f"{kind}/{key}" for kind in ("my",) for key in value}
        return {key: _settled(one) for key, one in value.items() if key not in FLEETING | gone and key != "pending"}
    return [_settled(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("act", "at", "do"), ACTS, ids=[act for act, _, _ in ACTS])
def test_undoing_shows_everybody_what_was(act: str, at: str, do: Do) -> None:
    session = stage(at)
    before = sights(session)
    row = do(session)
    session.do(row.person, "undo", seq=row.seq)
    assert sights(session) == before
    assert session.do(row.person, "undo", seq=row.seq) is None
    assert session.again() == session.state


@pytest.mark.parametrize(("act", "at", "do"), ACTS, ids=[act for act, _, _ in ACTS])
def test_what_changed_since_is_not_undone(act: str, at: str, do: Do) -> None:
    session = stage(at)
    row = do(session)
    for name in session.state.undoables[row.seq].before:
        session.state.changed[name] = row.seq + 1
        refused = session.refusal(row.person, "undo", seq=row.seq)
        assert (refused.kind, refused.values) == ("moved_on", {"what": name.split("/")[0]})
        session.state.changed[name] = row.seq


def test_undoing_a_vote_s_opening_is_refused_once_somebody_voted() -> None:
    session = stage("s4")
    vote = voting(session)
    opened = session.rows[-1].seq
    session.cast(person(session), vote)
    assert session.refused(ORGANISER, "undo", seq=opened) == "moved_on"


def test_after_an_undone_opening_the_next_round_has_a_name_of_its_own() -> None:
    session = stage("s4")
    voting(session)
    session.do(ORGANISER, "undo", seq=session.rows[-1].seq)
    assert session.see("phone:t1")["vote"]["phase"] == "before"
    assert voting(session) == "v-s4-t1-2"


def test_undoing_a_closing_takes_ballots_again() -> None:
    session = stage("s4")
    vote = voting(session)
    row = session.do(desk("t1"), "vote.close", vote=vote)
    assert row
    session.do(desk("t1"), "undo", seq=row.seq)
    assert session.cast(person(session), vote)


def test_undoing_a_step_forward_leaves_sealed_what_it_sealed() -> None:
    session = stage("s4")
    vote = voting(session)
    row = session.go("s5", "t1")
    assert row
    session.do(ORGANISER, "undo", seq=row.seq)
    assert session.see("desk:t1")["step"]["phase"] == "sealed" and session.state.votes[vote].phase == "sealed"


def test_a_merge_is_not_undone_under_an_open_vote() -> None:
    session = stage("s3")
    row = session.do(desk("t1"), "idea.merge", into=first(session), ideas=[session.state.ideas_at["t1"][1]])
    assert row
    session.go("s4", "t1")
    voting(session)
    assert session.refused(desk("t1"), "undo", seq=row.seq) == "vote_open"


def test_an_unparking_is_not_undone_once_the_table_chose_that_idea() -> None:
    session = stage("s3")
    idea = first(session)
    session.do(desk("t1"), "idea.park", idea=idea, parked=True)
    row = session.do(desk("t1"), "idea.park", idea=idea, parked=False)
    assert row
    session.go("s4", "t1")
    vote = voting(session)
    session.cast(person(session), vote, **{idea: 3})
    session.do(desk("t1"), "vote.seal", vote=vote)
    assert session.refused(desk("t1"), "undo", seq=row.seq) == "breaks"


WHO: list[tuple[str, Person, str | None]] = [
    ("the same desk", desk("t1"), None),
    ("a colleague of the same table", Person("dother", "desk", "t1"), None),
    ("another table's desk", desk("t2"), "not_allowed"),
    ("the plenary's desk", PLENARY_DESK, "not_allowed"),
    ("the organiser", ORGANISER, None),
]


@pytest.mark.parametrize(("who", "actor", "refused"), WHO, ids=[who for who, _, _ in WHO])
def test_who_may_undo_a_desk_s_act(who: str, actor: Person, refused: str | None) -> None:
    session = stage("s3")
    row = session.do(desk("t1"), "screen.blank", blank=True)
    assert row
    if refused:
        assert session.refused(actor, "undo", seq=row.seq) == refused
    else:
        assert session.do(actor, "undo", seq=row.seq)


def test_a_participant_undoes_their_own_act_and_nobody_else_s() -> None:
    session = stage("s3")
    row = session.do(person(session), "idea.write", body="x")
    assert row
    assert session.refused(person(session, "t1", 1), "undo", seq=row.seq) == "not_allowed"
    assert session.do(person(session), "undo", seq=row.seq)


def test_the_desk_is_offered_its_last_act_for_eight_seconds_and_no_other() -> None:
    session = stage("s3")
    row = session.do(desk("t1"), "screen.blank", blank=True)
    assert row
    offered = {"seq": row.seq, "name": "screen.blank", "by": desk("t1").id, "until": row.at + 8000}
    assert session.see("desk:t1")["undo"] == offered and session.see("desk:t2")["undo"] is None
    session.do(desk("t1"), "undo", seq=row.seq)
    assert session.see("desk:t1")["undo"] is None


def test_what_the_organiser_does_elsewhere_leaves_the_desk_its_own_undo() -> None:
    session = stage("s3")
    row = session.do(desk("t1"), "screen.blank", blank=True)
    session.do(ORGANISER, "timer.add", seconds=120, tables="all")
    assert row and session.see("desk:t1")["undo"]["seq"] == row.seq
    assert session.see("tower")["undo"]["name"] == "timer.add" == session.see("desk:all")["undo"]["name"]


def test_only_the_last_two_hundred_acts_are_kept() -> None:
    session = stage("s3")
    rows = [session.do(desk("t1"), "screen.blank", blank=number % 2 == 0) for number in range(UNDOABLES + 5)]
    assert len(session.state.undoables) == UNDOABLES and rows[0]
    assert session.refused(desk("t1"), "undo", seq=rows[0].seq) == "not_undoable"


def test_an_undo_keeps_a_copy_that_later_changes_do_not_reach() -> None:
    session = stage("s3")
    idea = first(session)
    before = copy.deepcopy(session.state.ideas[idea])
    row = session.do(desk("t1"), "idea.merge", into=idea, ideas=[session.state.ideas_at["t1"][1]])
    assert row and session.state.undoables[row.seq].before[f"ideas/{idea}"] == before
