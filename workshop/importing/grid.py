"""A file as rows of cells, wherever they come from (CSV, workbook, flat JSON), with what had to be guessed of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workshop.importing.incoming import BadImport, counted

MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of the file: its number there, its cells, and why it may not be wanted (HIDDEN), if so."""

    line: int
    cells: Sequence[str]
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that are not empty. `merged`: the cells that a merged range covers, as (row's line, column) → its text.

    `part`, `parts`: the sheet or the file that was read, among those that could be. `separator`: of a CSV.
    """

    rows: list[GridRow]
    part: str = ""
    parts: tuple[str, ...] = ()
    separator: str = ""
    merged: Mapping[tuple[int, int], str] = field(default_factory=dict)


def filled(rows: Iterable[GridRow]) -> Iterator[GridRow]:
    """The rows that hold something, no more than a file of ideas may have; raises BadImport."""
    count = 0
    for row in rows:
        width = max((at for at, cell in enumerate(row.cells, 1) if cell.strip()), default=0)
        if width:
            counted(row.line, count)  # the first may name the columns
            count += 1
            yield GridRow(row.line, row.cells[:width], row.aside)


def chosen_part(parts: Sequence[str], asked: str, likeliest: str = "") -> str:
    """The part to read: the one asked for, else the likeliest, else the first; raises BadImport."""
    if not parts or (asked and asked not in parts):
        raise BadImport(1, "no_part", parts=list(parts))
    return asked or (likeliest if likeliest in parts else parts[0])
