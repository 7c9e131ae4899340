"""Where places stand: forwards, back, together; gates; versions."""

from __future__ import annotations

import pytest

from workshop.core import Operation, preceding

from .play import ORGANISER, PLENARY_DESK, Rehearsed, definition, desk, step
from .stages import stage, voting


def steps_of(session: Rehearsed) -> dict[str, str]:
    return {place: at.step for place, at in session.state.places.items()}


def test_every_place_begins_at_the_first_step_without_a_timer() -> None:
    session = stage()
    assert set(steps_of(session).values()) == {"s1"} and session.see("desk:t1")["timer"] is None


def test_from_the_plenary_a_step_takes_along_the_tables_that_stand_there() -> None:
    session = stage()
    session.move("s2", ["t1"])
    assert steps_of(session) == {"t1": "s2", "t2": "s1", "t3": "s1", "all": "s1"}
    session.go("s3")
    assert steps_of(session) == {"t1": "s2", "t2": "s3", "t3": "s3", "all": "s3"}


def test_a_plenary_step_takes_everybody() -> None:
    session = stage("s3")
    session.do(PLENARY_DESK, "step.move", step="s6", tables=["t2"])
    assert set(steps_of(session).values()) == {"s6"}


def test_a_desk_goes_on_and_back_by_itself_and_nothing_is_deleted() -> None:
    session = stage("s3")
    ideas = session.see("desk:t1")["ideas"]
    session.do(desk("t1"), "step.go", step="s4", version=session.version("t1"))
    session.do(desk("t1"), "step.go", step="s2", version=session.version("t1"))
    assert steps_of(session)["t1"] == "s2" and steps_of(session)["t2"] == "s3"
    assert session.see("desk:t1")["ideas"] == ideas


def test_the_same_target_is_already_so_and_another_is_a_conflict_that_tells_what_is() -> None:
    session = stage("s2")
    seen = session.version("t1")
    session.do(desk("t1"), "step.go", step="s3", version=seen)
    assert session.do(desk("t1"), "step.go", step="s3", version=seen) is None
    refused = session.refusal(desk("t1"), "step.go", step="s4", version=seen)
    assert refused.values["now"] == {"step": "s3", "version": session.version("t1"), "phase": "now"}


def test_a_version_never_comes_again() -> None:
    session = stage()
    seen = {session.version(place) for place in session.state.places}
    for to in ("s2", "s3", "s2", "s6", "s2"):
        session.move(to)
        assert len({session.version(place) for place in session.state.places}) == 1
        assert session.version("t1") not in seen
        seen.add(session.version("t1"))


GATED = [
    ("s3", "open", "s3", None),
    ("s3", "closed", "s3", "gate_closed"),
    ("s3", "closed", "s4", "gate_closed"),
    ("s3", "held", "s3", None),
    ("s3", "held", "s4", "gate_held"),
    ("s2", "held", "s3", "gate_held"),
    ("s2", "closed", "s3", None),
    ("s4", "closed", "s3", None),
]


@pytest.mark.parametrize(("gated", "gate", "to", "refused"), GATED)
def test_a_gate_stops_the_desk_and_never_the_organiser(gated: str, gate: str, to: str, refused: str | None) -> None:
    session = stage("s2")
    session.do(ORGANISER, "step.gate", step=gated, gate=gate, tables=["t1"])
    if refused:
        assert session.refused(desk("t1"), "step.go", step=to, version=session.version("t1")) == refused
    assert session.do(desk("t2"), "step.go", step=to, version=session.version("t2"))
    assert session.do(
        ORGANISER if refused else desk("t1"), "step.go", step=to, version=session.version("t1"), place="t1"
    )


def test_going_back_passes_every_gate() -> None:
    session = stage("s4")
    session.do(ORGANISER, "step.gate", step="s2", gate="closed", tables="all")
    session.do(ORGANISER, "step.gate", step="s4", gate="held", tables="all")
    assert session.do(desk("t1"), "step.go", step="s2", version=session.version("t1"))


def test_the_step_after_a_plenary_one_is_closed_until_the_organiser_opens_or_moves() -> None:
    day = [step("s1", "ideas"), step("s2", "pause"), step("s3", "share"), step("s4", "sheets")]
    session = Rehearsed(definition(steps=day))
    assert session.see("desk:t1")["next"] == {"id": "s2", "title": "Pause", "kind": "pause", "refused": "plenary"}
    assert session.see("desk:t1")["gates"] == {"s1": "open", "s3": "closed", "s4": "open"}
    assert session.refused(desk("t1"), "step.go", step="s3", version=session.version("t1")) == "gate_closed"
    session.do(ORGANISER, "step.gate", step="s3", gate="open", tables=["t1"])
    assert session.see("tower")["gates"] == {"s3": {"t1": "open"}}
    session.do(desk("t1"), "step.go", step="s3", version=session.version("t1"))
    session.move("s3", ["t2"])
    session.do(desk("t2"), "step.go", step="s1", version=session.version("t2"))
    assert session.see("desk:t2")["gates"]["s3"] == "open"


def test_the_desk_of_the_only_table_drives_the_plenary_too() -> None:
    session = Rehearsed(tables=1)
    driver = desk("t1")
    for target in ("s2", "s3", "s4", "s5", "s6", "s7", "s8", "s1"):
        assert session.do(driver, "step.go", step=target, version=session.see("desk:t1")["step"]["version"])
        assert steps_of(session)["t1"] == target
    assert session.see("desk:t1")["next"]["refused"] is None


def test_forwards_what_is_open_or_closed_is_sealed_and_backwards_only_closed() -> None:
    session = stage("s4")
    vote = voting(session)
    session.go("s3", "t1")
    assert session.state.votes[vote].phase == "closed"
    session.go("s5", "t1")
    assert session.state.votes[vote].phase == "sealed"
    assert [row.name for row in session.rows[-2:]] == ["vote.seal", "step.go"]


def test_seals_tells_the_votes_of_the_places_that_leave_and_no_other() -> None:
    session = stage("s4")
    first, second = voting(session, "t1"), voting(session, "t2")
    asks = {
        "s5 for t1": Operation("a", "step.move", {"step": "s5", "tables": ["t1"]}),
        "s5 for all": Operation("a", "step.move", {"step": "s5", "tables": "all"}),
        "the plenary": Operation("a", "step.go", {"step": "s6", "version": 0}),
        "back": Operation("a", "step.move", {"step": "s3", "tables": "all"}),
        "archive": Operation("a", "session.archive", {"archived": True}),
        "another": Operation("a", "timer.pause", {}),
    }
    told = {
        key: [one.body["vote"] for one in preceding(session.state, ORGANISER, operation)]
        for key, operation in asks.items()
    }
    assert told == {"s5 for t1": [first], "s5 for all": [first, second], "the plenary": [first, second], "back": [],
                    "archive": [first, second], "another": []}  # fmt: skip


def test_leaving_a_step_puts_its_spotlight_out() -> None:
    session = stage("s3")
    session.do(desk("t1"), "screen.spotlight", idea=session.state.ideas_at["t1"][0])
    session.go("s4", "t1")
    assert session.state.screens["t1"].spotlight is None


def test_the_plenary_at_a_table_s_step_shows_it_and_votes_on_nothing() -> None:
    session = stage("s4")
    seen = session.see("desk:all")
    assert (seen["step"]["id"], seen["vote"], seen["contributed"]) == ("s4", None, 0)
    assert session.refused(PLENARY_DESK, "vote.open", version=session.version("all")) == "not_in_step"
