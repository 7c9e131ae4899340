"""The mémento in Markdown: pandoc reads back the same headings, the same tables, the same words."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest

from tests.memento.days import full_day
from tests.memento.everything import EVERYTHING
from tests.memento.test_word import HOSTILE, bare, shown
from workshop.memento.markdown import markdown
from workshop.memento.markdown.document import _ITEMS, _PARTS
from workshop.memento.outline import Outline, parts
from workshop.memento.outline.composing import compose
from workshop.memento.outline.contents import entries


def pandoc(text: str, *options: str) -> str:
    """What pandoc makes of it."""
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    command = ["pandoc", "-f", "gfm", "--wrap=none", *options]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


def words_of(inlines: Any) -> str:
    """The words of a part of pandoc's tree, without blanks."""
    if isinstance(inlines, dict):
        if inlines.get("t") == "RawInline":
            return ""
        return inlines["c"] if inlines.get("t") == "Str" else words_of(inlines.get("c", []))
    return bare("".join(map(words_of, inlines))) if isinstance(inlines, list) else ""


def blocks_of(text: str) -> Iterator[tuple[str, Any]]:
    for block in json.loads(pandoc(text, "-t", "json"))["blocks"]:
        yield block["t"], block.get("c")


def tables(outline: Outline) -> int:
    """How many tables and figures an outline holds, sheets included."""
    count = 0
    for part in outline.parts:
        kinds = (parts.TableBlock, parts.Chart, parts.Stack, parts.Scatter)
        count += sum(isinstance(item, kinds) for item in getattr(part, "items", ()))
        count += isinstance(part, parts.Sheet)
    return count


def test_every_kind_of_part_and_of_item_has_its_rendering() -> None:
    assert _PARTS.keys() == set(get_args(parts.Part))
    assert _ITEMS.keys() == set(get_args(parts.Item))


def test_pandoc_reads_the_same_headings_and_the_same_tables(full_outline: Outline) -> None:
    found = list(blocks_of(markdown(full_outline)))
    headings = [(c[0], words_of(c[2])) for kind, c in found if kind == "Header"]
    levels = [level for level, _ in headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    listed = iter(heading for _, heading in headings)
    assert all(shown(said) in listed for _, said, _ in entries(full_outline))
    in_texts = 1  # the organiser's own, in « Le contexte »
    assert sum(kind == "Table" for kind, _ in found) == tables(full_outline) + in_texts
    best = next(item for part in full_outline.parts for item in getattr(part, "items", ())
                if isinstance(item, parts.TableBlock) and item.head[0] == "Rang")  # fmt: skip
    read = next(c for kind, c in found if kind == "Table" and words_of(c[3]).startswith("Rang"))
    assert [words_of(cell) for cell in read[3][1][0][1]] == [shown(name) for name in best.head]
    assert len(read[4][0][3]) == len(best.rows)


def test_what_was_typed_comes_back_as_words(full_outline: Outline) -> None:
    plain = bare(pandoc(markdown(full_outline), "-t", "plain"))
    for idea in full_day().ideas:
        assert shown(idea.body)[:200] in plain


MARKS = (
    "*étoiles* _soulignés_ `code` **gras** ~~barré~~ $x^2$",
    "# pas un titre",
    "- pas une liste\n+ ni ceci\n1. ni cela\n=====",
    "> pas une citation",
    "[pas](un-lien) ![ni](une-image) <b>ni gras</b> &amp; &#33; :smile:",
    "| ni | tableau |\n|---|---|",
    "    quatre espaces",
    "\\* barre inverse \\",
)


def test_marks_and_hostile_texts_stay_text() -> None:
    day = full_day()
    texts = [*HOSTILE, *MARKS]
    ideas = list(day.ideas)
    ideas[5] = replace(ideas[5], title="", body="\n\n".join(texts))
    ideas[6] = replace(ideas[6], title=MARKS[0], body="court")
    plain = bare(pandoc(markdown(compose(replace(day, ideas=tuple(ideas)))), "-t", "plain"))
    for text in texts:
        for line in filter(None, map(typed_words, text.split("\n"))):
            assert line in plain, text[:80]


def typed_words(line: str) -> str:
    """A line as it is shown: a mark of a list or of a quote, which everybody reads as such, is one."""
    return shown(line.strip().removeprefix("- ").removeprefix("> ").removeprefix("1. "))


def test_emphasis_beside_punctuation_is_still_read() -> None:
    text = "Avant **(important)**suite, *« ceci »*et **fin.**"
    body = replace(full_day(), texts={"contexte": ("Le contexte", text)})
    html = pandoc(markdown(compose(body)), "-t", "html")
    assert "<strong>(important)</strong>suite" in html
    assert html.count("<em>«") == 1 and "<strong>fin.</strong>" in html


def test_the_same_outline_gives_the_same_text() -> None:
    assert markdown(EVERYTHING) == markdown(EVERYTHING)
    assert markdown(EVERYTHING).endswith("Une licence\n")
