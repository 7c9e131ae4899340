"""An outline → Markdown that says the same, for pandoc: headings, lists, quotes, tables, links.

Law: no word of the outline is left out; what only Word draws (charts) is left to its table of figures.
"""

from __future__ import annotations

import re

from workshop.memento import parts
from workshop.memento.parts import Cell, Item, Outline, Part
from workshop.memento.prose import Block, Grid, Heading, ListItem, Paragraph, Quote, Span, Spans

_MARKS = re.compile(r"([\\*_\[\]<>`|#$~^])")


def markdown(outline: Outline) -> str:
    """The whole outline."""
    return "\n\n".join(filter(None, (_part(part) for part in outline.parts)))


def _part(part: Part) -> str:
    if isinstance(part, parts.Cover):
        return _lines(f"# {part.title}", part.question, *part.credits, part.version)
    if isinstance(part, parts.Contents):
        return _lines(*map(_item, part.items))
    if isinstance(part, parts.Sheet):
        return _sheet(part)
    if isinstance(part, parts.Index):
        found = (f"{word} : {' ; '.join(f'[fiche {n}](#{key})' for key, n in where)}" for word, where in part.entries)
        return _lines(f"# {part.title} {{#{part.key}}}", part.lead, *found)
    band = part.band if isinstance(part, parts.Chapter) else ""
    return _lines(f"# {part.title} {{#{part.key}}}", band, *map(_item, part.items))


def _sheet(part: parts.Sheet) -> str:
    trios = (line for trio in part.trios for line in (f"### {trio.title}", _trio(trio)))
    return _lines(
        f"## {part.number} {part.title} {{#{part.key}}}", _spans(part.landmarks), f"Mots-clés : {part.keywords}",
        _item(part.support), "### Constat", _blocks(part.finding), "### Proposition", _blocks(part.proposal),
        *trios, *map(_item, part.quotations), "### L’idée d’origine", _blocks(part.origin), _spans(part.close),
    )  # fmt: skip


def _trio(trio: parts.Trio) -> str:
    return _table([label for label, _ in trio.columns], [[_cell(blocks) for _, blocks in trio.columns]])


def _item(item: Item) -> str:
    if isinstance(item, parts.Lead):
        return item.text
    if isinstance(item, parts.Text):
        return _blocks(item.blocks)
    if isinstance(item, parts.Subtitle | parts.Label):
        return f"## {item.text}"
    if isinstance(item, parts.Table):
        return _lines(item.caption, _table(item.head, [list(map(_cell, row)) for row in item.rows]))
    if isinstance(item, parts.Quotation):
        return f"> {item.text} {item.by}"
    return _lines(item.name, item.role) if isinstance(item, parts.Closing) else ""


def _blocks(blocks: tuple[Block, ...]) -> str:
    return _lines(*map(_block, blocks))


def _block(block: Block) -> str:
    if isinstance(block, Grid):
        head, *rows = [[_spans(cell) for cell in row] for row in block.rows]
        return _table(head, rows)
    mark = {Paragraph: "", Quote: "> ", Heading: "### "}.get(type(block), "- ")
    if isinstance(block, ListItem) and block.number is not None:
        mark = f"{block.number}. "
    return mark + _spans(block.spans)


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans)).replace("\n", " ")


def _span(span: Span) -> str:
    words = _MARKS.sub(r"\\\1", span.text)
    if span.ref or span.href:
        return f"[{words}]({span.href or '#' + span.ref})"
    return f"**{words}**" if "strong" in span.style else words


def _cell(cell: Cell) -> str:
    spans = [one for one in cell if isinstance(one, Span)]
    return _spans(tuple(spans)) or " ".join(_block(one) for one in cell if not isinstance(one, Span))


def _table(head: list[str] | tuple[str, ...], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _lines(*blocks: str) -> str:
    return "\n\n".join(filter(None, blocks))
