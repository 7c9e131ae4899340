"""What an organiser adds to a session's documents: a house style, logos, notes. Law: they lie in the session's own
file, beside its log and outside it: they change how a document looks, never what happened. House style and logos go
with a copy of the session; what speaks of its log (notes, a validation) stays with that log.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.storage.log import Log

_TABLE = "CREATE TABLE IF NOT EXISTS attachment (name TEXT PRIMARY KEY, words TEXT NOT NULL, content BLOB NOT NULL)"
_BRANDING = ("house", "logo-")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a session. `name` is its place (`house`, `logo-1`); `words`: its file name or what it shows."""

    name: str
    words: str
    content: bytes


def labels(log: Log) -> dict[str, str]:
    """The words of each, by name; none in a file made before there were any. No content is read."""
    known = log.db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'attachment'").fetchone()
    return dict(log.db.execute("SELECT name, words FROM attachment ORDER BY name").fetchall()) if known else {}


def attached(log: Log, *names: str) -> list[Attachment]:
    """Those of these names that are there, in that order."""
    sql, known = "SELECT name, words, content FROM attachment WHERE name = ?", labels(log)
    return [Attachment(*found) for name in names if name in known for found in log.db.execute(sql, [name])]


def attachments(log: Log) -> list[Attachment]:
    """All of them, by name."""
    return attached(log, *labels(log))


def branding_of(log: Log) -> list[Attachment]:
    """House style and logos, by name."""
    return attached(log, *(name for name in labels(log) if name.startswith(_BRANDING)))


def detach_notes(log: Log) -> None:
    """Deletes those that speak of the log. Inside the caller's transaction."""
    for name in labels(log):
        if not name.startswith(_BRANDING):
            detach(log, name)


def attach(log: Log, attachment: Attachment) -> None:
    """Keeps it, in place of the one of that name. Inside the caller's transaction."""
    log.db.execute(_TABLE)
    values = [attachment.name, attachment.words, attachment.content]
    log.db.execute("INSERT OR REPLACE INTO attachment (name, words, content) VALUES (?, ?, ?)", values)


def detach(log: Log, name: str) -> None:
    """Deletes it, if it is there. Inside the caller's transaction."""
    log.db.execute(_TABLE)
    log.db.execute("DELETE FROM attachment WHERE name = ?", [name])
