"""Majority judgment: published vectors, a brute-force removal over small tallies, ballots counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest

from workshop.core import KINDS, Refused
from workshop.core.activities import Voting
from workshop.core.activities.judgment import removed
from workshop.core.ballots import voting_of

VOTING: Voting = voting_of("judgment")
SETTINGS: dict[str, Any] = KINDS["judgment"].defaults()
Tally = Sequence[int]


def ranks(*tallies: Tally) -> list[int]:
    """The ranks of options with these tallies, worst grade first, in their order: from ballots, by the count itself."""
    names = [f"Mention {place}" for place in range(len(tallies[0]))]
    grades = [[grade for grade, given in enumerate(tally) for _ in range(given)] for tally in tallies]
    options = [str(place) for place in range(len(tallies))]
    ballots = [dict(zip(options, row, strict=True)) for row in zip(*grades, strict=True)]
    rule = VOTING.rule({**SETTINGS, "mentions": names}, len(options))
    found = {one.option: one for one in VOTING.count(rule, options, ballots)}
    assert [found[option].figures["tally"] for option in options] == [list(tally) for tally in tallies]
    return [found[option].rank for option in options]


def filled(judges: int, *tallies: Tally) -> list[Tally]:
    """Tallies of so many judges, who said nothing where grades are missing: the worst one."""
    return [(tally[0] + judges - sum(tally), *tally[1:]) for tally in tallies]


PARIS = filled(
    21, (1, 1, 4, 3, 7, 4, 1), (0, 2, 4, 3, 7, 4, 1), (1, 1, 4, 3, 7, 4, 1), (1, 0, 4, 3, 7, 4, 1)
)  # fmt: skip


@pytest.mark.parametrize(
    ("tallies", "expected"),
    [
        ([(1, 1, 1), (1, 0, 2), (3, 0, 0), (2, 0, 1), (0, 3, 0)], [3, 1, 5, 4, 2]),
        ([(3, 2, 2, 3), (2, 4, 2, 2), (3, 2, 3, 2), (1, 3, 4, 2)], [2, 4, 3, 1]),
        (PARIS, [2, 1, 2, 4]),
        ([(1, 0, 1), (0, 2, 0)], [2, 1]),  # best and worst against twice the middle: the lower middle one
        ([(2, 1, 3), (0, 6, 0), (2, 1, 3), (6, 0, 0)], [1, 3, 1, 4]),
    ],
    ids=["mieux-voter", "score.md", "paris", "even", "equals"],
)
def test_ranks_are_those_published(tallies: list[Tally], expected: list[int]) -> None:
    assert ranks(*tallies) == expected


def test_the_order_of_removal_is_that_of_the_book() -> None:
    """Balinski and Laraki, section 1.5: five judges, from their grades to the majority value."""
    for grades, value in [([7, 11, 9, 9, 11], [9, 9, 11, 7, 11]), ([8, 11, 9, 9, 10], [9, 9, 10, 8, 11])]:
        assert list(removed([grades.count(grade) for grade in range(12)])) == value


def better(one: Tally, other: Tally) -> int:
    """1, -1 or 0: both lose their lower middle grade until these differ, one grade at a time."""
    here, there = ([grade for grade, given in enumerate(tally) for _ in range(given)] for tally in (one, other))
    while here:
        first, second = here.pop((len(here) - 1) // 2), there.pop((len(there) - 1) // 2)
        if first != second:
            return 1 if first > second else -1
    return 0


@pytest.mark.parametrize(("grades", "most"), [(3, 8), (4, 6), (5, 4), (6, 3)])
def test_every_pair_of_small_tallies_agrees_with_removing_grade_by_grade(grades: int, most: int) -> None:
    for judges in range(1, most + 1):
        tallies = [tally for tally in product(range(judges + 1), repeat=grades) if sum(tally) == judges]
        orders = {tally: removed(tally) for tally in tallies}
        for one, other in product(tallies, repeat=2):
            here, there = orders[one], orders[other]
            assert (here > there) - (here < there) == better(one, other), (one, other)


def test_who_says_nothing_of_an_idea_gives_it_the_grade_announced() -> None:
    ballots = [{"a": 2, "b": 0}, {"a": 1}, {}]
    for missing, tally, grade in [(0, [1, 1, 1], 1), (2, [0, 1, 2], 2), (6, [0, 1, 2], 2)]:
        rule = VOTING.rule({**SETTINGS, "mentions": ["Non", "Bof", "Oui"], "missing": missing}, 2)
        found = {one.option: one.figures for one in VOTING.count(rule, ["a", "b"], ballots)}
        assert found["a"] == {"grade": grade, "tally": tally}
    assert VOTING.leaving("a", ballots) == {"1": 1, "2": 1}
    assert VOTING.leaving("b", ballots) == {"0": 1}


def test_what_no_ballot_puts_above_the_worst_is_never_proposed_nor_is_anything_without_a_ballot() -> None:
    rule = VOTING.rule(SETTINGS, 2)
    assert [one.may_keep for one in VOTING.count(rule, ["a", "b"], [{"a": 1, "b": 0}, {"a": 0}])] == [True, False]
    assert [(one.rank, one.figures["grade"], one.may_keep) for one in VOTING.count(rule, ["a", "b"], [])] == [
        (1, 0, False), (1, 0, False)]  # fmt: skip
    assert [one.figures["tally"] for one in VOTING.count(rule, ["a"], [{"a": 5}, {}])] == [[1, 0, 0, 0, 0, 1]]


def test_a_ballot_gives_grades_among_those_of_the_rule() -> None:
    shape = VOTING.ballot(VOTING.rule({**SETTINGS, "mentions": ["Non", "Bof", "Oui"]}, 2))
    assert shape.judge(frozenset("ab"), {"a": 2, "b": 0}) == {"a": 2, "b": 0}
    with pytest.raises(Refused, match="bad_field"):
        shape.judge(frozenset("ab"), {"a": 3})
    with pytest.raises(Refused, match="unknown_option"):
        shape.judge(frozenset("ab"), {"c": 1})
