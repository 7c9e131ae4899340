"""What a workbook's reader passes over in a sheet: its merged ranges, its hidden rows.

Law: read once from bytes already unpacked inside limits, and kept small: no more ranges than lines, none beyond them.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from io import BytesIO
from posixpath import join, normpath
from typing import NamedTuple
from xml.etree import ElementTree

from workshop.importing.grid import MOST_COLUMNS, GridRow
from workshop.importing.incoming import BadImport

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\Z")
TRUE = ("1", "true")
MOST_COVERED = 200_000  # cells


class Merge(NamedTuple):
    """A merged range: its first and last lines from 1, its first and last columns from 0."""

    top: int
    bottom: int
    left: int
    right: int


class Facts(NamedTuple):
    """The lines that are hidden, and the ranges that are merged."""

    hidden: frozenset[int]
    merged: tuple[Merge, ...]


def facts_of(inside: Mapping[str, bytes], title: str, most: int) -> Facts:
    """The facts of the sheet of that title, down to the line `most`; none where its file is not found."""
    path = _path(inside, title)
    if path not in inside:
        return Facts(frozenset(), ())
    hidden: set[int] = set()
    merged: list[Merge] = []
    line = 0
    for _event, element in ElementTree.iterparse(BytesIO(inside[path])):
        kind = element.tag.rpartition("}")[2]
        if kind == "row":
            line = _number(element.get("r")) or line + 1
            if line <= most and element.get("hidden") in TRUE:
                hidden.add(line)
            element.clear()
        elif kind == "mergeCell" and len(merged) < most:
            merged += _merge(element.get("ref") or "", most)
    return Facts(frozenset(hidden), tuple(merged))


def spread(rows: Sequence[GridRow], merges: Sequence[Merge]) -> dict[tuple[int, int], str]:
    """The text of each merged range, at every row that it covers under its first: (line, column) → text."""
    cells = {row.line: row.cells for row in rows}
    lines = sorted(cells)
    found: dict[tuple[int, int], str] = {}
    reached: dict[int, int] = {}  # column → the last line that a range covers: ranges never overlap
    for merge in sorted(merges):
        first = cells.get(merge.top, ())
        text = first[merge.left] if merge.left < len(first) else ""
        if text and merge.top > reached.get(merge.left, 0):
            reached[merge.left] = merge.bottom
            for line in lines[bisect_right(lines, merge.top) : bisect_right(lines, merge.bottom)]:
                found[line, merge.left] = text
            if len(found) > MOST_COVERED:
                raise BadImport(merge.top, "too_heavy")
    return found


def _path(inside: Mapping[str, bytes], title: str) -> str:
    sheets = (
        one for one in ElementTree.fromstring(inside[BOOK]).iter() if one.tag in (f"{MAIN}sheet", f"{STRICT}sheet")
    )
    relation = next((one.get(RELATION) or _strict_id(one) for one in sheets if one.get("name") == title), None)
    known = ElementTree.fromstring(inside.get(RELATIONS, b"<none/>"))
    target = next((one.get("Target") or "" for one in known if one.get("Id") == relation), "")
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _strict_id(element: ElementTree.Element) -> str | None:
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), None)


def _merge(ref: str, most: int) -> list[Merge]:
    found = RANGE.match(ref)
    if not found:
        return []
    merge = Merge(int(found[2]), min(int(found[4]), most), _column(found[1]), _column(found[3]))
    return [merge] if merge.left < MOST_COLUMNS else []


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0
