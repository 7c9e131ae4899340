"""Texts as blocks: an organiser's Markdown, a participant's typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.memento.text.prose import Heading, ListItem, Paragraph, ProseTable, Quote, spans, typed, words, written
from workshop.memento.text.typography import safe


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in typed(text)]


def test_lines_that_begin_as_lists_are_lists() -> None:
    assert kinds("Avant\n- un\n• deux\n\n1. trois\n2) quatre\n> dit") == [
        "Paragraph", "ListItem", "ListItem", "ListItem", "ListItem", "Quote",
    ]  # fmt: skip


def test_a_typed_number_stays() -> None:
    items = [block for block in typed("3) c\n4) d\n7) g") if isinstance(block, ListItem)]
    assert [(item.number, item.first) for item in items] == [(3, True), (4, False), (7, True)]


def test_a_participants_marks_are_not_markdown() -> None:
    assert words(typed("*pas* **gras** # non <b>x</b> [a](b)")) == "*pas* **gras** # non <b>x</b> [a](b)"


def test_a_year_or_a_price_at_the_start_of_a_line_is_no_list() -> None:
    assert kinds("2015. Une année\n-5 degrés\n1,5 million") == ["Paragraph"] * 3


@given(st.text())
def test_no_letter_that_was_typed_is_lost(text: str) -> None:
    kept = words(typed(text))
    for line in safe(text).split("\n"):
        letters = "".join(c for c in line if c.isalpha())
        assert letters in "".join(c for c in kept if c.isalpha())


def test_addresses_are_links_without_the_marks_that_follow_them() -> None:
    found = spans("Voir (https://exemple.org/a), puis http://b.fr/x.")
    assert [span.href for span in found if span.href] == ["https://exemple.org/a", "http://b.fr/x"]
    assert "".join(span.text for span in found) == "Voir (https://exemple.org/a), puis http://b.fr/x."


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## a\n\n### b\n\n## c", [1, 2, 1]),
        ("### a\n\n#### b", [1, 2]),
        ("#### a\n\n## b\n\n### c", [1, 1, 2]),
        ("## a", [1]),
    ],
)
def test_headings_skip_no_level(text: str, levels: list[int]) -> None:
    assert [block.level for block in written(text) if isinstance(block, Heading)] == levels


def test_markdown_becomes_blocks() -> None:
    blocks = written(
        "## Titre\n\nUn *mot* et **deux**.\n\n1. a\n2. b\n    - c\n\n> dit\n\n| A | B |\n|---|---|\n| 1 | 2 |"
    )
    assert [type(block) for block in blocks] == [Heading, Paragraph, ListItem, ListItem, ListItem, Quote, ProseTable]
    assert [(b.number, b.depth) for b in blocks if isinstance(b, ListItem)] == [(1, 0), (2, 0), (None, 1)]
    assert [span.style for span in blocks[1].spans if span.style] == ["emphasis", "strong"]  # type: ignore[union-attr]
