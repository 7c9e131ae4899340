"""One session, open. Law: one writer, acknowledge after COMMIT, and what is not on the disk is not in memory.

Operations queue while those before them are written; then, under one lock, waiting for nothing but the disk, the
writer judges and appends them all in one transaction. A refusal concerns its own operation only. When the
disk refuses, the state is dropped, folded anew from the file, and the whole group is answered `disk`.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from workshop import core
from workshop.core import Memo, Operation, Person, Refused, State
from workshop.session.checkpoint import settled
from workshop.session.folding import folded
from workshop.session.integrity import IntegrityCheck
from workshop.session.transaction import Accepted, Broken, GroupCommit, Offload, Request, TouchedAudiences, refusal_of
from workshop.session.writer import Writer
from workshop.storage import creation, erasure, leftovers, revocations
from workshop.storage.clock import Clock
from workshop.storage.log import Log

EVERYBODY = "*"
Answer = TypeVar("Answer")
Said = TypeVar("Said")
Listener = Callable[["Session", TouchedAudiences], None]
Answered = Callable[[Request], None]
ReloadListener = Callable[["Session", str], None]
logger = logging.getLogger(__name__)


class SessionView(NamedTuple):
    """What an audience may see at row `seq` of an `epoch`. The body is shared: never changed."""

    epoch: int
    seq: int
    body: dict[str, Any]


class Session:
    """One session, open. Any thread may call any method; under eventlet, any greenlet."""

    def __init__(self, log: Log, clock: Clock, gather: float, offload: Offload) -> None:
        self.code = log.code
        self._log = log
        self._clock = clock
        self._offload = offload
        self._lock = threading.RLock()
        self._writer = Writer(f"writer of {self.code}", self._serve, gather)
        self._shut: Refused | None = None
        self._seq = self._at = self._epoch = self._ahead = 0  # ahead (ms): of a clock that was set back
        self._link_key = b""
        self._revisions: dict[str, int] = {}
        self._memo: Memo | None = None  # holds the state, and goes with it
        self._listeners: list[Listener] = []
        self._reload_listeners: list[ReloadListener] = []
        self._fold()
        self._unsettled = not log.settle()
        self.sound = IntegrityCheck(log.path, offload, self._unsound)

    # Acting

    def perform(self, person: Person, operation: Operation) -> Accepted:
        """Judge and write; returns once the disk has it. Raises Refused, or what a bug raised."""
        answered = threading.Event()
        request = self.submit(person, operation, lambda request: answered.set())
        answered.wait()
        return request.result()

    def submit(self, person: Person, operation: Operation, answered: Answered) -> Request:
        """The same without waiting: `answered` is told once the outcome is known; it must be quick."""
        request = Request(person, operation, answered)
        self._writer.put(request)
        return request

    def _serve(self) -> None:
        requests, touched = list[Request](), TouchedAudiences()
        if not self.sound.passed:
            self.sound.wait()
        try:
            with self._lock:
                requests = self._writer.take()
                touched = self._write(requests)
                requests = self._writer.put_back(requests)
        finally:
            for request in requests:
                self._tell(request)
        self._call(self._listeners, touched)

    def _tell(self, request: Request) -> None:
        try:
            request.answered(request)
        except Exception:  # one who cannot hear keeps no other from it
            logger.exception("%s: an answer could not be given", self.code)

    def _write(self, requests: list[Request]) -> TouchedAudiences:
        waiting = list(requests)
        while waiting:
            try:
                return self._write_group(waiting)
            except Broken as broken:
                self._drop()
                broken.request.outcome = broken.cause
                waiting.remove(broken.request)
            except (sqlite3.Error, Refused) as error:
                self._drop()
                refused = refusal_of(error)
                while waiting:
                    waiting.pop().outcome = refused
        return TouchedAudiences()

    def _write_group(self, requests: list[Request]) -> TouchedAudiences:
        group = GroupCommit(self._log, self._readable(), self._stamp, self._offload)
        if not self.sound.passed:
            self.sound.assure()
        group.write(requests)
        self._seq = group.seq or self._seq
        self._follow(group)
        return group.touched

    def _follow(self, group: GroupCommit) -> None:
        """Forget beside the file too, and empty its journal while nobody sees results. No answer is taken back."""
        try:
            if group.forgets:
                self._memo = None  # whatever comes: the file is the truth
                group.touched |= core.audiences(group.state)
                leftovers.forget_beside(self._log.path, self.code, group.forgets)
                self._fold()
            if group.sealed or group.forgets:
                self._unsettled = not settled(self._log)
            elif self._unsettled:
                self._unsettled = not self._log.settle()
        except (sqlite3.Error, OSError):
            logger.exception("%s: what was written stands, but not all that follows was done", self.code)
            self._unsettled = True

    def _stamp(self) -> int:
        self._at = self.now()
        return self._at

    # Reading

    def now(self) -> int:
        """The session's time in milliseconds: never before its last row, and always counting on from it."""
        return max(self._at, self._clock.now() + self._ahead)

    @property
    def epoch(self) -> int:
        """Raised whenever the log was rewritten."""
        return self._epoch

    @property
    def revisions(self) -> dict[str, int]:
        """How many times each of the session's links was revoked."""
        return self._revisions

    @property
    def link_key(self) -> bytes:
        """The secret from which the session's links are made."""
        return self._link_key

    def view(self, audience: str) -> SessionView:
        """What an audience sees now. Refused `disk` if the file cannot be read, or as the core refuses."""
        with self._lock:
            memo = self._readable()
            return SessionView(self._epoch, self._seq, core.view(memo.state, audience, memo))

    def read(self, look: Callable[[State], Answer]) -> Answer:
        """What `look` finds in the state. It must neither keep nor change it, nor wait."""
        with self._lock:
            return look(self._readable().state)

    def glance(self, look: Callable[[State], Answer]) -> Answer:
        """The same without waiting for the group being written, of which it may see a part: what is judged again."""
        memo = self._memo
        return self.read(look) if memo is None or self._shut else look(memo.state)

    def _readable(self) -> Memo:
        if self._shut:
            raise self._shut
        try:
            return self._current()
        except sqlite3.Error as error:
            raise refusal_of(error) from error

    def _current(self) -> Memo:
        if self._memo is None:
            self._fold()
        assert self._memo is not None
        return self._memo

    def _fold(self) -> None:
        self._memo = None
        self._epoch, self._link_key = self._log.epoch, self._log.link_key
        self._revisions = self._log.revisions
        self._memo = Memo(folded(self._log))
        self._seq, self._at = self._log.last()
        self._ahead = max(self._ahead, self._at - self._clock.now())

    def _drop(self) -> None:
        self._memo = None
        with contextlib.suppress(sqlite3.Error):  # past rolling back: the file is the truth
            self._log.rollback()

    # Being told

    def listen(self, listener: Listener) -> None:
        """Call `listener(room, audiences)` after each group, from any thread. It must be quick."""
        self._listeners.append(listener)

    def on_reload(self, listener: ReloadListener) -> None:
        """Call `listener(room, link)` when the holders of a link (`desk:t4`, `*` for all) must reload."""
        self._reload_listeners.append(listener)

    def ask_reload(self, link: str = EVERYBODY) -> None:
        """Tell the holders of a link, or everybody, to load their page again."""
        self._call(self._reload_listeners, link)

    def _call(self, listeners: list[Callable[[Session, Said], None]], said: Said) -> None:
        for listener in list(listeners) if said else ():
            try:
                listener(self, said)
            except Exception:
                logger.exception("%s: a listener failed", self.code)

    # The organiser's acts on the file itself

    def revoke(self, link: str) -> None:
        """Make a link's former tokens and cookies worthless (`desk:t4`, `screen:all`, `organiser`)."""
        self._rewrite(lambda log: log.revoke(link))
        with self._lock:
            revocations.note(self._log, self._log.path.parent)
        self.ask_reload(link)

    def forget_everybody(self) -> None:
        """Forget what all who joined said of themselves; the epoch is raised."""
        self._rewrite(erasure.forget_everybody)
        leftovers.forget_beside(self._log.path, self.code, [erasure.forget_everybody])

    def reset(self) -> None:
        """Back to the definition and the imported ideas: same code, same links, higher epoch."""
        self._rewrite(lambda log: creation.begin_again(log, self.now()))
        leftovers.drop_documents(self._log.path)
        self.ask_reload()

    def keep(self, change: Callable[[Log], None]) -> None:
        """Write beside the log what changes no view (a house style). Raises Refused `disk` or `busy`."""
        with self._lock, self._or_dropped():
            self._write_aside(change)

    def _rewrite(self, change: Callable[[Log], None]) -> None:
        with self._lock, self._or_dropped():
            self._write_aside(change)
            self._fold()
            self._unsettled = not settled(self._log)
            touched = TouchedAudiences(core.audiences(self._current().state))
        self._call(self._listeners, touched)

    def _write_aside(self, change: Callable[[Log], None]) -> None:
        self._readable()
        self.sound.assure()
        self._log.begin()
        change(self._log)
        self._log.commit()

    @contextlib.contextmanager
    def _or_dropped(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._drop()
            raise refusal_of(error) from error

    def stands(self) -> bool:
        """Whether the file is still there; what is written where it was removed or replaced is lost, so nothing is."""
        return self._log.stands()

    def shut(self, why: Refused) -> None:
        """Finish what is queued, then refuse everything with `why`, close the file and let the state go."""
        self._writer.end()
        self._writer.drain()
        with self._lock:
            if self._shut is None:
                self._shut, self._memo = why, None
                self._log.close()
        self._writer.drain()

    def _unsound(self, why: Refused) -> None:
        self.shut(why)
        self.ask_reload()

    def close(self) -> None:
        """Finish what is queued and close the file."""
        self.shut(Refused("busy"))
