"""Ideas that come as a file: CSV from a spreadsheet, a consultation or Polis → bodies of `idea.import`.

Law: a file is imported whole or refused whole, and a refusal names the line. Texts are kept to the letter; the
session's core cleans and judges them once more.
"""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workshop.core import State

LARGEST_FILE = 50_000_000  # bytes
MOST_ROWS, LONGEST_BODY, LONGEST_TITLE, LONGEST_ID = 20_000, 50_000, 200, 100

COLUMNS = {
    "table": ("table",),
    "theme": ("theme", "thematique"),
    "title": ("title", "titre", "intitule"),
    "body": ("body", "corps", "texte", "idee", "contenu", "proposition", "comment-body"),
    "rationale": ("rationale", "motifs", "expose des motifs"),
    "function": ("function", "fonction", "fonction publique"),
    "external": ("id", "comment-id", "identifiant", "reference"),
}
FUNCTIONS = {
    "state": "state", "etat": "state", "fpe": "state", "fonction publique d'etat": "state",
    "fonction publique de l'etat": "state",
    "local": "local", "territoriale": "local", "fpt": "local", "fonction publique territoriale": "local",
    "hospital": "hospital", "hospitaliere": "hospital", "fph": "hospital", "fonction publique hospitaliere": "hospital",
    "other": "other", "autre": "other",
}  # fmt: skip


class BadImport(Exception):
    """A file that cannot be imported: `line` (from 1), `kind`, `values`. Kinds:

    too_big {limit} · not_text {} · no_header {columns} · no_body_column {columns} · bad_row {why} · too_many {limit} ·
    empty_body {} · too_long {field, limit} · unknown_table {table} · unknown_theme {theme, themes} ·
    unknown_function {function} · no_ideas {}
    """

    def __init__(self, line: int, kind: str, **values: Any) -> None:
        super().__init__(f"line {line}: {kind} {values}" if values else f"line {line}: {kind}")
        self.line, self.kind, self.values = line, kind, values


@dataclass(frozen=True, slots=True)
class Incoming:
    """An idea read from a file: where it stands there, and what it says. Empty texts where a column is missing."""

    line: int
    body: str
    title: str = ""
    table: str = ""
    theme: str = ""
    function: str = ""
    external: str = ""


@dataclass(frozen=True, slots=True)
class Ideas:
    """What a file becomes: the bodies of `idea.import`, in its order, and the themes that were `aligned` by rank

    because no theme of the file bears the name of one of the session: the file's name → the session's.
    """

    bodies: list[dict[str, Any]]
    aligned: dict[str, str]


def ideas(state: State, content: bytes) -> Ideas:
    """The ideas of a CSV file, each with its table in that session; raises BadImport."""
    found = list(read_csv(content))
    if not found:
        raise BadImport(1, "no_ideas")
    tables = _Tables(state)
    aligned = tables.align(list(dict.fromkeys(one.theme for one in found if one.theme and not one.table)))
    return Ideas([_body(one, tables) for one in found], aligned)


def read_csv(content: bytes) -> Iterator[Incoming]:
    """The ideas of a CSV file: UTF-8 (with or without BOM) or Windows-1252, separated by ; , or tabs."""
    if len(content) > LARGEST_FILE:
        raise BadImport(1, "too_big", limit=LARGEST_FILE)
    lines = io.StringIO(_decoded(content), newline="")
    header = lines.readline()
    columns = _columns(header)
    lines.seek(0)
    yield from _rows(lines, _separator(header), columns)


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise BadImport(content[: content.index(b"\0")].count(b"\n") + 1, "not_text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _separator(header: str) -> str:
    return max((";", ",", "\t"), key=header.count)


def _columns(header: str) -> dict[str, int]:
    """Which column holds what, by the names of the header."""
    names = [_plain(name) for name in next(csv.reader([header], delimiter=_separator(header)), [])]
    if not any(names):
        raise BadImport(1, "no_header", columns=[])
    found = {field: names.index(name) for field, known in COLUMNS.items() for name in reversed(known) if name in names}
    if "body" not in found:
        raise BadImport(1, "no_body_column", columns=names)
    return found


def _plain(text: str) -> str:
    """Without case, accents or blanks at the ends: how names are compared."""
    flat = unicodedata.normalize("NFD", text.strip().casefold().replace("’", "'"))
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())


