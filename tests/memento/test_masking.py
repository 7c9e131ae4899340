"""One rule for small counts, whatever the format."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.memento.days import dotted
from workshop.memento.outline.day import Figure, Tally
from workshop.memento.outline.masking import LEAST, MASK, WITHHELD, hidden, masked, masked_parts
from workshop.memento.outline.tallies import values


def test_counts_from_one_to_four_are_hidden_and_no_others() -> None:
    assert [count for count in range(9) if hidden(count)] == [1, 2, 3, 4]
    assert [masked(count) for count in (0, 1, 4, LEAST, 12)] == [0, MASK, MASK, 5, 12]


def test_nothing_is_hidden_unless_it_is_asked() -> None:
    assert [masked(count, mask=False) for count in range(6)] == [0, 1, 2, 3, 4, 5]
    assert masked_parts([1, 9], mask=False) == [1, 9]
    assert values(tally(3, 1)) == [3, 1]


def tally(points: int, voters: int) -> Tally:
    return Tally("i1", "", "t1", 1, "kept", dotted(points, voters))


def test_points_go_with_their_voters() -> None:
    assert values(tally(12, 4), mask=True) == [WITHHELD, MASK]
    assert values(tally(12, 5), mask=True) == [12, 5]
    assert values(tally(0, 0), mask=True) == [0, 0]


def test_ballots_by_grade_are_parts_of_a_whole() -> None:
    graded = Tally("i1", "", "t1", 1, "kept", (Figure("tally", [1, 9, 12], "", "Bulletins", "{n}", "{n}"),))
    assert values(graded) == ["1 · 9 · 12"]
    assert values(graded, mask=True) == [" · ".join(map(str, masked_parts([1, 9, 12])))] != values(graded)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ([9, 12, 3], [WITHHELD, 12, MASK]),
        ([9, 2, 3], [9, MASK, MASK]),
        ([9, 1, 1], [WITHHELD, MASK, MASK]),
        ([9, 4, 4, 0], [WITHHELD, MASK, MASK, 0]),
        ([5, 8, 1], [WITHHELD, WITHHELD, MASK]),
        ([5, 8, 0], [5, 8, 0]),
        ([3], [MASK]),
        ([], []),
    ],
)
def test_a_part_is_not_found_by_subtraction(counts: list[int], told: list[int | str]) -> None:
    assert masked_parts(counts) == told


@given(some.lists(some.integers(0, 9), min_size=2, max_size=4))
def test_more_than_one_table_of_counts_gives_what_is_told(counts: list[int]) -> None:
    told = masked_parts(counts)
    assert all(cell in (count, MASK, WITHHELD) for cell, count in zip(told, counts, strict=True))
    if MASK not in told:
        assert told == counts
    elif any(isinstance(cell, int) and cell >= LEAST for cell in told):
        rest = sum(count for cell, count in zip(told, counts, strict=True) if isinstance(cell, str))
        ways = {MASK: range(1, LEAST), WITHHELD: range(LEAST, rest + 1)}
        assert sum(sum(one) == rest for one in product(*(ways[cell] for cell in told if isinstance(cell, str)))) > 1
