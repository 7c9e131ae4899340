"""Words, prose and tables → Markdown.

Law: what was typed is text, never a mark: whatever means something in Markdown is escaped. One line is one paragraph.
(CommonMark 0.31; GitHub Flavored Markdown 0.29 for tables.)
"""

import re
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote

from workshop.memento.outline.parts import Cell
from workshop.memento.text.french import MISSING
from workshop.memento.text.prose import Block, Blocks, Heading, ListItem, ProseTable, Quote, Span, Spans, words
from workshop.memento.text.typography import safe, typography

_MARKS = re.compile(r"[\\`*_\[\]<>{}|~#$]|&(?=[#\w]+;)|:(?=[\w+-]+:)")
_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
_KEPT = "%/:?#[]@!$&'()*+,;=~-._"  # what an address may hold as it is
_STYLES = {"strong": "**", "emphasis": "*", "strong emphasis": "***"}
_TAGS = {"**": ("<strong>", "</strong>"), "*": ("<em>", "</em>"), "***": ("<strong><em>", "</em></strong>")}


def escaped(text: str, exact: bool = False) -> str:
    """`text` as words of one line. `exact`: without typography."""
    kept = " ".join(re.split(r"[ \t\n]+", safe(text)))
    kept = kept if exact else typography(kept)
    return _MARKS.sub(lambda mark: f"\\{mark[0]}", kept)


def line(text: str) -> str:
    """Escaped words that open a line, where a dash, a number or a sign of equality would mean something."""
    return _START.sub(lambda start: start[0] + "\\" if start[0].isdigit() else f"\\{start[0]}", text.lstrip())


def spans(found: Spans) -> str:
    """Words in their appearances, and links; neighbours of one appearance are one."""
    out: list[str] = []
    for (style, href, ref), some in groupby(found, lambda span: (span.style, span.href, span.ref)):
        together = "".join(span.text for span in some)
        out.append(_span(Span(together, style, href, ref)))
    return "".join(out)


def _span(span: Span) -> str:
    if span.ref or span.href:
        return f"[{escaped(span.text, exact=not span.ref)}]({_address(span)})"
    if span.style == "code":
        return _code(span.text)
    if span.style not in _STYLES or not span.text.strip():
        return escaped(span.text)
    inner = span.text.strip()
    before, after = (" " if span.text[at].isspace() else "" for at in (0, -1))
    return before + _marked(inner, _STYLES[span.style]) + after


def _address(span: Span) -> str:
    return f"#{span.ref}" if span.ref else f"<{quote(safe(span.href), safe=_KEPT)}>"


def _marked(inner: str, mark: str) -> str:
    """Between marks, or between tags where a mark beside punctuation would not be read as one."""
    opened, closed = (mark, mark) if inner[0].isalnum() and inner[-1].isalnum() else _TAGS[mark]
    return f"{opened}{escaped(inner)}{closed}"


def _code(text: str) -> str:
    kept = " ".join(safe(text).split())
    longest = max((len(ticks) for ticks in re.findall("`+", kept)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if kept[:1] == "`" or kept[-1:] == "`" else ""
    return f"{fence}{pad}{kept}{pad}{fence}" if kept else ""


def blocks(found: Blocks, level: int = 3) -> Iterator[str]:
    """Prose, a string for each block; lists are one. `level`: that of its first headings."""
    for kind, some in groupby(found, type):
        if kind is ListItem:
            yield from _lists([item for item in some if isinstance(item, ListItem)])
        else:
            yield from (_block(block, level) for block in some)


def _block(block: Block, level: int) -> str:
    if isinstance(block, ProseTable):
        return _grid(block)
    inner = _broken(block.spans) if not isinstance(block, Heading) else spans(block.spans)
    if isinstance(block, Quote):
        return "> " + inner.replace("\n", "\n> ")
    return f"{'#' * min(level + block.level - 1, 6)} {inner}" if isinstance(block, Heading) else inner


def _broken(found: Spans) -> str:
    """Spans of a paragraph; the ends of lines that were typed stay."""
    lines: list[list[Span]] = [[]]
    for span in found:
        first, *rest = span.text.split("\n")
        lines[-1].append(span._replace(text=first))
        lines += [[span._replace(text=one)] for one in rest]
    written = (spans(tuple(one for one in line if one.text)) for line in lines)
    return "\\\n".join(line(one) for one in written if one.strip())


def _lists(items: list[ListItem]) -> Iterator[str]:
    """Lists in a row: each that begins anew takes the other mark, by which it is parted from the one before it."""
    turn, lines = 0, list[str]()
    for item in items:
        if item.first and not item.depth:
            turn += 1
            if lines:
                yield "\n".join(lines)
            lines = []
        mark = "-*"[turn % 2] if item.number is None else f"{item.number}{'.)'[turn % 2]}"
        lines.append(f"{'    ' * item.depth}{mark} {line(spans(item.spans))}")
    yield "\n".join(lines)


def _grid(grid: ProseTable) -> str:
    width = max((len(row) for row in grid.rows), default=0)
    if not width:
        return ""
    rows = [[cell(one) for one in row] + [""] * (width - len(row)) for row in grid.rows]
    return table(rows[0], rows[1:], frozenset())


def cell(found: Cell) -> str:
    """What stands in a cell, on one line."""
    if not found:
        return MISSING
    if isinstance(found[0], Span):
        return _uncoded(tuple(one for one in found if isinstance(one, Span)))
    lines = (_flat(one) for one in found if not isinstance(one, Span))
    return "<br>".join(line for line in lines if line)


def _flat(block: Block) -> str:
    if isinstance(block, ProseTable):
        return " ; ".join(escaped(line) for line in words((block,)).split("\n"))
    mark = "" if not isinstance(block, ListItem) else "• " if block.number is None else f"{block.number}\\. "
    return mark + _uncoded(block.spans)


def _uncoded(found: Spans) -> str:
    """Spans without code, in which a bar would end the cell."""
    return spans(tuple(span._replace(style="") if span.style == "code" else span for span in found))


def table(head: list[str], rows: list[list[str]], right: frozenset[int]) -> str:
    ruled = ["---:" if column in right else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ruled, *rows))


def anchored(key: str, inner: str) -> str:
    """`inner` where links to that key lead."""
    return f'<a id="{key}"></a>{inner}' if key else inner
