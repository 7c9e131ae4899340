"""Servers as processes of their own: Tablée as `workshop serve` runs it, and its peers.

Law: what is started in a block is ended with it, by its own number.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.session import Session

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 20
MODULE = [sys.executable, "-m", "workshop.serving.process"]


@dataclass
class Server:
    """A server on a loopback port. `proto` is how it is spoken to: `tablee`, `sio` or `ws`."""

    name: str
    command: list[str]
    proto: str
    folder: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)
    session: Session | None = None
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        """Start, and wait until it takes connections."""
        self.port = self.port or free_port()
        told = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        told |= {"TABLEE_HOST": "127.0.0.1", "TABLEE_PORT": str(self.port), "TABLEE_LOG_LEVEL": "warning"}
        words = [word.format(port=self.port) for word in self.command]
        self.process = subprocess.Popen(words, cwd=self.folder, env=told | self.environment, stdout=subprocess.DEVNULL)
        limit = time.monotonic() + START_SECONDS
        while not answers(self.port):
            if self.process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"{self.name} did not start: {' '.join(words)}")
            time.sleep(0.02)
        return self

    def kill(self) -> None:
        """End it as a power cut does."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    @property
    def target(self) -> dict[str, object]:
        """What the load generator is told of it."""
        told = {"name": self.name, "proto": self.proto, "port": self.port, "pid": self.process and self.process.pid}
        return told | (self.session.target if self.session else {})


def tablee(
    session: Session, name: str = "tablee", module: str = "workshop.serving.process", **environment: str
) -> Server:
    """The real server, over a session that was prepared."""
    told = {"TABLEE_SESSIONS": str(session.folder), **environment}
    return Server(name, [sys.executable, "-m", module], "tablee", ROOT, told, session)


@contextlib.contextmanager
def running(*servers: Server) -> Iterator[list[dict[str, object]]]:
    """Start servers and give what the generator must know of them; end them with the block."""
    try:
        yield [server.start().target for server in servers]
    finally:
        for server in servers:
            server.kill()


def answers(port: int) -> bool:
    """Whether something takes connections there."""
    try:
        socket.create_connection(("127.0.0.1", port), 0.5).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_ports(count: int) -> int:
    """The first of `count` loopback ports in a row that nobody listens on, below those that the system gives out."""
    for first in range(20_000, 32_000, count):
        with contextlib.ExitStack() as probes, contextlib.suppress(OSError):
            for port in range(first, first + count):
                probes.enter_context(socket.create_server(("127.0.0.1", port)))
            return first
    raise RuntimeError(f"no {count} free ports in a row")
