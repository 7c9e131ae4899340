"""The machine that was measured, in a sentence: a figure without it says nothing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Processor, cores, memory, system, and the versions of what was compared."""
    memory = _first(r"MemTotal:\s+(\d+)", Path("/proc/meminfo")) or "0"
    model = _first(r"model name\s+: (.+)", Path("/proc/cpuinfo")) or platform.machine()
    packages = ", ".join(f"{name} {version(name)}" for name in ("flask-socketio", "python-socketio", "eventlet"))
    return (
        f"{os.cpu_count()} cores ({model}), {int(memory) / 1e6:.1f} GB, Linux {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}, node {_node()}."
    )


def load() -> float:
    """How many processes wanted a core in the last minute."""
    return os.getloadavg()[0]


def _first(pattern: str, path: Path) -> str | None:
    found = re.search(pattern, path.read_text("utf-8")) if path.exists() else None
    return found[1] if found else None


def _node() -> str:
    if not shutil.which("node"):
        return "absent"
    return subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip().lstrip("v")
