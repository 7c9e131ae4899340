"""The command line, as whoever types it sees it: a process, its status, what it wrote where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Said:
    """How a command ended: its status, stdout and stderr."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote on stdout, read as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Shell:
    """Types `workshop …` over one folder of sessions."""

    sessions: Path

    def __call__(self, *words: object, stdin: str = "", seconds: float = 200) -> Said:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        environment |= {"TABLEE_SESSIONS": str(self.sessions), "TABLEE_PORT": "1", "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-m", "workshop", *map(str, words)],
            cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, timeout=seconds, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)
