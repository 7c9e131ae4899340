"""Listening sockets. Law: an address is taken once, before anything is served; who holds the socket may hand it on."""

from __future__ import annotations

import resource
import socket
import sys

BACKLOG = 4096  # a room that scans one QR code together; 50, the default, doubles the time of that minute
OPEN_FILES = 65_536
EVERY_ADDRESS = ("0.0.0.0", "::", "")


def listen(host: str, port: int) -> socket.socket:
    """Give a listening socket; OSError when the address is taken or not ours."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
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
    return socket.socket(fileno=sys.stdin.fileno())


def reach(listener: socket.socket) -> str:
    """Give the address by which commands on this machine reach a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://{'127.0.0.1' if host in EVERY_ADDRESS else f'[{host}]' if ':' in host else host}:{port}"


def raise_file_limit() -> None:
    """Ask the system for as many open files as a full room of phones needs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
