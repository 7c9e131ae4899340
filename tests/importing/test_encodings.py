"""Bytes of all spreadsheets and systems, read as they were meant."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.play import Rehearsed, definition
from workshop.core import State
from workshop.importing import BadImport, Choices, planned
from workshop.importing.encodings import ENCODINGS, decoded

FRENCH = "corps;thème\nDéléguer l’été à Noël ; « où ça » – ça coûte 12 €, cœur naïf…;\nÀ l’école, être tôt chez Zoé;\n"
MARKED = {
    "utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE, "utf-32-be": codecs.BOM_UTF32_BE,
}  # fmt: skip


@pytest.fixture(scope="module")
def state() -> State:
    return Rehearsed(definition(3)).state


@pytest.mark.parametrize("name", MARKED)
def test_a_mark_says_the_encoding(name: str) -> None:
    content = MARKED[name] + FRENCH.encode(name.removesuffix("-sig"))
    assert (decoded(content).text, decoded(content).guessed) == (FRENCH, False)


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp850"])
def test_without_a_mark_the_likeliest_is_taken_and_said(name: str) -> None:
    content = FRENCH.encode(name, "replace")
    found = decoded(content)
    assert found.encoding == name
    assert found.text == content.decode(name)
    assert found.guessed == (name != "utf-8")


WORDS = "été élève à où ça même naïf Noël œuvre déjà École créé réunion idée préféré très août"
SENTENCE = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40).map(" ".join)


@given(text=SENTENCE, name=st.sampled_from(["cp1252", "mac-roman"]))
def test_french_is_never_read_as_another_machine_s(text: str, name: str) -> None:
    assert decoded(text.encode(name)).text == text


def test_another_encoding_may_be_chosen(state: State) -> None:
    content = "corps\n\x8e\n".encode("latin-1")
    assert planned(state, content, Choices(encoding="mac-roman")).bodies[0]["body"] == "é"
    assert planned(state, content, Choices(encoding="cp1252")).bodies[0]["body"] == "Ž"
    with pytest.raises(BadImport) as refused:
        planned(state, content + b"x", Choices(encoding="utf-16"))
    assert refused.value.kind == "not_in"


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\xff", b"\xff\xfe", b"\xff\xfe\0", b"a\0\0\0", b"\0" * 50, b"\xef\xbb\xbf\0"]
)
def test_nonsense_is_refused_with_a_sentence_or_read(content: bytes, name: str) -> None:
    for chosen in ("", name):
        try:
            assert "\0" not in decoded(content, chosen).text
        except BadImport as bad:
            assert bad.kind in ("not_text", "not_in")


def test_signs_that_were_lost_are_told(state: State) -> None:
    found = planned(state, "corps\nD\ufffdj\ufffd l\u00c3\u00a9ger\n".encode())
    assert dict(found.read.odd) == {"lost": 2, "garbled": 1}
