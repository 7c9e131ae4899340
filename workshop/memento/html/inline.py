"""Words, prose and tables → HTML.

Law: text stays text, escaped and set in French typography; a table keeps its roles when a narrow screen stacks it.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from workshop.memento.outline.parts import Cell, TableBlock
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Block, Blocks, Heading, ListItem, Paragraph, ProseTable, Quote, Span, Spans
from workshop.memento.text.prose import words as words_of
from workshop.memento.text.typography import safe, typography

_TAGS = {"strong": "strong", "emphasis": "em", "code": "code"}
HEADED = ("body", "editorial")  # the looks in which a heading of the text is a heading of the page


def words(text: str, exact: bool = False) -> str:
    """`text` escaped. `exact`: without typography (addresses, code)."""
    return line(text, exact, "<br>")


def line(text: str, exact: bool = False, end: str = " ") -> str:
    """The same on one line, for an attribute or a title; `end` stands for the ends of lines."""
    kept = safe(text)
    return escape(kept if exact else typography(kept)).replace("\n", end).replace("\t", " ")


def spans(found: Spans) -> str:
    """Words in their appearances, and links."""
    return "".join(_span(span) for span in found)


def _span(span: Span) -> str:
    if span.ref:
        return f'<a href="#{escape(span.ref)}">{words(span.text)}</a>'
    if span.href:
        return f'<a href="{escape(safe(span.href))}">{words(span.text, exact=True)}</a>'
    kind, _, hue = span.style.partition(" ")
    if kind == "dot":
        return f'<span class="dot hue-{hue}" aria-hidden="true">{words(span.text)}</span>'
    if kind == "accent":
        return f'<span class="accent hue-{hue}">{words(span.text)}</span>'
    return _styled(span)


def _styled(span: Span) -> str:
    found = words(span.text, exact=span.style == "code")
    if span.style == "soft":
        return f'<span class="soft">{found}</span>'
    for name in span.style.split():
        found = f"<{_TAGS[name]}>{found}</{_TAGS[name]}>"
    return found


def blocks(found: Iterable[Block], level: int = 3, look: str = "body") -> str:
    """Prose. `level`: that of its first headings; in a look that has no headings they are strong words."""
    return "".join(_gathered(found, level if look in HEADED else 0))


def _gathered(found: Iterable[Block], level: int) -> Iterator[str]:
    for kind, some in groupby(found, type):
        if kind is ListItem:
            yield _lists([item for item in some if isinstance(item, ListItem)])
        else:
            yield from (_block(block, level) for block in some)


def _block(block: Block, level: int) -> str:
    if isinstance(block, ProseTable):
        return _grid(block)
    inner = spans(block.spans)
    if isinstance(block, Quote):
        return f"<blockquote><p>{inner}</p></blockquote>"
    if isinstance(block, Heading) and level:
        tag = f"h{min(level + block.level - 1, 6)}"
        return f"<{tag}>{inner}</{tag}>"
    return f"<p><strong>{inner}</strong></p>" if isinstance(block, Heading) else f"<p>{inner}</p>"


def _lists(items: list[ListItem]) -> str:
    """Items in a row → nested lists. A depth that no item stands above is brought up."""
    out: list[str] = []
    open_tags: list[str] = []
    for item in items:
        depth, tag = min(item.depth, len(open_tags)), "ul" if item.number is None else "ol"
        while len(open_tags) > depth + 1:
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == depth + 1 and (item.first or open_tags[-1] != tag):
            out.append(f"</li></{open_tags.pop()}>")
        if len(open_tags) == depth + 1:
            out.append("</li>")
        else:
            open_tags.append(tag)
            out.append(f'<ol start="{item.number}">' if item.number not in (None, 1) else f"<{tag}>")
        out.append(f"<li>{spans(item.spans)}")
    return "".join(out) + "".join(f"</li></{tag}>" for tag in reversed(open_tags))


def _grid(grid: ProseTable) -> str:
    width = max((len(row) for row in grid.rows), default=0)
    if not width:
        return ""
    rows = [tuple(row) + ((),) * (width - len(row)) for row in grid.rows]
    head = tuple(words_of((Paragraph(cell),)) or MISSING for cell in rows[0])
    return table(TableBlock(head, tuple(rows[1:]), (1 / width,) * width, "Tableau du texte"))


def table(found: TableBlock, caption: str = "") -> str:
    """A table. `caption`: what stands above it; without one, its summary, for who cannot see."""
    above = f"<caption>{words(caption)}</caption>"
    if not caption:
        above = f'<caption class="unseen">{words(found.summary)}</caption>'
    head = "".join(
        f'<th role="columnheader" scope="col"{_side(found, column)}>{words(name)}</th>'
        for column, name in enumerate(found.head)
    )
    rows = "".join(_row(found, row, found.keys[at] if found.keys else "") for at, row in enumerate(found.rows))
    hue = f" hue-{found.hue}" if found.hue else ""
    wide = "".join(f'<col style="width:{100 * share:.4g}%">' for share in found.widths)
    return (
        f'<table role="table" class="plain{hue}">{above}<colgroup>{wide}</colgroup>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )


def _side(found: TableBlock, column: int) -> str:
    return ' class="number"' if column in found.right else ""


def _row(found: TableBlock, row: tuple[Cell, ...], key: str) -> str:
    cells = "".join(
        f'<td role="cell" data-label="{line(name)}"{_side(found, column)}>{cell(one)}</td>'
        for column, (name, one) in enumerate(zip(found.head, row, strict=True))
    )
    return f'<tr role="row"{anchor(key)}>{cells}</tr>'


def anchor(key: str) -> str:
    """The attribute by which links find it; nothing without a key."""
    return f' id="{escape(key)}"' if key else ""


def cell(found: Cell) -> str:
    """What stands in a cell; never nothing."""
    content = found or (Span(MISSING, "soft"),)
    if isinstance(content[0], Span):
        return spans(tuple(one for one in content if isinstance(one, Span)))
    return prose(content)


def prose(found: Cell | Blocks) -> str:
    """Blocks where no heading may stand."""
    return blocks((one for one in found if not isinstance(one, Span)), look="cell")
