"""One session is one SQLite file. Law: what is committed is on the disk, what is deleted is gone from it."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlite_utils import Database

from workshop.core import Refused

FORMAT = 2
BUSY_SECONDS = 0.2
THE_MACHINE_S = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM)

# sqlite-utils cannot make a table without rowid, and a rowid would keep the order of the ballots.
URN = """CREATE TABLE urn (
    vote TEXT NOT NULL, pseudonym TEXT NOT NULL, choice TEXT NOT NULL,
    PRIMARY KEY (vote, pseudonym)) WITHOUT ROWID"""


def connect(path: Path, mode: str) -> Database:
    """Open in a mode of SQLite's: `ro`, `rw`, or `rwc` to make it. Nothing waits longer than BUSY_SECONDS."""
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and not _has_journal(path):
        uri += _immutable_where_nothing_can_be_written(path)
    conn = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    return Database(conn, execute_plugins=False)


def open_for_writing(path: Path) -> Database:
    """The owner's connection: WAL, flushed at each commit, freed pages overwritten."""
    return _guarded(path, "rw", ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"))


def open_for_reading(path: Path) -> Database:
    """A connection that can only read. Its users never hold a transaction."""
    return _guarded(path, "ro", ())


def make(path: Path, meta: dict[str, Any]) -> Database:
    """Create the tables in a new file, in a transaction left open: the caller appends, then commits."""
    db = connect(path, "rwc")
    for pragma in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"):
        db.execute(f"PRAGMA {pragma}").close()
    db.execute("BEGIN IMMEDIATE")
    _make_tables(db)
    for key, value in meta.items():
        write_meta(db, key, value)
    return db


def read_meta(db: Database, key: str) -> Any:
    """The JSON value kept under `key`, or None."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return json.loads(found[0]) if found else None


def write_meta(db: Database, key: str, value: Any) -> None:
    """Keep a JSON value under `key`."""
    db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [key, json.dumps(value)])


def has_format(db: Database) -> bool:
    """Whether the file says that it may hold what only this release and later ones know how to read."""
    return bool(read_meta(db, "format") == FORMAT)


def raise_format(db: Database) -> None:
    """Have it say so. In the caller's transaction."""
    if not has_format(db):
        write_meta(db, "format", FORMAT)


def journal(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a session's file: what is not yet moved into it, and its index."""
    return [path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _make_tables(db: Database) -> None:
    texts = dict.fromkeys(("person", "role", "table_", "op_id", "name", "body"), str)
    log = db.table("log")
    log.create({"seq": int, "at": int, **texts}, pk="seq", not_null={"at", *texts} - {"table_"})
    log.create_index(["person", "op_id"], unique=True)
    db.execute(URN)
    db.table("urn_key").create({"vote": str, "key": bytes}, pk="vote", not_null={"key"})
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null={"value"})


def _guarded(path: Path, mode: str, pragmas: tuple[str, ...]) -> Database:
    if not path.exists():
        raise Refused("unknown_session")
    try:
        db = connect(path, mode)
    except sqlite3.Error as error:
        raise damaged(path, error) from error
    try:
        _refuse_newer(db)
        for pragma in pragmas:
            db.execute(f"PRAGMA {pragma}").fetchall()
    except sqlite3.Error as error:
        db.close()
        raise damaged(path, error) from error
    except Refused:
        db.close()
        raise
    return db


def check_pages(path: Path) -> None:
    """Read every page, beside whoever writes. Raises Refused `damaged_file`, or `disk` where it cannot be opened."""
    try:
        db = connect(path, "ro")
        try:
            said = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            db.close()
    except sqlite3.Error as error:
        raise damaged(path, error) from error
    if said != "ok":
        raise damaged(path, sqlite3.DatabaseError(said))


def damaged(path: Path, error: Exception) -> Refused:
    """The refusal of a file that SQLite cannot read, kept as it is; `disk` where the fault is the machine's."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, OSError) or (code is not None and code & 0xFF in THE_MACHINE_S):
        return Refused("disk")
    return Refused("damaged_file", code=path.stem, why=str(error))


def _refuse_newer(db: Database) -> None:
    found = read_meta(db, "format")
    if not isinstance(found, int):
        raise sqlite3.DatabaseError("this file has no format")
    if found > FORMAT:
        raise Refused("newer_file", format=found, known=FORMAT)


def _has_journal(path: Path) -> bool:
    wal = journal(path)[0]
    return wal.exists() and wal.stat().st_size > 0


def _immutable_where_nothing_can_be_written(path: Path) -> str:
    """In a folder that cannot be written a WAL file opens only as immutable: safe while it has no journal."""
    return "" if os.access(path.parent, os.W_OK) else "&immutable=1"
