"""Several processes over one folder of sessions, each with its share, started and ended by this small parent.

Law: the parent holds the listening sockets and nothing else; a worker that dies is started again on the same socket,
where whoever came meanwhile waits, and one that hangs is made to die; when the parent ends, however it ends, no worker
is left.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress

from workshop.config import Config
from workshop.serving.listeners import listen, raise_file_limit, reach
from workshop.serving.watchdog import ADDRESS, Heartbeat, HeartbeatListener

FIRST_WAIT = 0.2  # seconds before a worker that died is started again, doubled each time it dies young
LONGEST_WAIT = 30.0
GROWN_UP = 60.0  # seconds after which a worker did not die young
STOP_SECONDS = 10.0
LOOK_SECONDS = 0.1

logger = logging.getLogger(__name__)


class Worker:
    """A process of the server, and the socket on which it listens, whoever it is that now serves it."""

    def __init__(self, number: int, listener: socket.socket, environment: Mapping[str, str]) -> None:
        self.number, self.address = number, reach(listener)
        self._listener, self.heartbeats = listener, HeartbeatListener()
        self._environment = {**environment, ADDRESS: self.heartbeats.address}
        self._process: subprocess.Popen[bytes] | None = None
        self._began = self._due = 0.0
        self._wait = FIRST_WAIT

    @property
    def pid(self) -> int | None:
        """The process that serves now, if one does."""
        return self._process.pid if self._process else None

    def look(self, now: float) -> None:
        """Start the process when its time has come (`now` in seconds, monotonic); plan the next start if it ended.

        One that has not beaten for too long is killed: what it acknowledged is on the disk.
        """
        if self._process is None:
            if now >= self._due:
                self._start(now)
        elif self._process.poll() is not None:
            self._plan(now, f"ended with {self._process.returncode}")
        elif self.heartbeats.silent(now):
            logger.error("worker %d (%s) hangs; it is killed", self.number, self.address)
            self._process.kill()
            self.heartbeats.begin()

    def _start(self, now: float) -> None:
        words = [sys.executable, "-m", "workshop.serving.process", str(self.number), str(os.getpid())]
        self._began = now
        self.heartbeats.begin()
        try:
            self._process = subprocess.Popen(words, env=self._environment, stdin=self._listener.fileno())
        except OSError as error:
            self._plan(now, f"could not start ({error})")

    def _plan(self, now: float, what: str) -> None:
        self._process = None
        self._wait = FIRST_WAIT if now - self._began > GROWN_UP else self._wait
        logger.error("worker %d (%s) %s; again in %.1f s", self.number, self.address, what, self._wait)
        self._due, self._wait = now + self._wait, min(self._wait * 2, LONGEST_WAIT)

    def stop(self) -> None:
        """Ask the process to end."""
        if self._process:
            self._process.terminate()

    def stopped(self, seconds: float) -> None:
        """Wait for its end, `seconds` at most, then make it end."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(max(0.0, seconds))
        self._process.kill()
        self._process.wait()


def hire(config: Config, environment: Mapping[str, str]) -> list[Worker]:
    """The workers of a machine, not yet started, on consecutive ports from `config.port`; OSError if one is taken.

    Port 0 gives each a free one.
    """
    raise_file_limit()
    ports = [config.port + number if config.port else 0 for number in range(config.workers)]
    listeners: list[socket.socket] = []
    try:
        for port in ports:
            listeners.append(listen(config.host, port))
    except OSError:
        for listener in listeners:
            listener.close()
        raise
    return [Worker(number, listener, environment) for number, listener in enumerate(listeners, start=1)]


def supervise(workers: list[Worker]) -> int:
    """Keep the workers running until SIGTERM or SIGINT, then end them all; gives the exit status."""
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    heartbeat = Heartbeat()
    while not stopping.is_set():
        heartbeat.beat()
        for worker in workers:
            worker.look(time.monotonic())
        time.sleep(LOOK_SECONDS)
    for worker in workers:
        worker.stop()
    limit = time.monotonic() + STOP_SECONDS
    for worker in workers:
        worker.stopped(limit - time.monotonic())
    return 0
