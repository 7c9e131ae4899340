"""Counts, ranks and the cut, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.core.activities.dots import count
from workshop.core.counting import Counted, cut, outcome

Choice = dict[str, int]


def tallies(options: str, ballots: list[Choice]) -> list[Counted]:
    """Dots, as any kind counts: the cut and the outcome are the same for all."""
    return count({}, list(options), ballots)


def of(**points: int) -> list[Choice]:
    """One ballot that gives those points."""
    return [points]


def test_points_and_voters_are_counted_apart_and_equals_share_a_rank() -> None:
    counted = tallies("abcd", [{"a": 3, "b": 1}, {"b": 2}, {"c": 3}, {"d": 1}, {}])
    assert [(one.option, *one.figures.values(), one.rank) for one in counted] == [
        ("a", 3, 1, 1), ("b", 3, 2, 1), ("c", 3, 1, 1), ("d", 1, 1, 4)]  # fmt: skip


def test_one_two_two_four() -> None:
    assert [one.rank for one in tallies("abcd", of(a=9, b=4, c=4, d=1))] == [1, 2, 2, 4]


CUTS = [
    (of(a=5, b=4, c=3, d=1), 3, "abc", "", 0),
    (of(a=5, b=4, c=3, d=3), 3, "ab", "cd", 1),
    (of(a=5, b=4, c=4, d=4), 3, "a", "bcd", 2),
    (of(a=4, b=4, c=4, d=4), 3, "", "abcd", 3),
    (of(a=5, b=5, c=5, d=1), 3, "abc", "", 0),
    (of(a=5, b=4), 3, "ab", "", 0),
    (of(a=5, b=4), 2, "ab", "", 0),
    (of(a=5), 1, "a", "", 0),
    ([], 3, "", "", 0),
    ([{}], 3, "", "", 0),
    (of(b=1), 200, "b", "", 0),
]


@pytest.mark.parametrize(("ballots", "keep", "clear", "tied", "free"), CUTS)
def test_where_the_cut_falls(ballots: list[Choice], keep: int, clear: str, tied: str, free: int) -> None:
    at = cut(tallies("abcd", ballots), keep)
    assert ("".join(at.clear), "".join(at.tied), at.free) == (clear, tied, free)


@pytest.mark.parametrize(("tie", "proposed"), [("both", ["a", "b", "c", "d"]), ("table", ["a", "b"])])
def test_a_tie_at_the_cut_follows_the_rule_shown_before(tie: str, proposed: list[str]) -> None:
    said = outcome({"keep": 3, "tie": tie}, tallies("abcde", of(a=5, b=4, c=3, d=3)), 1)
    assert said["proposed"] == proposed and said["tied"] == ["c", "d"] and said["free"] == 1
    assert [row["state"] for row in said["rows"]] == ["kept", "kept", "tied", "tied", "out"]


BALLOTS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5), max_size=6), max_size=30)


@settings(max_examples=25, deadline=None)
@given(ballots=BALLOTS, keep=st.integers(1, 7))
def test_every_dot_is_counted_once_and_the_cut_keeps_the_best(ballots: list[Choice], keep: int) -> None:
    counted = tallies("abcdef", ballots)
    at = cut(counted, keep)
    points = {one.option: one.figures["points"] for one in counted}
    assert sum(points.values()) == sum(sum(ballot.values()) for ballot in ballots)
    assert all(one.rank == 1 + sum(more > points[one.option] for more in points.values()) for one in counted)
    assert len(at.clear) <= keep and (not at.tied or len(at.clear) + len(at.tied) > keep)
    out = set("abcdef") - set(at.clear) - set(at.tied)
    assert all(points[kept] > points[left] for kept in (*at.clear, *at.tied) for left in out if points[kept])


@settings(max_examples=25, deadline=None)
@given(ballots=BALLOTS, seed=st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_changes_nothing(ballots: list[Choice], seed: object) -> None:
    other = list(ballots)
    seed.shuffle(other)  # type: ignore[attr-defined]
    assert tallies("abcdef", other) == tallies("abcdef", ballots)
