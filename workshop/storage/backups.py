"""Copies of a session's file.

Law: SQLite makes them, from one moment; restoring one raises the epoch, and revives no link.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

from sqlite_utils import Database

from workshop.core import Refused
from workshop.storage import codes, database, leftovers, revocations
from workshop.storage.library import Library
from workshop.storage.log import Log


def backup(library: Library, code: str, to: Path) -> Path:
    """Copy a session, in use or not, to a file; gives its path: `to`, or in that folder. Raises OSError."""
    target = to / f"{code}.db" if to.is_dir() else to
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        with library.reading(code) as log:
            _copy(log.db, beside)
        _flush(beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target


def code_of(path: Path) -> str:
    """The session's code in a backup; raises Refused `unknown_session`, `newer_file` or `damaged_file`."""
    log = Log.read(path)
    try:
        _refuse_damage(path, log.db)
        code = codes.read_code(log.code)
    except sqlite3.Error as error:
        raise database.damaged(path, error) from error
    finally:
        log.close()
    if code is None:
        raise Refused("damaged_file", code=path.stem, why="no code")
    return code


def restore(library: Library, path: Path) -> str:
    """Put a backup in place of its session, or back if it was deleted; gives the code. For the owner only.

    Raises Refused as `code_of` does: a damaged backup replaces nothing.
    """
    code = code_of(path)
    above = _replaced(library, code)
    leftovers.drop_documents(library.path(code))
    with library.replacing(code) as beside:
        source = Log.read(path)
        try:
            _copy(source.db, beside)
        finally:
            source.close()
        copied = Log.open(beside)
        copied.raise_epoch(above)
        revocations.level(copied, library.folder)
        copied.db.execute("PRAGMA journal_mode=DELETE").fetchall()
        copied.close()
    return code


def _copy(source: Database, to: Path) -> None:
    to.touch(mode=0o600)
    target = sqlite3.connect(to, isolation_level=None)
    try:
        source.conn.backup(target)
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        target.close()


def _flush(path: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())


def _refuse_damage(path: Path, db: Database) -> None:
    said = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise Refused("damaged_file", code=path.stem, why=said)


def _replaced(library: Library, code: str) -> int:
    """Keep which links the file to be replaced had revoked; its epoch, 0 when there is none that can be read."""
    try:
        with library.reading(code) as log:
            revocations.note(log, library.folder)
            return log.epoch
    except (Refused, sqlite3.Error):
        return 0
