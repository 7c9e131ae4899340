"""The pings of engine.io: one task for everybody.

Law: each socket is pinged `ping_interval` after its last answer. One that has not answered after QUIET_SECONDS is said
to be quiet, until it answers; it stays open, for a phone on bad Wi-Fi comes back by it. It is closed after
`ping_timeout`, or when nobody came in by it in STRANGER_SECONDS; all half a second more or less. What is sent is what
engine.io sends. Engine.io itself starts a task for each ping of each phone, and another that walks through all sockets
without end.

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

BEAT_SECONDS = 0.5
QUIET_SECONDS = 3.0
STRANGER_SECONDS = 25.0

Quiet = Callable[[str, bool], None]


class PingTask:
    """Takes over the pings of a server; its task ends when there is nobody left, and starts with the next socket.

    `is_somebody` says by its name whether anybody came in by a socket, or is about to; `quiet` is told of each that
    is quiet from now on, or no more.
    """

    def __init__(
        self, server: Server, is_somebody: Callable[[str], bool], quiet: Quiet = lambda engine_id, so: None
    ) -> None:
        self._server, self._spawn, self._is_somebody = server, server.start_background_task, is_somebody
        self._tell = quiet
        self._due: deque[tuple[float, Socket]] = deque()
        self._asked: deque[tuple[float, Socket, float]] = deque()
        self._awaited: deque[tuple[float, Socket, float]] = deque()
        self._quiet: set[str] = set()
        self._strangers: dict[str, float] = {}
        self._beating = False
        self._lock = threading.Lock()
        server.start_background_task = self._start
        server.start_service_task = False

    def _start(self, task: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Start a task as the server does; but one that would ping a socket is put in the line of those to ping."""
        if getattr(task, "__func__", None) is not Socket._send_ping:
            return self._spawn(task, *args, **kwargs)
        socket, now = task.__self__, time.monotonic()  # type: ignore[attr-defined]
        with self._lock:
            self._due.append((now + self._server.ping_interval, socket))
            first, self._beating = not self._beating, True
        if first:
            self._spawn(self._run)
        if socket.sid in self._quiet:
            self._quiet.discard(socket.sid)
            self._tell(socket.sid, False)
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
        while self._awaited and self._awaited[0][0] <= now:
            _, socket, asked = self._awaited.popleft()
            if not socket.closed and socket.last_ping == asked:
                self._quiet.add(socket.sid)
                self._tell(socket.sid, True)
        while self._asked and self._asked[0][0] <= now:
            _, socket, asked = self._asked.popleft()
            self._expect(socket, asked)

    def _ping(self, socket: Socket, now: float) -> None:
        if not (socket.closing or socket.closed) and self._is_stranger(socket, now):
            socket.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)
        if socket.closing or socket.closed:
            self._forget(socket)
            return
        socket.last_ping = time.time()
        self._asked.append((now + self._server.ping_timeout, socket, socket.last_ping))
        self._awaited.append((now + QUIET_SECONDS, socket, socket.last_ping))
        self._server.send_packet(socket.sid, Packet(PING))

    def _is_stranger(self, socket: Socket, now: float) -> bool:
        """Whether nobody came in by a socket in all the time that there was."""
        if self._is_somebody(socket.sid):
            self._strangers.pop(socket.sid, None)
            return False
        opened = self._strangers.setdefault(socket.sid, now - self._server.ping_interval)
        return now >= opened + STRANGER_SECONDS

    def _expect(self, socket: Socket, asked: float) -> None:
        if not socket.closed and socket.last_ping == asked:
            socket.close(wait=False, abort=False, reason=self._server.reason.PING_TIMEOUT)
        if socket.closed:
            self._forget(socket)

    def _forget(self, socket: Socket) -> None:
        self._server.sockets.pop(socket.sid, None)
        self._quiet.discard(socket.sid)
        self._strangers.pop(socket.sid, None)
