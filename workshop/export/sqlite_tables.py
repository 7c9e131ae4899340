"""The session as plain tables in one SQLite file, for Datasette and whoever writes SQL.

Law: disposable, written with sqlite-utils from the day and never read back. Foreign keys hold; ideas, sheets and quotes
can be searched without accents; views answer what people ask first. A masked count is NULL.
"""

import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from sqlite_utils import Database

from workshop.export.formats import ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.export.tables import SHEET_COLUMNS, tables
from workshop.export.vote_columns import FigureColumn, figure_columns, rule_columns
from workshop.export.votes_table import Value, marks
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Vote
from workshop.memento.outline.masking import MASK, WITHHELD, masked
from workshop.memento.outline.tallies import values
from workshop.memento.text.french import moment
from workshop.memento.text.typography import safe

Record = dict[str, Any]
SEARCHED = {
    "ideas": ["title", "body"],
    "proposals": ["title", "finding", "proposal", "keywords"],
    "verbatims": ["text"],
}
TOKENS = "unicode61 remove_diacritics 2"
VIEWS = {
    "ideas_in_full": """SELECT i.number, t.number AS "table", h.title AS theme, g.title AS "group", i.title, i.body,
        i.by, i.origin, i.state, j.number AS into_number, p.number AS sheet, i.at
        FROM ideas i JOIN tables t ON t.id = i.table_id JOIN themes h ON h.id = t.theme_id
        LEFT JOIN groups g ON g.id = i.group_id LEFT JOIN ideas j ON j.id = i.into_id
        LEFT JOIN proposals p ON p.idea_id = i.id ORDER BY i.number""",
    "ranking": """SELECT s.title AS step, COALESCE('table ' || t.number, 'plenary') AS place, v.round, r.rank,
        i.number AS idea, COALESCE(p.title, NULLIF(i.title, ''), substr(i.body, 1, 120)) AS title, {figures}
        r.selected FROM results r JOIN votes v ON v.id = r.vote_id JOIN steps s ON s.id = v.step_id
        JOIN ideas i ON i.id = r.idea_id LEFT JOIN tables t ON t.id = v.table_id
        LEFT JOIN proposals p ON p.idea_id = i.id ORDER BY s.position, t.number, v.round, r.rank, i.number""",
    "turnout": """SELECT s.title AS step, COALESCE('table ' || t.number, 'plenary') AS place, v.round, v.ballots,
        v.seats, round(100.0 * v.ballots / NULLIF(v.seats, 0)) AS percent FROM votes v JOIN steps s ON s.id = v.step_id
        LEFT JOIN tables t ON t.id = v.table_id ORDER BY s.position, t.number, v.round""",
    "count_check": """SELECT {counted} r.vote_id, r.idea_id FROM results r
        LEFT JOIN marks m ON m.vote_id = r.vote_id AND m.idea_id = r.idea_id GROUP BY r.vote_id, r.idea_id""",
}


def sqlite(found: Snapshot, asked: ExportOptions) -> bytes:
    """The content of the file."""
    db = Database(memory=True)
    book = Book(found.day, asked.mask)
    _places(db, book, found, asked.mask)
    _ideas(db, book)
    _proposals(db, book)
    _votes(db, book, found, asked.mask)
    for table, columns in SEARCHED.items():
        db.table(table).enable_fts(columns, fts_version="FTS5", tokenize=TOKENS)
    figures = figure_columns(found.day)
    told = {
        "figures": "".join(f"r.{one.key}, " for one in figures),
        "counted": "".join(_counted(one) for one in figures),
    }
    for name, query in VIEWS.items():
        db.create_view(name, query.format(**told))
    content: bytes = db.conn.serialize()
    db.close()
    return content


def _counted(one: FigureColumn) -> str:
    """A figure beside what it is once counted again from the marks; nothing where it is not counted so."""
    again = {"points": "sum(m.mark * m.ballots)", "ballots": "sum(m.ballots)"}.get(one.counts)
    return f"r.{one.key}, COALESCE({again}, 0) AS {one.key}_counted, " if again else ""


def _filled(db: Database, name: str, columns: dict[str, type], rows: Iterable[Record], **more: Any) -> None:
    db.table(name).create(columns, **more)
    db.table(name).insert_all(rows)


def _places(db: Database, book: Book, found: Snapshot, mask: bool) -> None:
    named = {table.name: table for table in tables(found, mask)}
    session = ({"key": key, "title": title, "value": value} for key, title, value in named["session"].rows)
    _filled(db, "session", {"key": str, "title": str, "value": str}, session, pk="key")
    themes = ({"id": one.id, "title": safe(one.title), "intro": safe(one.intro)} for one in book.day.themes)
    _filled(db, "themes", {"id": str, "title": str, "intro": str}, themes, pk="id")
    seen = named["participation"]
    counts = [column.key for column in seen.columns if column.key not in ("table", "theme")]
    rows = (
        {
            "id": table.id,
            "number": table.number,
            "theme_id": table.theme,
            **dict(zip(counts, map(_number, row[2:]), strict=True)),
        }
        for table, row in zip(book.day.tables, seen.rows, strict=True)
    )
    columns = {"id": str, "number": int, "theme_id": str, **dict.fromkeys(counts, int)}
    _filled(db, "tables", columns, rows, pk="id", foreign_keys=[("theme_id", "themes", "id")])
    _steps(db, book)


def _number(told: Value) -> int | None:
    return told if isinstance(told, int) else None


