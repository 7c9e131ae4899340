"""Documents are built by another process, so that an export never delays a vote.

Law: the worker reads the session's file by itself; here it is only started, watched and forgotten.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.core import Refused
from workshop.store import Library

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 2
MOST_KEPT = 20
LONGEST_SECONDS = 300
LAST_WORDS = 4_000  # characters of what a worker that failed said


@dataclass
class Build:
    """A document under way or done: `id` is `CODE-at.kind`, `at` as in `Builds.start`."""

    id: str
    code: str
    kind: str
    path: Path
    said: Path
    process: subprocess.Popen[bytes]
    began: float
    lamented: bool = False

    def state(self) -> str:
        """`building`, `done` or `failed`; a failure goes to the log, once."""
        status = self.process.poll()
        if status is None and time.monotonic() - self.began > LONGEST_SECONDS:
            self.process.kill()
        if status is None:
            return "building"
        if status == 0 and self.path.exists():
            return "done"
        self._lament(status)
        return "failed"

    def _lament(self, status: int) -> None:
        if not self.lamented:
            self.lamented = True
            last = self.said.read_text(errors="replace")[-LAST_WORDS:]
            logger.error("%s was not written, the worker ended with %s:\n%s", self.id, status, last)

    def progress(self) -> dict[str, Any]:
        """What the worker said last: `{done: 0 to 1, doing}`; nothing done yet if it said nothing that can be read."""
        try:
            last = json.loads(self.said.read_text().rstrip().rpartition("\n")[2])
            return {"done": float(last["done"]), "doing": str(last["doing"])}
        except (OSError, ValueError, LookupError, TypeError):
            return {"done": 0.0, "doing": ""}


class Builds:
    """The documents that this server was asked for lately, in a folder that goes with it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="tablee-documents-")
        self._builds: dict[str, Build] = {}

    def start(self, code: str, kind: str, at: str) -> Build:
        """The document of a session: a new build, or the one that is there. May raise Refused `busy`.

        `at`: the row that it tells up to, and what it wears.
        """
        name = f"{code}-{at}.{kind}"
        with self._lock:
            known = self._builds.get(name)
            if known and known.state() != "failed":
                return known
            if sum(build.state() == "building" for build in self._builds.values()) >= MOST_AT_ONCE:
                raise Refused("busy")
            self._forget_the_oldest()
            build = self._builds[name] = self._started(name, code, kind)
            return build

    def get(self, code: str, name: str) -> Build | None:
        """The build of that session with that id, or None."""
        build = self._builds.get(name)
        return build if build and build.code == code else None

    def _started(self, name: str, code: str, kind: str) -> Build:
        path = Path(self._folder.name) / name
        said = path.with_suffix(f".{kind}.log")
        command = [sys.executable, "-m", "workshop.export.worker", str(self._library.path(code)), str(path)]
        with said.open("wb") as output:
            process = subprocess.Popen(
                [*command, "--kind", kind], stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )
        return Build(name, code, kind, path, said, process, time.monotonic())

    def _forget_the_oldest(self) -> None:
        ended = [name for name, build in self._builds.items() if build.state() != "building"]
        for name in ended[: max(0, len(self._builds) - MOST_KEPT + 1)]:
            self._builds.pop(name).path.unlink(missing_ok=True)
