"""The way between pages and a server, which may swallow what those send who are on it: neither end is told."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Any

from tests.support.house import House


class Way:
    """In front of a server, at an address of its own; `url` is what pages open."""

    def __init__(self, house: House) -> None:
        self._house, self._swallowed = house, threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def links(self, code: str) -> dict[str, Any]:
        """The links of a session, at the server itself."""
        return self._house.links(code)

    def swallow(self) -> None:
        """From now on nothing of what is open comes through; a new connection does."""
        self._swallowed.set()
        self._swallowed = threading.Event()

    def close(self) -> None:
        """Let nobody in any more."""
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # it was closed
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._house.port))
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=(one, other, self._swallowed), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket, swallowed: threading.Event) -> None:
    """Carry what one says to the other, until one of them ends."""
    with contextlib.suppress(OSError):
        while said := one.recv(65_536):
            if not swallowed.is_set():
                other.sendall(said)
        if not swallowed.is_set():
            other.shutdown(socket.SHUT_WR)
