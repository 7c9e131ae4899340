"""Paragraphs, list items, quotations, links and bookmarks, as strings of WordprocessingML.

Law: a paragraph has a style and words; a list restarts by its own numbering instance.
"""

from collections.abc import Iterable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from workshop.memento.text.prose import Block, Heading, ListItem, Paragraph, ProseTable, Quote, Span, Spans
from workshop.memento.word.runs import CHARACTER_STYLES, field, joined, run
from workshop.memento.word.styles import LISTS, style_id

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
_SECOND = {"ListBullet": "ListBullet2", "ListNumber": "ListNumber2"}
_HEADINGS = {1: style_id("Intertitre"), 2: "Heading3"}


class ParagraphWriter:
    """Makes paragraphs. `pages`: page of each key, where known. `part`: the document part, for links."""

    def __init__(self, part: Part, pages: dict[str, int]) -> None:
        self.part = part
        self.pages = pages
        self.instances: list[str] = []  # numbering instances that restart a list
        self._links: dict[str, str] = {}
        self._bookmarks = 0
        self._numbering = len(LISTS)

    @staticmethod
    def paragraph(style: str, inner: str, numbering: int = 0, section: str = "") -> str:
        """A `w:p` in the style of that id. `section`: the `w:sectPr` of the section that ends here."""
        number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}{section}</w:pPr>{inner}</w:p>'

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

    def prose(self, blocks: Iterable[Block], look: str) -> Iterable[str]:
        """Prose in the styles of `look`, a string for each paragraph or table."""
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
        """A table as lines of text: what a cell of another table can hold."""
        for row in grid.rows:
            yield self.paragraph(_STYLES["cell"][0], run(" | ".join(joined(cell) for cell in row)))


def _list_style(item: ListItem, look: str) -> str:
    style = _STYLES[look][1 if item.number is None else 2]
    return _SECOND.get(style, style) if item.depth else style
