"""Polls, counted by hand: in the order of the answers, nothing told under five, and nothing kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.core.play import PLENARY_DESK, Rehearsed, definition, desk, step
from workshop.core import Refused
from workshop.core.activities import Voting
from workshop.core.activities.ballot_shapes import Shape
from workshop.core.ballots import proposals, voting_of
from workshop.export.record import as_record
from workshop.memento.outline.composing import compose
from workshop.memento.outline.from_state import read

VOTING: Voting = voting_of("poll")
ABC = ("r1", "r2", "r3")


def counted(*ballots: str) -> list[int | None]:
    """How many gave each of three answers, of ballots written as the numbers of their answers."""
    told = VOTING.count({}, ABC, [{f"r{one}": 1 for one in ballot} for ballot in ballots])
    assert [one.option for one in told] == list(ABC) and not any(one.may_keep for one in told)
    return [one.figures["count"] for one in told]


def test_answers_are_counted_in_their_order_and_a_blank_ballot_is_none() -> None:
    assert counted("3", "3", "1", "3", "1", "") == [2, 0, 3]
    assert counted("12", "123", "1", "3", "2") == [3, 3, 2]


def test_under_five_answers_nothing_is_told_and_a_blank_ballot_is_no_answer() -> None:
    assert counted("1", "1", "2", "3") == counted("1", "1", "2", "3", "", "") == [None, None, None]
    assert VOTING.leaving("r1", [{"r1": 1}] * 4) == {} and VOTING.leaving("r1", [{"r1": 1}] * 5) == {"1": 5}


def shape(form: str) -> Shape:
    return VOTING.ballot(VOTING.rule({"form": form, "arrivals": "everybody"}, 3))


REFUSED: list[tuple[str, dict[str, int], dict[str, str], str]] = [
    ("one", {"r1": 1, "r2": 1}, {}, "over_most"),
    ("scale", {"r1": 5}, {}, "bad_field"),
    ("several", {"r9": 1}, {}, "unknown_option"),
    ("one", {"r1": 1}, {"r1": "Oui"}, "bad_field"),
    ("words", {}, {"r1/4": "mot"}, "bad_field"),
    ("words", {}, {"r1/1": "x" * 41}, "too_long"),
    ("text", {}, {"r1/2": "encore"}, "bad_field"),
    ("text", {"r1": 1}, {}, "bad_field"),
]


@pytest.mark.parametrize(("form", "choice", "words", "kind"), REFUSED)
def test_a_form_refuses_what_goes_beyond_it(
    form: str, choice: dict[str, int], words: dict[str, str], kind: str
) -> None:
    with pytest.raises(Refused, match=kind):
        shape(form).heard(frozenset(ABC), choice, words)


def asked(people: int, scope: str = "table", **settings: Any) -> Rehearsed:
    """A session whose second step is a poll of these settings, with so many people at its first table."""
    poll = {**step("s2", "poll", scope, **settings), "prompt": "Où en sommes-nous ?", "title": "Diagnostic"}
    session = Rehearsed(definition(2, steps=[step("s1", "share"), poll, step("s3", "sheets"), step("s4", "close")]))
    for number in range(people):
        session.joined(f"{number}", "t1", name=f"Prénom{number}", consents={"room": True, "name": True})
    session.move("s2")
    return session


def answered(session: Rehearsed, *ballots: Any, place: str = "t1") -> str:
    """The poll opened, answered by each person in turn, closed and counted."""
    driver = PLENARY_DESK if place == "all" else desk(place)
    vote = session.open(driver, place)
    for number, ballot in enumerate(ballots):
        person = next(row.person for row in session.rows if row.person.id == f"p{number}")
        body = {"choice": {f"r{ballot}": 1}} if isinstance(ballot, int) else {"choice": {}, "words": {"r1/1": ballot}}
        session.do(person, "ballot.cast", vote=vote, seat=1, **body)
    session.do(driver, "vote.close", vote=vote)
    session.do(driver, "vote.seal", vote=vote)
    return vote


def shown(session: Rehearsed, audience: str) -> list[int | None]:
    return [row["figures"]["count"] for row in session.see(audience)["result"]["rows"]]


def test_a_poll_is_shown_once_counted_and_keeps_nothing() -> None:
    session = asked(5, answers=["Loin", "En chemin", "Arrivés"])
    assert session.see("phone:t1")["vote"]["options"] == list(ABC)
    vote = answered(session, 1, 2, 2, 2, 3)
    assert [shown(session, one) for one in ("phone:t1", "desk:t1", "screen:t1")] == [[1, 3, 1]] * 3
    assert session.see("person:p0").get("order/1") in (None, list(ABC))
    assert session.see("desk:t1")["result"]["proposed"] == [] and proposals(session.state, "t1") == []
    assert session.refused(desk("t1"), "vote.select", vote=vote, ideas=["r1"]) == "reason_needed"
    assert session.again() == session.state


def test_everybody_reads_the_answers_in_the_same_order() -> None:
    session = asked(3)
    session.open(desk("t1"), "t1")
    assert [session.see(f"person:p{number}")["order/1"] for number in range(3)] == [list(ABC)] * 3


def test_a_poll_after_a_vote_leaves_what_the_vote_kept() -> None:
    steps = [step("s1", "share"), step("s2", "dots", keep=1), step("s3", "poll"), step("s4", "sheets")]
    session = Rehearsed(definition(1, steps=steps))
    someone = session.joined("0", "t1")
    idea = session.idea(someone, "Une idée")
    session.move("s2")
    vote = session.open(desk("t1"), "t1")
    session.cast(someone, vote, **{idea: 1})
    session.do(desk("t1"), "vote.seal", vote=vote)
    session.move("s3")
    answered(session, 1)
    assert proposals(session.state, "t1") == [idea]


@pytest.mark.parametrize("place", ["t1", "all"])
def test_under_five_no_page_and_no_export_holds_who_answered_what(place: str) -> None:
    session = asked(4, "plenary" if place == "all" else "table")
    answered(session, 1, 1, 1, 2, place=place)
    assert shown(session, f"desk:{place}") == shown(session, f"screen:{place}") == [None, None, None]
    record = as_record(session.state, session.rows)
    (vote,) = record["votes"]
    assert [(row["answer"], row["count"], row["marks"]) for row in vote["rows"]] == [
        ("Oui", None, {}), ("Non", None, {}), ("Sans avis", None, {})]  # fmt: skip
    sealed = next(row for row in record["log"] if row["name"] == "vote.seal")
    assert sealed["body"]["ballots"] == [{}, {}, {}, {}] and vote["ballots"] == 4


def test_words_are_told_without_a_name_and_go_as_ideas_do() -> None:
    session = asked(5, form="text")
    vote = answered(session, "Bien", "Trop long", "Clair", "Dense", "Court")
    told = session.see("screen:t1")["result"]["voices"]
    assert [one["text"] for one in told] == ["Bien", "Clair", "Court", "Dense", "Trop long"]
    assert {(one["by"], one["mark"]) for one in told} == {(None, 0)} and session.state.votes[vote].rule["open"]
    session.do(desk("t1"), "words.retire", words=told[4]["words"], retired=True)
    assert "Trop long" not in json.dumps(session.see("desk:t1"))
    assert "Trop long" not in json.dumps(as_record(session.state, session.rows))


def test_its_place_in_the_memento_is_between_the_method_and_the_themes() -> None:
    session = asked(5)
    answered(session, 1, 1, 1, 2, 3)
    parts = compose(read(session.state, session.rows)).parts
    keys = [getattr(part, "key", "") for part in parts]
    assert keys[keys.index("_Methode") + 1] == "_Sondages" and "_Resultats" not in keys
    section = repr(parts[keys.index("_Sondages")])
    assert "Où en sommes-nous ?" in section and "Prénom" not in section
