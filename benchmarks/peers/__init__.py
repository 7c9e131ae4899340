"""The peers, and how they come to this machine.

Law: installed from npm into `bench-out/` by the command that needs them; nothing of them is kept in the repository.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

from benchmarks.processes import Server

HERE = Path(__file__).parent
FILES = ("package.json", "socketio.js", "ws.js")
INSTALL_SECONDS = 420
SLOW_FLUSH = 2000  # microseconds


class Absent(RuntimeError):
    """What a benchmark compares with could not be had here. Its text says why."""


def install(folder: Path) -> Path:
    """Put the peers in a folder, with their libraries; gives the folder. better-sqlite3 is compiled where need be."""
    if not shutil.which("npm"):
        raise Absent("npm is not installed: the peers cannot be had")
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(HERE / name, folder / name)
    if not (folder / "node_modules" / "better-sqlite3" / "build").exists():
        # Some shells ignore the end of children, and make then waits for those that it lost.
        subprocess.run(
            ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=folder, check=True, timeout=INSTALL_SECONDS,
            preexec_fn=lambda: signal.signal(signal.SIGCHLD, signal.SIG_DFL),
        )  # fmt: skip
    return folder


def socketio(folder: Path, database: Path | None = None, **environment: str) -> Server:
    """Node's Socket.IO; with a database, every vote is a durable transaction of its own."""
    name = "node socket.io + better-sqlite3" if database else "node socket.io"
    words = ["node", "socketio.js", "{port}", *([str(database)] if database else [])]
    return Server(name, words, "sio", folder, environment)


def bare(folder: Path) -> Server:
    """Bare `ws` and a frame built once."""
    return Server("node ws, bare", ["node", "ws.js", "{port}"], "ws", folder)


def slow_flush(folder: Path) -> dict[str, str]:
    """The environment of a server whose disk takes two milliseconds more to flush. Raises Absent without a compiler."""
    library = folder / "slowsync.so"
    if not shutil.which("gcc"):
        raise Absent("gcc is not installed: the slow disk cannot be played")
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-o", library, HERE / "slowsync.c", "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "SLOWSYNC_US": str(SLOW_FLUSH)}
