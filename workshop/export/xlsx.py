"""The tables as an Excel workbook: one sheet each, a header that stays in sight, filters, widths.

Law: rows are written one after the other and kept nowhere. A text is a text: its cell is never a formula, a number or a
link, and where it looks like a formula it stays a text when somebody edits it (Excel's quote prefix). Dates in the file
are those of the log.
"""

import io
from datetime import UTC
from math import ceil
from typing import Any

import xlsxwriter

from workshop.export.formats import ExportOptions
from workshop.export.formulas import fitted, neutral, risky
from workshop.export.snapshot import Snapshot
from workshop.export.tables import DataTable, tables
from workshop.export.votes_table import Column, Value
from workshop.memento.branding.palette import INK, RULE, WHITE
from workshop.memento.text.french import moment
from workshop.memento.text.typography import safe

A4 = 9
PAGE = 300  # characters across a printed page that still read well
LINE, MOST_LINES = 14, 12  # points; a longer text is read in the cell or the formula bar


def xlsx(found: Snapshot, asked: ExportOptions) -> bytes:
    """The workbook; hours are those of `asked.zone`."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        book.set_properties(_properties(found))
        looks = _looks(book)
        for table in tables(found, asked.mask):
            sheet = book.add_worksheet(table.title)
            _lay_out(sheet, table, f"{table.title} · ligne {found.seq} du journal")
            _fill(sheet, table, looks, asked)
    return buffer.getvalue()


def _properties(found: Snapshot) -> dict[str, Any]:
    day = found.day
    return {
        "title": safe(day.title),
        "subject": safe(day.question),
        "author": safe(", ".join(day.organisers)),
        "comments": f"Séance {day.code}, ligne {found.seq} du journal, empreinte {found.fingerprint}",
        "created": moment(day.last_at, UTC).replace(tzinfo=None),
    }


def _looks(book: Any) -> dict[str, Any]:
    header = {"bold": True, "font_color": f"#{WHITE}", "bg_color": f"#{INK}", "text_wrap": True, "valign": "vcenter"}
    cell = {"valign": "top", "bottom": 1, "bottom_color": f"#{RULE}"}
    return {
        "header": book.add_format(header),
        "header of counts": book.add_format({**header, "align": "center"}),
        "text": book.add_format({**cell, "text_wrap": True}),
        "quoted": book.add_format({**cell, "text_wrap": True, "quote_prefix": True}),
        "count": book.add_format({**cell, "align": "center"}),
        "moment": book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy hh:mm"}),
    }


def _lay_out(sheet: Any, table: DataTable, footer: str) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(ceil(sum(column.width for column in table.columns) / PAGE), 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{footer}&R&P / &N")


def _fill(sheet: Any, table: DataTable, looks: dict[str, Any], asked: ExportOptions) -> None:
    sheet.set_row(0, 3 * LINE)
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, column.title, looks["header" if column.kind == "text" else "header of counts"])
    for line, row in enumerate(table.rows, 1):
        sheet.set_row(line, LINE * _lines(table.columns, row))
        for at, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _write(sheet, (line, at), column, value, looks, asked)


def _lines(columns: tuple[Column, ...], row: tuple[Value, ...]) -> int:
    """How many lines the tallest text of a row takes, about."""
    texts = ((column, value) for column, value in zip(columns, row, strict=True) if isinstance(value, str))
    tall = (sum(len(line) // column.width + 1 for line in text.split("\n")) for column, text in texts)
    return min(max(tall, default=1), MOST_LINES)


def _write(
    sheet: Any, where: tuple[int, int], column: Column, value: Value, looks: dict[str, Any], asked: ExportOptions
) -> None:
    if value is None or value == "":
        sheet.write_blank(*where, None, looks["text"])
    elif isinstance(value, bool):
        sheet.write_string(*where, "oui" if value else "non", looks["count"])
    elif isinstance(value, str):
        look = "count" if column.kind == "count" else "quoted" if risky(value) else "text"
        told = neutral(value) if value.startswith("'") else value  # so that whoever takes one off finds what was typed
        sheet.write_string(*where, fitted(told), looks[look])
    elif column.kind == "moment":
        sheet.write_datetime(*where, moment(value, asked.zone).replace(tzinfo=None), looks["moment"])
    else:
        sheet.write_number(*where, value, looks["count"])
