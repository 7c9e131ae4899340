"""A table → WordprocessingML: header row marked and repeated, fixed widths, rows that do not split, no empty cell.

Law: what tables of one shape share (properties, widths, styles, header) is made once; a row only adds its words. A
document of a thousand sheets has four thousand tables of a dozen shapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape

from workshop.memento.outline.parts import Cell, TableBlock
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Span
from workshop.memento.text.typography import typography
from workshop.memento.word.paragraphs import ParagraphWriter
from workshop.memento.word.runs import run
from workshop.memento.word.styles import TEXT_WIDTH, style_id, twips

_LOOKS = {
    "plain": ("Texte de tableau", "En-tête de tableau"),
    "figures": ("Chiffre", "Légende de chiffre"),
    "grand": ("Grand chiffre", "Légende de chiffre"),
}
_NOTHING: Cell = (Span(MISSING, "soft"),)
SHORT_CELL = 60  # a row of such cells is centred
SPLIT_ABOVE = 2200  # a row of more characters of XML (some 700 of text) may run over two pages


@dataclass(frozen=True, slots=True)
class _Shape:
    """By column: how a cell begins in a row of short cells and in another, its style, its header's style."""

    centred: tuple[str, ...]
    level: tuple[str, ...]
    styles: tuple[str, ...]
    heads: tuple[str, ...]
    properties: tuple[str, str, str]  # what stands around the summary, which is said twice


def table_xml(writer: ParagraphWriter, table: TableBlock) -> str:
    """The `w:tbl` alone."""
    shape = _shape(table.widths, table.right, table.look, table.hue)
    keys = table.keys or ("",) * len(table.rows)
    rows = [_row(writer, shape, row, key) for row, key in zip(table.rows, keys, strict=True)]
    summary = escape(typography(table.summary))
    before, between, after = shape.properties
    return f"<w:tbl>{before}{summary}{between}{summary}{after}{_header(shape, table.head)}{''.join(rows)}</w:tbl>"


@lru_cache(maxsize=64)
def _shape(shares: tuple[float, ...], right: frozenset[int], look: str, hue: str) -> _Shape:
    widths = [twips(TEXT_WIDTH * share) for share in shares]
    level = tuple(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths)
    body, head = _LOOKS[look]
    return _Shape(
        centred=tuple(start.replace("</w:tcPr>", '<w:vAlign w:val="center"/></w:tcPr>') for start in level),
        level=level,
        styles=tuple(style_id("Nombre de tableau" if i in right else body) for i in range(len(widths))),
        heads=tuple(style_id("En-tête de nombre" if i in right else head) for i in range(len(widths))),
        properties=_properties(widths, look, hue),
    )


def _properties(widths: list[int], look: str, hue: str) -> tuple[str, str, str]:
    name = "Tableau chiffres" if look != "plain" else f"Tableau thème {hue}" if hue else "Tableau"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    before = (
        f'<w:tblPr><w:tblStyle w:val="{style_id(name)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="'
    )
    return before, '"/><w:tblDescription w:val="', f'"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'


@lru_cache(maxsize=256)
def _header(shape: _Shape, head: tuple[str, ...]) -> str:
    starts = shape.centred if all(len(words) <= SHORT_CELL for words in head) else shape.level
    cells = [
        f'{start}<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(words)}</w:p></w:tc>'
        for start, style, words in zip(starts, shape.heads, head, strict=True)
    ]
    return _closed(cells, "<w:tblHeader/>")


def _row(writer: ParagraphWriter, shape: _Shape, cells: tuple[Cell, ...], key: str) -> str:
    starts = shape.centred if all(map(_is_short, cells)) else shape.level
    written = []
    for start, style, cell in zip(starts, shape.styles, cells, strict=True):
        written.append(f"{start}{_cell(writer, cell or _NOTHING, style, key)}</w:tc>")
        key = ""  # the first cell has borne it
    return _closed(written)


def _is_short(cell: Cell) -> bool:
    length = 0
    for span in cell:
        if not isinstance(span, Span):
            return False
        length += len(span.text)
    return length <= SHORT_CELL


def _cell(writer: ParagraphWriter, cell: Cell, style: str, key: str) -> str:
    if not isinstance(cell[0], Span):
        return "".join(writer.prose(cell, "cell"))
    inner = writer.spans(cell)
    return writer.paragraph(style, writer.bookmark(key, inner) if key else inner)


def _closed(cells: list[str], mark: str = "") -> str:
    """The `w:tr`. A row that fits on a page does not split."""
    row = "".join(cells)
    if len(row) < SPLIT_ABOVE:
        mark = f"<w:cantSplit/>{mark}"
    return f"<w:tr><w:trPr>{mark}</w:trPr>{row}</w:tr>" if mark else f"<w:tr>{row}</w:tr>"
