"""OpenDocument and PDF as LibreOffice makes them of the mémento, held against what people who cannot see need."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.memento.everything import EVERYTHING
from workshop.export.documents import outline_of
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.memento.office.libreoffice import converted, converter
from workshop.memento.office.opendocument import alternatives, from_word, mended
from workshop.memento.outline.contents import entries, heading_words
from workshop.memento.outline.parts import Chapter, Figure, Section
from workshop.memento.word import document_bytes

SPACES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
pytestmark = pytest.mark.skipif(converter() is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def word() -> bytes:
    """A document with every kind of part."""
    return document_bytes(EVERYTHING)


@pytest.fixture(scope="module")
def odt(word: bytes) -> bytes:
    return from_word(word, EVERYTHING)


@pytest.fixture(scope="module")
def pdf(found: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[pikepdf.Pdf]:
    """The played day, through the registry, with its page numbers."""
    path = Path(tmp_path_factory.mktemp("pdf")) / "memento.pdf"
    path.write_bytes(FORMATS["pdf"].write(found, ExportOptions()))
    with pikepdf.open(path) as opened:
        yield opened


def content_of(odt: bytes) -> Any:
    with ZipFile(BytesIO(odt)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def elements(found: Any) -> Iterator[Any]:
    """The structure elements below, in reading order."""
    if isinstance(found, pikepdf.Array):
        for one in found:
            yield from elements(one)
    elif isinstance(found, pikepdf.Dictionary):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found.K)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    """The kind of each element: what its own name stands for, where it has one."""
    names = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    found = (str(one.S) for one in elements(pdf.Root.StructTreeRoot.K))
    return [str(names.get(kind, kind)) for kind in found]


def test_an_odt_describes_its_charts_and_pictures(odt: bytes) -> None:
    tree = content_of(odt)
    frames = tree.iterfind(".//draw:frame[draw:object]", SPACES)
    charts = [frame.findtext("svg:desc", namespaces=SPACES) for frame in frames]
    assert charts == alternatives(EVERYTHING)
    assert len(charts) == sum(
        isinstance(item, get_args(Figure)) for part in EVERYTHING.parts for item in getattr(part, "items", ())
    )
    assert all(frame.find("svg:desc", SPACES) is not None for frame in tree.iterfind(".//draw:frame", SPACES))


def test_an_odt_has_its_headings_its_header_rows_and_its_sommaire(odt: bytes) -> None:
    tree = content_of(odt)
    headings = ["".join(one.itertext()).strip() for one in tree.iterfind(".//text:h", SPACES)]
    for part in EVERYTHING.parts:
        if isinstance(part, Section | Chapter):
            assert any(heading.replace("\u00a0", " ") == heading_words(part) for heading in headings)
    for table in tree.iterfind(".//table:table", SPACES):
        assert table.find("table:table-header-rows", SPACES) is not None
    assert tree.find(".//text:table-of-content", SPACES) is not None
    with ZipFile(BytesIO(odt)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)
        assert "<dc:language>fr-FR</dc:language>" in archive.read("meta.xml").decode()


def test_alternatives_that_do_not_match_the_charts_are_an_error(odt: bytes) -> None:
    with pytest.raises(ValueError, match="argument 2"):
        mended(odt, ["Une seule"])


def shape(docx: bytes) -> tuple[list[tuple[str, str]], list[tuple[int, int]]]:
    """Headings with their levels, and the rows and cells of each table.

    Read without python-docx, which refuses LibreOffice's .docx with charts: it names workbooks that it leaves out.
    """
    with ZipFile(BytesIO(docx)) as archive:
        tree, styles = (etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles"))
    named = {one.get(qn("w:styleId")): one.find(qn("w:name")).get(qn("w:val")) for one in styles.iter(qn("w:style"))}
    headings = []
    for paragraph in tree.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = named.get(style.get(qn("w:val")), "") if style is not None else ""
        if name.lower().startswith("heading "):
            headings.append((name.lower(), " ".join("".join(one.text for one in paragraph.iter(qn("w:t"))).split())))
    tables = [(len(list(one.iter(qn("w:tr")))), len(list(one.iter(qn("w:tc"))))) for one in tree.iter(qn("w:tbl"))]
    return headings, tables


def test_a_round_trip_through_odt_keeps_headings_and_tables(word: bytes, odt: bytes) -> None:
    back = converted(odt, ".odt", "docx")
    assert shape(back) == shape(word)
    assert len(shape(word)[0]) > 10 and len(shape(word)[1]) > 6


def test_the_pdf_is_tagged_says_its_language_and_shows_its_title(pdf: pikepdf.Pdf, found: Snapshot) -> None:
    root = pdf.Root
    assert str(root.Lang) == "fr-FR" and root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == outline_of(found, ExportOptions()).title == str(pdf.docinfo["/Title"])


def test_headings_of_the_pdf_begin_at_the_first_level_and_skip_none(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[2]) for kind in kinds(pdf) if kind in ("/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1 and max(levels) == 3
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_tables_of_the_pdf_have_headers_with_their_scope(pdf: pikepdf.Pdf) -> None:
    counted = Counter(kinds(pdf))
    heads = [one for one in elements(pdf.Root.StructTreeRoot.K) if str(one.S) == "/TH"]
    assert len(heads) >= counted["/Table"] > 5
    assert all(any(str(owner.get("/Scope")) == "/Column" for owner in head.A) for head in heads)


def test_figures_of_the_pdf_say_what_they_show(pdf: pikepdf.Pdf, found: Snapshot) -> None:
    told = [str(one.get("/Alt", "")) for one in elements(pdf.Root.StructTreeRoot.K) if str(one.S) == "/Figure"]
    charts = alternatives(outline_of(found, ExportOptions()))
    assert charts and set(charts) <= set(told)
    assert all(0 < len(words) <= 80 for words in told)


def test_the_sommaire_of_the_pdf_gives_the_page_of_each_bookmark(pdf: pikepdf.Pdf, found: Snapshot) -> None:
    with pdf.open_outline() as outline:
        marked = iter([(bare(str(entry.title)), page_of(pdf, entry)) for entry in _flat(outline.root)])
    done = subprocess.run(["pdftotext", "-layout", str(pdf.filename), "-"], capture_output=True, check=True)
    lines = [bare(line) for line in done.stdout.decode().splitlines()]
    for _, said, _ in entries(outline_of(found, ExportOptions())):
        page = next(page for title, page in marked if title == bare(said))
        assert any(re.fullmatch(rf"{re.escape(bare(said))}\.+{page}", line) for line in lines), said


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def page_of(pdf: pikepdf.Pdf, entry: Any) -> int:
    """The page to which a bookmark leads, from 1."""
    return 1 + pdf.pages.index(pikepdf.Page(pikepdf.Array(entry.destination)[0]))


def _flat(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _flat(item.children)
