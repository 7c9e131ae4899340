"""What an organiser adds to a session's documents: a house style, logos. Law: they lie in the session's own file,
beside its log and outside it: they change how a document looks, never what happened.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.store.log import Log

_TABLE = (
    "CREATE TABLE IF NOT EXISTS attachment (name TEXT PRIMARY KEY, words TEXT NOT NULL, content BLOB NOT NULL) "
    "WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a session. `name` is its place (`house`, `logo-1`); `words`: its file name or what it shows."""

    name: str
    words: str
    content: bytes


def attachments(log: Log) -> list[Attachment]:
    """All of them, by name; none in a file made before there were any."""
    known = log.db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'").fetchone()
    sql = "SELECT name, words, content FROM attachment ORDER BY name"
    return [Attachment(*found) for found in log.db.execute(sql).fetchall()] if known else []


def attach(log: Log, attachment: Attachment) -> None:
    """Keeps it, in place of the one of that name. Inside the caller's transaction."""
    log.db.execute(_TABLE)
    values = [attachment.name, attachment.words, attachment.content]
    log.db.execute("INSERT OR REPLACE INTO attachment (name, words, content) VALUES (?, ?, ?)", values)


def detach(log: Log, name: str) -> None:
    """Deletes it, if it is there. Inside the caller's transaction."""
    log.db.execute(_TABLE)
    log.db.execute("DELETE FROM attachment WHERE name = ?", [name])
