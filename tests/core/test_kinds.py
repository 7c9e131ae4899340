"""A kind is a folder: one made here is defined, opened, cast, sealed and shown without touching the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import made_kinds
from workshop.core import Refused
from workshop.core.activities.ballot_shapes import Criteria, Grades, Pick, Rank, Shape, Spread

from .play import Rehearsed, definition, desk, step


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Rehearsed]:
    """A session that votes so."""
    with made_kinds.known(made_kinds.written(tmp_path)):
        yield Rehearsed(definition(steps=[step("s1", "share"), step("s2", "hands", fingers=2, least=0)]))


def test_another_way_of_voting_is_a_folder(session: Rehearsed) -> None:
    someone = session.joined("a", "t1")
    ideas = [session.idea(someone, f"Idée {number}") for number in range(3)]
    session.move("s2")
    vote = session.open(desk("t1"), "t1")
    seen = session.see("phone:t1")["vote"]
    assert seen["rule"] == {"fingers": 2, "keep": 3, "tie": "both"} and seen["ballot"] == {"shape": "pick", "most": 2}
    assert session.refused(someone, "ballot.cast", vote=vote, seat=1, choice=dict.fromkeys(ideas, 1)) == "over_most"
    session.cast(someone, vote, **{ideas[1]: 1})
    assert session.see("desk:t1")["contributed"] == 1
    session.do(desk("t1"), "vote.seal", vote=vote)
    result = session.see("screen:t1")["result"]
    assert result["proposed"] == [ideas[1]] and result["rows"][0]["figures"] == {"hands": 1}
    assert result["figures"] == [{"key": "hands", "better": "more", "counts": "ballots", "mark": 0}]
    assert session.again() == session.state


REFUSED = [
    (Spread(3, 2), {"a": 3}, "over_cap"),
    (Spread(3, 2), {"a": 2, "b": 2}, "over_budget"),
    (Pick(1), {"a": 1, "b": 1}, "over_most"),
    (Pick(0), {"a": 2}, "bad_field"),
    (Grades(("no", "yes")), {"a": 2}, "bad_field"),
    (Rank(1), {"a": 1, "b": 2}, "over_most"),
    (Rank(0), {"a": 1, "b": 1}, "bad_field"),
    (Rank(0), {"a": 1, "b": 3}, "bad_field"),
    (Rank(0), {"a": 0}, "bad_field"),
    (Criteria(("impact",), 1, 5), {"a/impact": 6}, "bad_field"),
    (Criteria(("impact",), 1, 5), {"a/impact": 0}, "bad_field"),
    (Criteria(("impact",), 1, 5), {"a/effort": 3}, "bad_field"),
    (Criteria(("impact",), 1, 5), {"a": 3}, "bad_field"),
    (Pick(0), {"z": 1}, "unknown_option"),
]
ALLOWED = [
    (Spread(3, 2), {"a": 2, "b": 1, "c": 0}, {"a": 2, "b": 1}),
    (Pick(2), {"a": 1, "b": 0, "c": 1}, {"a": 1, "c": 1}),
    (Pick(0), dict.fromkeys("abc", 1), dict.fromkeys("abc", 1)),
    (Grades(("no", "yes")), {"a": 0, "b": 1}, {"a": 0, "b": 1}),
    (Rank(0), {"b": 1, "a": 2}, {"b": 1, "a": 2}),
    (Criteria(("impact", "effort"), 0, 10), {"a/impact": 0, "a/effort": 10}, {"a/impact": 0, "a/effort": 10}),
]


@pytest.mark.parametrize(("shape", "choice", "kind"), REFUSED, ids=[f"{one[0].name} {one[1]}" for one in REFUSED])
def test_a_shape_refuses_what_goes_beyond_it(shape: Shape, choice: dict[str, int], kind: str) -> None:
    with pytest.raises(Refused, match=kind):
        shape.judge(frozenset("abc"), choice)


@pytest.mark.parametrize(("shape", "choice", "kept"), ALLOWED, ids=[one[0].name for one in ALLOWED])
def test_a_shape_keeps_what_was_said(shape: Shape, choice: dict[str, int], kept: dict[str, int]) -> None:
    assert shape.judge(frozenset("abc"), choice) == kept


def test_points_on_what_is_gone_come_back_and_any_other_mark_on_it_is_no_more() -> None:
    assert Spread(3, 2).without({"a": 2, "b": 1}, {"a"}) == {"a": -2, "b": 1}
    assert Grades(("no", "yes")).without({"a": 1, "b": 0}, {"a"}) == {"b": 0}
    assert Criteria(("impact",), 1, 5).without({"a/impact": 3, "b/impact": 2}, {"a"}) == {"b/impact": 2}
