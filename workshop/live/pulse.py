"""The pings of engine.io: one task for everybody.

Law: each socket is pinged `ping_interval` after its last answer, and closed when it has not answered within
`ping_timeout`, a second more or less, or when nobody came in by it; what is sent is what engine.io sends. Engine.io
itself starts a task for each ping of each phone, and another that walks through all sockets without end.

Leans on python-engineio 4 (`Socket.schedule_ping` starts `_send_ping` as a task, `Socket.last_ping`).
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from engineio import Server
from engineio.packet import PING, Packet
from engineio.socket import Socket

logger = logging.getLogger(__name__)

BEAT_SECONDS = 1.0


class Pulse:
    """Takes over the pings of a server; its task ends when there is nobody left, and starts with the next socket.

    `is_somebody` says by its name whether anybody came in by a socket, or is about to.
    """

    def __init__(self, server: Server, is_somebody: Callable[[str], bool]) -> None:
        self._server, self._spawn, self._is_somebody = server, server.start_background_task, is_somebody
        self._due: deque[tuple[float, Socket]] = deque()
        self._asked: deque[tuple[float, Socket, float]] = deque()
        self._beating = False
        self._lock = threading.Lock()
        server.start_background_task = self._start
        server.start_service_task = False

    def _start(self, task: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Start a task as the server does; but one that would ping a socket is put in the line of those to ping."""
        if getattr(task, "__func__", None) is not Socket._send_ping:
            return self._spawn(task, *args, **kwargs)
        with self._lock:
            self._due.append((time.monotonic() + self._server.ping_interval, task.__self__))  # type: ignore[attr-defined]
            first, self._beating = not self._beating, True
        if first:
            self._spawn(self._run)
        return None

    def _lives(self) -> bool:
        with self._lock:
            self._beating = bool(self._due or self._asked)
            return self._beating

    def _run(self) -> None:
        while self._lives():
            self._server.sleep(BEAT_SECONDS)
            try:
                self.beat(time.monotonic())
            except Exception:
                logger.exception("a beat was missed")

    def beat(self, now: float) -> None:
        """Ping those whose turn has come at `now` (seconds, monotonic), and close those who did not answer."""
        while self._due and self._due[0][0] <= now:
            self._ping(self._due.popleft()[1], now)
        while self._asked and self._asked[0][0] <= now:
            _, socket, asked = self._asked.popleft()
            self._expect(socket, asked)

    def _ping(self, socket: Socket, now: float) -> None:
        if not (socket.closing or socket.closed or self._is_somebody(socket.sid)):
            socket.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)
        if socket.closing or socket.closed:
            self._forget(socket)
            return
        socket.last_ping = time.time()
        self._asked.append((now + self._server.ping_timeout, socket, socket.last_ping))
        self._server.send_packet(socket.sid, Packet(PING))

    def _expect(self, socket: Socket, asked: float) -> None:
        if not socket.closed and socket.last_ping == asked:
            socket.close(wait=False, abort=False, reason=self._server.reason.PING_TIMEOUT)
        if socket.closed:
            self._forget(socket)

    def _forget(self, socket: Socket) -> None:
        self._server.sockets.pop(socket.sid, None)
