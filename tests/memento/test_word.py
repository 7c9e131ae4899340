"""The Word document: it opens, it says the same, it is accessible, and the same day gives the same bytes."""

from __future__ import annotations

import hashlib
import re
import time
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from tests.core.day import SHEET, played_session
from tests.memento.conftest import Office
from tests.memento.days import empty_day, full_day
from tests.memento.structure import faults, looked_at, opened, text_of
from tests.support.work import calls
from workshop.memento.branding.palette import HUES, MINIMUM, PANEL, SOFT, WHITE, contrast, readable, tint
from workshop.memento.outline import Outline, outline
from workshop.memento.outline.composing import compose
from workshop.memento.outline.contents import entries
from workshop.memento.text.typography import safe, typography
from workshop.memento.word import document_bytes, make_base, write
from workshop.memento.word.document import BASE
from workshop.memento.word.page_numbers import with_pages

HOSTILE = (
    "nul \x00 et \x08\x0b\x1f fin",
    "orphelin \ud800 fin",
    "envers \u202egnp.exe\u202c et \u2066isolé\u2069",
    "in\u200bvisi\ufeffble",
    "<w:p><w:r><w:t>injecté</w:t></w:r></w:p> & <b>gras</b>",
    "{{ cycler.__init__.__globals__ }} {% for x in y %}",
    "]]> <!-- --> <?xml?> &amp; &lt; \ufffe\uffff",
    "famille 👩‍👩‍👧‍👦 drapeau 🇫🇷 ✅ é́́́",
    "=CMD|'/C calc'!A0",
    "a" * 10_000,
    "ligne 1\nligne 2\r\nligne 3\ttab",
    "עברית وعربية 中文 ไทย",
)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def shown(text: str) -> str:
    return bare(typography(safe(text)))


@pytest.fixture(scope="module")
def full_pdf(office: Office, full_outline: Outline) -> tuple[bytes, PdfReader, str]:
    """The full day with its page numbers, and what LibreOffice makes of it."""
    content = with_pages(full_outline)
    pdf = office.pdf(content, "full")
    return content, PdfReader(pdf), office.text(pdf)


def test_the_document_keeps_the_rules_of_accessible_documents(full_docx: bytes) -> None:
    assert faults(full_docx) == {}
    counted = looked_at(full_docx)
    assert min(counted.values()) >= 1
    assert counted["no_paragraph_is_empty"] > 2000
    assert counted["links_lead_somewhere"] > 200


def test_a_played_day_and_an_empty_session_keep_them_too(played_outline: Outline) -> None:
    assert faults(document_bytes(played_outline)) == {}
    assert faults(document_bytes(compose(empty_day()))) == {}


@pytest.mark.parametrize("step", ["s2", "s3", "s4", "s5", "s6", "s7"])
def test_a_day_that_is_not_over_has_a_document_too(step: str) -> None:
    day = played_session(until=step)
    assert faults(document_bytes(outline(day.state, day.rows))) == {}


def test_the_organisers_markdown_is_made_of_real_structures() -> None:
    text = "### Un titre\n\nDu `code`, **du gras**.\n\n- a\n    - b\n        - c\n\n    suite\n\n---\n\n> dit\n\n"
    text += "```\nif x < 1:\n    pass\n```\n\n| A | |\n|---|---|\n| | *2* |\n\n1. un\n2. deux\n\n[lien](https://exemple.org)"
    day = replace(full_day(per_table=5, keep=1), texts={"contexte": ("Contexte", text)})
    content = document_bytes(compose(day))
    assert faults(content) == {}
    styles = {p.text: p.style.name for p in opened(content).paragraphs if p.style}
    assert styles["Un titre"] == "Intertitre"
    assert styles["b"] == "List Bullet 2"
    assert styles["dit"] == "Quote"
    assert "if x < 1:" in text_of(opened(content).element.body)


def test_headings_read_back_are_those_of_the_outline(full_docx: bytes, full_outline: Outline) -> None:
    written = [p.text for p in opened(full_docx).paragraphs if p.style and p.style.name in ("Heading 1", "Heading 2")]
    assert [bare(text) for text in written] == [shown(words) for _, words, _ in entries(full_outline)]


