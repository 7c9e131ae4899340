"""The mémento as a web page: it says the same, asks nothing of anybody, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.memento.days import empty_day, full_day
from tests.memento.everything import EVERYTHING
from tests.memento.test_word import HOSTILE, bare, shown
from tests.support.axe import TAGS, violations
from workshop.memento.html import page
from workshop.memento.html.document import _ITEMS, _PARTS
from workshop.memento.outline import Outline, parts
from workshop.memento.outline.composing import compose
from workshop.memento.outline.contents import entries
from workshop.memento.text.prose import words


@pytest.fixture(scope="module")
def browser_page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def parsed(outline: Outline) -> html.HtmlElement:
    return html.document_fromstring(page(outline))


def outlines(full: Outline) -> tuple[Outline, ...]:
    bare_bones = tuple(part for part in EVERYTHING.parts if isinstance(part, parts.Sheet | parts.Section))
    return EVERYTHING, full, compose(empty_day()), replace(EVERYTHING, parts=bare_bones)


def test_every_kind_of_part_and_of_item_has_its_rendering() -> None:
    apart = {parts.Cover, parts.Contents, parts.Sheet}
    assert _PARTS.keys() | apart == set(get_args(parts.Part))
    assert _ITEMS.keys() == set(get_args(parts.Item))
    assert {type(part) for part in EVERYTHING.parts} == set(get_args(parts.Part))
    held = (item for part in EVERYTHING.parts for item in getattr(part, "items", ()))
    assert {type(item) for item in held} == set(get_args(parts.Item))


def test_all_that_an_outline_says_is_on_the_page() -> None:
    told = bare(parsed(EVERYTHING).text_content())
    for wanted in (
        "Une mention", "Un crédit", "Une version", "Ainsi", "Une phrase d’ouverture", "du code", "Un titre du texte",
        "une puce dessous", "Un titre plus petit", "case", "Un encart", "Un libellé", "Figure 1. Des barres",
        "Tableau 1. Un tableau", "Une autre barre", "Un autre profil", "7, 9", "« Des mots dits »", "son rôle",
        "Un titre de fiche entier", "un bénéfice", "Une origine", "Une suite", "À rapprocher de", "Une licence",
        "Ce qu’ils en disent : non renseigné", "fiche 2", "RÉPÉTITION", "Un pied de page", "Premiers pas :",
    ):  # fmt: skip
        assert shown(wanted) in told, wanted


def test_every_text_of_a_full_day_is_on_the_page(full_outline: Outline) -> None:
    told = bare(parsed(full_outline).text_content())
    for part in full_outline.parts:
        if isinstance(part, parts.Sheet):
            for found in (part.finding, part.proposal, *(blocks for trio in part.trios for _, blocks in trio.columns)):
                assert all(shown(line) in told for line in words(found).split("\n"))
    for idea in full_day().ideas:
        assert shown(idea.body)[:200] in told


def test_headings_skip_no_level_and_links_lead_somewhere(full_outline: Outline) -> None:
    for outline in outlines(full_outline):
        tree = parsed(outline)
        levels = [int(found.tag[1]) for found in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        ids = [found.get("id") for found in tree.iter() if found.get("id")]
        assert len(ids) == len(set(ids))
        anchors = [found.get("href")[1:] for found in tree.iter("a") if found.get("href").startswith("#")]
        assert set(anchors) <= set(ids)
        assert not [found.tag for found in tree.iter("p", "td", "dd", "li", "th") if not found.text_content().strip()
                    and found.find("img") is None]  # fmt: skip


def test_the_sommaire_lists_all_that_it_should(full_outline: Outline) -> None:
    nav = parsed(full_outline).find(".//nav")
    listed = [" ".join(found.text_content().split()) for found in nav.iter("a")]
    assert listed == [" ".join(shown_entry.split()) for _, shown_entry, _ in entries(full_outline)]


def test_a_table_has_its_name_and_its_column_headings(full_outline: Outline) -> None:
    for table in parsed(full_outline).iter("table"):
        assert table.find("caption").text_content().strip()
        heads = table.findall("./thead/tr/th")
        assert heads and all(head.get("scope") == "col" for head in heads)
        assert all(len(row) == len(heads) for row in table.findall("./tbody/tr"))


def test_a_page_holds_all_it_needs_and_runs_nothing() -> None:
    tree = parsed(EVERYTHING)
    assert not list(tree.iter("script", "link", "iframe", "object"))
    assert all(found.get("src").startswith("data:image/") for found in tree.iter("img"))
    assert not [name for found in tree.iter() for name in found.attrib if name.startswith("on")]
    assert "default-src 'none'" in tree.find(".//meta[@http-equiv]").get("content")
    assert "url(" not in page(EVERYTHING) and "@import" not in page(EVERYTHING)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_as_text(text: str) -> None:
    day = full_day()
    idea = replace(day.ideas[5], body=text, title="")
    outline = compose(replace(day, title=text[:200], ideas=(*day.ideas[:5], idea, *day.ideas[6:])))
    tree = parsed(outline)
    assert shown(text) in bare(tree.text_content())
    assert bare(tree.findtext(".//title")) == shown(text[:200]) + "–mémento"
    assert not list(tree.iter("script", "w:p"))
    page(outline).encode("utf-8")


def test_the_same_outline_gives_the_same_page(full_outline: Outline) -> None:
    assert page(full_outline) == page(full_outline)


def test_axe_finds_nothing_and_nothing_goes_over_the_edge(browser_page: Page, tmp_path: Path) -> None:
    complaints: list[str] = []
    browser_page.on("console", lambda message: complaints.append(message.text))
    for number, outline in enumerate((EVERYTHING, compose(full_day(per_table=5, keep=1, tables=1)))):
        path = tmp_path / f"{number}.html"
        path.write_text(page(outline), encoding="utf-8")
        browser_page.goto(path.as_uri())
        for width in (1280, 320):
            browser_page.set_viewport_size({"width": width, "height": 800})
            assert browser_page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(browser_page, (*TAGS, "wcag21a", "best-practice")) == []
    assert complaints == []
