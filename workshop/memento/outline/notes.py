"""Notes that the organiser keeps in a spreadsheet: what reviewers say of the sheets, what became of them, the survey.

Law: a file is taken whole or refused whole, and a refusal names the line. Columns are found by their names, in any
order; accents and case do not matter.
"""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from workshop.core import normalized
from workshop.memento.outline.day import Question, Survey
from workshop.memento.outline.edition import News, Remark

LARGEST, MOST_ROWS, LONGEST = 2_000_000, 5_000, 2_000  # bytes, rows, characters of a cell
REMARKS = ("fiche", "auteur", "remarque")
NEWS = ("fiche", "état", "motif", "depuis")
SURVEY = ("question", "réponse", "nombre")
STATES = {"a l'etude": "studied", "en experimentation": "tried", "deployee": "deployed", "abandonnee": "abandoned"}
ASKED, ANSWERED = "personnes interrogees", "reponses recues"
T = TypeVar("T")


class BadNotes(Exception):
    """A file of notes that cannot be used: `line` (from 1), `kind`, `values`. Kinds:

    too_big {limit} · not_text {} · no_column {column, columns} · bad_row {} · too_many {limit} ·
    too_long {column, limit} · not_a_sheet {value, most} · empty {column} · unknown_state {value} · twice {sheet} ·
    not_a_date {value} · not_a_count {value}
    """

    def __init__(self, line: int, kind: str, **values: Any) -> None:
        super().__init__(f"line {line}: {kind} {values}")
        self.line, self.kind, self.values = line, kind, values


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A row of the file: its cells by column, as written, without blanks at the ends."""

    number: int
    cells: dict[str, str]

    def refuse(self, kind: str, **values: Any) -> BadNotes:
        """The refusal of this line."""
        return BadNotes(self.number, kind, **values)

    def needed(self, column: str) -> str:
        """A cell that may not be empty."""
        if not self.cells[column]:
            raise self.refuse("empty", column=column)
        return self.cells[column]


def remarks(content: bytes, sheets: int) -> tuple[Remark, ...]:
    """Columns fiche, auteur, remarque; an empty `fiche` is the whole document. `sheets`: how many there are."""
    return _each(content, REMARKS, lambda line: Remark(
        _sheet(line, sheets) if line.cells["fiche"] else 0, line.needed("auteur"), line.needed("remarque")
    ))  # fmt: skip


def news(content: bytes, sheets: int) -> tuple[News, ...]:
    """Columns fiche, état, motif, depuis; the last two may be empty. One row for a sheet."""
    seen: set[int] = set()

    def told(line: NoteLine) -> News:
        sheet, state = _sheet(line, sheets), STATES.get(_plain(line.needed("état")))
        if state is None:
            raise line.refuse("unknown_state", value=line.cells["état"])
        if sheet in seen:
            raise line.refuse("twice", sheet=sheet)
        seen.add(sheet)
        return News(sheet, state, line.cells["motif"], _date(line))

    return _each(content, NEWS, told)


def survey(content: bytes) -> Survey:
    """Columns question, réponse, nombre. « Personnes interrogées » and « Réponses reçues » are rows without answer."""
    totals = {ASKED: 0, ANSWERED: 0}
    questions: dict[str, list[tuple[str, int]]] = {}
    for line in _lines(content, SURVEY):
        question, count = line.needed("question"), _count(line)
        if _plain(question) in totals and not line.cells["réponse"]:
            totals[_plain(question)] = count
        else:
            questions.setdefault(question, []).append((line.needed("réponse"), count))
    told = tuple(Question(text, tuple(answers)) for text, answers in questions.items())
    return Survey("", totals[ASKED], totals[ANSWERED], told)


def _each(content: bytes, columns: tuple[str, ...], made: Callable[[NoteLine], T]) -> tuple[T, ...]:
    return tuple(made(line) for line in _lines(content, columns))


def _lines(content: bytes, columns: tuple[str, ...]) -> Iterator[NoteLine]:
    text = _decoded(content)
    header = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max((";", ",", "\t"), key=header.count), strict=True)
    try:
        places = _places(next(rows, []), columns)
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                raise BadNotes(rows.line_num, "too_many", limit=MOST_ROWS)
            if any(cell.strip() for cell in row):
                yield _line(rows.line_num, row, places)
    except csv.Error as bad:
        raise BadNotes(rows.line_num, "bad_row") from bad


def _decoded(content: bytes) -> str:
    """UTF-8, with or without a mark, or Windows-1252: what spreadsheets write."""
    if len(content) > LARGEST:
        raise BadNotes(1, "too_big", limit=LARGEST)
    if b"\0" in content:
        raise BadNotes(content[: content.index(b"\0")].count(b"\n") + 1, "not_text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _places(header: list[str], columns: tuple[str, ...]) -> dict[str, int]:
    named = [_plain(name) for name in header]
    for column in columns:
        if _plain(column) not in named:
            raise BadNotes(1, "no_column", column=column, columns=", ".join(columns))
    return {column: named.index(_plain(column)) for column in columns}


def _line(number: int, row: list[str], places: dict[str, int]) -> NoteLine:
    cells = {column: row[place].strip() if place < len(row) else "" for column, place in places.items()}
    for column, cell in cells.items():
        if len(cell) > LONGEST:
            raise BadNotes(number, "too_long", column=column, limit=LONGEST)
    return NoteLine(number, cells)


def _sheet(line: NoteLine, most: int) -> int:
    written = line.needed("fiche")
    if not (written.isascii() and written.isdecimal() and len(written) < 6 and 0 < int(written) <= most):
        raise line.refuse("not_a_sheet", value=written[:40], most=most)
    return int(written)


def _date(line: NoteLine) -> str:
    """2027-04-02, or 02/04/2027 as French spreadsheets write it."""
    written = line.cells["depuis"]
    iso = "-".join(part.zfill(2) for part in reversed(written.split("/"))) if "/" in written else written
    try:
        return date.fromisoformat(iso).isoformat() if iso else ""
    except ValueError:
        raise line.refuse("not_a_date", value=written[:40]) from None


def _count(line: NoteLine) -> int:
    written = line.cells["nombre"]
    if not (written.isascii() and written.isdecimal() and len(written) < 8):
        raise line.refuse("not_a_count", value=written[:40])
    return int(written)


def _plain(text: str) -> str:
    bare = normalized("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
