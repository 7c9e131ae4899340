"""A session as it stood at its last row. Law: the file is read once, read-only, even while people write in it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workshop.core import Row, State, fold
from workshop.memento.outline.day import Day
from workshop.memento.outline.fingerprint import fingerprint
from workshop.memento.outline.from_state import read
from workshop.storage import Attachment, Log, attachments


@dataclass(frozen=True)
class Snapshot:
    """State and log of one moment; `seq` is the number of the last row, and stands in everything that is written.

    `attached`: the house style and logos of its documents.
    """

    state: State
    rows: list[Row]
    attached: tuple[Attachment, ...] = ()

    @property
    def seq(self) -> int:
        """The last row's number."""
        return self.state.seq

    @cached_property
    def fingerprint(self) -> str:
        """The SHA-256 of its log."""
        return fingerprint(self.rows)

    @cached_property
    def day(self) -> Day:
        """The same held to what people agreed to: what formats for people read."""
        return read(self.state, self.rows)


def snapshot(path: Path) -> Snapshot:
    """Reads a session's file; raises Refused (`unknown_session`, `newer_file`, `damaged_file`)."""
    log = Log.read(path)
    try:
        rows = list(log.rows())
        return Snapshot(fold(rows, code=log.code), rows, tuple(attachments(log)))
    finally:
        log.close()
