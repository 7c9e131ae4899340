"""CSV, one file for each table, in a zip: for Excel in French, and plain (RFC 4180).

Law: every text is neutralised and quoted, so that no spreadsheet evaluates or splits it.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC

from workshop.export.bundle import bundle
from workshop.export.formats import ExportOptions
from workshop.export.formulas import fitted, neutral
from workshop.export.snapshot import Snapshot
from workshop.export.tables import DataTable, tables
from workshop.export.votes_table import Column, Value
from workshop.memento.text.french import moment

Shown = Callable[[Column, Value], str | int]


def french(found: Snapshot, asked: ExportOptions) -> bytes:
    """For Excel in French: byte order mark, « ; », titles, hours of `asked.zone`, cells that Excel can hold."""

    def shown(column: Column, value: Value) -> str | int:
        if column.kind == "moment" and isinstance(value, int):
            return f"{moment(value, asked.zone):%d/%m/%Y %H:%M}"
        return _shown(value, ("non", "oui"), fitted)

    told = tables(found, asked.mask)
    return bundle({f"{one.name}.csv": b"\xef\xbb\xbf" + _table(one, "title", ";", shown) for one in told})


def plain(found: Snapshot, asked: ExportOptions) -> bytes:
    """For programs: UTF-8, commas, keys, ISO 8601 hours in UTC, whole texts."""

    def shown(column: Column, value: Value) -> str | int:
        if column.kind == "moment" and isinstance(value, int):
            return f"{moment(value, UTC):%Y-%m-%dT%H:%M:%SZ}"
        return _shown(value, ("false", "true"), str)

    return bundle({f"{one.name}.csv": _table(one, "key", ",", shown) for one in tables(found, asked.mask)})


def written(rows: Iterable[Sequence[Value]], separator: str = ",", end: str = "\r\n") -> bytes:
    """Rows as CSV in UTF-8: texts neutralised and quoted, numbers bare, nothing for None."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_NONNUMERIC)
    for row in rows:
        writer.writerow(["" if cell is None else neutral(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue().encode()


def _table(table: DataTable, header: str, separator: str, shown: Shown) -> bytes:
    rows = ([shown(*pair) for pair in zip(table.columns, row, strict=True)] for row in table.rows)
    return written([[getattr(column, header) for column in table.columns], *rows], separator)


def _shown(value: Value, flags: tuple[str, str], text: Callable[[str], str]) -> str | int:
    if isinstance(value, bool):
        return flags[value]
    return text(value) if isinstance(value, str) else "" if value is None else value
