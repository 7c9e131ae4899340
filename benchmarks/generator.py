"""The load generator, as a process: it is given a plan, it gives what it found."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

MAIN = Path(__file__).parent / "load" / "main.js"
MOST_SECONDS = 240


def generate(mode: str, **plan: Any) -> dict[str, Any]:
    """Run a mode to its end. Raises RuntimeError with what it said when it failed."""
    try:
        done = subprocess.run(
            ["node", str(MAIN), mode],
            input=json.dumps(plan), capture_output=True, text=True, timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise RuntimeError(f"the load of {mode} did not end in {MOST_SECONDS} s") from error
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or f"the load of {mode} failed")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def generating(mode: str, **plan: Any) -> subprocess.Popen[str]:
    """Start a mode that says a word on the way; the caller reads its stdout."""
    process = subprocess.Popen(["node", str(MAIN), mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(json.dumps(plan))
    process.stdin.close()
    process.stdin = None  # or `communicate` would write to it again
    return process
