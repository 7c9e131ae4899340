"""Ports for the tests' servers. Law: each is given once, and no other process is given it meanwhile.

They lie below those that the system itself hands out: a phone that comes back would else be given, now and then, as its
own end the very port of the server that it looks for, and keep it. Each of pytest-xdist's processes has its share.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import secrets
import socket

FIRST, SHARE, SHARES = 20_000, 1_500, 8
_MINE = FIRST + SHARE * (int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % SHARES)
_places = itertools.count(secrets.randbelow(SHARE))  # where another run of the tests is unlikely to be


def free_port() -> int:
    """A port that nobody listens on."""
    return free_ports(1)


def free_ports(count: int, host: str = "127.0.0.1") -> int:
    """The first of `count` ports in a row that nobody listens on."""
    for _ in range(SHARE):
        row = [_MINE + next(_places) % SHARE for _ in range(count)]
        if row[-1] - row[0] == count - 1 and _free(row, host):
            return row[0]
    raise AssertionError("no free ports")


def _free(ports: list[int], host: str) -> bool:
    with contextlib.ExitStack() as probes:
        try:
            for port in ports:
                probes.enter_context(socket.create_server((host, port)))
        except OSError:
            return False
    return True
