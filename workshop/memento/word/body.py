"""The body of the document as it is written: headings, prose, captions and tables, as strings.

Law: a cell is never empty; headings, captions and tables are numbered in the order in which they are written.
"""

from collections.abc import Callable, Iterable

from docx.opc.part import Part

from workshop.memento.outline.parts import TableBlock
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Block, ProseTable
from workshop.memento.word.comments import around
from workshop.memento.word.paragraphs import ParagraphWriter
from workshop.memento.word.runs import field, joined, run
from workshop.memento.word.styles import style_id
from workshop.memento.word.tables import table_xml

_SAME_PAGE = '<w:pageBreakBefore w:val="0"/><w:spacing w:before="560"/>'


class BodyWriter(ParagraphWriter):
    """Collects the body. `pages`: page of each key, where known. `part`: the document part, for links and charts."""

    def __init__(self, part: Part, pages: dict[str, int]) -> None:
        super().__init__(part, pages)
        self.out: list[str] = []
        self.comments: dict[str, list[int]] = {}  # numbers of reviewers' comments, by a heading's key
        self.alternatives: list[str] = []  # of pictures and charts, in order
        self._captions: dict[str, int] = {}

    def write(self, style: str, inner: str, numbering: int = 0, section: str = "") -> None:
        """A paragraph in the style of that name."""
        self.out.append(self.paragraph(style_id(style), inner, numbering, section))

    def taken(self) -> bytes:
        """What was written since it was last taken, in UTF-8."""
        written = "".join(self.out).encode()
        self.out.clear()
        return written

    def heading(self, style: str, inner: str, key: str = "", follows: bool = False) -> None:
        """A heading, a bookmark around its words. `follows`: on the same page as what stands before it."""
        if key in self.comments:
            inner = around(inner, self.comments[key])
        self.write(style, self.bookmark(key, inner) if key else inner)
        if follows:
            self.out[-1] = self.out[-1].replace("</w:pPr>", f"{_SAME_PAGE}</w:pPr>", 1)

    def blocks(self, blocks: Iterable[Block], look: str = "body") -> None:
        """Prose, in the styles of `look`."""
        for paragraph in self.prose(blocks, look):
            self.out.append(paragraph)

    def _grid(self, grid: ProseTable, look: str) -> Iterable[str]:
        width = max((len(row) for row in grid.rows), default=0)
        if look == "cell" or width == 0:
            yield from super()._grid(grid, look)
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


Writer = Callable[[BodyWriter], None]
