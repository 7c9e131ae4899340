"""The pen that writes the body: paragraphs, lists, tables, links, as strings.

Law: a paragraph has a style and words; a cell is never empty; a list restarts by its own numbering instance.
"""

from collections.abc import Callable, Iterable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from workshop.memento.outline.parts import TableBlock
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Block, Heading, ListItem, Paragraph, ProseTable, Quote, Span, Spans
from workshop.memento.word.comments import around
from workshop.memento.word.runs import CHARACTER_STYLES, field, joined, run
from workshop.memento.word.styles import LISTS, style_id
from workshop.memento.word.tables import table_xml

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


class BodyWriter:
    """Collects the body. `pages`: page of each key, where known. `part`: the document part, for links and charts."""

    def __init__(self, part: Part, pages: dict[str, int]) -> None:
        self.part = part
        self.pages = pages
        self.out: list[str] = []
        self.instances: list[str] = []  # numbering instances that restart a list
        self.comments: dict[str, list[int]] = {}  # numbers of reviewers' comments, by a heading's key
        self.alternatives: list[str] = []  # of pictures and charts, in order
        self._links: dict[str, str] = {}
        self._bookmarks = 0
        self._captions: dict[str, int] = {}
        self._numbering = len(LISTS)

    def write(self, style: str, inner: str, numbering: int = 0, section: str = "") -> None:
        """A paragraph in the style of that name."""
        self.out.append(self.paragraph(style_id(style), inner, numbering, section))

    def taken(self) -> bytes:
        """What was written since it was last taken, in UTF-8."""
        written = "".join(self.out).encode()
        self.out.clear()
        return written

    @staticmethod
    def paragraph(style: str, inner: str, numbering: int = 0, section: str = "") -> str:
        """A `w:p` in the style of that id. `section`: the `w:sectPr` of the section that ends here."""
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{section}</w:pPr>{inner}</w:p>'

    def heading(self, style: str, inner: str, key: str = "", follows: bool = False) -> None:
        """A heading, a bookmark around its words. `follows`: on the same page as what stands before it."""
        if key in self.comments:
            inner = around(inner, self.comments[key])
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
        return "".join([self._span(span, style) for span in spans])

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
            elif isinstance(block, ProseTable):
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

    def _grid(self, grid: ProseTable, look: str) -> Iterable[str]:
        width = max((len(row) for row in grid.rows), default=0)
        if look == "cell" or width == 0:
            for row in grid.rows:
                yield self.paragraph(_STYLES["cell"][0], run(" | ".join(joined(cell) for cell in row)))
            return
        rows = [tuple(row) + ((),) * (width - len(row)) for row in grid.rows]
        head = tuple(joined(cell) or MISSING for cell in rows[0])
        yield table_xml(self, TableBlock(head, tuple(rows[1:]), (1 / width,) * width, "Tableau du texte"))

    def caption(self, kind: str, text: str) -> None:
        """A numbered caption: « Tableau 3. … »."""
        number = self._captions[kind] = self._captions.get(kind, 0) + 1
        inner = run(f"{kind}\u00a0") + field(f"SEQ {kind} \\* ARABIC", str(number)) + run(f". {text}")
        self.write("caption", inner)

    def table(self, table: TableBlock) -> None:
        """A table and its caption: header row marked and repeated, rows that do not split, fixed widths."""
        if table.caption:
            self.caption("Tableau", table.caption)
        self.out.append(table_xml(self, table))


def _list_style(item: ListItem, look: str) -> str:
    style = _STYLES[look][1 if item.number is None else 2]
    return _SECOND.get(style, style) if item.depth else style


Writer = Callable[[BodyWriter], None]
