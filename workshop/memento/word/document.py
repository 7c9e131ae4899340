"""An outline → a Word document.

Law: python-docx opens the base and holds styles, parts and relations; the body, which may be long, is written as
text straight into its part (adding elements one by one to a document is quadratic), and kept as bytes, part by part.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from workshop.memento.branding.house_style import HouseStyle
from workshop.memento.outline import parts
from workshop.memento.outline.edition import DRAFT, VALID
from workshop.memento.outline.parts import Item, Outline, Part
from workshop.memento.text.prose import Span
from workshop.memento.text.typography import safe
from workshop.memento.word import charts, cover_pages, sheets
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.comments import comment
from workshop.memento.word.headers import NAMESPACES, Headers
from workshop.memento.word.house_styles import apply_house_style
from workshop.memento.word.package import package_bytes
from workshop.memento.word.runs import run
from workshop.memento.word.styles import COVER_MARGIN, MARGIN, style_id, twips

STATUSES = {"": "", DRAFT: "Projet", VALID: "Version validée"}
BASE = Path(__file__).with_name("base.docx")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARGINS = {"top": twips(1.9), "bottom": twips(1.9), "header": twips(0.9), "footer": twips(1)}


def document_bytes(
    outline: Outline, pages: dict[str, int] | None = None, total: int = 0, house: HouseStyle | None = None
) -> bytes:
    """The .docx of an outline. `pages`: the page of each part's key, and `total`, where they are known.

    `house`: the house style that dresses it.
    """
    document = Document(str(BASE))
    ids = apply_house_style(document, house) if house else {}
    writer = BodyWriter(document.part, pages or {})
    writer.comments = comment(document.part, outline)
    layout = _Layout(Headers(document, outline, total, house, ids), house.margins if house else {})
    body = [f"{_HEAD}<w:document {NAMESPACES}><w:body>".encode()]
    for part in outline.parts:
        _part(writer, part, outline, layout)
        body.append(writer.taken())
    body.append(f"{layout.section()}</w:body></w:document>".encode())
    _lists(document, writer)
    _properties(document, outline)
    return package_bytes(document.part.package, {str(document.part.partname): body})


class _Layout:
    """The sections: geometry, footer, header. `margins`: a house's, in twips, by side."""

    def __init__(self, bands: Headers, margins: dict[str, int]) -> None:
        self.bands = bands
        self.margins = _MARGINS | margins

    def section(self, kind: str = "nextPage", columns: int = 1, cover: bool = False) -> str:
        """The `w:sectPr` of a section that ends."""
        side, bands, margins = twips(COVER_MARGIN if cover else MARGIN), self.bands, self.margins
        head = _reference("header", bands.cover_header if cover else bands.header)
        foot = _reference("footer", bands.cover_footer if cover else bands.footer)
        return (
            f'<w:sectPr>{head}{foot}<w:type w:val="{kind}"/><w:pgSz w:w="{twips(21)}" w:h="{twips(29.7)}"/>'
            f'<w:pgMar w:top="{margins["top"]}" w:right="{side}" w:bottom="{margins["bottom"]}" w:left="{side}"'
            f' w:header="{margins["header"]}" w:footer="{margins["footer"]}" w:gutter="0"/>'
            f'<w:cols w:num="{columns}" w:space="567"/></w:sectPr>'
        )


def _reference(kind: str, key: str) -> str:
    return f'<w:{kind}Reference w:type="default" r:id="{key}"/>' if key else ""


def _part(writer: BodyWriter, part: Part, outline: Outline, layout: _Layout) -> None:
    if isinstance(part, parts.Cover):
        cover_pages.cover(writer, part, layout.section(cover=True))
    elif isinstance(part, parts.Contents):
        cover_pages.contents(writer, part.title, outline)
        _items(writer, part.items)
    elif isinstance(part, parts.Sheet):
        sheets.sheet(writer, part)
    elif isinstance(part, parts.Index):
        _index(writer, part, layout)
    elif isinstance(part, parts.Chapter):
        _chapter(writer, part)
    else:
        writer.heading("heading 1", run(part.title), part.key, part.follows)
        _items(writer, part.items)


