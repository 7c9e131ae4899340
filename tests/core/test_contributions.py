"""Who acted is told by counts: no name lights up with an idea or a ballot, and no count brackets one private idea."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from workshop.core import Person

from .play import ORGANISER, Rehearsed, audiences_of, desk
from .stages import person, stage, voting
from .test_properties import NUMBER, QUICK, WISHES, ask
from .wishes import Numbers

DESKS = ("desk:t1", "desk:all")


def named(session: Rehearsed, audience: str) -> dict[str, Any]:
    """What a desk is told of each of its people."""
    return {key: one for key, one in session.see(audience).items() if key.startswith("person/")}


def test_no_name_lights_up_when_somebody_writes_or_votes() -> None:
    for step in ("s2", "s3"):
        session = stage(step)
        before = [named(session, audience) for audience in DESKS]
        session.idea(person(session), "Une idée")
        assert [named(session, audience) for audience in DESKS] == before and all(before)
    session = stage("s4")
    vote = voting(session)
    before = [named(session, audience) for audience in DESKS]
    session.cast(person(session), vote, **{session.state.votes[vote].option_ids[0]: 1})
    assert [named(session, audience) for audience in DESKS] == before


@QUICK
@given(wishes=WISHES, who=NUMBER)
def test_one_more_private_idea_is_seen_by_nobody_two_times_in_three(wishes: list[Numbers], who: int) -> None:
    """Of any four ideas of people who had all written before, the first views to move are two acts apart at least."""
    session = stage("s2")
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    if session.state.archived or session.state.places["t1"].step != "s2" or "s2" in session.state.places["t1"].revealed:
        return
    for one in list(session.state.people_at["t1"]):
        session.idea(Person(one, "participant"), "Chacun a écrit une fois")
    watched = [audience for audience in audiences_of(session) if not audience.startswith("person:")]
    moved = []
    people = list(session.state.people_at["t1"])
    for number in range(6):
        before = seen(session, watched)
        session.idea(Person(people[(who + number) % len(people)], "participant"), f"Une de plus, {number}")
        moved.append(before != seen(session, watched))
    assert sorted(moved[:3]) == sorted(moved[3:]) == [False, False, True]


def seen(session: Rehearsed, audiences: list[str]) -> str:
    return json.dumps([session.see(audience) for audience in audiences])


def test_people_are_counted_by_three_then_all_at_once() -> None:
    session = stage("s2")
    for key in "abcd":
        session.joined(key, "t1")
    told = [session.see("desk:t1")["pending"]["people"]]
    for one in list(session.state.people_at["t1"]):
        session.idea(Person(one, "participant"), "Une idée")
        told.append(session.see("desk:t1")["pending"]["people"])
    assert told == [8, 8, 8, 5, 5, 5, 2, 2, 0]


def test_a_device_of_several_is_not_told_by_the_leap_of_a_count() -> None:
    """Whoever wrote first, one seat or three, what everybody is shown is the same."""
    shown = []
    for index in (0, 1):
        session = stage("s2")
        session.idea(person(session, "t2", index), "Une idée")
        shown.append(seen(session, ["desk:t2", "phone:t2", "screen:t2", "screen:all", "tower", "desk:all"]))
    assert shown[0] == shown[1]


def test_what_a_desk_typed_itself_is_counted_at_once() -> None:
    session = stage("s2")
    session.idea(desk("t1"), "Dictée")
    assert session.see("desk:t1")["writing"]["ideas"] == 1


def test_once_revealed_everything_is_counted() -> None:
    session = stage("s2")
    session.idea(person(session), "Une idée")
    assert session.see("desk:t1")["recap"]["ideas"] == 0
    session.do(ORGANISER, "step.move", step="s3", tables="all")
    assert session.see("desk:t1")["recap"]["ideas"] == 1
