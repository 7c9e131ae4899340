"""The pen that writes the body: paragraphs, lists, tables, links, as strings.

Law: a paragraph has a style and words; a cell is never empty; a list restarts by its own numbering instance.
"""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from workshop.memento.french import MISSING
from workshop.memento.parts import Cell, Table
from workshop.memento.prose import Block, Grid, Heading, ListItem, Paragraph, Quote, Span, Spans
from workshop.memento.word.runs import CHARACTER_STYLES, field, joined, run
from workshop.memento.word.styles import LISTS, TEXT_WIDTH, style_id, twips
from workshop.text import typography

BODY = ("Normal", "List Bullet", "List Number", "Quote")
LOOKS = {
    "body": BODY,
    "editorial": ("Éditorial", "List Bullet", "List Number", "Exergue"),
    "note": ("Note", "Note puce", "List Number", "Note"),
    "callout": ("Encart", "Encart puce", "Encart numéro", "Encart"),
    "origin": ("Fiche origine liée", "Fiche puce", "List Number", "Fiche citation liée"),
    "origin end": ("Fiche origine", "Fiche puce", "List Number", "Fiche citation"),
    "long origin": ("Normal", "List Bullet", "List Number", "Quote"),
    "cell": ("Texte de tableau", "Puce de tableau", "Numéro de tableau", "Texte de tableau"),
}
_STYLES = {look: tuple(style_id(name) for name in names) for look, names in LOOKS.items()}
_SAME_PAGE = '<w:pageBreakBefore w:val="0"/><w:spacing w:before="560"/>'
_SECOND = {"ListBullet": "ListBullet2", "ListNumber": "ListNumber2"}
_HEADINGS = {1: style_id("Intertitre"), 2: "Heading3"}
_TABLE_LOOKS = {
    "plain": ("Texte de tableau", "En-tête de tableau"),
    "figures": ("Chiffre", "Légende de chiffre"),
    "grand": ("Grand chiffre", "Légende de chiffre"),
}
SHORT_CELL = 60  # a row of such cells is centred
SPLIT_ABOVE = 2200  # a row of more characters of XML (some 700 of text) may run over two pages


