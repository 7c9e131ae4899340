"""A vote of few ballots tells whose they are: whatever would seal it asks first, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.core import OPERATIONS, Person

from .play import DAY, ORGANISER, Rehearsed, definition, desk


def voting(ballots: int, least: int | None = 3, close: bool = False) -> tuple[Rehearsed, str]:
    """A table's vote with that many ballots; `least` None is a definition of an older release."""
    steps = [
        {**step, "settings": {key: one for key, one in step["settings"].items() if key != "least"}} for step in DAY
    ]
    for step in steps:
        if step["kind"] == "dots" and least is not None:
            step["settings"]["least"] = least
    session = Rehearsed(definition(steps=steps))
    people = [session.joined(f"{number:04d}", "t1") for number in range(5)]
    session.move("s3")
    ideas = [session.idea(one, "Une idée") for one in people]
    session.move("s4")
    vote = session.open(desk("t1"), "t1")
    for one in people[:ballots]:
        session.cast(one, vote, **{ideas[0]: 1})
    if close:
        session.do(desk("t1"), "vote.close", vote=vote)
    return session, vote


Act = tuple[Person, str, dict[str, Any]]


def sealing(session: Rehearsed, vote: str) -> list[Act]:
    """Everything that seals it."""
    version = session.version("t1")
    acts: list[Act] = [
        (desk("t1"), "vote.seal", {"vote": vote}),
        (desk("t1"), "step.go", {"step": "s5", "version": version}),
        (ORGANISER, "step.go", {"step": "s5", "version": version, "place": "t1"}),
        (ORGANISER, "step.move", {"step": "s5", "tables": ["t1"]}),
        (ORGANISER, "step.move", {"step": "s6", "tables": "all"}),
        (ORGANISER, "session.archive", {"archived": True}),
    ]
    if session.state.votes[vote].phase == "closed":
        acts.append((desk("t1"), "vote.open", {"version": version}))
    return acts


@pytest.mark.parametrize("ballots", range(5))
@pytest.mark.parametrize("number", range(7))
def test_whatever_seals_a_vote_of_few_ballots_asks_first(number: int, ballots: int) -> None:
    session, vote = voting(ballots, close=True)
    actor, name, body = sealing(session, vote)[number]
    if 0 < ballots < 3:
        refused = session.refusal(actor, name, **body)
        assert (refused.kind, refused.values) == ("few_ballots", {"place": "t1", "ballots": ballots, "least": 3})
        assert session.state.votes[vote].phase == "closed"
        body = {**body, "few": True}
    row = session.do(actor, name, **body)
    assert row is not None and "few" not in row.body
    assert session.state.votes[vote].phase == "sealed" and len(session.state.votes[vote].ballots or []) == ballots
    assert session.again() == session.state


def test_every_operation_that_may_seal_can_be_answered() -> None:
    session, vote = voting(1, close=True)
    named = {name for _, name, _ in sealing(session, vote)}
    assert named == {name for name, kind in OPERATIONS.items() if "few" in kind.fields.known}


def test_going_back_seals_nothing_and_asks_nothing() -> None:
    session, vote = voting(1)
    session.do(desk("t1"), "step.go", step="s3", version=session.version("t1"))
    assert session.state.votes[vote].phase == "closed"


@pytest.mark.parametrize(("least", "asked"), [(0, False), (1, False), (2, True), (None, True)])
def test_how_few_is_a_setting_and_three_where_nothing_is_said(least: int | None, asked: bool) -> None:
    session, vote = voting(1, least)
    if asked:
        assert session.refused(desk("t1"), "vote.seal", vote=vote) == "few_ballots"
    else:
        session.do(desk("t1"), "vote.seal", vote=vote)


def test_a_table_with_few_ballots_is_named_before_the_whole_room_moves() -> None:
    session, vote = voting(2)
    assert session.refusal(ORGANISER, "step.move", step="s5", tables="all").values["place"] == "t1"
    session.do(ORGANISER, "step.move", step="s5", tables="all", few=True)
    assert session.state.votes[vote].phase == "sealed"
