# ruff: noqa: E501 (tables of cases read one a line)
"""Types, limits and shapes of what comes from outside."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.core import Refused
from workshop.core.model.fields import Everyone, Field, Flag, Keyed, Many, Maybe, Name, OneOf, Record, Ref, Text, Whole

GOOD: list[tuple[Field, Any, Any]] = [
    (Text(5), " été ", "été"),
    (Text(5, empty=True), " ", ""),
    (Text(9, lines=False), "a\nb", "a b"),
    (Whole(0, 9), 9, 9),
    (Flag(), False, False),
    (OneOf(("a", "b")), "b", "b"),
    (Name(), "s-1_A", "s-1_A"),
    (Maybe(Name()), None, None),
    (Maybe(Name()), "x", "x"),
    (Everyone(Many(Name(), 3)), "all", "all"),
    (Everyone(Many(Name(), 3)), ["t1"], ["t1"]),
    (Keyed(Name(), Whole(0, 3), 2), {"a": 1}, {"a": 1}),
    (Record({"a": Flag(), "b?": Flag()}), {"a": True}, {"a": True}),
]
BAD: list[tuple[Field, Any, str]] = [
    (Text(5), None, "bad_field"), (Text(5), b"x", "bad_field"), (Text(5), "abcdef", "too_long"), (Text(5), "\u200b", "empty"),
    (Whole(0, 9), 10, "bad_field"), (Whole(0, 9), 1.0, "bad_field"), (Whole(0, 9), "1", "bad_field"),
    (Whole(0, 9), float("inf"), "bad_field"), (Whole(0, 9), True, "bad_field"), (Whole(0, 9), 10**400, "bad_field"),
    (Flag(), 1, "bad_field"), (Flag(), "true", "bad_field"), (OneOf(("a",)), ["a"], "bad_field"),
    (Name(), "", "bad_field"), (Name(), "a/b", "bad_field"), (Name(), "a\n", "bad_field"), (Name(), "a" * 65, "bad_field"),
    (Name(), "é", "bad_field"), (Ref("idea"), 3, "bad_field"), (Ref("idea"), "a b", "unknown_idea"),
    (Ref("place"), "", "unknown_table"), (Many(Name(), 1), ["a", "b"], "bad_field"), (Many(Name(), 1), "a", "bad_field"),
    (Many(Name(), 2, distinct=True), ["a", "a"], "bad_field"), (Everyone(Many(Name(), 3)), "some", "bad_field"),
    (Keyed(Name(), Flag(), 1), {"a": True, "b": True}, "bad_field"), (Keyed(Name(), Flag(), 1), {3: True}, "bad_field"),
    (Keyed(Name(), Flag(), 1), [], "bad_field"), (Record({"a": Flag()}), {}, "bad_field"),
    (Record({"a": Flag()}), {"a": True, "é": 1}, "bad_field"), (Record({}), {None: 1}, "bad_field"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "kept"), GOOD)
def test_what_fits_is_kept_clean(field: Field, value: Any, kept: Any) -> None:
    assert field.clean(value, "it") == kept


@pytest.mark.parametrize(("field", "value", "kind"), BAD)
def test_what_does_not_fit_is_refused(field: Field, value: Any, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        field.clean(value, "it")
    assert refused.value.kind == kind


def test_a_refusal_names_the_field_where_it_lies() -> None:
    with pytest.raises(Refused) as refused:
        Record({"a": Many(Record({"b": Whole(0, 1)}), 9)}).clean({"a": [{"b": 0}, {"b": 2}]})
    assert refused.value.values == {"field": "a[1].b", "why": "range"}


def test_a_huge_text_is_refused_before_it_is_cleaned() -> None:
    with pytest.raises(Refused, match="too_long"):
        Text(2_000).clean("\u200b" * 10_000_000, "body")
