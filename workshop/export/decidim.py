"""Proposals as Decidim's importer takes them: `title/fr`, `body/fr`, an `id` that it leaves out.

Law: the headers, the separator « ; » and the flat JSON are those of the importer (decidim/decidim, ProposalCreator at
commit 826fee68 and Import::Readers::CSV at 418cf73a). No byte order mark: older readers took it for part of a header.
"""

import json

from workshop.export.csv_files import written
from workshop.export.formats import ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.export.tables import SHEET_COLUMNS
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Proposal
from workshop.memento.text import french
from workshop.memento.text.typography import safe

TITLES = ("title", "short_title")
FRENCH = "fr"


def as_csv(found: Snapshot, asked: ExportOptions) -> bytes:
    """The proposals as CSV, texts neutralised."""
    return written([_headers(found), *_rows(found)], ";", "\n")


def as_json(found: Snapshot, asked: ExportOptions) -> bytes:
    """The proposals as a list of flat objects, texts as they were typed."""
    headers = _headers(found)
    objects = [dict(zip(headers, row, strict=True)) for row in _rows(found)]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def _headers(found: Snapshot) -> tuple[str, str, str]:
    language = found.state.definition.get("language") or FRENCH
    return "id", f"title/{language}", f"body/{language}"


def _rows(found: Snapshot) -> list[tuple[str, str, str]]:
    book = Book(found.day)
    return [(f"{book.day.code}-{book.numbers[one.idea]}", _title(one), _body(book, one)) for one in book.sheets]


def _title(told: Proposal) -> str:
    return " ".join(safe(told.fields.get("title") or told.title).split())


def _body(book: Book, told: Proposal) -> str:
    """What the sheet says, heading by heading, or the idea itself; then where it comes from."""
    said = [
        f"{column.title}\n{text}"
        for column in SHEET_COLUMNS
        if column.key not in TITLES and (text := safe(told.fields.get(column.key, "")).strip())
    ]
    return "\n\n".join([*(said or [safe(book.ideas[told.idea].body)]), _origin(book, told)])


def _origin(book: Book, told: Proposal) -> str:
    day = book.day
    where = ", ".join(one for one in (safe(day.place), french.long_date(day.date)) if one)
    held = f"séance « {safe(day.title)} »" + (f" ({where})" if where else "")
    row = f"code {day.code}, ligne {day.seq} du journal"
    return f"Origine : {held}, {book.table_name(told.table)}, fiche {book.numbers[told.idea]} ; {row}."
