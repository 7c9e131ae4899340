"""Timers hold an end or what is left; the clock is told, never read."""

from __future__ import annotations

from .play import ORGANISER, PLENARY_DESK, Rehearsed, desk
from .stages import person, stage

MINUTE = 60_000


def left(session: Rehearsed, audience: str = "desk:t1") -> int | None:
    """Milliseconds left, running or not."""
    timer = session.see(audience)["timer"]
    if timer is None:
        return None
    return int(timer["left"] if "left" in timer else timer["ends_at"] - session.now)


def test_entering_a_step_for_the_first_time_starts_its_timer() -> None:
    assert left(stage("s2")) == 5 * MINUTE


def test_leaving_keeps_what_is_left_and_coming_back_goes_on() -> None:
    session = stage("s2")
    session.now += MINUTE - 1000
    session.go("s3", "t1")
    session.now += 10 * MINUTE
    session.go("s2", "t1")
    assert left(session) == 4 * MINUTE


def test_a_paused_timer_stays_paused_when_its_step_is_left() -> None:
    session = stage("s2")
    session.do(desk("t1"), "timer.pause")
    session.go("s3", "t1")
    session.go("s2", "t1")
    assert session.see("desk:t1")["timer"] == {"left": 5 * MINUTE - 1000}


def test_set_add_pause_resume() -> None:
    session = stage("s2")
    driver = desk("t1")
    session.do(driver, "timer.set", left=90)
    assert left(session) == 90_000
    session.do(driver, "timer.add", seconds=60)
    assert left(session) == 149_000
    session.do(driver, "timer.pause")
    assert session.see("desk:t1")["timer"] == {"left": 148_000}
    session.now += MINUTE
    session.do(driver, "timer.add", seconds=-30)
    assert session.do(driver, "timer.pause") is None
    session.do(driver, "timer.resume")
    assert left(session) == 118_000 and session.do(driver, "timer.resume") is None


def test_time_added_to_an_ended_timer_counts_from_now() -> None:
    session = stage("s2")
    session.now += 60 * MINUTE
    assert (left(session) or 0) < 0
    session.do(desk("t1"), "timer.add", seconds=60)
    assert left(session) == MINUTE


def test_a_timer_never_ends_before_now() -> None:
    session = stage("s2")
    session.do(desk("t1"), "timer.add", seconds=-3600)
    assert left(session) == 0
    session.do(desk("t1"), "timer.pause")
    session.do(desk("t1"), "timer.add", seconds=-3600)
    assert left(session) == 0


def test_two_minutes_more_for_everybody_reach_each_table_once() -> None:
    session = stage("s2")
    session.move("s3", ["t3"])
    before = {audience: left(session, audience) for audience in ("desk:t1", "desk:t3", "desk:all")}
    session.do(ORGANISER, "timer.add", seconds=120, tables="all")
    assert {audience: left(session, audience) for audience in before} == {
        audience: (was or 0) + 2 * MINUTE - 1000 for audience, was in before.items()
    }


def test_in_the_plenary_the_timer_is_the_plenary_s() -> None:
    session = stage("s6")
    session.do(PLENARY_DESK, "timer.set", left=10)
    assert left(session, "phone:t2") == left(session, "screen:all") == 10_000


def test_its_end_changes_nothing() -> None:
    session = stage("s4")
    vote = session.open(desk("t1"), "t1")
    session.now += 600 * MINUTE
    assert session.cast(person(session), vote)
    assert session.state.votes[vote].phase == "open"
