"""CSV as spreadsheets write it: UTF-8 (with or without a mark) or Windows-1252; « ; », commas or tabs."""

import csv
import io
from collections.abc import Iterator

from workshop.importing.incoming import LARGEST_FILE, BadImport, Incoming
from workshop.importing.rows import Row, read_rows


def read_csv(text: str) -> Iterator[Incoming]:
    """The ideas of a CSV; raises BadImport."""
    return read_rows(_rows(text))


def _rows(text: str) -> Iterator[Row]:
    header = text.split("\n", 1)[0]
    csv.field_size_limit(LARGEST_FILE)
    separator = max((";", ",", "\t"), key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadImport(reader.line_num, "bad_row", why=str(error)) from error
