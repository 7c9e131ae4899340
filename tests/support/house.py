"""A real server in its own process, over a folder of sessions."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import requests

from tests.support import forked
from tests.support.patience import PATIENCE, wait_until
from tests.support.ports import free_port
from workshop.identity import Keys, links
from workshop.storage import Library

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = "workshop.serving.process"


def a_day(tables: int = 2, places: int = 12, kinds: tuple[str, ...] | None = None) -> dict[str, Any]:
    """A definition of one theme, with every kind of step unless told otherwise."""
    kinds = kinds or ("welcome", "ideas", "share", "dots", "sheets", "pitch", "dots", "close")
    plenary = {"welcome", "pitch", "close"}
    steps = [
        {
            "id": f"s{number}",
            "kind": kind,
            "scope": "plenary" if kind in plenary or (kind == "dots" and "pitch" in kinds[: number - 1]) else "table",
            "title": f"Étape {number}",
            "minutes": 10,
            "settings": {"least": 0} if kind == "dots" else {},
        }
        for number, kind in enumerate(kinds, start=1)
    ]
    chairs = [{"id": f"t{number}", "number": number, "places": places} for number in range(1, tables + 1)]
    return {
        "title": "Oser, essayer, garder",
        "question": "Comment donner envie d’essayer ?",
        "themes": [{"id": "A", "title": "Oser l’essai", "intro": "", "tables": chairs}],
        "steps": steps,
    }


@contextlib.contextmanager
def serving(folder: Path, mode: str = "eventlet", **settings: str) -> Iterator[House]:
    """A started server over a new folder; it ends with the block."""
    made = House(folder / "sessions", mode, **settings)
    made.folder.mkdir(parents=True)
    try:
        yield made.start()
    finally:
        made.end()


class House:
    """A server process over a folder of sessions. `everywhere`: settings of all that are started."""

    everywhere: ClassVar[dict[str, str]] = {}

    def __init__(self, folder: Path, mode: str, **settings: str) -> None:
        self.folder, self.mode, self.settings = folder, mode, settings
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: forked.Forked | subprocess.Popen[bytes] | None = None
        self.module = SERVER

    def start(self) -> House:
        """Start, and wait until it answers."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        told = {"HOST": "127.0.0.1", "PORT": str(self.port), "SESSIONS": str(self.folder), "ASYNC": self.mode}
        environment |= {f"TABLEE_{name}": value for name, value in (told | self.everywhere | self.settings).items()}
        process = self.process = self._begun(environment, self.folder.parent / "server.log")
        wait_until(lambda: answers(self.url) or process.poll() is not None)
        assert process.poll() is None, f"the server did not start:\n{self.said()}"
        return self

    def _begun(self, environment: dict[str, str], log: Path) -> forked.Forked | subprocess.Popen[bytes]:
        """The server forked; another module, which does more, in a process of its own."""
        if self.module == SERVER:
            return forked.start(environment, log)
        with log.open("a") as outputs:
            return subprocess.Popen(
                [sys.executable, "-m", self.module], cwd=ROOT, env=environment, stdout=outputs, stderr=outputs
            )

    def standing(self) -> House:
        """Start again if it has ended."""
        return self.start() if self.process and self.process.poll() is not None else self

    def said(self) -> str:
        """What it wrote on its outputs so far."""
        return (self.folder.parent / "server.log").read_text()

    def kill(self) -> None:
        """As a power cut does."""
        assert self.process
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to end; gives its exit status."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        """End it in whatever state it is."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def create(self, definition: dict[str, Any] | None = None) -> str:
        """Create a session in its folder; gives the code."""
        return Library(self.folder).create(definition or a_day())

    def links(self, code: str) -> dict[str, Any]:
        """The links of a session."""
        return links(Keys.in_file(Library(self.folder), code), self.url)


def answers(url: str) -> bool:
    """Whether a server answers there that it can write."""
    try:
        return requests.get(f"{url}/healthz", timeout=PATIENCE).ok
    except requests.RequestException:
        return False
