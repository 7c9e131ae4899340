"""The addresses that people are given.

Law: a link or a QR code is one that a phone in the room can reach: the public address where one is set,
else the address by which the page was asked, and never the server's own loopback when the room knows it by
another.
"""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

from flask import request

from workshop.config import EVERY_ADDRESS, Config
from workshop.web import services

LOOPBACK = ("localhost", "127.0.0.1", "::1", "[::1]")
ELSEWHERE = (
    "192.0.2.1",
    9,
)  # an address of documentation: nothing is sent, the system only chooses its interface


def base() -> str:
    """Give the server's address for links, without a slash at the end."""
    config = services.config()
    if config.public_url:
        return config.public_url
    asked = urlsplit(request.host_url)
    if asked.hostname in LOOPBACK and config.host in EVERY_ADDRESS:
        return outside(config, asked.port or 80)
    return request.host_url.rstrip("/")


def outside(config: Config, port: int) -> str:
    """Give the address of a server that listens on `port`, as others reach it; needs no request."""
    if config.public_url:
        return config.public_url
    host = config.host if config.host not in EVERY_ADDRESS else _on_the_network() or LOOPBACK[0]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def join(code: str, table: str | None = None) -> str:
    """Give the address that a phone opens to take place."""
    return f"{base()}/r/{code}" + (f"?table={table}" if table else "")


def _on_the_network() -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return None
        return str(probe.getsockname()[0])
