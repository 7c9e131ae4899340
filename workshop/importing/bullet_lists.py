"""A list, in Markdown or pasted from Word: each item an idea, each heading the theme or the table of those under it.

Law: every line is used or refused. What is indented under an item, and the lines that follow it without a blank one,
are its own (CommonMark 0.31, « List items »), and so are Word's second-level points, whose bullet is the letter o. A
bold beginning is the title. A first-level heading that is the only one is the document's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import dedent

from workshop.importing.incoming import BadImport, IncomingIdea, counted, flat, incoming_idea

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
BULLETS = "•◦▪▫●○■□‣⁃∙·–—➢➔✓✗\uf020-\uf0ff"  # Word's own lie in private use, see core/model/cleaning.py
ITEM = re.compile(rf" {{0,3}}(?:[-*+{BULLETS}]|\d{{1,9}}[.)])(?:[ \t\u00a0]+(.*))?")
SECOND = re.compile(r"[ \t]*o\t[ \t]*(.*)")
TITLED = re.compile(
    r"\*\*(?P<title>[^*\n]+?)[ \u00a0]?[:.]?\*\*[ \u00a0]*(?:[:.–—-][ \u00a0]*)?(?P<body>.*)", re.DOTALL
)
RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}")
TABLE = re.compile(r"table (\d+)\b")


@dataclass
class _Item:
    line: int
    first: str
    indent: int  # where its text begins: what stands as far to the right is inside it
    place: dict[str, str]
    rest: list[str] = field(default_factory=list)

    def idea(self) -> IncomingIdea:
        said = f"{self.first}\n{dedent(chr(10).join(self.rest))}".strip()
        titled = TITLED.fullmatch(said)
        cells = {"title": titled["title"].strip(), "body": titled["body"].strip()} if titled else {"body": said}
        return incoming_idea(self.line, {**self.place, **cells})


def is_list(text: str) -> bool:
    """Whether a text begins as a Markdown list does: by an item or a heading."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return bool(ITEM.fullmatch(first) or HEADING.fullmatch(first))


def read_list(text: str) -> Iterator[IncomingIdea]:
    """The ideas of a Markdown list; raises BadImport."""
    for count, item in enumerate(_items(text), 1):
        counted(item.line, count)
        yield item.idea()


def _items(text: str) -> Iterator[_Item]:
    lines = [f"  - {second[1]}" if (second := SECOND.fullmatch(line)) else line for line in text.splitlines()]
    document = sum(line.startswith("# ") for line in lines) == 1
    place: dict[str, str] = {}
    item, after_blank = None, True
    for number, line in enumerate(lines, 1):
        inside = item is not None and len(line) - len(line.lstrip(" ")) >= item.indent
        heading, begins, rule = (None if inside else one.fullmatch(line) for one in (HEADING, ITEM, RULE))
        if heading or begins or rule:
            if item:
                yield item
            item = _Item(number, begins[1] or "", max(begins.start(1), 2), place) if begins and not rule else None
            if heading and not (document and heading[1] == "#"):
                place = _place(heading[2].rstrip(" \t#"))
        elif line.strip() and (item is None or (after_blank and not line.startswith(("  ", "\t")))):
            raise BadImport(number, "not_a_list")
        elif item:
            item.rest.append(line)
        after_blank = not line.strip()
    if item:
        yield item


def _place(heading: str) -> dict[str, str]:
    table = TABLE.match(flat(heading))
    return {"table": table[1]} if table else {"theme": heading}
