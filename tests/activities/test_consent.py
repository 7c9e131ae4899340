"""Consent, counted by hand; nothing is adopted while an objection stands, whatever the reason."""

from __future__ import annotations

from typing import Any

import pytest

from tests.core.play import PLENARY_DESK, Rehearsed, definition, desk, step
from workshop.core.activities import Voting
from workshop.core.ballots import proposals, voting_of
from workshop.memento.outline.book import Book
from workshop.memento.outline.from_state import read
from workshop.memento.outline.sheets import sheet

VOTING: Voting = voting_of("consent")
C, R, X = 1, 2, 3


def counted(*ballots: tuple[int, ...]) -> list[tuple[str, int, tuple[int, ...], bool]]:
    """Option, rank, figures and whether it may be kept, of ballots written as stances on a, b, c; 0: nothing said."""
    choices = [{one: mark for one, mark in zip("abc", ballot, strict=True) if mark} for ballot in ballots]
    told = VOTING.count({}, list("abc"), choices)
    return [(one.option, one.rank, tuple(one.figures.values()), one.may_keep) for one in told]


def test_one_objection_outweighs_any_number_of_consents_and_silence_keeps_nothing() -> None:
    assert counted((C, C, 0), (X, R, 0), (C, R, 0), (C, C, 0)) == [
        ("b", 1, (2, 2, 0), True), ("a", 2, (3, 0, 1), False), ("c", 3, (0, 0, 0), False)]  # fmt: skip


def test_fewest_objections_then_reservations_then_most_consents_and_equals_share_a_rank() -> None:
    assert [one[:2] for one in counted((C, C, C), (0, C, R))] == [("b", 1), ("a", 2), ("c", 3)]
    assert [one[:2] for one in counted((X, X, X), (X, C, X))] == [("b", 1), ("a", 2), ("c", 2)]
    assert [one[1] for one in counted()] == [1, 1, 1]


def rounds(*stances: tuple[int, ...], sealed: bool = True) -> tuple[Rehearsed, list[str], str, list[Any]]:
    """A session of one round, sealed, of these stances on two ideas; who objects or has a reservation says « Non »."""
    session = Rehearsed(definition(2, steps=[step("s1", "share"), step("s2", "consent"), step("s3", "sheets")]))
    agrees = {"room": True, "name": True}
    people = [
        session.joined(f"{n}", "t1", name=f"Prénom{n}", consents=agrees if n else {}) for n in range(len(stances))
    ]
    ideas = [session.idea(people[0], f"Idée {number}") for number in range(2)]
    session.move("s2")
    return session, ideas, again(session, people, ideas, *stances, sealed=sealed), people


def again(
    session: Rehearsed, people: list[Any], ideas: list[str], *stances: tuple[int, ...], sealed: bool = True
) -> str:
    vote = session.open(desk("t1"), "t1")
    for person, marks in zip(people, stances, strict=True):
        words = {one: "Non" for one, mark in zip(ideas, marks, strict=True) if mark > C}
        body = {"vote": vote, "seat": 1, "choice": dict(zip(ideas, marks, strict=True))}
        session.do(person, "ballot.cast", **body, **({"words": words} if words else {}))
    if sealed:
        session.do(desk("t1"), "vote.seal", vote=vote)
    return vote


def test_what_meets_an_objection_is_not_selected_reason_or_not() -> None:
    session, ideas, vote, _ = rounds((C, C), (R, X))
    assert session.see("desk:t1")["result"]["proposed"] == [ideas[0]] and proposals(session.state, "t1") == [ideas[0]]
    for more in ({}, {"reason": "On y tient"}):
        assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=ideas, **more) == "objection"
        assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=ideas[1:], **more) == "objection"
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ideas[:1])


def test_a_new_round_starts_empty_and_may_lift_the_objection() -> None:
    session, ideas, _, people = rounds((C, C), (R, X))
    vote = session.open(desk("t1"), "t1")
    assert session.see("person:p1").get("ballot/1") is None
    session.do(desk("t1"), "vote.seal", vote=vote)
    vote = again(session, people, ideas, (C, C), (C, R))
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ideas)
    assert session.see("desk:t1")["result"]["selected"] == ideas and session.again() == session.state


