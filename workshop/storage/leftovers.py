"""What lies beside a session's file and tells what it told: documents built from it, copies, halves of copies.

Law: documents lie in a hidden folder of their session, which only this user reads; they fall with an erasure, a reset,
a deletion and a restart. A copy of the file that lies anywhere under the folder forgets what the file forgets.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workshop.core import Refused
from workshop.storage import database
from workshop.storage.log import Log

DOCUMENTS = ".documents"
SQLITE = b"SQLite format 3\0"
logger = logging.getLogger(__name__)


def documents_of(path: Path) -> Path:
    """Where the documents of the session in that file lie, `.CODE.documents`; made by who puts one there."""
    return path.with_name(f".{path.stem}{DOCUMENTS}")


def drop_documents(path: Path) -> None:
    """Remove the documents of that session, those under way too: their workers find no folder to write in."""
    folder = documents_of(path)
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        logger.error("%s: documents could not be removed", folder.name)


def documents_in(folder: Path) -> dict[str, Path]:
    """Code → where the documents of that session lie, for all that a folder holds, of sessions that are no more too."""
    return {one.name[1 : -len(DOCUMENTS)]: one for one in folder.glob(f".*{DOCUMENTS}")}


def forget_beside(path: Path, code: str, forgets: Iterable[Callable[[Log], None]]) -> None:
    """What was erased from the file goes from its copies under the folder, and with the documents built of it."""
    for forget in forgets:
        drop_documents(path)
        forget_in_copies(path, code, forget)


def forget_in_copies(path: Path, code: str, forget: Callable[[Log], None]) -> list[Path]:
    """Do `forget` in each copy of that session under the folder, and remove what a copying that was cut left.

    For its owner. Gives the copies that could not be rewritten, which the log of the server names.
    """
    for half in path.parent.glob(f".{code}.*.new"):
        half.unlink(missing_ok=True)
    left = [copy for copy in _copies(path, code) if not _forgotten(copy, forget)]
    for copy in left:
        logger.error("%s: this copy could not be rewritten, it keeps what was erased", copy)
    return left


def _copies(path: Path, code: str) -> Iterator[Path]:
    for one in sorted(path.parent.rglob("*")):
        if one != path and not one.is_symlink() and one.is_file() and _begins(one) and _is_of(one, code):
            yield one


def _begins(one: Path) -> bool:
    """Whether it begins as a SQLite file does."""
    try:
        with one.open("rb") as opened:
            return opened.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


def _is_of(one: Path, code: str) -> bool:
    try:
        db = database.connect(one, "ro")
        try:
            return bool(database.read_meta(db, "code") == code)
        finally:
            db.close()
    except (sqlite3.Error, ValueError) as error:  # another SQLite file, or one that somebody holds
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _forgotten(copy: Path, forget: Callable[[Log], None]) -> bool:
    try:
        log = Log.open(copy)
        try:
            log.begin()
            forget(log)
            log.commit()
            return log.settle()
        finally:
            log.rollback()
            log.db.execute("PRAGMA journal_mode=DELETE").fetchall()
            log.close()
    except (sqlite3.Error, Refused, OSError):
        return False
