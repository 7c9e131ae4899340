"""How many times each link of a session was revoked, kept beside its file too.

Law: an older copy that is put back revives no link. What is kept outlives the session: its copies may come back.
Links are told apart by their session's secret, of which the fingerprint is kept: a code may serve twice.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from workshop.storage.log import Log
from workshop.storage.secret_file import replace

Revisions = dict[str, int]
FINGERPRINT = 16
logger = logging.getLogger(__name__)


def level(log: Log, folder: Path) -> None:
    """Raise what the file says, and what is kept in the folder, to the newest of both. Raises sqlite3.Error.

    For the owner, in no transaction.
    """
    newest = note(log, folder)
    if newest != log.revisions:
        log.write_meta("revisions", newest)


def note(log: Log, folder: Path) -> Revisions:
    """Keep in the folder what the file says where it is newer; give the newest of both. For a reader too."""
    path = folder / f".{log.code}.revoked"
    known, name = _read(path), hashlib.sha256(log.link_key).hexdigest()[:FINGERPRINT]
    kept, said = known.get(name, {}), log.revisions
    newest = {link: max(kept.get(link, 0), said.get(link, 0)) for link in {**said, **kept}}
    if newest != kept:
        _write(path, {**known, name: newest})
    return newest


def _read(path: Path) -> dict[str, Revisions]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: {link: int(count) for link, count in links.items()} for name, links in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        logger.error("the revoked links kept in %s cannot be read: %s", path.name, error)
        return {}


def _write(path: Path, known: dict[str, Revisions]) -> None:
    """Whole or not at all. A folder that cannot be written is said: the session's file still tells what it knows."""
    try:
        replace(path, json.dumps(known))
    except OSError as error:
        logger.error("the revoked links could not be kept in %s: %s", path.name, error)
