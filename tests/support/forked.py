"""Servers forked from a process that has imported what they need, which saves the second and a half of each start.

Run as a program it is that process, one for each async mode: it reads a line of JSON, answers with one, and ends with
its standard input. `{"environment": {…}, "log": path}` starts a server and gives its pid; `{"pid": n}` gives how it
ended, null while it runs.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from tests.support.patience import PATIENCE, wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
_starters: dict[str, Starter] = {}
_lock = threading.Lock()


class Forked:
    """A server's process, with what the tests ask of a `subprocess.Popen`."""

    def __init__(self, starter: Starter, environment: dict[str, str], log: Path) -> None:
        self._starter = starter
        self.pid: int = starter.ask({"environment": environment, "log": str(log)})
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        if self.returncode is None:
            self.returncode = self._starter.ask({"pid": self.pid})
        return self.returncode

    def wait(self, timeout: float = PATIENCE) -> int:
        """Wait until it ends; gives how."""
        wait_until(lambda: self.poll() is not None, seconds=timeout)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Nothing, as for a Popen, once it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """As a power cut does."""
        self.send_signal(signal.SIGKILL)


class Starter:
    """The process that forks the servers of one async mode."""

    def __init__(self, mode: str) -> None:
        told = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forked"],
            cwd=ROOT, env=told | {"TABLEE_ASYNC": mode}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def ask(self, what: dict[str, Any]) -> Any:
        """Say a line, give what is answered."""
        assert self._process.stdin and self._process.stdout
        with self._lock:
            self._process.stdin.write(json.dumps(what) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())


def start(environment: dict[str, str], log: Path) -> Forked:
    """A server with that whole environment, which says what it says at the end of `log`."""
    mode = environment["TABLEE_ASYNC"]
    with _lock:
        if mode not in _starters:
            _starters[mode] = Starter(mode)
    return Forked(_starters[mode], environment, log)


def main() -> None:
    """Answer lines until there are no more. The modules of eventlet that wait are not used here: it is one thread."""
    from workshop.serving import process  # before anything is read: it patches

    while line := sys.stdin.readline():
        asked = json.loads(line)
        if "pid" in asked:
            answer = _ended(asked["pid"])
        else:
            answer = os.fork()
            if not answer:
                _become(asked["environment"], asked["log"])
                sys.exit(process.main())
        print(json.dumps(answer), flush=True)


def _ended(pid: int) -> int | None:
    found, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if found else None


def _become(environment: dict[str, str], log: str) -> None:
    """Take a server's environment, its outputs, and no input."""
    nothing, outputs = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for taken, by in ((0, nothing), (1, outputs), (2, outputs)):
        os.dup2(by, taken)
    os.close(nothing)
    os.close(outputs)
    os.environ.clear()
    os.environ.update(environment)


if __name__ == "__main__":
    main()
