"""A logo is looked at when it comes in, and stands on the cover with the words that say whose it is."""

from __future__ import annotations

import random

import pytest
from docx.oxml.ns import qn

from tests.memento.days import full_day
from tests.memento.houses import logo
from tests.memento.structure import faults, opened
from workshop.memento.branding.logos import BadLogo, read_logo
from workshop.memento.outline import Edition
from workshop.memento.outline.composing import compose
from workshop.memento.word import document_bytes

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xc0\x00\x0b\x08\x00\x10\x00\x20\x01\x01"
    b"\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00\x00\xff\xd9"
)


def refusal(words: str, content: bytes) -> str:
    with pytest.raises(BadLogo) as caught:
        read_logo(words, content)
    return caught.value.kind


def test_a_png_and_a_jpeg_tell_their_sizes() -> None:
    assert [(one.width, one.height, one.ending) for one in (read_logo("A", logo(120, 60)), read_logo("B", JPEG))] == [
        (120, 60, "png"), (32, 16, "jpg"),
    ]  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), [
    (b"", "not_picture"), (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_picture"),
    (b"GIF89a" + bytes(40), "not_picture"),
    (logo()[:-20], "cut_short"), (JPEG[:20], "cut_short"), (logo(9_000, 1), "too_many_pixels"),
    (logo() + bytes(1_000_000), "too_large"),
])  # fmt: skip
def test_what_cannot_be_a_logo_is_refused_with_its_reason(content: bytes, kind: str) -> None:
    assert refusal("Centre de gestion", content) == kind


@pytest.mark.parametrize("words", ["", "  \n", "\u200b", "x" * 81])
def test_a_logo_says_whose_it_is(words: str) -> None:
    assert refusal(words, logo()) == "no_words"


def test_damaged_pictures_are_refused_never_a_fault() -> None:
    dice = random.Random(7)
    for _ in range(1_500):
        content = bytearray(dice.choice((logo(), JPEG)))
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(min(60, len(content)))] = dice.randrange(256)
        try:
            read_logo("Centre", bytes(content[: dice.randrange(len(content) + 1)]))
        except BadLogo as bad:
            assert bad.kind in {"not_picture", "cut_short", "too_many_pixels"}


def test_logos_stand_on_the_cover_in_proportion_with_their_words() -> None:
    logos = (read_logo("Centre de gestion", logo(300, 100)), read_logo("École « nouvelle »", JPEG))
    content = document_bytes(compose(full_day(), Edition("1.2", "ab" * 32, logos=logos)))
    drawn = opened(content).element.body[0].findall(f".//{qn('wp:inline')}")
    assert [one.find(qn("wp:docPr")).get("descr") for one in drawn] == [
        "Centre de gestion",
        "École «\u00a0nouvelle\u00a0»",
    ]
    sizes = [(int(e.get("cx")), int(e.get("cy"))) for e in (one.find(qn("wp:extent")) for one in drawn)]
    assert [round(width / height, 2) for width, height in sizes] == [3.0, 2.0]
    assert faults(content) == {}
