"""What a spreadsheet would evaluate is shown as text."""

from __future__ import annotations

import pytest

from tests.export.conftest import FORMULAS
from workshop.export.formulas import CUT, LONGEST_CELL, bare, fitted, neutral, risky


@pytest.mark.parametrize("text", [one for one in FORMULAS if "\u200b" not in one])
def test_a_text_that_begins_like_a_formula_is_preceded_by_an_apostrophe(text: str) -> None:
    assert risky(text)
    assert neutral(text) == f"'{text}"
    assert bare(neutral(text)) == text


@pytest.mark.parametrize("text", ["'=1", "''-x", "' =1"])
def test_an_apostrophe_that_was_typed_is_not_mistaken_for_ours(text: str) -> None:
    assert bare(neutral(text)) == text


@pytest.mark.parametrize("text", ["", "a=b", "1+1", "Oser", "« = »", "'tis", "🙂", "  dix"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert neutral(text) == bare(text) == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [("a" * LONGEST_CELL, True), ("a" * (LONGEST_CELL + 1), False), ("🙂" * 16_383, True), ("🙂" * 16_384, False)],
)
def test_a_text_is_cut_to_what_a_cell_of_excel_holds_and_says_so(text: str, whole: bool) -> None:
    cut = fitted(text)
    assert (cut == text) is whole
    assert whole or cut.endswith(CUT)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST_CELL
