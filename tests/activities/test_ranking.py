"""Rankings: points and duels counted by hand, and against a count of pairs one by one."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest

from workshop.core import KINDS, Refused
from workshop.core.activities import Voting
from workshop.core.ballots import voting_of

VOTING: Voting = voting_of("ranking")
SETTINGS: dict[str, Any] = KINDS["ranking"].defaults()
Ballot = dict[str, int]


def ballots(*orders: str) -> list[Ballot]:
    """Ballots written as the letters that they rank, the first in front."""
    return [{option: place for place, option in enumerate(order, 1)} for order in orders]


def counted(options: str, *orders: str) -> list[tuple[str, int, int, int, bool]]:
    """Option, doubled points, duels won, rank and whether it may be kept."""
    told = VOTING.count({}, list(options), ballots(*orders))
    return [(one.option, one.figures["borda_twice"], one.figures["duels_won"], one.rank, one.may_keep) for one in told]


def also(options: str, *orders: str) -> dict[str, Any]:
    assert VOTING.also
    return VOTING.also({}, list(options), ballots(*orders))


def test_what_a_ballot_leaves_out_shares_the_places_that_are_left() -> None:
    assert counted("abcd", "ab") == [
        ("a", 6, 3, 1, True), ("b", 4, 2, 2, True), ("c", 1, 0, 3, False), ("d", 1, 0, 3, False)]  # fmt: skip
    assert counted("abc", "") == [("a", 2, 0, 1, False), ("b", 2, 0, 1, False), ("c", 2, 0, 1, False)]
    assert counted("abc", "abc", "cba") == [(one, 4, 0, 1, True) for one in "abc"]
    assert sum(points for _, points, *_ in counted("abcd", "ab", "d", "dcba", "")) == 4 * 4 * 3


def test_points_and_duels_may_name_different_ones() -> None:
    """Three of five put a before b, but b is never worse than second."""
    orders = ["abc", "abc", "abc", "bca", "bca"]
    assert [one[:4] for one in counted("abc", *orders)] == [("b", 14, 1, 1), ("a", 12, 2, 2), ("c", 4, 0, 3)]
    told = also("abc", *orders)
    assert told["condorcet"] == "a"
    assert told["duels"] == {"options": ["b", "a", "c"], "ballots": [[0, 2, 5], [3, 0, 3], [0, 2, 0]]}


def test_nobody_may_win_every_duel() -> None:
    assert also("abc", "abc", "bca", "cab")["condorcet"] is None
    assert also("abc")["condorcet"] is None
    assert also("ab", "ab", "ba")["condorcet"] is None


def prefers(ballot: Ballot, one: str, other: str) -> bool:
    return ballot.get(one, 99) < ballot.get(other, 99)


@pytest.mark.parametrize("seed", range(20))
def test_counts_agree_with_every_pair_of_every_ballot(seed: int) -> None:
    chance = random.Random(seed)
    options = "abcdef"[: chance.randint(1, 6)]
    orders = ["".join(chance.sample(options, chance.randint(0, len(options)))) for _ in range(chance.randint(1, 9))]
    cast = ballots(*orders)
    points, won = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    for one, other in permutations(options, 2):
        here = sum(prefers(ballot, one, other) for ballot in cast)
        there = sum(prefers(ballot, other, one) for ballot in cast)
        points[one] += (
            2 * here + len(cast) - here - there
        )  # each option below gives a point, each beside it half of one
        won[one] += here > there
    found = {option: (borda, duels) for option, borda, duels, _, _ in counted(options, *orders)}
    assert found == {option: (points[option], won[option]) for option in options}
    best = [option for option in options if won[option] == len(options) - 1]
    assert also(options, *orders)["condorcet"] == (best[0] if best else None)


def test_points_are_counted_again_from_the_marks_that_leave() -> None:
    orders = ["abc", "ba", "c", "", "acb"]
    for option, points, *_ in counted("abcd", *orders):
        marks = VOTING.leaving(option, ballots(*orders))
        assert sum(marks.values()) == len(orders)
        places = [(int(mark.split("/")[0]), int(mark.split("/")[1]), n) for mark, n in marks.items()]
        assert sum(n * (2 * (4 - place) if place else 4 - ranks - 1) for place, ranks, n in places) == points


def test_a_ballot_closes_up_where_an_option_is_gone() -> None:
    told = VOTING.count({}, list("abc"), [{"b": 2, "c": 3}])
    assert {one.option: one.figures["borda_twice"] for one in told} == {"b": 4, "c": 2, "a": 0}


@pytest.mark.parametrize(("most", "order", "refused"), [(0, "abcd", ""), (2, "ba", ""), (2, "abc", "over_most")])
def test_the_rule_says_how_many_places_there_are(most: int, order: str, refused: str) -> None:
    shape = VOTING.ballot(VOTING.rule({**SETTINGS, "most": most}, 4))
    (choice,) = ballots(order)
    if refused:
        with pytest.raises(Refused, match=refused):
            shape.judge(frozenset("abcd"), choice)
    else:
        assert shape.judge(frozenset("abcd"), choice) == choice
