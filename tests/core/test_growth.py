"""Whatever a text is made of, twice the text is twice the work: no guest stops the room with a run of spaces."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable

import pytest

from tests.support.growth import all_growing
from workshop.core import Refused, clean_text, normalized
from workshop.core.model.cleaning import LOOSE
from workshop.core.model.fields import Record, Text
from workshop.core.operations.ideas import TYPED
from workshop.core.operations.verbatims import _spaced
from workshop.core.similarity import stems

from .play import SYSTEM, desk
from .stages import person, stage

READERS: dict[str, Callable[[str], object]] = {
    "lines": clean_text,
    "one line": lambda text: clean_text(text, lines=False),
    "NFC": lambda text: normalized("NFC", text),
    "NFD": lambda text: normalized("NFD", text),
    "NFKC": lambda text: normalized("NFKC", text),
    "NFKD": lambda text: normalized("NFKD", text),
    "stems": stems,
    "spaced": _spaced,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_text_of_four_times_the_length_is_four_times_the_work(reader: str) -> None:
    assert all_growing(READERS[reader], after=("x",)) == []


def test_no_mark_is_a_letter_so_that_runs_of_marks_are_found() -> None:
    marks = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in ("Mn", "Me") or unicodedata.combining(char)
    ]
    assert len(marks) > 1_500 and all(LOOSE.fullmatch(mark * 6) for mark in marks)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_normal_form_keeps_what_is_written_and_five_marks_of_a_heap(form: str) -> None:
    for text in ("Ça, où l’été", "e\u0301te\u0301", "ﬁn", "日本語 עברית ไทย", "🙂 " * 9):
        assert normalized(form, text) == unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert normalized(form, "a" + "\u0323" * 400) == unicodedata.normalize(form, "a" + "\u0323" * 5)  # type: ignore[arg-type]


def test_a_length_is_judged_before_anything_is_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    def cleaned(*_: object) -> str:
        raise AssertionError("it was cleaned before its length was judged")

    monkeypatch.setattr("workshop.core.model.fields.clean_text", cleaned)
    for text in ("x" * 2_001, "\u200b" * 2_001, "a" + "\n" * 2_000 + "b", "a" + " " * 65_000 + "\nx"):
        with pytest.raises(Refused, match="too_long"):
            Text(2_000).clean(text, "body")


def test_ends_that_are_not_kept_do_not_count() -> None:
    assert Text(3).clean("\n  été" + " " * 90, "body") == "été"


def test_an_unknown_key_is_cut_before_it_is_cleaned() -> None:
    with pytest.raises(Refused) as refused:
        Record({}).clean({"é" * 1_000_000: 1})
    assert refused.value.values == {"field": "é" * 64, "why": "unknown"}


def test_what_is_typed_has_the_limit_of_the_page_and_only_a_desk_keeps_an_imported_idea_long() -> None:
    session = stage("s2")
    author = person(session)
    typed = session.idea(author, "x")
    row = session.do(SYSTEM, "idea.import", table="t1", body="y" * 49_000)
    assert row
    imported = f"i{row.seq}"
    session.move("s3")
    long = "z" * (TYPED + 1)
    for someone, idea in ((author, typed), (desk("t1"), typed), (author, imported)):
        assert session.refused(someone, "idea.edit", idea=idea, base=session.state.seq, body=long) == "too_long"
    version = session.state.ideas[imported].version
    assert session.do(desk("t1"), "idea.edit", idea=imported, base=version, body=long)
    assert session.refused(desk("t1"), "idea.edit", idea=["i1"], base=0, body="x") == "bad_field"
