"""The command line, as whoever types it sees it: its status, what it wrote where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from workshop.cli import main

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

    @property
    def told(self) -> dict[str, str]:
        """The only settings of the environment that a command sees."""
        return {"TABLEE_SESSIONS": str(self.sessions), "TABLEE_PORT": "1"}

    def __call__(self, *words: object, stdin: str = "") -> Said:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        done = subprocess.run(
            [sys.executable, "-m", "workshop", *map(str, words)], cwd=ROOT, input=stdin, capture_output=True, text=True,
            env=environment | self.told | {"PYTHONIOENCODING": "utf-8"}, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout, done.stderr)


class Here(Shell):
    """The same without a process of its own, which takes half a second to begin: for commands that start none."""

    def __call__(self, *words: object, stdin: str = "") -> Said:
        environment = dict.fromkeys((name for name in os.environ if name.startswith("TABLEE_")), None) | self.told
        done = CliRunner().invoke(main, list(map(str, words)), stdin, environment, False, prog_name="workshop")
        return Said(done.exit_code, done.stdout, done.stderr)
