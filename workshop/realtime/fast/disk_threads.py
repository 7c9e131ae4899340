"""How greenlets wait for a disk: in threads of their own, while the loop serves everybody else.

Law: nothing is done in a thread but the act given; who waited for it goes on in the very turn of the loop in which
its end is heard. Imported after the patch that `server` does.

Eventlet's own pool does the same, but for each act it has the kernel watch its socket anew, reads it twice and takes
a turn of the loop more: a tenth of what an act alone costs.
"""

from __future__ import annotations

import contextlib
import logging
from collections import deque
from collections.abc import Callable
from typing import Any

from eventlet import getcurrent, patcher
from eventlet.hubs import get_hub

MOST_RINGS = 4_096  # bytes: more than may be waiting
logger = logging.getLogger(__name__)
queue, socket, threading = (patcher.original(name) for name in ("queue", "socket", "threading"))


class PendingCall:
    """An act that a greenlet waits for; `error` is what it raised."""

    __slots__ = ("act", "ended", "error", "greenlet")

    def __init__(self, act: Callable[[], object]) -> None:
        self.act, self.greenlet = act, getcurrent()
        self.ended = False
        self.error: BaseException | None = None

    def do(self) -> None:
        """Do it, in a thread."""
        try:
            self.act()
        except BaseException as error:  # raised again where it is waited for
            self.error = error
        self.ended = True


class DiskThreads:
    """From one to `most` threads, for the greenlets of the loop that runs where they are made. Call it with an act.

    Raises RuntimeError where the system gives no thread at all. Each has a queue of its own; the last that rested is
    given the next act: one queue that all share wakes two of them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked, self._ended = deque[PendingCall](), deque[tuple[PendingCall, Any]]()
        self._started, self._resting = 0, list[Any]()
        self._hub = get_hub()
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)
        self._hub.add(self._hub.READ, self._bell.fileno(), self._hear, self._hear, lambda: None)
        self._start()

    def __call__(self, act: Callable[[], object]) -> None:
        """Wait until an act was done in one of the threads. Raises what it raised."""
        waiting = PendingCall(act)
        self._asked.append(waiting)
        self._give()
        try:
            while not waiting.ended:
                self._hub.switch()
        finally:
            waiting.greenlet = None  # who was stopped meanwhile waits no more
        if waiting.error:
            raise waiting.error

    def _give(self) -> None:
        if len(self._asked) > len(self._resting) and self._started < self._most:
            try:
                self._start()
            except RuntimeError:
                self._most = self._started
                logger.warning("the system gives no more than %d threads to wait for disks", self._started)
        while self._asked and self._resting:
            self._resting.pop().put(self._asked.popleft())

    def _start(self) -> None:
        given = queue.SimpleQueue()
        threading.Thread(target=self._work, args=[given], name=f"disk {self._started}", daemon=True).start()
        self._resting.append(given)
        self._started += 1

    def _work(self, given: Any) -> None:
        while True:
            waiting = given.get()
            waiting.do()
            self._ended.append((waiting, given))
            self._rope.send(b"!")

    def _hear(self, _: Any) -> None:
        """Called by the loop when somebody rang."""
        with contextlib.suppress(BlockingIOError):
            self._bell.recv(MOST_RINGS)
        while self._ended:
            waiting, given = self._ended.popleft()
            self._resting.append(given)
            self._give()
            self._resume(waiting)

    def _resume(self, waiting: PendingCall) -> None:
        try:
            if waiting.greenlet:
                waiting.greenlet.switch()
        except Exception:  # it died of a bug; raised here, it would be the last time that the bell is heard
            logger.exception("who waited for the disk could not go on")
