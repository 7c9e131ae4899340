"""Words made ready for a page or a document."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.memento.text.typography import NBSP, markdown_html, plain, safe, typography


@pytest.mark.parametrize(
    ("typed", "set_in_french"),
    [
        ("Qui décide ? Nous !", f"Qui décide{NBSP}? Nous{NBSP}!"),
        ("Un mot : « oui » ; fin", f"Un mot{NBSP}: «{NBSP}oui{NBSP}»{NBSP}; fin"),
        ("l'équipe d'à côté", "l’équipe d’à côté"),
        ("12 345 euros et 3 mois", f"12{NBSP}345{NBSP}euros et 3{NBSP}mois"),
        ("fiche 3, table 12, n° 5, p. 7", f"fiche{NBSP}3, table{NBSP}12, n°{NBSP}5, p.{NBSP}7"),
        ("50 % de 10 €", f"50{NBSP}% de 10{NBSP}€"),
        ("à 9:30, {a:b}, a;b", "à 9:30, {a:b}, a;b"),
        ("https://exemple.org/l'a ?b", f"https://exemple.org/l'a{NBSP}?b"),
        ("dire 'oui'", "dire 'oui'"),
    ],
)
def test_french_typography(typed: str, set_in_french: str) -> None:
    assert typography(typed) == set_in_french


@given(st.text())
def test_typography_adds_and_removes_no_character(text: str) -> None:
    done = typography(text)
    assert len(done) == len(text)
    assert done.replace(NBSP, " ").replace("’", "'") == text.replace(NBSP, " ").replace("’", "'")


@given(st.text())
def test_typography_done_twice_is_done_once(text: str) -> None:
    assert typography(typography(text)) == typography(text)


@given(st.text())
def test_safe_text_can_be_written_in_any_file(text: str) -> None:
    done = safe(text)
    done.encode("utf-8")
    assert not set(done) & {chr(n) for n in range(32) if n not in (9, 10)}
    assert safe(done) == done


def test_safe_text_keeps_emoji_whole() -> None:
    assert safe("👩‍👩‍👧‍👦 🇫🇷") == "👩‍👩‍👧‍👦 🇫🇷"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "<img src=x onerror=alert(1)>",
        "![x](http://exemple.org/x.png)",
        "<a href='data:text/html,x' style='x'>y</a>",
    ],
)
def test_markdown_gives_no_script_picture_or_style(hostile: str) -> None:
    html = markdown_html(hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert not re.search(r"<[^>]+(href|style|onerror)=", html)


def test_markdown_gives_headings_lists_quotes_and_tables() -> None:
    html = markdown_html(
        "# Un\n\n- a\n- b\n\n> dit\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n**gras** [lien](https://a.fr)"
    )
    for tag in ("<h2>", "<ul>", "<blockquote>", "<table>", "<strong>", '<a href="https://a.fr"'):
        assert tag in html


def test_raw_html_is_shown_as_text() -> None:
    assert "&lt;b&gt;" in markdown_html("a <b>b</b>")


def test_plain_text_is_one_line_without_marks() -> None:
    assert plain("# Titre\n\nUn *mot* & <b>") == "Titre Un mot & <b>"
