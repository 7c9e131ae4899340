"""The sessions of a folder. Law: one session is one file; one that cannot be read is said, never mended."""

from __future__ import annotations

import contextlib
import logging
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from workshop import core
from workshop.core import Refused, Row, State
from workshop.storage import codes, creation, database, leftovers
from workshop.storage.attachments import Attachment, attach, branding_of
from workshop.storage.clock import Clock
from workshop.storage.log import Log
from workshop.storage.partition import Share
from workshop.storage.session_list import Listed, describe

logger = logging.getLogger(__name__)


class Library:
    """The sessions folder. It is made on first use, readable by its owner only. `share`: what of it is ours."""

    def __init__(self, folder: Path, clock: Clock | None = None, share: Share | None = None) -> None:
        self.folder = Path(folder)
        self.share = share or Share()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.clock = clock or Clock(folder=self.folder)

    # What there is

    def path(self, code: str) -> Path:
        """Where a session's file is or would be; raises Refused `unknown_session` for what is not a code."""
        if codes.read_code(code) != code:
            raise Refused("unknown_session")
        return self.folder / f"{code}.db"

    def lock_path(self, code: str) -> Path:
        """Where the owner of a session says so."""
        return self.path(code).with_suffix(".lock")

    def has(self, code: str) -> bool:
        """Whether there is such a session."""
        return codes.read_code(code) == code and self.path(code).exists()

    def codes(self) -> list[str]:
        """The codes of all sessions, in alphabetical order."""
        found = (path.stem for path in self.folder.glob("*.db"))
        return sorted(code for code in found if codes.read_code(code) == code)

    def listed(self) -> list[Listed]:
        """Every session, damaged ones too; the one where something happened last comes first."""
        return sorted(self._described(), key=lambda one: -one.last_at)

    def _described(self) -> Iterator[Listed]:
        for code in self.codes():
            time.sleep(0)  # a thousand files take half a second: votes pass between two of them
            yield self.describe(code)

    def describe(self, code: str) -> Listed:
        """One session as it stands in its file. Never raises: what cannot be read is `unreadable`."""
        try:
            with self.reading(code) as log:
                return describe(code, log)
        except Refused as refused:
            return Listed(code, problem=refused)
        except (sqlite3.Error, ValueError, LookupError, TypeError, OSError) as error:
            return Listed(code, problem=database.damaged(self.path(code), error))

    def due(self) -> list[str]:
        """The codes of the sessions whose people must be forgotten now, the time announced to them being over."""
        now = self.clock.now()
        people = (one for one in self.listed() if one.people and not one.forgotten)
        return [one.code for one in people if one.due <= now]

    # Reading and writing one

    def log(self, code: str) -> Log:
        """Open for writing. Only the owner of the session may."""
        return Log.open(self.path(code))

    @contextlib.contextmanager
    def reading(self, code: str) -> Iterator[Log]:
        """Open for reading only, for as long as the block lasts."""
        log = Log.read(self.path(code))
        try:
            yield log
        finally:
            log.close()

    def state(self, code: str) -> State:
        """The session folded from its file, for a reader that is not its owner."""
        with self.reading(code) as log:
            return core.fold(*log.contents(), code)

    # New ones

    def create(self, definition: dict[str, Any], text: str = "", code: str = "") -> str:
        """A new session; gives its code: `code` if one is given, which no session may have.

        `text` is the definition as it was typed, kept as it is.

        Raises Refused when the core does not take the definition, or `disk` when it cannot be written.
        """
        return self._born(creation.define(definition), text, code)

    def duplicate(self, code: str, twin: str = "") -> str:
        """A new, empty session with the same definition, house style and logos; `twin`: its code, as for `create`."""
        with self.reading(code) as log:
            return self._born(creation.define(creation.definition_of(log)), "", twin, branding_of(log))

    def twin(self, code: str) -> str:
        """The same with its imported ideas: a rehearsal of a session that is in use."""
        with self.reading(code) as log:
            acts = [*creation.define(creation.definition_of(log)), *creation.imports_of(log)]
            return self._born(acts, "", attached=branding_of(log))

    def receive(self, rows: list[Row], code: str = "") -> str:
        """A new session with this log, already judged, under a code and a secret of its own; gives its code.

        `code`: one that no session has. Raises Refused `disk` when it cannot be written.
        """
        return self._made(lambda log, _at: creation.receive(log, rows), code=code)

    def _born(self, acts: creation.Acts, text: str, code: str = "", attached: Iterable[Attachment] = ()) -> str:
        def fill(log: Log, at: int) -> None:
            creation.play(log, acts, at)
            for attachment in attached:
                attach(log, attachment)

        return self._made(fill, text, code)

    def _made(self, fill: Callable[[Log, int], None], text: str = "", code: str = "") -> str:
        code = code or self.free_code()
        try:
            self._write(code, fill, text)
        except (sqlite3.Error, OSError) as error:
            logger.error("a session could not be written: %s", error)
            raise Refused("disk") from error
        return code

    def _write(self, code: str, fill: Callable[[Log, int], None], text: str) -> None:
        at = self.clock.now()
        with self.replacing(code) as path:
            log = Log(path, database.make(path, creation.first_meta(code, at, text)))
            try:
                fill(log, at)
                log.commit()
            finally:
                log.close()

    def free_code(self) -> str:
        """A code that no session has, and that is of this machine."""
        while self.path(code := codes.new_code()).exists() or not self.share.here(code):
            continue
        return code

    @contextlib.contextmanager
    def replacing(self, code: str) -> Iterator[Path]:
        """Where to write a session's file; it takes its name when the block ends well: all or nothing."""
        path = self.path(code)
        beside = self.folder / f".{code}.{secrets.token_hex(4)}.new"
        try:
            yield beside
            beside.chmod(0o600)
            self._remove_journal(code)
            beside.replace(path)
            self._flush_names()
        finally:
            beside.unlink(missing_ok=True)

    def remove(self, code: str) -> None:
        """Delete the file, its journal and its documents. For the session's owner, once it is closed."""
        self._remove_journal(code)
        self.path(code).unlink(missing_ok=True)
        leftovers.drop_documents(self.path(code))
        self._flush_names()

    def remove_left_documents(self) -> None:
        """Remove the documents that a former process left, of the sessions that this one tends or that are no more."""
        for code in leftovers.documents_in(self.folder):
            if self.share.tends(code) or not self.has(code):
                leftovers.drop_documents(self.folder / f"{code}.db")

    def _remove_journal(self, code: str) -> None:
        for one in database.journal(self.path(code)):
            one.unlink(missing_ok=True)

    def _flush_names(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
