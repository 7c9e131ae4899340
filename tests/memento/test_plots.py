"""Charts of several kinds: the workbook, the caches and the marks say the same, and every label can be read."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree

from tests.memento.structure import opened
from workshop.memento.branding.palette import INK, LETTERS, MINIMUM, WHITE, contrast, grade_shades
from workshop.memento.outline.book import ALTERNATIVE, alternative
from workshop.memento.outline.parts import Chart, Figure, Scatter, Stack
from workshop.memento.word import charts
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.package import package_bytes
from workshop.memento.word.plots import plot

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BARS = Chart("Soutien", "Points", ("Un <seul> dossier", "L'essai"), (12, 0), "En tête : un seul dossier", 12, "B")
STACK = Stack(
    "Profils", ("Un", "Deux", "Trois"), (("Très bien", (5, 3, 0)), ("Bien", (3, 0, 1)), ("À rejeter", (0, 5, 7))),
    grade_shades("A")[:2] + grade_shades("A")[5:], "Un : très bien ; trois : à rejeter",
)  # fmt: skip
SCATTER = Scatter("Impact", "Effort", "Impact", (("1, 4", 2.0, 4.5), ("2", 4.0, 1.0)), "Deux gains rapides")
EVERY = pytest.mark.parametrize("figure", [BARS, STACK, SCATTER], ids=["bars", "stack", "scatter"])


def chart_of(figure: Figure) -> tuple[etree._Element, list[list[str]]]:
    """The chart's XML as written in a document, and its workbook's rows."""
    document = Document()
    pen = BodyWriter(document.part, {})
    charts.draw(pen, figure)
    with ZipFile(BytesIO(package_bytes(document.part.package))) as archive:
        chart = etree.fromstring(archive.read("word/charts/chart1.xml"))
        with ZipFile(BytesIO(archive.read("word/embeddings/classeur1.xlsx"))) as book:
            return chart, rows_of(book)


def rows_of(book: ZipFile) -> list[list[str]]:
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    words = ["".join(s.itertext()) for s in etree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{main}si")]
    rows = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{main}row")
    return [
        [words[int(c.findtext(f"{main}v"))] if c.get("t") == "s" else c.findtext(f"{main}v") for c in row]
        for row in rows
    ]


@EVERY
def test_the_caches_hold_the_cells_that_their_formula_names(figure: Figure) -> None:
    chart, rows = chart_of(figure)
    caches = [cache for kind in ("strRef", "numRef") for cache in chart.iter(f"{C}{kind}")]
    assert caches
    for cache in caches:
        column, first, last = re.fullmatch(  # type: ignore[union-attr]
            r"Feuil1!\$([A-Z])\$(\d+)(?::\$[A-Z]\$(\d+))?", cache.findtext(f"{C}f")
        ).groups()
        cells = [row["ABCDEFGH".index(column)] for row in rows[int(first) - 1 : int(last or first)]]
        assert [point.findtext(f"{C}v") for point in cache.iter(f"{C}pt")] == cells


@EVERY
def test_every_mark_says_its_value_or_its_name(figure: Figure) -> None:
    chart, _ = chart_of(figure)
    series = list(chart.iter(f"{C}ser"))
    assert all(one.find(f"{C}dLbls") is not None for one in series)
    said = [text.text for label in chart.iter(f"{C}dLbl") for text in label.iter(f"{A}t")]
    assert said == ([label for label, _, _ in SCATTER.points] if figure is SCATTER else [])


def test_what_is_written_inside_a_bar_can_be_read_on_it() -> None:
    for letter in LETTERS:
        shades = grade_shades(letter)
        stack = Stack("x", ("a",), tuple((shade, (1,)) for shade in shades), shades, "x")
        chart = etree.fromstring(f'<x xmlns:c="{C[1:-1]}" xmlns:a="{A[1:-1]}">{plot(stack).xml}</x>')
        for series, shade in zip(chart.iter(f"{C}ser"), shades, strict=True):
            ink = series.find(f"{C}dLbls//{A}srgbClr").get("val")
            assert ink in (INK, WHITE)
            assert contrast(ink, shade) >= MINIMUM


def test_an_alternative_text_holds_in_eighty_characters_and_ends_on_a_word() -> None:
    assert alternative("Court") == "Court"
    long = alternative("Une table ronde autour de laquelle neuf groupes ont travaillé toute la journée, sans pause")
    assert len(long) <= ALTERNATIVE
    assert long == "Une table ronde autour de laquelle neuf groupes ont travaillé toute la…"
    assert len(alternative("a" * 500)) == ALTERNATIVE


def test_a_document_with_every_chart_opens() -> None:
    document = Document()
    pen = BodyWriter(document.part, {})
    for figure in (BARS, STACK, SCATTER):
        charts.draw(pen, figure)
    assert len(opened(package_bytes(document.part.package)).part.package.parts) > 6


def test_the_ticks_of_a_scale_stand_on_whole_numbers() -> None:
    chart, _ = chart_of(SCATTER)
    for axis in chart.iter(f"{C}valAx"):
        low, high = (float(axis.find(f"{C}scaling/{C}{end}").get("val")) for end in ("min", "max"))
        assert (low, high) == (SCATTER.low - 1, SCATTER.high + 1)
        assert axis.find(f"{C}majorUnit").get("val") == "1"
        assert axis.find(f"{C}numFmt").get("formatCode") == '[=0]"";[=6]"";0'
