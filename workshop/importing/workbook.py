"""A sheet of an Excel workbook (.xlsx).

Law: it is unpacked inside limits before anything reads it, and read row after row: a cell at the far end of a sheet
costs nothing. Macros and passwords are refused; a formula counts for the value that it had when the file was saved.
"""

import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from workshop.importing.grid import MOST_COLUMNS, Grid, GridRow, chosen_part, filled
from workshop.importing.incoming import HIDDEN, MOST_ROWS, BadImport
from workshop.importing.worksheet import Facts, facts_of, spread
from workshop.memento.office.office_file import BadOffice, members

LARGEST_BOOK, UNPACKED = 10_000_000, 100_000_000  # bytes
MOST_LINES = 2 * MOST_ROWS  # empty lines count for lines
BOOK, MACROS = "xl/workbook.xml", "vbaProject.bin"
REFUSED = {"too_large": "too_big", "locked": "locked", "not_office": "not_xlsx", "declares": "not_xlsx"}
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376, part 1, 22.9.2.19 (ST_Xstring)
DAMAGED = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError, BadZipFile)


def read_xlsx(content: bytes, part: str = "") -> Grid:
    """The rows of a workbook's first sheet, or of the one that is asked for; raises BadImport."""
    inside = _look_inside(content)
    from openpyxl import load_workbook  # here: it is slow to load

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that nobody reads here
        try:
            book = load_workbook(BytesIO(content), read_only=True, data_only=True)
            sheets = {one.title: one for one in sorted(book.worksheets, key=lambda one: one.sheet_state != "visible")}
            if not sheets:
                raise BadImport(1, "not_xlsx")
            chosen = chosen_part(tuple(sheets), part)
            facts = facts_of(inside, chosen, MOST_LINES)
            rows = list(filled(_rows(sheets[chosen], facts)))
        except DAMAGED as error:
            raise BadImport(1, "not_xlsx") from error
    return Grid(rows, chosen, tuple(sheets), merged=spread(rows, facts.merged))


def _look_inside(content: bytes) -> dict[str, bytes]:
    try:
        inside = members(content, LARGEST_BOOK, UNPACKED)
    except BadOffice as bad:
        raise BadImport(1, REFUSED[bad.kind], **bad.values) from bad
    if any(name.endswith(MACROS) for name in inside):
        raise BadImport(1, "macros")
    if BOOK not in inside:
        raise BadImport(1, "not_xlsx")
    return inside


def _rows(sheet: Any, facts: Facts) -> Iterator[GridRow]:
    for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if line > MOST_LINES:
            raise BadImport(line, "too_many", limit=MOST_ROWS)
        if any(cell is not None for cell in row):
            yield GridRow(line, [_text(cell) for cell in row], HIDDEN if line in facts.hidden else "")


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return "" if cell is None else unescaped(str(cell))


def unescaped(text: str) -> str:
    """The text with the signs that XML cannot hold, which Excel writes `_x000D_`."""
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # two halves of one sign