def test_the_same_headings_are_the_bookmarks_of_the_pdf(
    full_pdf: tuple[bytes, PdfReader, str], full_outline: Outline
) -> None:
    _, pdf, _ = full_pdf
    found: list[str] = []

    def walk(outline: list) -> None:  # type: ignore[type-arg]
        for item in outline:
            if isinstance(item, list):
                walk(item)
            else:
                found.append(bare(str(item.title)))

    walk(pdf.outline)
    wanted = [shown(words) for _, words, _ in entries(full_outline)]
    assert [title for title in found if title in set(wanted)] == wanted


def test_what_is_written_in_the_sheets_reads_back_in_word_and_in_the_pdf(
    office: Office, played_outline: Outline
) -> None:
    content = document_bytes(played_outline)
    inside = bare(text_of(opened(content).element.body))
    printed = bare(office.text(office.pdf(content, "played")))
    for text in SHEET.values():
        for line in text.splitlines():
            words = shown(re.sub(r"^\d\. ", "", line))
            assert words in inside
            # In the PDF a cell's lines are interleaved with its neighbours': its first words are enough.
            assert words[:14] in printed


def test_page_numbers_in_the_contents_are_those_of_the_pdf(
    full_pdf: tuple[bytes, PdfReader, str], full_outline: Outline
) -> None:
    content, pdf, _ = full_pdf
    body = opened(content).element.body
    entries_xml = [
        p for p in body.iter(qn("w:p")) if "PAGEREF" in "".join(t.text or "" for t in p.iter(qn("w:instrText")))
    ]
    listed = [p for p in entries_xml if p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")).startswith("Toc")]
    assert len(listed) == len(list(entries(full_outline)))
    for paragraph in listed:
        texts = [t.text or "" for t in paragraph.iter(qn("w:t"))]
        title, page = "".join(texts[:-1]), int(texts[-1])
        assert bare(title)[:24] in bare(pdf.pages[page - 1].extract_text()), title


def test_without_page_numbers_the_contents_have_links_and_no_number(full_docx: bytes, full_outline: Outline) -> None:
    body = opened(full_docx).element.body
    contents = next(body.iter(qn("w:sdt")))
    links = list(contents.iter(qn("w:hyperlink")))
    assert len(links) == len(list(entries(full_outline)))
    assert "PAGEREF" not in etree.tostring(contents).decode()
    assert all(text_of(link).strip() for link in links)


def test_the_pdf_is_tagged_in_french_and_has_a_title(full_pdf: tuple[bytes, PdfReader, str]) -> None:
    _, pdf, _ = full_pdf
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("fr")
    assert (pdf.metadata or {})["/Title"] == "Oser, essayer, garder"


def test_ordinary_sheets_hold_on_one_page(full_pdf: tuple[bytes, PdfReader, str], full_outline: Outline) -> None:
    _, pdf, _ = full_pdf
    firsts = [page.extract_text().strip().split("\n")[0] for page in pdf.pages]
    begun = [number for number, line in enumerate(firsts) if re.match(r"^\d{1,2}\s", line)]
    lengths = [after - before for before, after in pairwise(begun)]
    assert lengths.count(1) >= 18
    assert max(lengths) <= 3


def test_the_same_day_gives_the_same_bytes(full_outline: Outline, monkeypatch: pytest.MonkeyPatch) -> None:
    first = document_bytes(full_outline)
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(tomorrow))
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(document_bytes(full_outline)).hexdigest()


def test_the_cover_has_no_footer_and_the_pages_are_numbered(full_docx: bytes) -> None:
    document = opened(full_docx)
    cover, rest = document.sections[0], document.sections[1]
    assert cover.footer.is_linked_to_previous
    footer = rest.footer.paragraphs[0]
    assert "Oser, essayer, garder" in footer.text
    codes = [code.text for code in footer._p.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]


def test_a_rehearsal_is_marked_on_every_page(office: Office) -> None:
    content = document_bytes(compose(replace(full_day(per_table=6, keep=1), rehearsal=True)))
    assert faults(content) == {}
    pdf = PdfReader(office.pdf(content, "rehearsal"))
    assert all("RÉPÉTITION" in page.extract_text() for page in pdf.pages)


