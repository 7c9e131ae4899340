"""What a payload weighs: its bytes, and what it may not hold, wherever that lies."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core import Refused
from workshop.realtime.payload import MOST_DEPTH, MOST_INTEGER, measure

LEAVES = st.none() | st.booleans() | st.integers(-MOST_INTEGER, MOST_INTEGER) | st.floats(
    allow_nan=False, allow_infinity=False) | st.text(max_size=8)  # fmt: skip
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner,
    max_size=3), max_leaves=8)  # fmt: skip


def weight(value: Any) -> int:
    """The same, said once more: each text its bytes, each number 8, the words of JSON 5, each thing held 2 besides."""
    if isinstance(value, dict):
        return sum(weight(one) + 2 for pair in value.items() for one in pair)
    if isinstance(value, list):
        return sum(weight(one) + 2 for one in value)
    if isinstance(value, str):
        return len(value.encode())
    return 5 if value is None or isinstance(value, bool) else 8


def depth(value: Any) -> int:
    """How many levels of lists and dictionaries there are, one inside the other."""
    if not isinstance(value, dict | list):
        return 0
    return 1 + max((depth(one) for one in (value.values() if isinstance(value, dict) else value)), default=0)


def refusal(value: Any, limit: int) -> str | None:
    """Why a value is not let in."""
    try:
        measure(value, limit)
    except Refused as refused:
        return str(refused.values.get("why", refused.kind))
    return None


@given(VALUES.filter(lambda value: depth(value) <= MOST_DEPTH))
def test_a_value_is_let_in_up_to_its_weight_and_no_further(value: Any) -> None:
    assert refusal(value, weight(value)) is None
    assert refusal(value, weight(value) - 1) == "too_long"


def nested(value: Any, levels: int) -> Any:
    """A value inside so many lists."""
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", ["x", [], {}])
def test_a_value_may_lie_so_deep_and_no_deeper(value: Any) -> None:
    assert refusal(nested(value, MOST_DEPTH), 1000) is None
    assert refusal(nested(value, MOST_DEPTH + 1), 1000) == "depth"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (float("nan"), "number"),
        (float("inf"), "number"),
        (MOST_INTEGER + 1, "number"),
        ("\ud800", "encoding"),
        (b"bytes", "type"),
        ((1,), "type"),
    ],
)
def test_what_json_cannot_hold_is_refused_wherever_it_lies(value: Any, why: str) -> None:
    for place in (value, [value], {"a": {"b": [1, value]}}):
        assert refusal(place, 1000) == why
