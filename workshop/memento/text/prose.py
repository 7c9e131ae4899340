"""Texts as blocks: what an organiser wrote in Markdown, what a participant typed on a phone.

Law: no word is lost. A participant's text is shown as text, whatever it looks like; only line starts that
everybody reads as lists or quotes become lists and quotes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import NamedTuple

from workshop.memento.text.typography import markdown_html, safe


class Span(NamedTuple):
    """Some words of one appearance. `ref` is a link inside the document (a part's key), `href` one outside."""

    text: str
    style: str = ""  # "", strong, emphasis, strong emphasis, code, soft, accent A…F, dot A…F
    href: str = ""
    ref: str = ""
    page: bool = False  # after a link inside the document: tell its page, where pages are known


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a text; `level` 1 is the first level below the text's own title."""

    spans: Spans
    level: int = 1


@dataclass(frozen=True, slots=True)
class ListItem:
    spans: Spans
    depth: int = 0
    number: int | None = None  # None: a bullet
    first: bool = False  # a new list begins here


@dataclass(frozen=True, slots=True)
class Quote:
    spans: Spans


@dataclass(frozen=True, slots=True)
class ProseTable:
    """A table inside a text; the first row is its header."""

    rows: tuple[tuple[Spans, ...], ...]


Block = Paragraph | Heading | ListItem | Quote | ProseTable
Blocks = tuple[Block, ...]

_BULLET = re.compile(r"^\s*(?:[-*•‣▪–—])\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(\d{1,3})[.)]\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>\s?(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>«»\"]+[^\s<>«»\".,;:!?)\]’']")
LONGEST_ADDRESS = 2000


def spans(text: str, style: str = "") -> Spans:
    """`text` as spans, its web addresses as links."""
    if "://" not in text:
        return (Span(text, style),) if text else ()
    found: list[Span] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        found.append(Span(text[at : match.start()], style))
        address = match[0]
        found.append(Span(address, style, href=address if len(address) <= LONGEST_ADDRESS else ""))
        at = match.end()
    found.append(Span(text[at:], style))
    return tuple(span for span in found if span.text)


def typed(text: str, style: str = "") -> Blocks:
    """What somebody typed (plain text, lines ended by \\n) → blocks. Empty lines part paragraphs; no other meaning."""
    return tuple(_typed_blocks(safe(text), style))


def _typed_blocks(text: str, style: str) -> Iterator[Block]:
    before: ListItem | None = None
    for line in text.split("\n"):
        if not line.strip():
            continue
        block = _typed_line(line, before, style)
        before = block if isinstance(block, ListItem) else None
        yield block


def _typed_line(line: str, before: ListItem | None, style: str) -> Block:
    if match := _BULLET.match(line):
        first = before is None or before.number is not None
        return ListItem(spans(line[match.end() :].strip(), style), first=first)
    if match := _NUMBER.match(line):
        number = int(match[1])
        first = before is None or before.number is None or number != before.number + 1
        return ListItem(spans(line[match.end() :].strip(), style), number=number, first=first)
    if match := _QUOTE.match(line):
        return Quote(spans(line[match.end() :].strip(), style))
    return Paragraph(spans(line.strip(), style))


@lru_cache(maxsize=256)
def written(markdown: str) -> Blocks:
    """Markdown written by an organiser → blocks."""
    reader = _HtmlReader()
    reader.feed(markdown_html(markdown))
    reader.close()
    return tuple(_levelled(reader.blocks))


def _levelled(blocks: list[Block]) -> Iterator[Block]:
    """The same with headings of level 1 and 2 only, none of them skipped, whatever marks they were written with."""
    top = min((block.level for block in blocks if isinstance(block, Heading)), default=1)
    seen = False
    for block in blocks:
        if isinstance(block, Heading):
            yield Heading(block.spans, 2 if seen and block.level > top else 1)
            seen = True
        else:
            yield block


@dataclass(slots=True)
class _List:
    ordered: bool
    number: int = 0
    first: bool = True


@dataclass
class _HtmlReader(HTMLParser):
    """Clean HTML (from `markdown_html`) → blocks. One buffer of spans, emptied when a block element ends."""

    blocks: list[Block] = field(default_factory=list)
    buffer: list[Span] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    rows: list[list[Spans]] = field(default_factory=list)
    style: list[str] = field(default_factory=list)
    href: str = ""
    quoted: int = 0
    fresh_item: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _STYLES:
            self.style.append(_STYLES[tag])
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
        elif tag == "br":
            self.buffer.append(Span("\n"))
        else:
            self._open(tag, dict(attrs))

    def _open(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._flush()
        if tag in ("ul", "ol"):
            start = attributes.get("start") or "1"
            self.lists.append(_List(tag == "ol", int(start) - 1 if start.isdigit() else 0))
        elif tag == "li":
            self.fresh_item = True
        elif tag == "blockquote":
            self.quoted += 1
        elif tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self.style.pop()
        elif tag == "a":
            self.href = ""
        elif tag in ("th", "td"):
            self.rows[-1].append(self._taken())
        elif tag in _HEADINGS:
            self._add(Heading(self._taken(), _HEADINGS[tag]))
        else:
            self._close(tag)

    def _close(self, tag: str) -> None:
        self._flush()
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "blockquote":
            self.quoted -= 1
        elif tag == "table":
            self.blocks.append(ProseTable(tuple(tuple(row) for row in self.rows)))

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if words.strip() or self.buffer:
            self.buffer.append(Span(words, " ".join(sorted(set(self.style), reverse=True)), self.href))

    def _taken(self) -> Spans:
        taken, self.buffer = _trimmed(self.buffer), []
        return taken

    def _add(self, block: Block) -> None:
        if isinstance(block, ProseTable) or block.spans:
            self.blocks.append(block)

    def _flush(self) -> None:
        words = self._taken()
        if not words:
            return
        if self.lists and self.fresh_item:
            self._add(self._item(self.lists[-1], words))
        elif self.quoted:
            self._add(Quote(words))
        else:
            self._add(Paragraph(words))

    def _item(self, within: _List, words: Spans) -> ListItem:
        self.fresh_item, first, within.first = False, within.first, False
        within.number += 1
        return ListItem(words, len(self.lists) - 1, within.number if within.ordered else None, first)


_STYLES = {"strong": "strong", "em": "emphasis", "code": "code"}
_HEADINGS = {f"h{level}": level for level in range(2, 7)}


def _trimmed(found: list[Span]) -> Spans:
    """Without blanks at either end."""
    kept = [span for span in found if span.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)


def words(blocks: Blocks) -> str:
    """The blocks' text, a line for each, for whoever needs no structure."""
    return "\n".join(_line(block) for block in blocks)


def _line(block: Block) -> str:
    if isinstance(block, ProseTable):
        return "\n".join("\t".join("".join(s.text for s in cell) for cell in row) for row in block.rows)
    return "".join(span.text for span in block.spans)