def test_a_real_day_bears_no_such_mark(full_docx: bytes) -> None:
    assert "RÉPÉTITION" not in "".join(_parts(full_docx).values())


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def test_charts_hold_their_workbook_and_the_same_figures(full_docx: bytes) -> None:
    with ZipFile(BytesIO(full_docx)) as archive:
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        charts = [name for name in archive.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        assert len(books) == len(charts) >= 3
        chart = etree.fromstring(archive.read(charts[0]))
        space = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
        cached = [int(v.text or 0) for v in chart.findall(".//c:ser[1]/c:val//c:v", space)]
        with ZipFile(BytesIO(archive.read(books[0]))) as book:
            sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    kept = [cell.findtext(f"{main}v") for cell in sheet.iter(f"{main}c") if cell.get("r", "").startswith("B")]
    assert [int(value or 0) for value in kept[1:]] == cached


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_written_and_shown_as_text(text: str) -> None:
    content = _with_text(text)
    assert faults(content) == {}
    inside = bare(text_of(opened(content).element.body))
    for line in safe(text).splitlines():
        assert shown(line) in inside


def _with_text(text: str, once: str = "") -> bytes:
    """A day whose title, texts, a sheet with every field and verbatim, and the ideas of a table are that text.

    `once`: what one more field says.
    """
    day = full_day(per_table=5, keep=1)
    first = day.proposals[0]
    verbatims = tuple(replace(verbatim, text=text) for verbatim in first.verbatims)
    first = replace(first, title=text, fields=dict.fromkeys(first.fields, text), verbatims=verbatims)
    told = [replace(idea, title=text, body=text, external=text) if idea.table == "t1" else idea for idea in day.ideas]
    day = replace(day, title=text, place=text, organisers=(text,), texts={"editorial": (text, text)})
    second = replace(day.proposals[1], fields=day.proposals[1].fields | {"finding": once})
    return document_bytes(compose(replace(day, proposals=(first, second, *day.proposals[2:]), ideas=tuple(told))))


def test_all_hostile_texts_together_convert_with_libreoffice(office: Office) -> None:
    long_word = max(HOSTILE, key=len)
    text = "\n".join(text for text in HOSTILE if text != long_word)
    printed = bare(office.text(office.pdf(_with_text(text, long_word), "hostile")))
    assert "<b>gras</b>" in printed
    assert "{{cycler.__init__.__globals__}}" in printed


def test_an_address_becomes_a_link_and_no_other_relation_leaves_the_file() -> None:
    content = _with_text("Voir https://exemple.org/a?b=1&c=2 et javascript:alert(1)")
    targets = re.findall(r'Target="([^"]+)" TargetMode="External"', _parts(content)["word/_rels/document.xml.rels"])
    assert targets == ["https://exemple.org/a?b=1&amp;c=2"]


def test_numbered_lists_begin_again_and_keep_the_number_that_was_typed(played_outline: Outline) -> None:
    numbering = _parts(document_bytes(played_outline))["word/numbering.xml"]
    assert numbering.count("startOverride") == 3
    assert set(re.findall(r'startOverride w:val="(\d+)"', numbering)) == {"1"}


def test_colours_are_readable_on_what_lies_under_them() -> None:
    for hue in HUES.values():
        assert contrast(hue, WHITE) >= MINIMUM
        assert contrast(WHITE, hue) >= MINIMUM
        assert contrast(readable(hue, PANEL), PANEL) >= MINIMUM
        assert contrast("1D1B2C", tint(hue)) >= MINIMUM
    assert contrast(SOFT, WHITE) >= MINIMUM
    assert contrast(readable("FFE15A"), WHITE) >= MINIMUM


def test_the_document_appears_whole_under_its_name(tmp_path, full_outline: Outline) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "memento.docx"
    target.write_bytes(b"before")
    write(full_outline, target)
    assert target.read_bytes() == document_bytes(full_outline)
    assert [path.name for path in tmp_path.iterdir()] == ["memento.docx"]


def test_twice_as_many_sheets_are_twice_the_work() -> None:
    twice, once = (compose(full_day(per_table=13 * size, keep=3 * size)) for size in (6, 3))
    assert len(twice.parts) > 2 * len(once.parts) > 600
    more, less = (calls(lambda drawn=drawn: document_bytes(drawn)) for drawn in (twice, once))  # type: ignore[misc]
    assert more < 2.2 * less


def test_the_base_is_what_its_script_makes(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    made = tmp_path / "base.docx"
    monkeypatch.setattr(make_base, "BASE", made)
    make_base.main()
    assert made.read_bytes() == BASE.read_bytes()