def _chapter(writer: BodyWriter, part: parts.Chapter) -> None:
    letter = run(f"Thème {part.letter} :", style_id(f"Accent thème {part.hue}"))
    writer.heading("heading 1", letter + run(f" {part.title}"), part.key)
    writer.write(f"Bandeau thème {part.hue}", run(part.band))
    _items(writer, part.items)


def _index(writer: BodyWriter, part: parts.Index, layout: _Layout) -> None:
    """Two columns, between two sections of one; the last note balances them."""
    writer.heading("heading 1", run(part.title), part.key)
    writer.write("Chapeau", run(part.lead or part.title), section=layout.section())
    last = len(part.entries) - 1
    for number, (word, found) in enumerate(part.entries):
        section = layout.section("continuous", columns=2) if number == last else ""
        writer.write("index 1", run(f"{word} : ") + _references(writer, found), section=section)
    pages = "Les numéros de page sont ceux du format A4." if writer.pages else "Chaque numéro de fiche est un lien."
    writer.write("Note", run(pages), section=layout.section("continuous"))


def _references(writer: BodyWriter, found: tuple[tuple[str, int], ...]) -> str:
    return run(" ; ").join(writer.spans((Span(f"fiche {number}", ref=key, page=True),)) for key, number in found)


def _items(writer: BodyWriter, items: tuple[Item, ...]) -> None:
    for item in items:
        _WRITERS[type(item)](writer, item)


def _lead(writer: BodyWriter, item: parts.Lead) -> None:
    writer.write("Chapeau", run(item.text))


def _text(writer: BodyWriter, item: parts.TextBlock) -> None:
    writer.blocks(item.blocks, item.look)


def _subtitle(writer: BodyWriter, item: parts.Subtitle) -> None:
    writer.heading("Intertitre", run(item.text), item.key)


def _label(writer: BodyWriter, item: parts.Label) -> None:
    writer.heading("heading 3", run(item.text, style_id(f"Accent thème {item.hue}") if item.hue else ""))


def _quotation(writer: BodyWriter, item: parts.Quotation) -> None:
    sheets.quotation(writer, item)


def _closing(writer: BodyWriter, item: parts.Closing) -> None:
    writer.write("Signature", run(item.name))
    if item.role:
        writer.write("Note", run(item.role))


_WRITERS: dict[type, Any] = {
    parts.Lead: _lead,
    parts.TextBlock: _text,
    parts.Subtitle: _subtitle,
    parts.Label: _label,
    parts.TableBlock: BodyWriter.table,
    parts.Chart: charts.draw,
    parts.Stack: charts.draw,
    parts.Scatter: charts.draw,
    parts.Quotation: _quotation,
    parts.Closing: _closing,
}


def _lists(document: DocxDocument, writer: BodyWriter) -> None:
    """Adds the numbering instances that the lists of this document began."""
    if writer.instances:
        numbering = document.part.numbering_part.element
        found = parse_xml(f"<w:numbering {nsdecls('w')}>{''.join(writer.instances)}</w:numbering>")
        numbering.extend(list(found))


def _properties(document: DocxDocument, outline: Outline) -> None:
    properties = document.core_properties
    properties.title, properties.subject = _property(outline.title), _property(outline.subject)
    properties.author = properties.last_modified_by = _property(outline.authors) or "Tablée"
    properties.keywords, properties.language = _property(outline.keywords), outline.language
    properties.category, properties.comments = "Mémento", _property(outline.banner)
    properties.content_status = STATUSES[outline.validation]
    at = datetime.fromtimestamp(outline.created / 1000, UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = at


def _property(words: str) -> str:
    return " ".join(safe(words).split())[:255]
