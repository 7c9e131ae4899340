"""What French accessibility rules ask of an office document, checked over the file itself.

Law: one function for each rule; each gives what is wrong and counts what it looked at, so that nothing passes unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree

LEVELS = {"Heading1": 1, "TocHeading": 1, "Heading2": 2, "Intertitre": 2, "Heading3": 3, "Heading4": 4}
LISTS = re.compile(r"^(?:[•●▪–-]|\d+[.)])\s")
DIRECT = {"pStyle", "numPr", "sectPr", "pageBreakBefore", "spacing"}
Found = Iterator[str]


def opened(content: bytes) -> DocxDocument:
    return Document(BytesIO(content))


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"))


def text_of(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def every_paragraph_has_a_style(doc: DocxDocument) -> Found:
    known = {style.style_id for style in doc.styles}
    for paragraph in doc.element.body.iter(qn("w:p")):
        yield "" if style_of(paragraph) in known else f"unknown style {style_of(paragraph)!r}"


def no_level_is_skipped(doc: DocxDocument) -> Found:
    level = 0
    for paragraph in doc.element.body.iter(qn("w:p")):
        if style_of(paragraph) in LEVELS:
            new = LEVELS[style_of(paragraph)]
            yield "" if new <= level + 1 else f"from {level} to {new}: {text_of(paragraph)}"
            level = new


def no_paragraph_is_empty(doc: DocxDocument) -> Found:
    for paragraph in doc.element.body.iter(qn("w:p")):
        full = text_of(paragraph).strip() or paragraph.find(f".//{qn('w:drawing')}") is not None
        yield "" if full else f"empty paragraph, style {style_of(paragraph)}"


def no_cell_is_empty_or_merged(doc: DocxDocument) -> Found:
    for cell in doc.element.body.iter(qn("w:tc")):
        merged = cell.find(f".//{qn('w:gridSpan')}") is not None or cell.find(f".//{qn('w:vMerge')}") is not None
        yield "" if text_of(cell).strip() and not merged else "empty or merged cell"


def header_rows_are_marked(doc: DocxDocument) -> Found:
    for table in doc.element.body.iter(qn("w:tbl")):
        first = table.find(qn("w:tr"))
        marked = first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        summary = table.tblPr.find(qn("w:tblDescription"))
        short = summary is not None and 0 < len(summary.get(qn("w:val"))) <= 80
        yield "" if marked and short else f"table without header or summary: {text_of(table)[:60]}"


def rows_fit_their_tables(doc: DocxDocument) -> Found:
    for table in doc.element.body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        widths = sum(int(c.get(qn("w:w"))) for c in table.find(qn("w:tblGrid")))
        same = all(len(row.findall(qn("w:tc"))) == columns for row in table.iter(qn("w:tr")))
        yield "" if same and widths <= 9420 else f"table that runs off: {columns} columns, {widths}"


def pictures_say_what_they_show(doc: DocxDocument) -> Found:
    for shown in doc.element.body.iter(qn("wp:docPr")):
        alt = shown.get("descr") or ""
        yield "" if 0 < len(alt) <= 80 else f"alternative text of {len(alt)} characters: {alt}"


def nothing_floats(doc: DocxDocument) -> Found:
    floating = list(doc.element.body.iter(qn("wp:anchor"), qn("w:txbxContent"), qn("w:pict")))
    yield f"{len(floating)} floating objects" if floating else ""


def lists_are_lists(doc: DocxDocument) -> Found:
    for paragraph in doc.element.body.iter(qn("w:p")):
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        false = LISTS.match(text_of(paragraph)) and not numbered and style_of(paragraph) in ("Normal", "Encart")
        yield f"a list typed by hand: {text_of(paragraph)[:50]}" if false else ""


def links_lead_somewhere(doc: DocxDocument) -> Found:
    names = {mark.get(qn("w:name")) for mark in doc.element.body.iter(qn("w:bookmarkStart"))}
    for link in doc.element.body.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        yield f"dead link {anchor}" if anchor and anchor not in names else ""


def bookmarks_are_unique(doc: DocxDocument) -> Found:
    seen: set[str] = set()
    for mark in doc.element.body.iter(qn("w:bookmarkStart")):
        name = mark.get(qn("w:name"))
        yield f"bookmark {name} twice" if name in seen else "" if len(name) <= 40 else f"bookmark too long: {name}"
        seen.add(name)


def french_spaces_do_not_break(doc: DocxDocument) -> Found:
    for paragraph in doc.element.body.iter(qn("w:p")):
        found = re.search(r"\S [;:!?»]|« ", text_of(paragraph))
        yield f"a space that breaks: {text_of(paragraph)[:70]}" if found else ""


def nothing_is_formatted_directly(doc: DocxDocument) -> Found:
    for paragraph in doc.element.body.iter(qn("w:p")):
        extra = {child.tag.split("}")[1] for child in paragraph.pPr} - DIRECT
        yield f"direct formatting {extra}" if extra else ""
    for properties in doc.element.body.iter(qn("w:rPr")):
        yield "" if all(child.tag == qn("w:rStyle") for child in properties) else "direct formatting of words"


def the_document_says_its_language_and_title(doc: DocxDocument) -> Found:
    languages = {lang.get(qn("w:val")) for lang in doc.styles.element.iter(qn("w:lang"))}
    yield "" if languages == {"fr-FR"} else f"languages {languages}"
    for name in ("title", "author", "language", "subject"):
        yield "" if getattr(doc.core_properties, name) or name == "subject" else f"no {name}"


def word_opens_it_without_compatibility_mode(doc: DocxDocument) -> Found:
    modes = [
        setting.get(qn("w:val"))
        for setting in doc.settings.element.iter(qn("w:compatSetting"))
        if setting.get(qn("w:name")) == "compatibilityMode"
    ]
    yield "" if modes == ["15"] else f"compatibility {modes}"


def pages_are_a4(doc: DocxDocument) -> Found:
    for section in doc.sections:
        size = (round(section.page_width.cm, 1), round(section.page_height.cm, 1))
        yield "" if size == (21.0, 29.7) else f"page of {size}"


RULES: tuple[Callable[[DocxDocument], Found], ...] = (
    every_paragraph_has_a_style,
    no_level_is_skipped,
    no_paragraph_is_empty,
    no_cell_is_empty_or_merged,
    header_rows_are_marked,
    rows_fit_their_tables,
    pictures_say_what_they_show,
    nothing_floats,
    lists_are_lists,
    links_lead_somewhere,
    bookmarks_are_unique,
    french_spaces_do_not_break,
    nothing_is_formatted_directly,
    the_document_says_its_language_and_title,
    word_opens_it_without_compatibility_mode,
    pages_are_a4,
)


def faults(content: bytes) -> dict[str, list[str]]:
    """What breaks each rule in a .docx; and the XML of every part is well formed."""
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    doc = opened(content)
    found = {rule.__name__: list(rule(doc)) for rule in RULES}
    return {name: [fault for fault in looked if fault] for name, looked in found.items() if any(looked)}


def looked_at(content: bytes) -> dict[str, int]:
    """How many things each rule looked at."""
    doc = opened(content)
    return {rule.__name__: sum(1 for _ in rule(doc)) for rule in RULES}