def _steps(db: Database, book: Book) -> None:
    columns = {"id": str, "position": int, "title": str, "kind": str, "scope": str, "minutes": int, "began": str}
    rows = (
        {"id": one.id, "position": position, "title": safe(one.title), "kind": one.kind, "scope": one.scope,
         "minutes": one.minutes, "began": _iso(one.began)}
        for position, one in enumerate(book.day.steps, 1)
    )  # fmt: skip
    _filled(db, "steps", columns, rows, pk="id")


def _iso(at: int | None) -> str | None:
    return None if at is None else f"{moment(at, UTC):%Y-%m-%dT%H:%M:%SZ}"


def _ideas(db: Database, book: Book) -> None:
    groups = ({"id": key, "title": safe(title)} for key, title in book.day.groups.items())
    _filled(db, "groups", {"id": str, "title": str}, groups, pk="id")
    texts = ("title", "body", "by", "function", "origin", "external", "state")
    columns = {
        "id": str,
        "number": int,
        "table_id": str,
        "group_id": str,
        **dict.fromkeys(texts, str),
        "into_id": str,
        "at": str,
    }
    links = [("table_id", "tables", "id"), ("group_id", "groups", "id"), ("into_id", "ideas", "id")]
    rows = (
        {"id": one.id, "number": book.idea_numbers[one.id], "table_id": one.table,
         "group_id": one.group if one.group in book.day.groups else None,
         **{name: safe(getattr(one, name) or "") for name in texts}, "into_id": one.into, "at": _iso(one.at)}
        for table in book.tables for one in book.ideas_of[table]
    )  # fmt: skip
    _filled(db, "ideas", columns, rows, pk="id", foreign_keys=links)


def _proposals(db: Database, book: Book) -> None:
    fields = [column.key for column in SHEET_COLUMNS]
    columns = {"idea_id": str, "number": int, **dict.fromkeys(fields, str)}
    rows = (
        {"idea_id": one.idea, "number": book.numbers[one.idea],
         **{name: safe(one.fields.get(name, "")) for name in fields},
         "title": safe(one.fields.get("title") or one.title)}
        for one in book.sheets
    )  # fmt: skip
    _filled(db, "proposals", columns, rows, pk="idea_id", foreign_keys=[("idea_id", "ideas", "id")])
    quotes = (
        {"id": at, "table_id": one.table, "proposal_id": one.proposal if one.proposal in book.numbers else None,
         "text": safe(one.text), "by": safe(one.by or ""), "heard": one.heard}
        for at, one in enumerate(book.day.verbatims, 1)
    )  # fmt: skip
    columns = {"id": int, "table_id": str, "proposal_id": str, "text": str, "by": str, "heard": int}
    links = [("table_id", "tables", "id"), ("proposal_id", "proposals", "idea_id")]
    _filled(db, "verbatims", columns, quotes, pk="id", foreign_keys=links)


def _votes(db: Database, book: Book, found: Snapshot, mask: bool) -> None:
    rules = dict.fromkeys((one.key for one in rule_columns(book.day)), int)
    counts = {"round": int, **rules, **dict.fromkeys(("keep", "ballots", "seats"), int)}
    columns = {"id": str, "step_id": str, "table_id": str, "kind": str, **counts, "tie": str, "reason": str}
    links = [("step_id", "steps", "id"), ("table_id", "tables", "id")]
    _filled(db, "votes", columns, (_vote(book, one, mask) for one in book.day.votes), pk="id", foreign_keys=links)
    figures = {one.key: int if one.counts else str for one in figure_columns(book.day)}
    columns = {"vote_id": str, "idea_id": str, **figures, "rank": int, "state": str, "selected": int}
    links = [("vote_id", "votes", "id"), ("idea_id", "ideas", "id")]
    results = (result for vote in book.day.votes for result in _results(vote, list(figures), mask))
    _filled(db, "results", columns, results, pk=("vote_id", "idea_id"), foreign_keys=links)
    columns = {"vote_id": str, "idea_id": str, "mark": int, "ballots": int}
    given = () if mask else (
        {"vote_id": vote.id, "idea_id": tally.idea, "mark": mark, "ballots": ballots}
        for vote in book.day.votes for tally in vote.tallies
        for mark, ballots in marks(found.state.votes[vote.id], tally.idea).items()
    )  # fmt: skip
    _filled(db, "marks", columns, given, pk=("vote_id", "idea_id", "mark"), foreign_keys=links)


def _vote(book: Book, vote: Vote, mask: bool) -> Record:
    told = {"ballots": _number(masked(vote.ballots, mask)), "seats": _number(book.entitled(vote))}
    names = [one.key for one in rule_columns(book.day)]
    rule = {name: _plain(vote.rule.get(name)) for name in (*names, "keep", "tie")}
    where = {"step_id": vote.step, "table_id": vote.place if vote.place in book.tables else None}
    return {"id": vote.id, **where, "kind": vote.kind, "round": vote.round, **rule, **told, "reason": safe(vote.reason)}


def _plain(value: Any) -> str | int | None:
    """A value that a cell may hold: a list or a dictionary as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | tuple | dict) else value


def _results(vote: Vote, names: list[str], mask: bool) -> Iterable[Record]:
    selected = vote.proposed if vote.selected is None else vote.selected
    for one in vote.tallies:
        shown = zip(one.figures, values(one, mask), strict=True)
        found = {figure.key: None if cell in (MASK, WITHHELD) else _plain(figure.value) for figure, cell in shown}
        told = {**{name: found.get(name) for name in names}, "rank": one.rank, "state": one.state}
        yield {"vote_id": vote.id, "idea_id": one.idea, **told, "selected": one.idea in selected}
