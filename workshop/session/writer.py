"""When a session's queue is written. Law: one writer; who comes while a group is being written is in the next one.

A group is not without end, though: what it leaves is put back, and others pass before it goes on.

So there is no window to choose: an act alone is written at once, five hundred at once are a few groups, and the slower
the disk, the larger they are.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from workshop.session.transaction import Request

logger = logging.getLogger(__name__)


class Writer:
    """Requests that wait, and the thread that has them written: `serve` must take them and write them.

    `gather`: seconds left to others once one has come; 0 is those who are speaking now. The first request starts
    the thread.
    """

    def __init__(self, name: str, serve: Callable[[], None], gather: float) -> None:
        self._name, self._serve, self.gather = name, serve, gather
        self._waiting: list[Request] = []
        self._moved = threading.Condition(threading.Lock())
        self._thread: threading.Thread | None = None
        self._ended = False

    def put(self, request: Request) -> None:
        """Queue a request; once it has ended, the writer serves it here."""
        with self._moved:
            self._waiting.append(request)
            ended = self._ended
            if not ended:
                self._wake()
        if ended:
            self.drain()

    def put_back(self, taken: list[Request]) -> list[Request]:
        """Let those go first that were taken and left; give those that have their outcome."""
        with self._moved:
            self._waiting[:0] = [one for one in taken if one.outcome is None]
        return [one for one in taken if one.outcome is not None]

    def drain(self) -> None:
        """Serve here all that waits."""
        while self._waiting:
            self._serve()

    def take(self) -> list[Request]:
        """Give all that waits."""
        with self._moved:
            taken, self._waiting = self._waiting, []
        return taken

    def end(self) -> None:
        """End the thread; it finishes the group under way."""
        with self._moved:
            self._ended = True
            self._moved.notify()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        if len(self._waiting) == 1:
            self._moved.notify()

    def _run(self) -> None:
        while self._await():
            time.sleep(self.gather)
            try:
                self._serve()
            except Exception:  # a bug, of which those of the group were told; the next group is still to be written
                logger.exception("%s: a group could not be written", self._name)

    def _await(self) -> bool:
        with self._moved:
            self._moved.wait_for(lambda: self._waiting or self._ended)
            return not self._ended
