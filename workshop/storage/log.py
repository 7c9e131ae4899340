"""The log of one session. Law: rows are appended in order, in a transaction that the caller ends."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import orjson
from sqlite_utils import Database

from workshop.core import Person, Row, Urn
from workshop.storage import database

AT_A_TIME = 200
COLUMNS = "seq, at, person, role, table_, op_id, name, body"
INSERT = "INSERT INTO log (at, person, role, table_, op_id, name, body) VALUES (?, ?, ?, ?, ?, ?, ?)"
PUT = f"INSERT INTO log ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
CAST = "INSERT OR REPLACE INTO urn VALUES (?, ?, ?)"
IN_ORDER = "SELECT seq, at, person, role, table_, op_id, name, CAST(body AS BLOB) FROM log ORDER BY seq"
Read = TypeVar("Read")


class AlreadyWritten(Exception):
    """This operation of this person has its row already."""


class Log:
    """One session's file, open. Not for several threads at once: its room serialises them."""

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self.db = db
        self._file = path.stat()
        self._journal: dict[Path, os.stat_result] = {}
        self._format_known = database.has_format(db)

    @classmethod
    def open(cls, path: Path) -> Log:
        """Open for writing; raises Refused `unknown_session`, `newer_file` or `damaged_file`."""
        log = cls(path, database.open_for_writing(path))
        log._journal = {one: one.stat() for one in database.journal(path) if one.exists()}
        return log

    @classmethod
    def read(cls, path: Path) -> Log:
        """Open for reading only; raises as `open` does."""
        return cls(path, database.open_for_reading(path))

    def close(self) -> None:
        """Close the file; a transaction left open is rolled back. The journal of one that is gone goes with it."""
        gone = not self.stands()
        self.db.close()
        for beside, opened in self._journal.items():
            if gone and _is_still(beside, opened):  # else SQLite would read it into what was put there since
                beside.unlink()

    def stands(self) -> bool:
        """Whether what has the file's name is still what was opened: somebody may have put a copy in its place."""
        return _is_still(self.path, self._file)

    # Reading

    @property
    def code(self) -> str:
        """The session's code, as written in the file."""
        return str(database.read_meta(self.db, "code"))

    @property
    def epoch(self) -> int:
        """Raised whenever rows were rewritten: who holds an older epoch must read everything again."""
        return int(database.read_meta(self.db, "epoch"))

    @property
    def link_key(self) -> bytes:
        """The secret from which the session's links are made."""
        return bytes.fromhex(database.read_meta(self.db, "link_key"))

    @property
    def revisions(self) -> dict[str, int]:
        """How many times each link (`desk:t4`) was revoked."""
        return dict(database.read_meta(self.db, "revisions") or {})

    def meta(self, key: str) -> Any:
        """Any other thing written beside the log."""
        return database.read_meta(self.db, key)

    def rows(self) -> Iterator[Row]:
        """Every row in order. Read at once: a reader never holds a transaction."""
        return iter(list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        """The same, some at a time: a person is made once, bodies are read together as one JSON list."""
        people = _People()
        found = self.db.conn.execute(IN_ORDER)
        while some := found.fetchmany(AT_A_TIME):
            seqs, ats, ids, roles, tables, op_ids, names, texts = zip(*some, strict=True)
            bodies = orjson.loads(b"[" + b",".join(texts) + b"]")
            whose = map(people.__getitem__, zip(ids, roles, tables, strict=True))
            yield from map(Row._make, zip(seqs, ats, whose, op_ids, names, bodies, strict=True))

    def last(self) -> tuple[int, int]:
        """The last row's (seq, at), or (0, 0)."""
        found = self.db.execute("SELECT seq, at FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        return (found[0], found[1]) if found else (0, 0)

    def seen(self, person_id: str, op_id: str) -> Row | None:
        """The row that this person's operation made, if it was accepted before."""
        sql = f"SELECT {COLUMNS} FROM log WHERE person = ? AND op_id = ?"
        found = self.db.conn.execute(sql, (person_id, op_id)).fetchone()
        return _row(found) if found else None

    def urns(self) -> dict[str, Urn]:
        """The urns that are not sealed yet: vote → key and choices by pseudonym."""
        keys = self.db.execute("SELECT vote, key FROM urn_key").fetchall()
        urns = {vote: Urn(key, {}) for vote, key in keys}
        for vote, pseudonym, choice in self.db.execute("SELECT vote, pseudonym, choice FROM urn").fetchall():
            urns[vote].choices[pseudonym] = orjson.loads(choice)
        return urns

    def contents(self) -> tuple[list[Row], dict[str, Urn]]:
        """Rows and urns of one and the same moment."""
        self.db.execute("BEGIN")
        try:
            return list(self._rows()), self.urns()
        finally:
            self.db.execute("COMMIT")

    def through(self, read: Callable[[Iterator[Row], dict[str, Urn]], Read]) -> Read:
        """The same without holding all rows at once: `read` is given them as they come. For the owner only."""
        self.db.execute("BEGIN")
        try:
            return read(self._rows(), self.urns())
        finally:
            self.db.execute("COMMIT")

    # Writing. What every act passes through asks the connection itself: the library would read each statement first.

    def begin(self) -> None:
        """Take the file for writing now; raises sqlite3.OperationalError when somebody else has it, or it is gone."""
        if not self.stands():
            raise sqlite3.OperationalError("the file was removed or replaced")
        self.db.conn.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Returns once the disk has it."""
        self.db.conn.execute("COMMIT")

    def rollback(self) -> None:
        """Forget the open transaction, if SQLite has not done so by itself."""
        if self.db.conn.in_transaction:
            self.db.execute("ROLLBACK")
        self._format_known = False

    def append(self, at: int, person: Person, op_id: str, name: str, body: dict[str, Any]) -> Row:
        """Add a row at the end and give it back, numbered. `at` in milliseconds. Raises Twice."""
        values = (at, person.id, person.role, person.table, op_id, name, _json(body))
        try:
            cursor = self.db.conn.execute(INSERT, values)
        except sqlite3.IntegrityError as error:
            raise AlreadyWritten(op_id) from error
        self._own()
        return Row(int(cursor.lastrowid or 0), at, person, op_id, name, body)

    def put(self, row: Row) -> None:
        """Add a row that has its number, above all others: a log that comes from elsewhere."""
        person = row.person
        values = (row.seq, row.at, person.id, person.role, person.table, row.op_id, row.name, _json(row.body))
        self.db.conn.execute(PUT, values)
        self._own()

    def _own(self) -> None:
        """With the first row that this release appends the file is of its format, in the same transaction.

        A file that was only opened, listed or served stays as it is: the release that wrote it can go on with it.
        """
        if not self._format_known:
            database.raise_format(self.db)
            self._format_known = True

    def rewrite(self, seq: int, body: dict[str, Any]) -> None:
        """Put another body in a row. Only erasure does."""
        self.db.execute("UPDATE log SET body = ? WHERE seq = ?", [_json(body), seq])

    def write_meta(self, key: str, value: Any) -> None:
        """Write something beside the log."""
        database.write_meta(self.db, key, value)

    def open_urn(self, vote: str, key: bytes) -> None:
        """Keep the vote's key, from which its pseudonyms are made."""
        self.db.execute("INSERT INTO urn_key (vote, key) VALUES (?, ?)", [vote, key])

    def cast(self, vote: str, pseudonym: str, choice: dict[str, int]) -> None:
        """Put a ballot in the urn, in place of this pseudonym's former one."""
        self.db.conn.execute(CAST, (vote, pseudonym, _json(choice)))

    def empty_urn(self, vote: str) -> None:
        """Destroy the vote's ballots and key: nothing links a voter to a ballot any more."""
        self.db.execute("DELETE FROM urn WHERE vote = ?", [vote])
        self.db.execute("DELETE FROM urn_key WHERE vote = ?", [vote])

    def settle(self) -> bool:
        """Move the journal into the file and empty it; at once False if some reader holds a transaction."""
        self.db.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            busy, _, _ = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
        finally:
            self.db.execute(f"PRAGMA busy_timeout = {int(database.BUSY_SECONDS * 1000)}").fetchall()
        return not busy

    def revoke(self, link: str) -> None:
        """Make a link's former tokens worthless (`desk:t4`)."""
        revisions = self.revisions
        database.write_meta(self.db, "revisions", {**revisions, link: revisions.get(link, 0) + 1})

    def raise_epoch(self, above: int = 0) -> None:
        """Say that what was read before is worth nothing."""
        database.write_meta(self.db, "epoch", max(self.epoch, above) + 1)


class _People(dict[tuple[str, str, str | None], Person]):
    """Each person, made when first met."""

    def __missing__(self, key: tuple[str, str, str | None]) -> Person:
        made = self[key] = Person(*key)
        return made


def _row(found: tuple[Any, ...]) -> Row:
    seq, at, person, role, table, op_id, name, body = found
    return Row(seq, at, Person(person, role, table), op_id, name, orjson.loads(body))


def _is_still(path: Path, opened: os.stat_result) -> bool:
    try:
        return os.path.samestat(path.stat(), opened)
    except OSError:
        return False


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
