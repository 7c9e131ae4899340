"""How slowly a request may come. Law: who asks is waited for as long as words come, not as long as somebody stays.

A connection that has said nothing yet is let be for a while: browsers open some ahead. From the first byte of a request
to its last, what is waited for in all is bounded: `seconds`, and one more for each SLOWEST bytes that come, never more
than `seconds` ahead. So a phone on bad Wi-Fi, or a large file on a slow line, is heard to its end; one who sends a byte
now and then to hold a place is not. Only waiting counts: what the server does meanwhile is its own affair.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any, Protocol

SLOWEST = 200  # bytes a second
SILENT_SECONDS = 75.0  # before the first byte of a request


class SocketLike(Protocol):
    """What is asked of a socket."""

    def recv_into(self, buffer: Any) -> int: ...
    def settimeout(self, seconds: float | None) -> None: ...
    def gettimeout(self) -> float | None: ...


class RequestStream(io.RawIOBase):
    """What a connection says, request after request. Raises TimeoutError where one comes too slowly."""

    def __init__(self, connection: SocketLike, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._connection, self._seconds, self._clock = connection, seconds, clock
        self._left = seconds
        self._begun = False

    def begin(self) -> None:
        """Another request is waited for."""
        self._begun, self._left = False, self._seconds

    def readable(self) -> bool:
        """It is read from, and nothing else."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Wait for bytes, and give how many came; 0 at the end."""
        if self._left <= 0:
            raise TimeoutError("the request came too slowly")
        before, began = self._connection.gettimeout(), self._clock()
        self._connection.settimeout(self._left if self._begun else SILENT_SECONDS)
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            self._left = 0
            raise
        finally:
            self._connection.settimeout(before)
        if self._begun:
            self._left -= self._clock() - began
        self._left = min(self._seconds, self._left + count / SLOWEST)
        self._begun = True
        return count


class TimedHandler:
    """A handler of requests, one after another on a connection, that waits for none longer than is right."""

    seconds = 10.0
    rfile: Any
    connection: Any

    def setup(self) -> None:
        """Read the connection through what bounds it."""
        super().setup()  # type: ignore[misc]  # of the handler that it is mixed with
        self.rfile.close()
        self._incoming = RequestStream(self.connection, self.seconds)
        self.rfile = io.BufferedReader(self._incoming)

    def handle_one_request(self) -> None:
        """Wait for a request and answer it."""
        self._incoming.begin()
        super().handle_one_request()  # type: ignore[misc]
