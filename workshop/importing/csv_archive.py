"""A zip of CSV files, as our own exports and a Polis report leave: the one that holds ideas is read.

Law: unpacked inside the limits of a workbook, which is a zip too.
"""

import csv
import io

from workshop.importing.columns import known_fields
from workshop.importing.incoming import BadImport
from workshop.importing.workbook import LARGEST_BOOK, UNPACKED
from workshop.memento.office.office_file import BadOffice, members

SUFFIX = ".csv"
LIKELIEST = ("proposals.csv", "comments.csv", "ideas.csv")
HEADER = 10_000  # bytes of a file in which its first line is looked for


def is_archive(content: bytes) -> bool:
    """Whether a zip holds CSV files at its top; a workbook does not."""
    return b".csv" in content[-100_000:] and bool(_names(_files(content)))


def files_of(content: bytes) -> dict[str, bytes]:
    """Each CSV file that may hold ideas, by its name, the likeliest first; raises BadImport."""
    inside = _files(content)
    names = sorted(_names(inside), key=lambda one: LIKELIEST.index(one) if one in LIKELIEST else len(LIKELIEST))
    return {name: inside[name] for name in names}


def _names(inside: dict[str, bytes]) -> list[str]:
    return [name for name in inside if name.endswith(SUFFIX) and "/" not in name and _holds_ideas(inside[name])]


def _holds_ideas(content: bytes) -> bool:
    first = content[:HEADER].decode("utf-8-sig", "replace").split("\n", 1)[0]
    return any(
        "body" in known_fields(next(csv.reader(io.StringIO(first, newline=""), delimiter=one), [])) for one in ";,\t"
    )


def _files(content: bytes) -> dict[str, bytes]:
    try:
        return members(content, LARGEST_BOOK, UNPACKED)
    except BadOffice as bad:
        raise BadImport(1, "too_big" if bad.kind == "too_large" else "not_xlsx", **bad.values) from bad
