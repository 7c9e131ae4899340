"""An outline → Markdown, that people edit by hand and programs read.

Law: the same parts in the same order as in Word; a chart is the table of its figures.
"""

from collections.abc import Callable
from typing import Any

from workshop.memento.markdown.inline import anchored, blocks, cell, escaped, line, spans, table
from workshop.memento.outline import parts
from workshop.memento.outline.contents import entries
from workshop.memento.outline.parts import Item, Outline, Part
from workshop.memento.text.french import MISSING, number
from workshop.memento.text.prose import Blocks, Span, words

Rows = list[list[str]]


def markdown(outline: Outline) -> str:
    """The whole document, UTF-8 to be, ended by a line end."""
    writer = _Writer(outline)
    for part in outline.parts:
        _PARTS[type(part)](writer, part)
    if not isinstance(next(iter(outline.parts), None), parts.Cover):
        writer.out[:0] = writer.title(outline.title)
    return "\n\n".join(writer.out) + "\n"


class _Writer:
    """Collects blocks; it counts captions and knows which heading is open."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.out: list[str] = []
        self._captions = {"Tableau": 0, "Figure": 0}
        self._chapter = self._under = False

    def heading(self, level: int, text: str, key: str = "") -> None:
        self.out.append(f"{'#' * level} {anchored(key, escaped(text))}")

    def say(self, text: str) -> None:
        """A paragraph of words, where there are some."""
        if text.strip():
            self.out.append(line(escaped(text)))

    def strong(self, label: str, rest: str = "") -> None:
        """A paragraph that opens by a label."""
        self.out.append(f"**{escaped(label)}** {rest}".rstrip())

    def title(self, title: str) -> list[str]:
        """The first lines, and that it is a rehearsal where it is one."""
        banner = self.outline.banner
        return [f"# {escaped(title)}", *([f"> **{escaped(banner)}**"] if banner else [])]

    def cover(self, part: parts.Cover) -> None:
        self.out += self.title(part.title)
        for words_of in (part.mention, part.question, *part.credits, part.version):
            self.say(words_of)
        for logo in part.logos:
            self.say(f"Logo : {logo.words}")

    def contents(self, part: parts.Contents) -> None:
        self.heading(2, part.title)
        listed = (f"{'    ' * (level - 1)}- [{escaped(said)}](#{key})" for level, said, key in entries(self.outline))
        self.out.append("\n".join(listed))
        self.items(part.items)

    def section(self, part: parts.Section) -> None:
        self._chapter = False
        self.heading(2, part.title, part.key)
        self.items(part.items)

    def chapter(self, part: parts.Chapter) -> None:
        self._chapter = True
        self.heading(2, f"Thème {part.letter} : {part.title}", part.key)
        self.say(part.band)
        self.items(part.items)

    def index(self, part: parts.Index) -> None:
        self._chapter = False
        self.heading(2, part.title, part.key)
        self.say(part.lead)
        self.out.append("\n".join(f"- {line(escaped(word))} : {_references(found)}" for word, found in part.entries))

    def sheet(self, part: parts.Sheet) -> None:
        level = 3 if self._chapter else 2
        self.heading(level, f"{part.number}\u00a0{part.title}", part.key)
        self.say(part.full_title)
        self.out.append(line(spans(part.landmarks)))
        self.strong("Mots-clés :", escaped(part.keywords))
        self.table(part.support)
        self._field(level + 1, "Constat", part.finding)
        self._field(level + 1, "Proposition", part.proposal)
        for trio in part.trios:
            self._trio(level + 1, trio)
        self._quotations(level + 1, part.quotations)
        self._field(level + 1, "L’idée d’origine", part.origin)
        self._field(level + 1, "Suites données", part.after)
        if part.close:
            self.strong("À rapprocher de :", spans(part.close))

    def _field(self, level: int, title: str, found: Blocks) -> None:
        if found:
            self.heading(level, title)
            self.out += blocks(found, 6)

    def _trio(self, level: int, trio: parts.Trio) -> None:
        if all(words(found) == MISSING for _, found in trio.columns):
            self.say(f"{trio.title} : {MISSING}")
            return
        self.heading(level, trio.title)
        for label, found in trio.columns:
            self.strong(label)
            self.out += blocks(found, 6)

    def _quotations(self, level: int, found: tuple[parts.Quotation, ...]) -> None:
        if not found:
            self.say(f"Ce qu’ils en disent : {MISSING}")
            return
        self.heading(level, "Ce qu’ils en disent")
        for said in found:
            self.quotation(said)

    def items(self, items: tuple[Item, ...]) -> None:
        """What stands in a section, whose title has the second level."""
        self._under = False
        for item in items:
            _ITEMS[type(item)](self, item)

    def lead(self, item: parts.Lead) -> None:
        self.say(item.text)

    def text(self, item: parts.TextBlock) -> None:
        self.out += blocks(item.blocks)

    def subtitle(self, item: parts.Subtitle) -> None:
        self._under = True
        self.heading(3, item.text, item.key)

    def label(self, item: parts.Label) -> None:
        self.heading(4 if self._under else 3, item.text)

    def table(self, item: parts.TableBlock) -> None:
        if item.caption:
            self.caption("Tableau", item.caption)
        rows = [[cell(one) for one in row] for row in item.rows]
        for key, row in zip(item.keys, rows, strict=False):
            row[0] = anchored(key, row[0])
        self.out.append(table([escaped(name) for name in item.head], rows, item.right))

    def caption(self, kind: str, text: str) -> None:
        """« Tableau 3. … », in bold."""
        self._captions[kind] += 1
        self.strong(f"{kind}\u00a0{self._captions[kind]}. {text}")

    def chart(self, item: parts.Chart) -> None:
        rows = [[escaped(name), number(value)] for name, value in zip(item.names, item.values, strict=True)]
        self._figures(item.caption, ["Intitulé", escaped(item.series)], rows)

    def stack(self, item: parts.Stack) -> None:
        rows = [
            [escaped(name), *(number(values[at]) for _, values in item.series)] for at, name in enumerate(item.names)
        ]
        self._figures(item.caption, ["Intitulé", *(escaped(name) for name, _ in item.series)], rows)

    def scatter(self, item: parts.Scatter) -> None:
        rows = [[escaped(label), _decimal(across), _decimal(up)] for label, across, up in item.points]
        self._figures(item.caption, ["Repère", escaped(item.across), escaped(item.up)], rows)

    def _figures(self, caption: str, head: list[str], rows: Rows) -> None:
        self.caption("Figure", caption)
        self.out.append(table(head, rows, frozenset(range(1, len(head)))))

    def quotation(self, item: parts.Quotation) -> None:
        said = item.text if "«" in item.text else f"« {item.text} »"
        self.out.append(f"> {line(escaped(said))}\n>\n> {line(escaped(item.by))}")

    def closing(self, item: parts.Closing) -> None:
        self.strong(item.name, escaped(item.role))


def _references(found: tuple[tuple[str, int], ...]) -> str:
    return " ; ".join(spans((Span(f"fiche {sheet}", ref=key),)) for key, sheet in found)


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")


Writing = Callable[[_Writer, Any], None]
_PARTS: dict[type[Part], Writing] = {
    parts.Cover: _Writer.cover,
    parts.Contents: _Writer.contents,
    parts.Section: _Writer.section,
    parts.Chapter: _Writer.chapter,
    parts.Sheet: _Writer.sheet,
    parts.Index: _Writer.index,
    parts.Annex: _Writer.section,
    parts.Colophon: _Writer.section,
}
_ITEMS: dict[type[Item], Writing] = {
    parts.Lead: _Writer.lead,
    parts.TextBlock: _Writer.text,
    parts.Subtitle: _Writer.subtitle,
    parts.Label: _Writer.label,
    parts.TableBlock: _Writer.table,
    parts.Chart: _Writer.chart,
    parts.Stack: _Writer.stack,
    parts.Scatter: _Writer.scatter,
    parts.Quotation: _Writer.quotation,
    parts.Closing: _Writer.closing,
}
