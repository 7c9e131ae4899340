"""The first sheet of an Excel workbook (.xlsx).

Law: it is unpacked inside limits before anything reads it, and read row after row: a cell at the far end of a sheet
costs nothing. Macros and passwords are refused; a formula counts for the value that it had when the file was saved.
"""

import warnings
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from workshop.importing.incoming import MOST_ROWS, BadImport, Incoming
from workshop.importing.rows import Row, read_rows
from workshop.office_file import BadOffice, members

LARGEST_BOOK, UNPACKED = 10_000_000, 100_000_000  # bytes
MOST_COLUMNS, MOST_LINES = 200, 2 * MOST_ROWS  # empty lines count for lines
BOOK, MACROS = "xl/workbook.xml", "vbaProject.bin"
REFUSED = {"too_large": "too_big", "locked": "locked", "not_office": "not_xlsx", "declares": "not_xlsx"}


def read_xlsx(content: bytes) -> Iterator[Incoming]:
    """The ideas of a workbook's first sheet; raises BadImport."""
    _look_inside(content)
    return read_rows(_rows(content))


def _look_inside(content: bytes) -> None:
    try:
        names = members(content, LARGEST_BOOK, UNPACKED)
    except BadOffice as bad:
        raise BadImport(1, REFUSED[bad.kind], **bad.values) from bad
    if any(name.endswith(MACROS) for name in names):
        raise BadImport(1, "macros")
    if BOOK not in names:
        raise BadImport(1, "not_xlsx")


def _rows(content: bytes) -> Iterator[Row]:
    from openpyxl import load_workbook  # here: it is slow to load

    damaged = (LookupError, ValueError, TypeError, AttributeError, SyntaxError, OSError, BadZipFile)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that nobody reads here
        try:
            sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
            for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
                if line > MOST_LINES:
                    raise BadImport(line, "too_many", limit=MOST_ROWS)
                if line == 1 or any(cell is not None for cell in row):
                    yield line, [_text(cell) for cell in row]
        except damaged as error:
            raise BadImport(1, "not_xlsx") from error


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    return "" if cell is None else str(cell)