def refused(session: Rehearsed, vote: str, *ideas: str) -> str:
    """What refuses that these are selected, the same with a reason and without."""
    kinds = {
        session.refused(desk("t1"), "vote.select", vote=vote, ideas=list(ideas), **more)
        for more in ({}, {"reason": "On y tient"})
    }
    return kinds.pop() if len(kinds) == 1 else str(kinds)


def test_an_empty_round_lifts_no_objection() -> None:
    session, ideas, _, _ = rounds((C, C), (R, X))
    vote = session.open(desk("t1"), "t1")
    session.do(desk("t1"), "vote.seal", vote=vote)
    assert refused(session, vote, *ideas) == refused(session, vote, ideas[1]) == "not_adopted"


@pytest.mark.parametrize("back", ["retired", "undone", "withdrawn"])
def test_an_idea_that_was_gone_while_it_was_counted_does_not_come_back_without_its_objection(back: str) -> None:
    session, ideas, vote, people = rounds((C, C), (R, X), sealed=False)
    name, who = ("idea.withdraw", people[0]) if back == "withdrawn" else ("idea.retire", desk("t1"))
    key = "withdrawn" if back == "withdrawn" else "retired"
    row = session.do(who, name, idea=ideas[1], **{key: True})
    assert row is not None
    session.do(desk("t1"), "vote.close", vote=vote)
    if back == "withdrawn":
        session.do(who, name, idea=ideas[1], withdrawn=False)
        assert not session.state.ideas[ideas[1]].gone
    session.do(desk("t1"), "vote.seal", vote=vote)
    if back == "retired":
        session.do(who, name, idea=ideas[1], retired=False)
    if back == "undone":
        session.do(who, "undo", seq=row.seq)
    assert refused(session, vote, *ideas) == ("objection" if back == "withdrawn" else "not_adopted")


def test_a_later_objection_takes_away_what_a_former_round_had_kept() -> None:
    session, ideas, vote, people = rounds((C, C), (R, C))
    session.do(desk("t1"), "vote.select", vote=vote, ideas=ideas)
    assert proposals(session.state, "t1") == ideas
    again(session, people, ideas, (C, C), (C, X))
    assert proposals(session.state, "t1") == session.see("desk:t1")["result"]["proposed"] == ideas[:1]
    assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=ideas, reason="On y tient") == "moved_on"
    again(session, people, ideas, (C, C), (C, C))
    assert proposals(session.state, "t1") == ideas and session.again() == session.state


def test_few_ballots_need_no_question_for_all_is_told_anyway() -> None:
    session, _, _, _ = rounds((C, C))
    assert session.see("desk:t1")["result"]["ballots"] == 1


def test_reservations_are_printed_with_the_proposal_and_who_did_not_agree_is_a_voice() -> None:
    session, ideas, _, _ = rounds((R, C), (R, C), (C, X))
    book = Book(read(session.state, session.rows), False)
    proposal = next(one for one in book.sheets if one.idea == ideas[0])
    told = [(one.text, one.by) for one in sheet(book, proposal).quotations]
    assert told == [("Non", "Réserve, Prénom1"), ("Non", "Réserve, une voix")]
    assert [(voice.idea, voice.mark, voice.by) for voice in book.day.votes[0].voices] == [
        (ideas[0], R, "Prénom1"), (ideas[0], R, None), (ideas[1], X, "Prénom2")]  # fmt: skip


def test_the_plenary_consents_on_what_tables_kept() -> None:
    steps = [step("s1", "share"), step("s2", "dots", keep=1), step("s3", "consent", "plenary")]
    session = Rehearsed(definition(2, steps=steps))
    people = [session.joined(f"{n}", f"t{n}") for n in (1, 2)]
    ideas = [session.idea(one, f"Idée {one.id}") for one in people]
    session.move("s2")
    for table, one, idea in zip(("t1", "t2"), people, ideas, strict=True):
        vote = session.open(desk(table), table)
        session.cast(one, vote, **{idea: 1})
        session.do(desk(table), "vote.seal", vote=vote)
    session.move("s3")
    vote = session.open(PLENARY_DESK, "all")
    session.cast(people[0], vote, **dict.fromkeys(ideas, C))
    session.do(PLENARY_DESK, "vote.close", vote=vote)
    rows = session.see("screen:all")["result"]["rows"]
    assert {row["id"]: row["figures"]["consents"] for row in rows} == dict.fromkeys(ideas, 1)
