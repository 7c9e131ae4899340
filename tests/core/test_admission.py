"""Whose place is freed, who is sent out, who waits at a door, who is let in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from workshop.core import OPERATIONS, Person, Row, State, fold
from workshop.core.ballots import entitled
from workshop.core.positions import free_at, seats_at
from workshop.export.redaction import leaving
from workshop.memento.outline.from_state import read

from .play import ORGANISER, PLENARY_DESK, Rehearsed, desk
from .stages import person, stage, voting
from .test_properties import QUICK, STARTS, WISHES, ask
from .wishes import Numbers

NOTHING = {"idea.write": {"body": "Encore"}, "person.edit": {"name": "X"}, "person.move": {"table": "t2"}}


def outside(session: Rehearsed, audience: str = "desk:t1") -> list[tuple[str, str]]:
    seen = session.see(audience)
    return [(one, seen[f"person/{one}"]["status"]) for one in seen["outside"]]


def test_a_table_of_two_whose_ghost_is_freed_takes_somebody_else() -> None:
    session = Rehearsed(places=2)
    ghost = session.joined("ghost", "t1", seats=2)
    assert session.refused(Person("pnew", "participant"), "person.join", table="t1") == "full"
    session.do(desk("t1"), "person.free", person=ghost.id)
    session.joined("new", "t1")
    assert session.see("phone:t1")["table"]["seats"] == 1 and session.see("desk:t1")["people"] == ["pnew"]
    assert session.do(desk("t1"), "person.free", person=ghost.id) is None


def test_who_took_part_loses_a_seat_at_a_full_table_by_a_press_that_means_it_and_no_idea() -> None:
    session = stage("s3")
    someone, stranger = person(session), Person("pnew", "participant")
    ideas = session.see("phone:t1")["ideas"]
    session.joined("idle", "t1", seats=free_at(session.state, "t1"))
    assert session.refused(stranger, "person.join", table="t1") == "full"
    assert session.refused(desk("t1"), "person.free", person=someone.id) == "took_part"
    assert session.refused(desk("t1"), "person.free", person=someone.id, took_part=False) == "took_part"
    row = session.do(desk("t1"), "person.free", person=someone.id, took_part=True)
    assert row and row.body == {"person": someone.id}
    session.do(stranger, "person.join", table="t1")
    assert session.see("phone:t1")["ideas"] == ideas


@pytest.mark.parametrize(("at", "votes"), [("s2", False), ("s4", True)])
def test_where_counts_alone_are_told_it_is_asked_of_everybody(at: str, votes: bool) -> None:
    session = stage(at)
    if votes:
        session.cast(person(session), voting(session), 1)
    session.joined("idle", "t1")
    for one in list(session.state.people_at["t1"]):
        assert session.refused(desk("t1"), "person.free", person=one) == "took_part"


def test_who_did_nothing_is_freed_at_once_where_nothing_is_kept_back() -> None:
    session = stage("s3")
    session.joined("idle", "t1")
    assert session.do(desk("t1"), "person.free", person="pidle")


def test_a_place_is_given_to_the_device_that_asked_and_back_by_an_undo() -> None:
    session = stage("s3")
    someone = person(session)
    row = session.do(desk("t1"), "person.recognise", person=someone.id, asked="a1", device="new")
    assert row and session.state.people[someone.id].claim == "a1"
    assert session.do(desk("t1"), "person.recognise", person=someone.id, asked="a1", device="new") is None
    session.do(desk("t1"), "undo", seq=row.seq)
    assert session.state.people[someone.id].claim is None and session.again() == session.state


def test_one_request_gives_one_place() -> None:
    """Two presses on two of one first name, the second before the first is known."""
    session = stage("s3")
    first, second = person(session, "t1", 0), person(session, "t1", 1)
    session.do(desk("t1"), "person.recognise", person=first.id, asked="a1", device="new")
    assert session.refused(desk("t1"), "person.recognise", person=second.id, asked="a1") == "asked_no_more"


def test_a_device_that_lost_a_place_pays_for_nobody_and_is_known_for_nobody_forgotten() -> None:
    session = Rehearsed(places=30)
    someone = session.joined("one", "t1", seats=12, device="old")
    row = session.do(desk("t1"), "person.recognise", person=someone.id, asked="a1", device="new")
    assert session.joined("two", "t1", seats=12, device="old")
    session.do(desk("t1"), "undo", seq=row.seq if row else 0)
    assert session.state.people[someone.id].device == "old"
    assert session.joined("three", "t1", seats=6, device="new") and session.again() == session.state
    session.do(someone, "person.erase")
    assert not any(someone.id in people for people in session.state.devices.values())


def test_a_claim_outlasts_all_that_its_owner_does() -> None:
    """Else the device that was lost would be theirs again."""
    session = stage("s3")
    someone = person(session)
    session.do(desk("t1"), "person.recognise", person=someone.id, asked="a1")
    for name, body in (("person.edit", {"name": "Zoé", "seats": 2}), ("person.move", {"table": "t2"})):
        session.do(someone, name, **body)
    session.do(ORGANISER, "person.free", person=someone.id, took_part=True)
    session.do(someone, "person.join", table="t1")
    session.do(someone, "person.erase")
    assert session.state.people[someone.id].claim == "a1"


def test_whose_place_was_freed_is_recognised_and_who_is_out_or_forgotten_is_not() -> None:
    session = stage("s3")
    freed, out, forgotten = (person(session, "t1", at) for at in range(3))
    session.do(desk("t1"), "person.free", person=freed.id, took_part=True)
    session.do(desk("t1"), "person.exclude", person=out.id)
    session.do(forgotten, "person.erase")
    assert session.do(desk("t1"), "person.recognise", person=freed.id, asked="a1")
    assert session.refused(desk("t1"), "person.recognise", person=out.id, asked="a1") == "sent_out"
    assert session.refused(desk("t1"), "person.recognise", person=forgotten.id, asked="a1") == "forgotten"
    assert session.refused(desk("t2"), "person.recognise", person=freed.id, asked="a2") == "unknown_person"


def test_who_comes_back_takes_a_place_again_with_all_that_is_theirs() -> None:
    session = stage("s3")
    someone = person(session)
    mine = session.see(f"person:{someone.id}")["mine"]
    session.do(desk("t1"), "person.free", person=someone.id, took_part=True)
    assert session.see(f"person:{someone.id}") == {"me": None, "mine": []}
    for name, body in NOTHING.items():
        assert session.refused(someone, name, **body) == "place_freed"
    session.do(someone, "person.join", table="t2", name="Alice")
    assert session.see(f"person:{someone.id}")["mine"] == mine
    assert session.refused(someone, "person.join") == "joined_already"


@pytest.mark.parametrize("actor", [desk("t1"), PLENARY_DESK, ORGANISER])
def test_who_is_sent_out_is_accepted_nothing_and_their_words_and_ballot_stay(actor: Person) -> None:
    session = stage("s4")
    someone, vote = person(session), voting(session)
    session.cast(someone, vote, 1)
    ideas = list(session.state.ideas_by[someone.id])
    session.do(actor, "person.exclude", person=someone.id)
    for name, body in {**NOTHING, "person.join": {}, "ballot.cast": {"vote": vote, "seat": 1, "choice": {}}}.items():
        assert session.refused(someone, name, **body) == "sent_out"
    assert outside(session) == outside(session, "desk:all") == [(someone.id, "out")]
    assert not any(session.state.ideas[one].withdrawn for one in ideas)
    seen = session.see("desk:t1")["vote"]
    assert (seen["ballots"], seen["seats"]) == (1, 4)


def test_the_ideas_of_who_is_sent_out_are_retired_where_the_desk_says_so_and_come_back_with_them() -> None:
    session = stage("s3")
    someone = person(session)
    ideas = list(session.state.ideas_by[someone.id])
    row = session.do(desk("t1"), "person.exclude", person=someone.id, retire=True)
    assert row and ideas and all(session.state.ideas[one].retired for one in ideas)
    session.do(desk("t1"), "undo", seq=row.seq)
    assert not any(session.state.ideas[one].gone for one in ideas) and session.state.people[someone.id].seated


def test_another_tables_desk_sends_nobody_out() -> None:
    session = stage("s3")
    for name in ("person.free", "person.exclude"):
        assert session.refused(desk("t2"), name, person=person(session).id) == "unknown_person"
    assert session.refused(desk("t2"), "door.close", closed=True, place="t1") == "unknown_table"


def test_whoever_has_the_same_device_as_one_sent_out_waits() -> None:
    session = stage("s3")
    session.joined("a", "t1", device="d1")
    session.do(desk("t1"), "person.exclude", person="pa")
    session.joined("b", "t1", device="d1")
    session.joined("c", "t1", device="d2")
    assert outside(session) == [("pb", "waiting"), ("pa", "out")]
    assert session.refused(Person("pb", "participant"), "idea.write", body="x") == "not_admitted"
    session.do(desk("t1"), "person.admit", people=["pb"])
    assert session.idea(Person("pb", "participant"), "Me revoici")


def test_a_closed_door_lets_in_whom_the_desk_lets_in() -> None:
    session = Rehearsed(places=2)
    session.do(desk("t1"), "door.close", closed=True)
    waiting = [session.joined(key, "t1").id for key in "abc"]
    assert session.see("phone:t1")["table"]["seats"] == 0 and session.see("desk:t1")["doors"] == ["t1"]
    assert session.do(desk("t2"), "person.admit", people="all") is None
    session.do(desk("t1"), "person.admit", people="all")
    assert session.see("desk:t1")["people"] == waiting[:2] and outside(session) == [("pc", "waiting")]
    assert session.refused(desk("t1"), "person.admit", people="all") == "full"
    session.do(ORGANISER, "person.admit", people=["pc"])
    assert session.see("desk:t2")["people"] == ["pc"]


def test_who_does_not_say_a_table_comes_to_one_whose_door_is_open() -> None:
    session = Rehearsed(places=2)
    session.do(desk("t1"), "door.close", closed=True)
    session.do(Person("pa", "participant"), "person.join")
    assert session.state.people["pa"].table == "t2" and session.state.people["pa"].seated
    assert session.refused(Person("pa", "participant"), "person.move", table="t1") == "door_closed"
    session.do(desk("t2"), "person.move", person="pa", table="t1")


def test_the_rooms_door_is_closed_for_all_tables_and_opens_again_by_undo() -> None:
    session = Rehearsed()
    row = session.do(ORGANISER, "door.close", closed=True)
    session.joined("a", "t2")
    assert session.see("tower")["doors"] == session.see("desk:t3")["doors"] == ["all"] and row
    session.do(ORGANISER, "undo", seq=row.seq)
    assert session.joined("b", "t2") and session.see("desk:t2")["people"] == ["pb"]
    assert session.see("tower")["outside"][0]["id"] == "pa"


@pytest.mark.parametrize("name", ["person.free", "person.exclude"])
def test_it_is_undone_while_the_place_is_free(name: str) -> None:
    session = Rehearsed(places=1)
    someone = session.joined("a", "t1")
    row = session.do(desk("t1"), name, person=someone.id)
    other = session.joined("b", "t1")
    assert row and session.refused(desk("t1"), "undo", seq=row.seq) == "full"
    session.do(other, "person.move", table="t2")
    session.do(desk("t1"), "undo", seq=row.seq)
    assert session.see("desk:t1")["people"] == [someone.id] and session.see("desk:t1")["outside"] == []


def test_letting_in_is_undone() -> None:
    session = Rehearsed()
    session.do(ORGANISER, "door.close", closed=True)
    session.joined("a", "t1")
    row = session.do(desk("t1"), "person.admit", people="all")
    assert row
    session.do(desk("t1"), "undo", seq=row.seq)
    assert outside(session) == [("pa", "waiting")] and seats_at(session.state, "t1") == 0


def test_one_device_carries_twelve_seats_in_all() -> None:
    session = Rehearsed(places=40)
    session.joined("a", "t1", seats=7, device="d1")
    joining = {"table": "t1", "device": "d1"}
    refused = session.refusal(Person("pb", "participant"), "person.join", seats=6, **joining)
    assert (refused.kind, refused.values) == ("device_full", {"limit": 12})
    someone = session.joined("b", seats=5, **joining)
    assert session.refused(someone, "person.edit", seats=6) == "device_full"
    session.joined("c", "t1", seats=12, device="d2")
    session.joined("d", "t1", seats=12)
    session.do(desk("t1"), "person.free", person="pa")
    session.do(someone, "person.edit", seats=6)


def test_forgetting_frees_the_place_and_an_old_log_that_did_not_is_read_as_it_was() -> None:
    session = stage("s3")
    someone = person(session)
    session.do(ORGANISER, "person.erase", person=someone.id)
    assert session.see("phone:t1")["table"]["seats"] == 3
    old = [row._replace(body={"person": someone.id}) if row.name == "person.erase" else row for row in session.rows]
    assert seats_at(fold(old), "t1") == 4 and fold(old).people[someone.id].seated


def test_who_is_forgotten_during_a_vote_leaves_their_ballot() -> None:
    session = stage("s4")
    someone, vote = person(session), voting(session)
    session.cast(someone, vote, 1)
    session.do(someone, "person.erase")
    session.do(ORGANISER, "vote.seal", vote=vote)
    assert (len(session.state.votes[vote].ballots or []), entitled(session.state, session.state.votes[vote])) == (1, 4)


def test_who_never_came_in_is_no_participant_and_no_device_leaves() -> None:
    session = stage("s3")
    came = len(read(session.state, session.rows).people)
    session.joined("a", "t1", device="d1")
    session.do(desk("t1"), "person.free", person="pa")
    session.do(ORGANISER, "door.close", closed=True)
    session.joined("b", "t1", device="d1")
    session.do(desk("t1"), "person.exclude", person=person(session).id)
    assert len(read(session.state, session.rows).people) == came
    assert not any("device" in row.body for row in leaving(session.state, session.rows))
    assert "device" in OPERATIONS["person.join"].personal


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_who_sits_at_a_table_is_who_has_a_seat_there(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
        _holds(session.state, session.rows)


def _holds(state: State, rows: list[Row]) -> None:
    sitting: dict[str, Any] = {one: table for table, here in state.people_at.items() for one in here}
    assert sitting == {one.id: one.table for one in state.people.values() if one.seated}
    for table in state.agenda.tables.values():
        assert seats_at(state, table.id) <= table.places or rows[-1].name == "session.define"


NAMES = [
    "Animatrice", "animateur", "ANIMATRICE", "Аnimаtriсe", "Αnimatrice", "ΑΝΙΜΑΤRΙCΕ", "Ａｎｉｍａｔｒｉｃｅ",
    "An1matr1ce", "Ani\u200bmatrice",
    "A n i m a t r i c e", "Ànîmâtrïce", "𝐀𝐧𝐢𝐦𝐚𝐭𝐫𝐢𝐜𝐞", "Anirnatrice", "Marie (animatrice)", "Animateur 2",
    "Organisateur", "0rganisateur", "L’organisation", "Facilitateur", "Facilitator",
    "Moderator", "Pupitre", "Tour de contrôle", "Tour-de-contr0le",
    "Tablée", "TABLEE 3",
    "Tabl\u0435\u0435", "Admin", "Système", "Organizer", "ControI tower", "Ⓐdmin",
]  # fmt: skip
HONEST = [
    "Marie", "Amin", "Ahmed", "Jean-Noël", "Œdipe", "Анна", "Ελένη", "Ömer", "Nimrod", "Tabitha", "Desmond", "Organza",
    "Anima", "李雷",
    "Marie-Tour", "Modeste", "Pupette", "Hostein", "", "Jo 2", "Adminou", "Systématique",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_passes_for_a_role_is_refused(name: str) -> None:
    session = Rehearsed()
    assert session.refused(Person("pa", "participant"), "person.join", name=name) == "role_name"
    someone = session.joined("b")
    assert session.refused(someone, "person.edit", name=name) == "role_name"


@pytest.mark.parametrize("name", HONEST)
def test_a_name_of_ones_own_is_taken(name: str) -> None:
    session = Rehearsed()
    session.joined("a", name=name)
    assert session.state.people["pa"].name == (name or None)


def test_a_name_that_an_older_release_took_stays() -> None:
    session = Rehearsed()
    someone = session.joined("a", name="Marie")
    session.state.people["pa"].name = "Animatrice"
    session.do(someone, "person.edit", name="Animatrice", seats=2)
    assert (session.state.people["pa"].name, session.state.people["pa"].seats) == ("Animatrice", 2)


def test_a_device_gives_two_hundred_ideas_and_a_desk_as_many_as_it_likes() -> None:
    session = Rehearsed()
    session.move("s2")
    one, other = session.joined("a", device="d1"), session.joined("b", device="d1")
    for number in range(100):
        session.idea(one, f"Une {number}")
        session.idea(other, f"Autre {number}")
        session.idea(desk("t1"), f"Dictée {number}")
    refused = session.refusal(one, "idea.write", body="De trop")
    assert (refused.kind, refused.values) == ("too_many_ideas", {"limit": 200})
    assert session.refused(other, "idea.write", body="De trop") == "too_many_ideas"
    for number in range(101):
        session.idea(desk("t1"), f"Encore {number}")
    session.do(one, "idea.withdraw", idea=session.state.ideas_by[one.id][0], withdrawn=True)
    session.idea(other, "À la place")
    assert (
        session.refused(one, "idea.withdraw", idea=session.state.ideas_by[one.id][0], withdrawn=False)
        == "too_many_ideas"
    )
