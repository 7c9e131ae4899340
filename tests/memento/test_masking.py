"""A count under five is not printed, nor found from those that are."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from workshop.memento.masking import FLOOR, HIDDEN, LITTLE, mask, mask_parts, mask_tally


def test_only_counts_of_one_to_four_are_hidden() -> None:
    assert [mask(count) for count in range(7)] == [0, LITTLE, LITTLE, LITTLE, LITTLE, 5, 6]


def test_points_go_with_their_voters() -> None:
    assert mask_tally(12, 4) == (HIDDEN, LITTLE)
    assert mask_tally(12, 5) == (12, 5)
    assert mask_tally(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([9, 12, 3], [HIDDEN, 12, LITTLE]),
        ([9, 2, 3], [9, LITTLE, LITTLE]),
        ([9, 1, 1], [HIDDEN, LITTLE, LITTLE]),
        ([9, 4, 4, 0], [HIDDEN, LITTLE, LITTLE, 0]),
        ([5, 8, 1], [HIDDEN, HIDDEN, LITTLE]),
        ([5, 8, 0], [5, 8, 0]),
        ([3], [LITTLE]),
        ([], []),
    ],
)
def test_a_part_is_not_found_by_subtraction(counts: list[int], shown: list[int | str]) -> None:
    assert mask_parts(counts) == shown


@given(some.lists(some.integers(0, 9), min_size=2, max_size=4))
def test_more_than_one_table_of_counts_gives_what_is_printed(counts: list[int]) -> None:
    shown = mask_parts(counts)
    assert all(cell == count or isinstance(cell, str) for cell, count in zip(shown, counts, strict=True))
    if LITTLE not in shown:
        assert shown == counts
    elif any(isinstance(cell, int) and cell >= FLOOR for cell in shown):
        rest = sum(count for cell, count in zip(shown, counts, strict=True) if isinstance(cell, str))
        spans = [
            range(1, FLOOR) if cell == LITTLE else range(FLOOR, rest + 1) for cell in shown if cell in (LITTLE, HIDDEN)
        ]
        assert sum(sum(one) == rest for one in product(*spans)) > 1
