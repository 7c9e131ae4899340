"""Listening sockets. Law: an address is taken once, before anything is served; who holds the socket may hand it on."""

from __future__ import annotations

import errno
import logging
import resource
import socket
import sys
import time

from workshop.config import EVERY_ADDRESS

logger = logging.getLogger(__name__)

BACKLOG = 4096  # a room that scans one QR code together; 50, the default, doubles the time of that minute
OPEN_FILES = 65_536
CLOSED = (errno.EBADF, errno.EINVAL)
AGAIN_SECONDS = 0.1
SAID_SECONDS = 60.0


class Listener(socket.socket):
    """A listening socket that outlives what passes: who cannot be let in now, for want of files, waits outside."""

    _said = -SAID_SECONDS

    def accept(self) -> tuple[socket.socket, object]:
        """As every socket's; but of what accept(2) raises, only that it is closed is an error."""
        while True:
            try:
                return super().accept()
            except OSError as error:
                if error.errno is None or error.errno in CLOSED:
                    raise
                self._say(error)
                time.sleep(AGAIN_SECONDS)

    def _say(self, error: OSError) -> None:
        now = time.monotonic()
        if now >= self._said + SAID_SECONDS:
            self._said = now
            logger.error("nobody more can be let in for now: %s", error.strerror)


def listen(host: str, port: int) -> socket.socket:
    """Give a listening socket; OSError when the address is taken or not ours."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = Listener(family, kind, protocol)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
    except OSError as error:
        listener.close()
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    listener.listen(BACKLOG)
    return listener


def inherited() -> socket.socket:
    """Give the listening socket that this process was started with, as its standard input; OSError if it is none."""
    return Listener(fileno=sys.stdin.fileno())


def reach(listener: socket.socket) -> str:
    """Give the address by which commands on this machine reach a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://{'127.0.0.1' if host in EVERY_ADDRESS else f'[{host}]' if ':' in host else host}:{port}"


def raise_file_limit() -> int:
    """Ask the system for as many open files as a full room of phones needs; give how many there may be."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(soft, wanted)
