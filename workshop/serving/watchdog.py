"""How a process says that it lives, and how who started it hears that it does.

Law: it beats from the loop that serves, so that one that hangs falls silent. The words are those of systemd's
watchdog (sd_notify(3): `WATCHDOG=1` to the datagram socket that NOTIFY_SOCKET names), so that systemd can listen too.
"""

from __future__ import annotations

import os
import socket
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

ADDRESS = "NOTIFY_SOCKET"
BEAT_SECONDS = 1.0
MOST_SILENCE = 30.0  # seconds; opening a session of a million operations holds a loop for eight
_ALIVE = b"WATCHDOG=1"


class Heartbeat:
    """The beats of this process, to whom its environment names; to nobody where it names none."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get(ADDRESS, "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) if address else None
        self._due = 0.0
        if self._socket:
            self._socket.setblocking(False)

    def beat(self) -> None:
        """Say that it lives, once a second at most. Never waits."""
        now = time.monotonic()
        if self._socket and now >= self._due:
            self._due = now + BEAT_SECONDS
            with suppress(OSError):  # who listens is gone, or has not read the former beats: nothing to do about it
                self._socket.sendto(_ALIVE, self._address)


class HeartbeatListener:
    """Hears the beats of one process, that are sent to `address`; counts how long there have been none.

    A silence counts only while this process was awake itself.
    """

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="tablee-")  # this user's alone; removed with the listener
        self.address = str(Path(self._place.name) / "beats")
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)
        self._socket.setblocking(False)
        self._listened: float | None = None
        self._silence = 0.0

    def begin(self) -> None:
        """Another process beats from now on; its silence counts from its first beat, for a start may be long."""
        self._heard()
        self._listened = None

    @property
    def beating(self) -> bool:
        """Whether there was a beat since it began."""
        return self._listened is not None

    def silent(self, now: float) -> bool:
        """Whether there was no beat for too long (`now` in seconds, monotonic). To be asked often."""
        if self._heard():
            self._listened, self._silence = now, 0.0
        elif self._listened is not None:
            self._silence += min(now - self._listened, BEAT_SECONDS)
            self._listened = now
        return self._listened is not None and self._silence > MOST_SILENCE

    def _heard(self) -> bool:
        heard = False
        with suppress(BlockingIOError):  # all were read
            while self._socket.recv(64):
                heard = True
        return heard
