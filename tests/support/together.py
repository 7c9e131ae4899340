"""`workshop serve --workers N`, over a folder of sessions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.support.house import ROOT, answers
from tests.support.patience import PATIENCE, wait_until


class Together:
    """Several processes of the server and their parent; `urls` are the workers', in their order, `port` the first's."""

    def __init__(self, folder: Path, workers: int, *more: object, **settings: str) -> None:
        self.folder, self.log = folder, folder.parent / f"together-{folder.name}.log"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        environment |= {f"TABLEE_{name}": value for name, value in settings.items()}
        words = ["serve", "--workers", str(workers), "--sessions", str(folder), *map(str, more)]
        with self.log.open("w") as output:
            self.parent = subprocess.Popen(
                [sys.executable, "-m", "workshop", *words],
                cwd=ROOT, env=environment, stdout=output, stderr=output, text=True,
            )  # fmt: skip
        wait_until(lambda: "organiser-link" in self.said() or self.parent.poll() is not None)
        self.urls: list[str] = re.findall(r"http://[\d.]+:\d+(?=[, ])", self.said())
        assert len(self.urls) == workers, self.said()
        self.port = int(self.urls[0].rpartition(":")[2])
        for url in self.urls:
            wait_until(lambda url=url: answers(url))

    def said(self) -> str:
        """What parent and workers wrote so far."""
        return self.log.read_text()

    def pids(self) -> list[int]:
        """The workers' processes, in their order."""
        return [pid for _, pid in sorted(_children(self.parent.pid))]

    def end(self) -> int:
        """Ask the parent to end, if it has not; gives its status."""
        self.parent.terminate()
        return self.parent.wait(PATIENCE)


def _children(parent: int) -> list[tuple[int, int]]:
    """The workers of a parent: (their number, their process)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_text().split("\0")
        except OSError:  # it has just ended
            continue
        if "workshop.serving.process" in words and words[-2:-1] == [str(parent)]:
            found.append((int(words[-3]), int(path.parent.name)))
    return found


def alive(pid: int) -> bool:
    """Whether a process runs."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
