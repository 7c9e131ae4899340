"""How a greenlet reads a phone's line: watched by the kernel once for all that is said, and by one lazy alarm.

Law: what is read, and when silence ends it, is what eventlet's own reading gives; whatever is not plainly there to be
read is left to eventlet, which raises what it raises. Imported after the patch that `server` does.

Eventlet has the kernel watch the socket, sets an alarm and undoes both at each read: a seventh of what a vote costs.
"""

from __future__ import annotations

from typing import Any

from eventlet import getcurrent
from eventlet.hubs import get_hub


class WatchedSocket:
    """A socket that one greenlet reads, which the kernel watches from its first read to `end`."""

    __slots__ = ("_alarm", "_fd", "_green", "_hub", "_listener", "_reader", "_since", "_stock")

    def __init__(self, green: Any) -> None:
        self._green, self._fd, self._stock = green, green.fd, green.recv
        self._hub = get_hub()
        self._reader: Any = None  # the greenlet that waits
        self._listener: Any = None
        self._alarm: Any = None
        self._since = 0.0  # when the reader began to wait

    def recv(self, count: int) -> bytes:
        """Wait for bytes and give at most `count`, none at the end. Raises OSError as eventlet's own does."""
        if not self._comes():
            self.end()
            raise TimeoutError("timed out")
        try:
            received: bytes = self._fd.recv(count)
        except OSError:
            self.end()
            received = self._stock(count)
        return received

    def end(self) -> None:
        """Have it watched no more, until the next read."""
        if self._listener:
            self._hub.remove(self._listener)
        if self._alarm:
            self._alarm.cancel()
        self._listener = self._alarm = None

    def _comes(self) -> bool:
        """Wait for something to read, an end or a fault; False when the socket's time is over."""
        if self._fd.fileno() < 0:
            return True
        if not self._listener:
            self._listen()
        self._since = self._hub.clock()
        self._reader = getcurrent()
        try:
            return bool(self._hub.switch())
        finally:
            self._reader = None

    def _listen(self) -> None:
        hub, green = self._hub, self._green
        self._listener = hub.add(hub.READ, self._fd.fileno(), self._wake, self._wake, green._mark_as_closed)
        if green.gettimeout() is not None:
            self._alarm = hub.schedule_call_global(green.gettimeout(), self._ring)

    def _wake(self, _: object) -> None:
        """Called by the loop, again and again while there is something to read, or once it is another's socket."""
        if self._reader:
            self._reader.switch(True)
        else:
            self.end()

    def _ring(self) -> None:
        """Called by the loop when a reader may have waited for too long; most have heard something meanwhile."""
        since = self._since if self._reader else self._hub.clock()
        left = since + self._green.gettimeout() - self._hub.clock()
        if left > 0:
            self._alarm = self._hub.schedule_call_global(left, self._ring)
        else:
            self._reader.switch(False)
