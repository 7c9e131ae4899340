"""People join, correct themselves, change table and are forgotten."""

from __future__ import annotations

import pytest

from workshop.core import Person, fold

from .play import ORGANISER, Rehearsed, desk
from .stages import person, stage, voting


def test_who_joins_without_a_table_gets_the_one_with_most_free_places() -> None:
    session = Rehearsed(places=2)
    for key in "abcdef":
        session.do(Person(f"p{key}", "participant"), "person.join")
    assert [len(session.state.people_at[table]) for table in ("t1", "t2", "t3")] == [2, 2, 2]
    assert [session.state.people[f"p{key}"].table for key in "abc"] == ["t1", "t2", "t3"]


def test_a_device_of_three_takes_three_places() -> None:
    session = Rehearsed(places=3)
    session.joined("a", "t1", seats=2)
    refused = session.refusal(Person("pb", "participant"), "person.join", table="t1", seats=2)
    assert (refused.kind, refused.values) == ("full", {"table": "t1", "free_tables": ["t2", "t3"]})
    session.do(Person("pb", "participant"), "person.join", seats=3)
    assert session.state.people["pb"].table == "t2"


def test_when_all_is_full_nobody_joins() -> None:
    session = Rehearsed(tables=1, places=1)
    session.joined("a")
    assert session.refusal(Person("pb", "participant"), "person.join").values == {"table": None, "free_tables": []}


def test_consents_are_off_until_given_one_by_one() -> None:
    session = stage("s2")
    someone = session.joined("new", "t1")
    assert session.state.people[someone.id].consents == {"room": False, "name": False, "quotes": False, "photo": False}
    session.do(someone, "person.edit", consents={"quotes": True})
    assert session.state.people[someone.id].consents == {"room": False, "name": False, "quotes": True, "photo": False}
    assert session.do(someone, "person.edit", consents={"quotes": True}) is None


def test_an_empty_name_is_no_name() -> None:
    session = stage("s2")
    someone = session.joined("new", "t1", name=" \u200b ")
    assert session.see(f"person:{someone.id}")["me"]["name"] is None
    session.do(someone, "person.edit", name="  Jeanne\n")
    assert session.see(f"person:{someone.id}")["me"]["name"] == "Jeanne"


def test_an_empty_function_is_not_said() -> None:
    session = stage("s2")
    someone = session.joined("new", "t1", function="")
    assert session.state.people[someone.id].function is None
    session.do(someone, "person.edit", function="local")
    session.do(someone, "person.edit", function="")
    assert session.see(f"person:{someone.id}")["me"]["function"] is None


@pytest.mark.parametrize("actor", [desk("t1"), ORGANISER, None])
def test_a_person_is_moved_by_themselves_their_desk_or_the_organiser(actor: Person | None) -> None:
    session = stage("s3")
    someone = person(session)
    body = {} if actor is None else {"person": someone.id}
    session.do(actor or someone, "person.move", table="t2", **body)
    assert someone.id in session.state.people_at["t2"] and someone.id not in session.state.people_at["t1"]
    assert session.see(f"person:{someone.id}")["me"]["table"] == "t2"


def test_ideas_stay_at_the_table_where_they_were_written() -> None:
    session = stage("s3")
    someone, idea = person(session), session.state.ideas_at["t1"][0]
    session.do(someone, "person.move", table="t2")
    assert session.state.ideas[idea].table == "t1"
    assert session.see(f"person:{someone.id}")[f"my/{idea}"]["editable"] is False
    assert session.refused(someone, "idea.edit", idea=idea, body="x", base=0) == "unknown_idea"


def test_a_move_is_undone_by_the_desk_that_did_it_unless_the_place_was_taken() -> None:
    session = Rehearsed(places=1)
    someone = session.joined("a", "t1")
    row = session.do(desk("t1"), "person.move", person=someone.id, table="t2")
    assert row
    other = session.joined("b", "t1")
    assert session.refused(desk("t2"), "undo", seq=row.seq) == "not_allowed"
    assert session.refused(desk("t1"), "undo", seq=row.seq) == "full"
    session.do(other, "person.move", table="t3")
    session.do(ORGANISER, "undo", seq=row.seq)
    assert list(session.state.people_at["t1"]) == [someone.id] and not session.state.people_at["t2"]


def test_seats_that_voted_are_not_taken_away_until_the_vote_is_sealed() -> None:
    session = stage("s4")
    someone = person(session)
    session.do(someone, "person.edit", seats=3)
    vote = voting(session)
    session.cast(someone, vote, 3)
    assert session.refused(someone, "person.edit", seats=2) == "vote_open"
    session.do(ORGANISER, "vote.close", vote=vote)
    assert session.refused(someone, "person.edit", seats=2) == "vote_open"
    session.do(ORGANISER, "vote.seal", vote=vote)
    session.do(someone, "person.edit", seats=2)
    assert session.see("phone:t1")["table"]["seats"] == 5


def test_who_is_forgotten_leaves_neither_name_nor_quote_anywhere() -> None:
    session = stage("s6")
    someone = person(session)
    name = session.state.people[someone.id].name
    quoted = [one["text"] for one in session.see("desk:t1")["verbatims"]]
    assert name and len(quoted) == 2
    session.do(someone, "person.erase")
    assert [one["text"] for one in session.see("desk:t1")["verbatims"]] == quoted[1:]
    assert name not in repr(session.state)
    assert session.do(ORGANISER, "person.erase", person=someone.id) is None


def test_the_log_without_what_was_personal_folds_to_the_state_after_forgetting() -> None:
    session = stage("s6")
    someone = person(session)
    session.do(someone, "person.edit", name="Jeanne", seats=2)
    session.do(someone, "person.move", table="t2")
    before = list(session.rows)
    session.do(ORGANISER, "person.erase", person=someone.id)
    assert "Jeanne" in repr(before) and "Jeanne" not in repr(session.rows)
    assert fold([*before, session.rows[-1]], code="REPETE") == fold(session.rows, code="REPETE") == session.state


def test_who_was_forgotten_may_say_their_name_again_and_be_forgotten_again() -> None:
    session = stage("s6")
    someone = person(session)
    session.do(someone, "person.erase")
    assert session.refused(someone, "person.edit", name="Jeanne") == "forgotten"
    session.do(someone, "person.join", name="Jeanne")
    assert session.see(f"person:{someone.id}")["me"]["name"] == "Jeanne"
    assert session.do(someone, "person.erase")
    assert session.see(f"person:{someone.id}")["me"] is None


def test_one_may_be_forgotten_after_the_session_is_archived() -> None:
    session = stage("s6")
    session.do(ORGANISER, "session.archive", archived=True)
    assert session.do(person(session), "person.erase") is not None
    assert session.refused(person(session, "t2"), "person.edit", seats=2) == "closed"
