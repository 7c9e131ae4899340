"""CSV as spreadsheets write it: « ; », commas or tabs, told by a first line `sep=;` or by which cuts it into columns.

Law: a separator inside quotes separates nothing.
"""

import csv
import io
import re
from collections.abc import Iterator

from workshop.importing.columns import known_fields
from workshop.importing.grid import Grid, GridRow, filled
from workshop.importing.incoming import LARGEST_FILE, BadImport

SEPARATORS = {";": ";", ",": ",", "tab": "\t"}  # as they are chosen → as they stand
SAID = re.compile(r'"?sep=(.|\\t)"?[;,\t]*(?:\r\n|\n|\r|\Z)')  # Excel's own line
SAMPLE_CHARS, SAMPLE_ROWS = 200_000, 50


def read_csv(text: str, separator: str = "") -> Grid:
    """The rows of a CSV; raises BadImport."""
    csv.field_size_limit(LARGEST_FILE)
    said = SAID.match(text)
    skipped = said.end() if said else 0
    told = said[1].replace("\\t", "\t") if said else ""
    used = separator or (told if len(told) == 1 and told not in '"\r\n' else "") or likeliest(text[skipped:])
    return Grid(list(filled(_rows(text[skipped:], used, 1 if said else 0))), separator=used)


def likeliest(text: str) -> str:
    """The separator under which the first line names columns that are known, else cuts all lines alike."""
    sample = text[:SAMPLE_CHARS]
    return max(SEPARATORS.values(), key=lambda one: _agreement(sample, one))


def _agreement(sample: str, separator: str) -> tuple[int, int, int]:
    """How many columns are known by their names, how many lines have as many cells as the first, how many cells."""
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows = [row for row, _ in zip(reader, range(SAMPLE_ROWS), strict=False) if row]
    if not rows or len(rows[0]) == 1:
        return len(known_fields(rows[0])) if rows else 0, 0, 0
    alike = sum(len(row) == len(rows[0]) for row in rows)
    known = len(known_fields(rows[0]))
    return (known, alike, len(rows[0])) if 2 * alike > len(rows) else (known, 0, 0)


def _rows(text: str, separator: str, skipped: int) -> Iterator[GridRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield GridRow(line + skipped, row)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadImport(reader.line_num + skipped, "bad_row", why=str(error)) from error
