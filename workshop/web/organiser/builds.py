"""Documents are built by another process, so that an export never delays a vote.

Law: the worker reads the session's file by itself; here it is only started, watched, ended and forgotten. With it
ends all that it started, and goes all that it wrote; when this process dies, however it dies, the worker ends too.
Documents lie in their session's own folder (storage/leftovers.py): what is not there any more is forgotten.
"""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshop.core import Refused
from workshop.storage import Library, leftovers

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 2
MOST_KEPT = 20
LONGEST_SECONDS = 300
LAST_SECONDS = 5  # for a worker that is told to end
LAST_WORDS = 4_000  # characters of what a worker that failed said


@dataclass
class Build:
    """A document under way or done: `id` is `CODE-at.kind`, `at` as in `Builds.start`.

    `folder` is its own, for the document and for all that is written on the way to it.
    """

    id: str
    code: str
    kind: str
    folder: Path
    process: subprocess.Popen[bytes]
    began: float
    masked: bool = False
    branding: str = ""
    leaves_hidden: bool = False
    logged: bool = False

    def state(self) -> str:
        """`building`, `done` or `failed`; a failure goes to the log, once."""
        status = self.process.poll()
        if status is None and time.monotonic() - self.began > LONGEST_SECONDS:
            self.end()
        if status is None:
            return "building"
        if status == 0 and self.path.exists():
            return "done"
        self._log_failure(status)
        return "failed"

    @property
    def wanted(self) -> tuple[str | bool, ...]:
        """What was asked for, but of which moment."""
        return self.code, self.kind, self.masked, self.branding, self.leaves_hidden

    def stands(self) -> bool:
        """Whether its folder is still there."""
        return self.folder.is_dir()

    @property
    def path(self) -> Path:
        """The document."""
        return self.folder / self.id

    @property
    def said(self) -> Path:
        """What the worker says, line by line."""
        return self.folder / "said.log"

    def end(self) -> None:
        """End the worker, which ends what it started; one that has ended is left alone."""
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(LAST_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def forget(self) -> None:
        """End it, and remove what it wrote; whoever still holds it finds it failed, which surprises nobody."""
        self.logged = True
        self.end()
        if self.process.stdin:
            self.process.stdin.close()
        shutil.rmtree(self.folder, ignore_errors=True)  # what stays goes with the session's, or at the next start

    def _log_failure(self, status: int) -> None:
        if not self.logged:
            self.logged = True
            last = self.said.read_text(errors="replace")[-LAST_WORDS:]
            logger.error("%s was not written, the worker ended with %s:\n%s", self.id, status, last)

    def missing(self) -> str:
        """What the worker said is not there (see export.Missing); empty if it said nothing of the kind."""
        try:
            return str(json.loads(self.said.read_text().rstrip().rpartition("\n")[2])["missing"])
        except (OSError, ValueError, LookupError, TypeError):
            return ""

    def progress(self) -> dict[str, Any]:
        """What the worker said last: `{done: 0 to 1, doing}`; nothing done yet if it said nothing that can be read."""
        try:
            last = json.loads(self.said.read_text().rstrip().rpartition("\n")[2])
            return {"done": float(last["done"]), "doing": str(last["doing"])}
        except (OSError, ValueError, LookupError, TypeError):
            return {"done": 0.0, "doing": ""}


class Builds:
    """The documents that this server was asked for lately."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._builds: dict[str, Build] = {}
        weakref.finalize(self, _end_all, self._builds)

    def start(
        self, code: str, kind: str, at: str, mask: bool = False, branding: str = "", leave_hidden: bool = False
    ) -> Build:
        """The document of a session: a new build, the one that is there, or the one that is under way.

        May raise Refused `busy`.
        `at`: the row that it tells up to. `mask`: its counts under five are hidden.
        `branding`: tells one house style and its logos from others.
        `leave_hidden`: what was kept from the screens is left out.
        """
        name = f"{code}-{at}{branding}{'-masked' if mask else ''}{'-shown' if leave_hidden else ''}.{kind}"
        with self._lock:
            self._forget_the_fallen()
            known = self._builds.get(name) or self._under_way(code, kind, mask, branding, leave_hidden)
            if known and known.state() != "failed":
                return known
            if sum(build.state() == "building" for build in self._builds.values()) >= MOST_AT_ONCE:
                raise Refused("busy")
            self._forget_the_oldest()
            build = self._builds[name] = self._started(name, code, kind, mask, branding, leave_hidden)
            return build

    def get(self, code: str, name: str) -> Build | None:
        """The build of that session with that id, or None."""
        build = self._builds.get(name)
        return build if build and build.code == code and build.stands() else None

    def kept(self, code: str) -> list[Build]:
        """The documents of that session that are done and kept, the last first."""
        with self._lock:
            self._forget_the_fallen()
            return [one for one in reversed(self._builds.values()) if one.code == code and one.state() == "done"]

    def cancel(self, code: str, name: str) -> None:
        """End the build of that session with that id, and forget it; one that is not there is already so."""
        with self._lock:
            if self.get(code, name):
                self._builds.pop(name).forget()

    def _under_way(self, *wanted: str | bool) -> Build | None:
        """The one of that code, kind, mask and branding, with or without what was hidden."""
        same = (build for build in self._builds.values() if build.wanted == wanted)
        return next((build for build in same if build.state() == "building"), None)

    def _started(self, name: str, code: str, kind: str, mask: bool, branding: str, leave_hidden: bool) -> Build:
        path = self._library.path(code)
        leftovers.documents_of(path).mkdir(mode=0o700, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=leftovers.documents_of(path)))
        session, target = str(path), str(folder / name)
        command = [sys.executable, "-m", "workshop.export.worker", session, target, "--kind", kind, "--leashed"]
        command += [*["--mask"] * mask, *["--leave-hidden"] * leave_hidden]
        with (folder / "said.log").open("wb") as output:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output, stderr=output)
        return Build(name, code, kind, folder, process, time.monotonic(), mask, branding, leave_hidden)

    def _forget_the_fallen(self) -> None:
        """Those whose folder an erasure, a reset or a deletion took away."""
        for name in [name for name, build in self._builds.items() if not build.stands()]:
            self._builds.pop(name).forget()

    def _forget_the_oldest(self) -> None:
        ended = [name for name, build in self._builds.items() if build.state() != "building"]
        for name in ended[: max(0, len(self._builds) - MOST_KEPT + 1)]:
            self._builds.pop(name).forget()


def _end_all(builds: dict[str, Build]) -> None:
    for build in builds.values():
        build.forget()
