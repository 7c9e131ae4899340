"""A session in the organiser's list, read from its file without folding it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workshop.core import Refused
from workshop.storage.creation import definition_of
from workshop.storage.log import Log

DAY = 86_400_000


@dataclass(frozen=True)
class Listed:
    """A session in the list. `state`: `empty`, `running`, `archived` or `unreadable` (`problem` says why).

    Times are in milliseconds; `forgotten`: nothing that people said of themselves is left.
    """

    code: str
    title: str = ""
    question: str = ""
    date: str = ""
    people: int = 0
    rows: int = 0
    state: str = "unreadable"
    rehearsal: bool = False
    created: int = 0
    last_at: int = 0
    retention_days: int = 0
    forgotten: bool = False
    problem: Refused | None = None

    @property
    def due(self) -> int:
        """When (ms) what people said of themselves must be forgotten, counted from the last row."""
        return self.last_at + self.retention_days * DAY


def describe(code: str, log: Log) -> Listed:
    """One session as it stands; raises LookupError or ValueError when the file does not hold together."""
    definition = definition_of(log)
    people = _count(log, "DISTINCT person", "person.join")
    return Listed(
        code,
        title=definition["title"],
        question=definition["question"],
        date=definition.get("date") or "",
        people=people,
        rows=_count(log, "*", None),
        state="archived" if _is_archived(log) else "running" if people else "empty",
        rehearsal=_count(log, "*", "session.mark") > 0,
        created=log.meta("created") or 0,
        last_at=log.last()[1],
        retention_days=definition.get("retention_days") or 0,
        forgotten=log.meta("forgotten") == log.last()[0],
    )


def _count(log: Log, what: str, name: str | None) -> int:
    found = log.db.execute(f"SELECT count({what}) FROM log WHERE ? IS NULL OR name = ?", [name, name])
    return int(found.fetchone()[0])


def _is_archived(log: Log) -> bool:
    sql = "SELECT body FROM log WHERE name = 'session.archive' ORDER BY seq DESC LIMIT 1"
    found = log.db.execute(sql).fetchone()
    return bool(found and json.loads(found[0])["archived"])
