"""The pings of engine.io: one task for everybody.

Law: each socket is pinged `ping_interval` after its last answer, and closed where it has not answered `ping_timeout`
after a ping; both half a second more or less. What is sent is what engine.io sends. Engine.io itself starts a task for
each ping of each phone; its other task, which walks through all sockets without end, is not wanted beside this one
(`monitor_clients=False`).
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

from workshop.realtime.fast.silence import LOOK_SECONDS

logger = logging.getLogger(__name__)


class PingTask:
    """Takes over the pings of a server; its task ends when there is nobody left, and starts with the next socket."""

    def __init__(self, server: Server) -> None:
        self._server, self._spawn = server, server.start_background_task
        self._due: deque[tuple[float, Socket]] = deque()
        self._asked: deque[tuple[float, Socket, float]] = deque()
        self._running = False
        self._lock = threading.Lock()
        server.start_background_task = self._start

    def _start(self, task: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Start a task as the server does, but a socket's pings: they are queued, and sent by one task for all."""
        if getattr(task, "__func__", None) is not Socket._send_ping:
            return self._spawn(task, *args, **kwargs)
        with self._lock:
            self._due.append((time.monotonic() + self._server.ping_interval, task.__self__))  # type: ignore[attr-defined]
            first, self._running = not self._running, True
        if first:
            self._spawn(self._run)
        return None

    def _goes_on(self) -> bool:
        with self._lock:
            self._running = bool(self._due or self._asked)
            return self._running

    def _run(self) -> None:
        while self._goes_on():
            self._server.sleep(LOOK_SECONDS)
            try:
                self.look(time.monotonic())
            except Exception:
                logger.exception("pings could not be sent")

    def look(self, now: float) -> None:
        """Ping those whose turn has come at `now` (seconds, monotonic), and close those who did not answer."""
        while self._due and self._due[0][0] <= now:
            self._ping(self._due.popleft()[1], now)
        while self._asked and self._asked[0][0] <= now:
            _, socket, asked = self._asked.popleft()
            self._expect(socket, asked)

    def _ping(self, socket: Socket, now: float) -> None:
        if socket.closing or socket.closed:
            self._server.sockets.pop(socket.sid, None)
            return
        socket.last_ping = time.time()
        self._asked.append((now + self._server.ping_timeout, socket, socket.last_ping))
        self._server.send_packet(socket.sid, Packet(PING))

    def _expect(self, socket: Socket, asked: float) -> None:
        if not socket.closed and socket.last_ping == asked:
            socket.close(wait=False, abort=False, reason=self._server.reason.PING_TIMEOUT)
        if socket.closed:
            self._server.sockets.pop(socket.sid, None)
