"""Ballots of open votes leave as far as they were told, and the session comes back with them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.activities.test_poll import answered, asked
from tests.core.play import ORGANISER, Rehearsed, desk
from tests.core.test_open_ballots import Circle
from tests.importing.test_session_file import assert_it_returns
from workshop.export.record import as_record, session_json

DESK = desk("t1")


def polled(*said: Any, form: str = "text") -> Rehearsed:
    """A poll of people who agree to be named, sealed."""
    session = asked(len(said), form=form)
    answered(session, *said)
    return session


def log(session: Rehearsed, name: str = "ballot.cast") -> list[dict[str, Any]]:
    return [row for row in as_record(session.state, session.rows)["log"] if row["name"] == name]


def test_who_said_what_in_a_poll_changes_nothing_of_what_leaves() -> None:
    one, other = polled("Bien", "Court", "Dense"), polled("Dense", "Bien", "Court")
    assert session_json(one.state, one.rows) == session_json(other.state, other.rows)
    assert sorted(row["body"]["words"]["r1/1"] for row in log(one)) == ["Bien", "Court", "Dense"]
    assert any(row["body"].get("name") for row in log(one, "person.join")), "people are named there"


@pytest.mark.parametrize("form", ["one", "several", "scale", "words", "text"])
def test_a_poll_comes_back(form: str) -> None:
    said = [1, 2, 3, 1, 1, 2] if form in ("one", "several", "scale") else ["Oui", "Non", "Oui", "Ni", "Si", "Bof"]
    assert_it_returns(polled(*said, form=form))


def test_what_a_ballot_said_before_the_last_does_not_leave() -> None:
    circle = Circle()
    circle.say(0, 3, w0="Jamais")
    circle.say(0, 1)
    circle.say(1, 2, w0="Trop cher")
    circle.do(DESK, "vote.seal", vote=circle.vote)
    assert [row["body"].get("choice") for row in log(circle)] == [None, {circle.ideas[0]: 1}, {circle.ideas[0]: 2}]
    assert "Jamais" not in session_json(circle.state, circle.rows)
    assert_it_returns(circle)


@pytest.mark.parametrize("act", ["retired", "returned", "undone", "erased"])
@pytest.mark.parametrize("after", ["closed", "sealed", "forgotten", "again"])
def test_words_that_were_taken_out_come_back_as_they_are_told(act: str, after: str) -> None:
    """Whether their vote is still closed, is sealed, their voter is forgotten since, or votes again."""
    circle = Circle()
    circle.say(0, 2, w0="Trop cher")
    circle.say(1, 2, w0="Trop tôt")
    circle.close()
    words = next(one["words"] for one in circle.see("desk:t1")["result"]["voices"] if one["by"] == "Alice")
    if act == "erased":
        circle.do(ORGANISER, "words.erase", words=words)
    else:
        circle.do(DESK, "words.retire", words=words, retired=True)
    if act == "returned":
        circle.do(DESK, "words.retire", words=words, retired=False)
    if act == "undone":
        circle.do(DESK, "undo", seq=circle.state.seq)
    if after == "again":
        circle.do(DESK, "vote.reopen", vote=circle.vote)
        circle.say(0, 1)
    if after != "closed":
        circle.do(DESK, "vote.seal", vote=circle.vote)
    if after == "forgotten":
        circle.do(circle.people[0], "person.erase")
    told = act in ("returned", "undone") and after == "sealed"
    assert ("Trop cher" in json.dumps(log(circle), ensure_ascii=False)) == told
    assert_it_returns(circle)
