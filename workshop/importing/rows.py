"""Rows of cells with a header → ideas, wherever the rows come from (CSV, workbook, flat JSON).

Law: an apostrophe that an export put before a formula is taken off. What a merged range says of a place is said of each
row that it covers; its text is one idea's, and no other row's.
"""

from collections.abc import Iterator, Mapping

from workshop.export.formulas import bare
from workshop.importing.grid import Grid, GridRow
from workshop.importing.incoming import MERGED, PARKED, REPLY, IncomingIdea, flat, incoming_idea

OF_PLACES = ("theme", "table", "function")
STATES = {
    "reunie a une autre": MERGED, "merged": MERGED, "mise de cote": PARKED, "parked": PARKED,
}  # fmt: skip
"""What our own exports say of an idea that no longer stands by itself."""
TYPES = {"comment": REPLY, "reply": REPLY, "task": REPLY}


def read_rows(grid: Grid, columns: Mapping[str, int], header: bool) -> Iterator[IncomingIdea]:
    """The ideas of those rows, columns counted from 0; the first names them if `header`. Raises BadImport."""
    for row in grid.rows[1:] if header else grid.rows:
        cells = {field: _cell(grid, row, field, at) for field, at in columns.items()}
        yield incoming_idea(row.line, cells, row.aside or _standing(cells))


def covered(grid: Grid, columns: Mapping[str, int]) -> int:
    """How many cells are read from a merged range that covers them."""
    places = {columns[field] for field in OF_PLACES if field in columns}
    return sum(at in places for line, at in grid.merged)


def _cell(grid: Grid, row: GridRow, field: str, at: int) -> str:
    text = row.cells[at] if at < len(row.cells) else ""
    if field in OF_PLACES and not text.strip():
        text = grid.merged.get((row.line, at), "")
    return bare(text).strip()


def _standing(cells: Mapping[str, str]) -> str:
    return STATES.get(flat(cells.get("state", "")), "") or TYPES.get(flat(cells.get("type", "")), "")
