"""The modules of `workshop` that one ballot enters, from the frame in to the last frame out (`make trace`).

A real server in one process, one phone, one desk. A module counts when a function of it is called; each line says which
was the first, in the order in which they were entered, and how long the module is.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import socketio

from benchmarks.processes import ROOT, Server, running, tablee
from benchmarks.session import TABLE, Session, person, prepare, session
from benchmarks.traced import FOUND, RECORDING
from workshop.identity import Grant
from workshop.storage import Library

PATIENCE = 60.0  # seconds


def traced() -> dict[str, str]:
    """Module → the function of it that was called first, in the order in which they were entered."""
    with tempfile.TemporaryDirectory() as place:
        made = prepared(Path(place) / "sessions")
        server = tablee(made, module="benchmarks.traced")
        with running(server):
            return cast(server, made)


def prepared(folder: Path) -> Session:
    """A session with an open vote, one phone and one desk."""
    made = prepare(folder, people=1, ideas=3, step="s3")
    library = Library(folder)
    vote = library.state(made.code).last_vote(TABLE, "s3")
    return session(library, made.code, [person(0)], vote, [Grant("desk", TABLE)])


def cast(server: Server, made: Session) -> dict[str, str]:
    """Cast one ballot, wait until phone and desk were shown it, and read what the server found."""
    assert server.process
    watcher = made.watchers[0]
    auths = [{"as": "phone", "code": made.code}, watcher["auth"]]
    cookies = [made.phones[0], watcher["cookie"]]
    with opened(server.port, cookies[0], auths[0]) as phone, opened(server.port, cookies[1], auths[1]) as desk:
        wait_until(lambda: phone.level and desk.level)
        os.kill(server.process.pid, signal.SIGUSR1)
        wait_until((made.folder / RECORDING).exists)
        before = phone.level, desk.level
        ballot = {"vote": made.vote, "seat": 1, "choice": {made.options[0]: 1}}
        answer = phone.socket.call("do", {"id": "0" * 24, "name": "ballot.cast", "body": ballot}, timeout=PATIENCE)
        assert answer["ok"], answer
        wait_until(lambda: phone.level > before[0] and desk.level > before[1])
        os.kill(server.process.pid, signal.SIGUSR1)
        wait_until((made.folder / FOUND).exists)
    found: dict[str, str] = json.loads((made.folder / FOUND).read_text())
    return found


class Shown:
    """A socket, and the last row that each view it received was made at, added up."""

    def __init__(self) -> None:
        self.socket, self._levels = socketio.Client(), dict[str, int]()
        self.socket.on("view", self._view)

    def _view(self, packet: dict[str, Any]) -> None:
        self._levels[packet["audience"]] = packet["seq"]

    @property
    def level(self) -> int:
        """Grows with each view of a later row."""
        return sum(self._levels.values())


@contextmanager
def opened(port: int, cookie: Any, auth: Any) -> Iterator[Shown]:
    """A connection for as long as the block lasts."""
    made = Shown()
    url = f"http://127.0.0.1:{port}?code={auth['code']}"
    made.socket.connect(url, {"Cookie": cookie}, auth=auth, transports=["websocket"], wait_timeout=PATIENCE)
    try:
        yield made
    finally:
        made.socket.disconnect()


def wait_until(holds: Callable[[], object]) -> None:
    """Raises TimeoutError when it does not come."""
    limit = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > limit:
            raise TimeoutError
        time.sleep(0.02)


def report(found: dict[str, str]) -> str:
    """A line for each module, and how many there are."""
    lengths = {name: (ROOT / "workshop" / name).read_text(encoding="utf-8").count("\n") for name in found}
    lines = [f"{at:>3}  {name:<40} {lengths[name]:>4}  {first}" for at, (name, first) in enumerate(found.items(), 1)]
    return "\n".join([*lines, f"{len(found)} modules of workshop; the longest has {max(lengths.values())} lines."])


if __name__ == "__main__":
    sys.stdout.write(f"{report(traced())}\n")
