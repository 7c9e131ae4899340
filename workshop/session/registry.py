"""The sessions that this process owns. Law: a session is opened by one process at a time, and only here."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from pathlib import Path

from workshop.core import Refused
from workshop.session import retention
from workshop.session.session import Listener, ReloadListener, Session
from workshop.session.transaction import Offload, inline, refusal_of
from workshop.storage import backups, database, revocations
from workshop.storage.library import Library
from workshop.storage.ownership import Held, Owner, Ownership

PATIENCE_SECONDS = 1.0
logger = logging.getLogger(__name__)


class Registry:
    """The sessions that this process owns, opened when they are asked for. `library` is the folder's.

    `gather`: seconds that an operation waits for others, besides the group before it. `offload`: how this process waits
    for a disk.
    """

    def __init__(self, library: Library, owner: Owner | None = None, gather: float = 0.0) -> None:
        self.library = library
        self.owner = owner or Owner()
        self.offload: Offload = inline
        self._gather = gather
        self._lock = threading.RLock()
        self._open: dict[str, tuple[Session, Ownership]] = {}
        self._listeners: list[Listener] = []
        self._reload_listeners: list[ReloadListener] = []
        self._elsewhere: set[str] = set()  # held by another process, which was said
        self.opened, self.opening_seconds = 0, 0.0  # sessions read and folded, and the time that took

    def __getitem__(self, code: str) -> Session:
        """A session's room. Refused `unknown_session`, `newer_file`, `damaged_file`, `busy` or `disk`."""
        limit = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self.take(code)
            except Held as held:  # by a command, for a moment; by another server, for good
                if held.owner or time.monotonic() > limit:
                    self._say_once(code, held)
                    raise Refused("busy") from held
            time.sleep(0.05)

    def _say_once(self, code: str, held: Held) -> None:
        """A second server over one folder is a mistake, or a change that has not ended: who runs it must know."""
        if code not in self._elsewhere:
            self._elsewhere.add(code)
            logger.warning("%s is held by another process, at %s", code, held.owner.address if held.owner else "?")

    def take(self, code: str) -> Session:
        """The same, but raises Held, with the owner's address, when another process owns the session."""
        gone = None
        try:
            with self._lock:
                if code in self._open and not self._open[code][0].stands():
                    logger.error("%s: its file was removed or replaced while it was open", code)
                    gone = self._close(code)
                if code not in self._open:
                    self._open[code] = self._opened(code)
                return self._open[code][0]
        finally:
            if gone:
                gone.ask_reload()

    def _opened(self, code: str) -> tuple[Session, Ownership]:
        if not self.library.has(code):
            raise Refused("unknown_session")
        ownership = self._owned(code)
        try:
            session = self._read(code)
        except BaseException:
            ownership.release()
            raise
        for listener in self._listeners:
            session.listen(listener)
        for reload_listener in self._reload_listeners:
            session.on_reload(reload_listener)
        session.sound.begin()
        self._elsewhere.discard(code)
        return session, ownership

    def _read(self, code: str) -> Session:
        began = time.monotonic()
        log = self.library.log(code)
        try:
            revocations.level(log, self.library.folder)
            session = Session(log, self.library.clock, self._gather, self.offload)
        except (sqlite3.Error, LookupError, TypeError, ValueError, AttributeError) as error:
            log.close()
            logger.exception("%s cannot be read", code)
            raise database.damaged(log.path, error) from error
        self.opened, self.opening_seconds = self.opened + 1, self.opening_seconds + time.monotonic() - began
        return session

    def _owned(self, code: str) -> Ownership:
        try:
            return Ownership.take(self.library.lock_path(code), self.owner)
        except OSError as error:
            raise refusal_of(error) from error

    def listen(self, listener: Listener) -> None:
        """`Session.listen` for every session, those opened later too."""
        with self._lock:
            self._listeners.append(listener)
            for session, _ in self._open.values():
                session.listen(listener)

    def on_reload(self, listener: ReloadListener) -> None:
        """`Session.on_reload` for every session, those opened later too."""
        with self._lock:
            self._reload_listeners.append(listener)
            for session, _ in self._open.values():
                session.on_reload(listener)

    def delete(self, code: str) -> None:
        """Delete a session for ever: its file, its journal, its lock."""
        self.take(code)
        with self._lock:
            session, ownership = self._open.pop(code)
            session.shut(Refused("unknown_session"))
            self.library.remove(code)
            ownership.release_and_remove()
        session.ask_reload()

    def restore(self, path: Path) -> str:
        """Put a backup in place of its session, or back if it was deleted; gives its code. May raise Held."""
        code = backups.code_of(path)
        with self._lock:
            former = self._close(code)
            ownership = self._owned(code)
            try:
                backups.restore(self.library, path)
            finally:
                ownership.release()
        if former:
            former.ask_reload()
        return code

    def purge(self) -> list[str]:
        """`retention.purge` of the sessions of this folder; gives the codes of those forgotten."""
        return retention.purge(self.library, lambda code: self[code].forget_everybody())[0]

    def close(self) -> None:
        """Finish what is queued everywhere and let other processes have the files."""
        with self._lock:
            for code in list(self._open):
                self._close(code)

    def _close(self, code: str) -> Session | None:
        session, ownership = self._open.pop(code, (None, None))
        if session and ownership:
            session.close()
            ownership.release()
        return session
