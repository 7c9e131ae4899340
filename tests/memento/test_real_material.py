"""The consultation of 2015 as ideas: selected bodies of thousands of characters are in the document, whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.memento.conftest import Office
from tests.memento.material import consultation, folder
from tests.memento.structure import faults, opened, text_of
from tests.memento.test_word import bare, shown
from workshop.core.ballots import proposals
from workshop.export.record import as_record
from workshop.memento.html import page
from workshop.memento.markdown import markdown
from workshop.memento.outline import outline
from workshop.memento.text.prose import typed, words
from workshop.memento.word import document_bytes

Played = tuple[object, bytes, object]


@pytest.fixture(scope="module")
def source() -> Path:
    return folder()


@pytest.fixture(scope="module")
def made(source: Path) -> Played:
    """The state, its document, and the document's text."""
    day = consultation(source)
    content = document_bytes(outline(day.state, day.rows))
    return day.state, content, bare(text_of(opened(content).element.body))


def test_every_selected_idea_is_whole(made: Played) -> None:
    state, _, inside = made
    kept = proposals(state, "all")  # type: ignore[arg-type]
    assert len(kept) == 27
    for key in kept:
        for line in words(typed(state.ideas[key].body)).split("\n"):  # type: ignore[attr-defined]
            assert shown(line) in inside, (key, line)  # type: ignore[operator]


def test_every_idea_of_the_annex_is_whole_with_its_reference(made: Played) -> None:
    state, _, inside = made
    for idea in state.ideas.values():  # type: ignore[attr-defined]
        assert bare(f"réf. {idea.external}") in inside  # type: ignore[operator]
        for line in words(typed(idea.body)).split("\n"):
            assert shown(line) in inside, (idea.id, line)  # type: ignore[operator]


def test_the_document_keeps_the_rules(made: Played) -> None:
    _, content, _ = made
    assert faults(content) == {}


def test_the_export_gives_the_texts_to_the_letter(made: Played) -> None:
    state, _, _ = made
    record = as_record(state)  # type: ignore[arg-type]
    assert {idea["id"]: idea["body"] for idea in record["ideas"]} == {
        key: idea.body
        for key, idea in state.ideas.items()  # type: ignore[attr-defined]
    }
    assert len({idea["external"] for idea in record["ideas"]}) == 91


def test_the_page_and_the_markdown_hold_every_idea_whole(source: Path) -> None:
    day = consultation(source)
    drawn = outline(day.state, day.rows)
    on_page = bare(html.document_fromstring(page(drawn)).text_content())
    in_markdown = bare(re.sub(r"<br>|\\(?=[!-/:-@\[-`{-~])", "", markdown(drawn)))
    for idea in day.state.ideas.values():
        for line in words(typed(idea.body)).split("\n"):
            assert shown(line) in on_page, (idea.id, line)
            assert shown(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", line)) in in_markdown or "://" in line, (idea.id, line)


def test_libreoffice_prints_it(made: Played, office: Office) -> None:
    state, content, _ = made
    printed = bare(office.text(office.pdf(content, "consultation")))
    for key in proposals(state, "all"):  # type: ignore[arg-type]
        assert shown(state.ideas[key].title)[:30] in printed  # type: ignore[attr-defined]