def _rows(lines: Iterable[str], separator: str, columns: dict[str, int]) -> Iterator[Incoming]:
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line, count = 1, 0
    try:
        for row in reader:
            start, line = line, reader.line_num + 1
            if start > 1 and any(cell.strip() for cell in row):
                count += 1
                if count > MOST_ROWS:
                    raise BadImport(start, "too_many", limit=MOST_ROWS)
                yield _incoming(start, row, columns)
    except csv.Error as error:
        raise BadImport(reader.line_num, "bad_row", why=str(error)) from error


def _incoming(line: int, row: list[str], columns: dict[str, int]) -> Incoming:
    cells = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
    body, title = cells["body"], cells.get("title", "")
    if cells.get("rationale"):
        body = f"{body}\n\n{cells['rationale']}".strip()
    body = body or title
    for field, text, limit in (("body", body, LONGEST_BODY), ("external", cells.get("external", ""), LONGEST_ID)):
        if len(text) > limit:
            raise BadImport(line, "too_long", field=field, limit=limit)
    if not body:
        raise BadImport(line, "empty_body")
    named = {field: cells.get(field, "") for field in ("table", "theme", "function", "external")}
    return Incoming(line, _with_long_title(title, body), title if len(title) <= LONGEST_TITLE else "", **named)


def _with_long_title(title: str, body: str) -> str:
    """A title too long for its field opens the body, so that no word is lost."""
    return f"{title}\n\n{body}" if len(title) > LONGEST_TITLE else body


class _Tables:
    """Which table a row goes to: the one it names, or the tables of its theme in turn, or all of them in turn."""

    def __init__(self, state: State) -> None:
        agenda = state.agenda
        self.numbers = {str(table.number): table.id for table in agenda.tables.values()}
        self.themes = {_plain(theme.title): theme.tables for theme in agenda.themes.values()}
        self.themes |= {_plain(theme.id): theme.tables for theme in agenda.themes.values()}
        self.titles = [theme.title for theme in agenda.themes.values()]
        self.all = tuple(agenda.tables)
        self.turn: dict[str, int] = {}

    def align(self, named: list[str]) -> dict[str, str]:
        """Pairs themes that are all unknown, and no more than the session's, with the session's in order."""
        if not named or len(named) > len(self.titles) or any(_plain(name) in self.themes for name in named):
            return {}
        aligned = dict(zip(named, self.titles, strict=False))
        self.themes |= {_plain(name): self.themes[_plain(title)] for name, title in aligned.items()}
        return aligned

    def of(self, incoming: Incoming) -> str:
        """The table's id; raises BadImport."""
        if incoming.table:
            number = _plain(incoming.table).removeprefix("table").removeprefix("t").strip()
            if number not in self.numbers:
                raise BadImport(incoming.line, "unknown_table", table=incoming.table)
            return self.numbers[number]
        return self._next(incoming)

    def _next(self, incoming: Incoming) -> str:
        theme = _plain(incoming.theme)
        if theme and theme not in self.themes:
            raise BadImport(incoming.line, "unknown_theme", theme=incoming.theme, themes=self.titles)
        tables = self.themes[theme] if theme else self.all
        turn = self.turn[theme] = self.turn.get(theme, -1) + 1
        return tables[turn % len(tables)]


def _body(incoming: Incoming, tables: _Tables) -> dict[str, Any]:
    body = {"table": tables.of(incoming), "body": incoming.body}
    if incoming.title:
        body["title"] = incoming.title
    if incoming.external:
        body["external"] = incoming.external
    function = FUNCTIONS.get(_plain(incoming.function)) if incoming.function else None
    if incoming.function and function is None:
        raise BadImport(incoming.line, "unknown_function", function=incoming.function)
    return {**body, "function": function} if function else body
