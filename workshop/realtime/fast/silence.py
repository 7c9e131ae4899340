"""Who does not answer, and who never came in.

Law: each socket of engine.io that has not answered its last ping after QUIET_SECONDS is said to be quiet, until it
answers; it stays open, for a phone on bad Wi-Fi comes back by it. One that nobody has
joined by after STRANGER_SECONDS is closed. All half a second more or less, whoever sends the pings: see pings.

All sockets are looked at twice a second, which costs a thousand of them less than a thousandth of a processor.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from engineio import Server
from engineio.socket import Socket

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.5
QUIET_SECONDS = 3.0
STRANGER_SECONDS = 25.0

Quiet = Callable[[str, bool], None]


class SilenceWatch:
    """Looks at the sockets of a server while there are any.

    `is_somebody` says by its name whether anybody came in by a socket, or is about to; `tell` is told of each that is
    quiet from now on (True), or no more (False).
    """

    def __init__(self, server: Server, is_somebody: Callable[[str], bool], tell: Quiet) -> None:
        self._server, self._is_somebody, self._tell = server, is_somebody, tell
        self._quiet: set[str] = set()
        self._strangers: dict[str, float] = {}
        self._looking = False
        self._lock = threading.Lock()
        self._come: Callable[..., Any] = server.handlers.get("connect", lambda engine_id, environ: None)
        server.on("connect", self.came)

    def came(self, engine_id: str, environ: dict[str, Any]) -> Any:
        """A socket was opened."""
        with self._lock:
            first, self._looking = not self._looking, True
        if first:
            self._server.start_background_task(self._run)
        return self._come(engine_id, environ)

    def _run(self) -> None:
        while self._goes_on():
            self._server.sleep(LOOK_SECONDS)
            try:
                self.look(time.time())
            except Exception:
                logger.exception("who is silent could not be looked at")

    def _goes_on(self) -> bool:
        with self._lock:
            self._looking = bool(self._server.sockets or self._quiet)
            return self._looking

    def look(self, now: float) -> None:
        """Find who is quiet at `now` (seconds since 1970), and close who never came in."""
        sockets = list(self._server.sockets.values())
        quiet = {
            one.sid for one in sockets if one.last_ping and now >= one.last_ping + QUIET_SECONDS and not one.closed
        }
        before, self._quiet = self._quiet, quiet
        for sid in quiet ^ before:
            self._tell(sid, sid in quiet)
        self._close_strangers([one for one in sockets if not self._is_somebody(one.sid)], now)

    def _close_strangers(self, sockets: list[Socket], now: float) -> None:
        self._strangers = {one.sid: self._strangers.get(one.sid, now) for one in sockets}
        for socket in sockets:
            if now >= self._strangers[socket.sid] + STRANGER_SECONDS:
                socket.close(wait=False, abort=True, reason=self._server.reason.SERVER_DISCONNECT)
                self._server.sockets.pop(socket.sid, None)