class Pen:
    """Collects the body. `pages`: page of each key, where known. `part`: the document part, for links and charts."""

    def __init__(self, part: Part, pages: dict[str, int]) -> None:
        self.part = part
        self.pages = pages
        self.out: list[str] = []
        self.instances: list[str] = []  # numbering instances that restart a list
        self.alternatives: list[str] = []  # of pictures and charts, in order
        self._links: dict[str, str] = {}
        self._bookmarks = 0
        self._captions: dict[str, int] = {}
        self._numbering = len(LISTS)

    def write(self, style: str, inner: str, numbering: int = 0, section: str = "") -> None:
        """A paragraph in the style of that name."""
        self.out.append(self.paragraph(style_id(style), inner, numbering, section))

    @staticmethod
    def paragraph(style: str, inner: str, numbering: int = 0, section: str = "") -> str:
        """A `w:p` in the style of that id. `section`: the `w:sectPr` of the section that ends here."""
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{section}</w:pPr>{inner}</w:p>'

    def heading(self, style: str, inner: str, key: str = "", follows: bool = False) -> None:
        """A heading, a bookmark around its words. `follows`: on the same page as what stands before it."""
        self.write(style, self.bookmark(key, inner) if key else inner)
        if follows:
            self.out[-1] = self.out[-1].replace("</w:pPr>", f"{_SAME_PAGE}</w:pPr>", 1)

    def bookmark(self, key: str, inner: str) -> str:
        """`inner` between the two ends of a bookmark."""
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{key}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'

    def spans(self, spans: Spans, style: str = "") -> str:
        """Runs and links; `style` is the character style of spans that have none."""
        return "".join(self._span(span, style) for span in spans)

    def _span(self, span: Span, style: str) -> str:
        if span.ref:
            return self._inside(span)
        if span.href:
            words = run(span.text, "Hyperlink", exact=True)
            return f'<w:hyperlink r:id="{self._outside(span.href)}" w:history="1">{words}</w:hyperlink>'
        return run(span.text, CHARACTER_STYLES.get(span.style, "") or style, exact=span.style == "code")

    def _inside(self, span: Span) -> str:
        words = run(span.text, "Hyperlink")
        page = self.pages.get(span.ref)
        if span.page and page:
            words += run(", p. ", "Hyperlink") + field(f"PAGEREF {span.ref} \\h", str(page), "Hyperlink")
        return f'<w:hyperlink w:anchor="{span.ref}" w:history="1">{words}</w:hyperlink>'

    def _outside(self, address: str) -> str:
        if address not in self._links:
            key = f"rIdLink{len(self._links) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, key, is_external=True)
            self._links[address] = key
        return self._links[address]

    def blocks(self, blocks: Iterable[Block], look: str = "body") -> None:
        """Prose, in the styles of `look`."""
        for paragraph in self.prose(blocks, look):
            self.out.append(paragraph)

    def prose(self, blocks: Iterable[Block], look: str) -> Iterable[str]:
        """The same, as strings."""
        numbering = 0
        for block in blocks:
            if isinstance(block, ListItem):
                style = _list_style(block, look)
                numbering = self._number(block, style, numbering)
                yield self.paragraph(style, self.spans(block.spans), numbering)
            elif isinstance(block, Grid):
                yield from self._grid(block, look)
            else:
                yield self._plain(block, look)

    def _plain(self, block: Paragraph | Heading | Quote, look: str) -> str:
        if isinstance(block, Heading):
            style = _HEADINGS[block.level] if look in ("body", "editorial") else _STYLES[look][0]
            return self.paragraph(style, self.spans(block.spans))
        return self.paragraph(_STYLES[look][3 if isinstance(block, Quote) else 0], self.spans(block.spans))

    def _number(self, item: ListItem, style: str, numbering: int) -> int:
        """The numbering instance of that item, `numbering` being the one of the item before it (0: none)."""
        if item.number is None:
            return LISTS[style]
        return self.restart(style, item.number) if item.first or numbering <= len(LISTS) else numbering

    def restart(self, style: str, start: int) -> int:
        """A numbering instance of that list style that begins at `start`."""
        self._numbering += 1
        self.instances.append(
            f'<w:num w:numId="{self._numbering}"><w:abstractNumId w:val="{LISTS[style] - 1}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return self._numbering

    def _grid(self, grid: Grid, look: str) -> Iterable[str]:
        width = max((len(row) for row in grid.rows), default=0)
        if look == "cell" or width == 0:
            for row in grid.rows:
                yield self.paragraph(_STYLES["cell"][0], run(" | ".join(joined(cell) for cell in row)))
            return
        rows = [tuple(row) + ((),) * (width - len(row)) for row in grid.rows]
        head = tuple(joined(cell) or MISSING for cell in rows[0])
        yield self.table_xml(Table(head, tuple(rows[1:]), (1 / width,) * width, "Tableau du texte"))

    def caption(self, kind: str, text: str) -> None:
        """A numbered caption: « Tableau 3. … »."""
        number = self._captions[kind] = self._captions.get(kind, 0) + 1
        inner = run(f"{kind}\u00a0") + field(f"SEQ {kind} \\* ARABIC", str(number)) + run(f". {text}")
        self.write("caption", inner)

    def table(self, table: Table) -> None:
        """A table and its caption: header row marked and repeated, rows that do not split, fixed widths."""
        if table.caption:
            self.caption("Tableau", table.caption)
        self.out.append(self.table_xml(table))

    def table_xml(self, table: Table) -> str:
        """The `w:tbl` alone."""
        widths = [twips(TEXT_WIDTH * share) for share in table.widths]
        rows = [self._row(table, widths, [(Span(words),) for words in table.head], header=True)]
        for index, row in enumerate(table.rows):
            rows.append(self._row(table, widths, row, key=table.keys[index] if table.keys else ""))
        return f"<w:tbl>{_table_properties(table, widths)}{''.join(rows)}</w:tbl>"

    def _row(self, table: Table, widths: list[int], cells: Iterable[Cell], header: bool = False, key: str = "") -> str:
        cells = list(cells)
        middle = '<w:vAlign w:val="center"/>' if all(map(_is_short, cells)) else ""
        written = []
        for column, cell in enumerate(cells):
            inner = self._cell(table, cell, column, header, key if column == 0 else "")
            place = f'<w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/>{middle}</w:tcPr>'
            written.append(f"<w:tc>{place}{inner}</w:tc>")
        whole = "<w:cantSplit/>" if sum(map(len, written)) < SPLIT_ABOVE else ""
        head = "<w:tblHeader/>" if header else ""
        properties = f"<w:trPr>{whole}{head}</w:trPr>" if whole or head else ""
        return f"<w:tr>{properties}{''.join(written)}</w:tr>"

    def _cell(self, table: Table, cell: Cell, column: int, header: bool, key: str) -> str:
        cell = cell or (Span(MISSING, "soft"),)
        if not isinstance(cell[0], Span):
            return "".join(self.prose(cell, "cell"))
        inner = self.spans(cell)
        style = _cell_style(table, column, header)
        return self.paragraph(style, self.bookmark(key, inner) if key else inner)


def _list_style(item: ListItem, look: str) -> str:
    style = _STYLES[look][1 if item.number is None else 2]
    return _SECOND.get(style, style) if item.depth else style


def _is_short(cell: Cell) -> bool:
    return sum(len(span.text) if isinstance(span, Span) else SHORT_CELL + 1 for span in cell) <= SHORT_CELL


def _cell_style(table: Table, column: int, header: bool) -> str:
    if column in table.right:
        return style_id("En-tête de nombre" if header else "Nombre de tableau")
    return style_id(_TABLE_LOOKS[table.look][1 if header else 0])


def _table_properties(table: Table, widths: list[int]) -> str:
    name = "Tableau chiffres" if table.look != "plain" else f"Tableau thème {table.hue}" if table.hue else "Tableau"
    summary = quoteattr(typography(table.summary))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{style_id(name)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={summary}/><w:tblDescription w:val={summary}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


Writer = Callable[[Pen], None]
