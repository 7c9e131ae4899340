# ruff: noqa: E501 (tables read one a line)
"""What people type is cleaned once: what is meant stays, what is not seen goes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.core import clean_text
from workshop.core.model.cleaning import DRAWN

CASES = [
    ("  Bonjour \n", "Bonjour"),
    ("l’été à 12 h", "l’été à 12 h"),
    ("« guillemets » ; tirets — et…", "« guillemets » ; tirets — et…"),
    ("e\u0301te\u0301", "été"),
    ("un\r\ndeux\rtrois\u2028quatre\u0085cinq\x0bsix", "un\ndeux\ntrois\nquatre\ncinq\nsix"),
    ("un\n\n\n\n\ndeux", "un\n\ndeux"),
    ("ligne   \nsuite", "ligne\nsuite"),
    ("tab\tulation", "tab ulation"),
    ("nul\x00 bel\x07 échap\x1b[31m del\x7f", "nul bel échap[31m del"),
    ("\u202egnirahc\u202c", "gnirahc"),
    ("\u2066isolé\u2069 \u200fmarque", "isolé marque"),
    ("in\u200bvi\u2060si\ufeffble\u00ad", "invisible"),
    ("a\ud800b", "ab"),
    ("fin\uffff\U0001fffe\ufdd0", "fin"),
    ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
    ("❤️‍🔥 👨🏽‍🚒 🏳️‍🌈", "❤️‍🔥 👨🏽‍🚒 🏳️‍🌈"),
    ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
    ("caché\U000e0041\U000e0042", "caché"),
    ("a\u200db", "ab"),
    ("\u200d🙂\u200d", "🙂"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("क्\u200dष", "क्\u200dष"),
    ("a" + "\u0301" * 40, unicodedata.normalize("NFC", "a" + "\u0301" * 5)),
    ("日本語 العربية עברית ไทย", "日本語 العربية עברית ไทย"),
    ("5\u00a0000\u202f€", "5\u00a0000\u202f€"),
    ("e\ufb03cient, a\ufb03ché, o\ufb00rir, \ufb01n, ré\ufb02échir, sou\ufb04e, au\ufb05, \ufb06yle", "efficient, affiché, offrir, fin, réfléchir, souffle, aust, style"),
    ("\uf0b7\tun\n\uf0a7 deux\n\uf0d8\ttrois \uf0fc", "• un\n• deux\n➢ trois ✓"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), CASES)
def test_what_is_meant_stays_and_what_is_not_seen_goes(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_line_is_one_line() -> None:
    assert clean_text("un\n deux\t\ttrois  ", lines=False) == "un deux trois"


@settings(max_examples=50, deadline=None)
@given(text=st.text(st.characters(codec=None, exclude_categories=())))
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_that_breaks_a_document(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert once.encode("utf-8").decode("utf-8") == once == unicodedata.normalize("NFC", once)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char != "\n" for char in once)
    assert not set(once) & {chr(drawn) for drawn in DRAWN}
    assert not set(once) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\ufeff\u200b\u2028\uffff")
