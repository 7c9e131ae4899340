"""A kind is one module and one line: a new vote is opened, cast, sealed and shown without touching the rest."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import pytest

from workshop.core import KINDS, OPERATIONS, Activity, definition_check
from workshop.core.activities import Method, Setting, voting
from workshop.core.activities.voting import PHASES, round_phase
from workshop.core.counting import outcome
from workshop.core.model.fields import OneOf, Whole
from workshop.core.model.refusal import Refused

from .play import Rehearsed, definition, desk, step


def judge(rule: dict[str, Any], options: Set[str], choice: dict[str, int]) -> dict[str, int]:
    if len(choice) > rule["most"]:
        raise Refused("over_budget", budget=rule["most"])
    return dict.fromkeys(choice, 1)


APPROVAL = Activity(
    "approval", scope="table", phases=PHASES, phase=round_phase, shows=frozenset({"vote", "result"}),
    settings={"most": Setting(Whole(1, 99), 2)},
    method=Method(lambda settings, _: {"most": settings["most"], "keep": 1, "tie": "both"}, judge, outcome),
)  # fmt: skip


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Rehearsed:
    """A session that votes so: the line in KINDS, and by hand what is otherwise read from it when modules load."""
    monkeypatch.setitem(KINDS, "approval", APPROVAL)
    monkeypatch.setitem(definition_check.STEP.known, "kind", OneOf(tuple(KINDS)))  # type: ignore[arg-type]
    monkeypatch.setitem(OPERATIONS["ballot.cast"].steps, "P", voting("open"))  # type: ignore[arg-type]
    monkeypatch.setitem(OPERATIONS["vote.open"].steps, "D", voting())  # type: ignore[arg-type]
    return Rehearsed(definition(steps=[step("s1", "share"), step("s2", "approval", most=2)]))


def test_another_way_of_voting_is_one_more_line(session: Rehearsed) -> None:
    someone = session.joined("a", "t1")
    ideas = [session.idea(someone, f"Idée {number}") for number in range(3)]
    session.move("s2")
    vote = session.open(desk("t1"), "t1")
    assert session.see("phone:t1")["vote"]["rule"] == {"most": 2, "keep": 1, "tie": "both"}
    assert session.refused(someone, "ballot.cast", vote=vote, seat=1, choice=dict.fromkeys(ideas, 1)) == "over_budget"
    session.cast(someone, vote, **{ideas[1]: 1})
    assert session.see("desk:t1")["contributed"] == 1
    session.do(desk("t1"), "vote.seal", vote=vote, few=True)
    assert session.see("screen:t1")["result"]["proposed"] == [ideas[1]]
    assert session.again() == session.state
