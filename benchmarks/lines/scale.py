"""The votes of twelve sessions at once, held by one process, by two, by three.

Law: the same sessions, the same phones, the same run; every phone goes straight to the process that holds its session.
The generator shares the machine: what it costs is said beside what the servers cost.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.processes import ROOT, Server, free_ports, running
from benchmarks.session import Session, prepare
from workshop.storage import Library
from workshop.storage.partition import Share

WORKERS, SESSIONS = (1, 2, 3), 12
OPTIONS, ROUNDS, BLOCKS = 12, 3, 5
START_SECONDS = 20


def measure(bench: Bench) -> list[Figure]:
    """Acknowledged votes a second with each number of processes, beside one; `--n` says how many phones a session."""
    (n,) = bench.sizes(40)
    sessions = {workers: _sessions(bench.folder(f"scale-{workers}"), workers, n) for workers in WORKERS}
    first = free_ports(sum(WORKERS))
    servers = [_server(workers, sessions[workers], first + sum(WORKERS[:at])) for at, workers in enumerate(WORKERS)]
    with running(*servers):
        told = [_told(server, workers, sessions[workers]) for server, workers in zip(servers, WORKERS, strict=True)]
        found = generate("scale", servers=told, n=n, blocks=bench.times(BLOCKS), rounds=ROUNDS)
    alone, *several = (server["blocks"] for server in found["servers"])
    cores = os.cpu_count() or 1
    what = f"votes at once in {SESSIONS} sessions of {n} phones, {cores} cores"
    said = f"{_said(alone)}; the generator {median(alone, 'load'):.2f} ms"
    return [Figure(f"{what}, 1 worker", "–", said, 1.0)] + [
        Figure(f"the same, {workers} workers", "1 worker", _said(blocks), paired(blocks, alone, "acks"))
        for workers, blocks in zip(WORKERS[1:], several, strict=True)
    ]


def _said(blocks: list[dict[str, Any]]) -> str:
    rate = f"{median(blocks, 'acks'):.0f}/s, p95 {median(blocks, 'p95'):.0f} ms"
    return f"{rate}, {median(blocks, 'cpu'):.2f} ms of processor a vote"


def _sessions(folder: Path, workers: int, n: int) -> list[Session]:
    """Twelve sessions, as many of each worker."""
    library, share = Library(folder), Share(workers)
    wanted = [number % workers + 1 for number in range(SESSIONS)]
    codes = (next(code for code in iter(library.free_code, "") if share.place(code)[1] == one) for one in wanted)
    return [prepare(folder, n, OPTIONS, "s3", code) for code in codes]


def _server(workers: int, sessions: list[Session], port: int) -> Server:
    folder = sessions[0].folder
    words = ["serve", "--workers", str(workers), "--port", "{port}", "--sessions", str(folder)]
    command = [sys.executable, "-m", "workshop", *words]
    name = f"{workers} worker{'s' if workers > 1 else ''}"
    return Server(name, command, "tablee", ROOT, {"TABLEE_SESSIONS": str(folder)}, port=port)


def _told(server: Server, workers: int, sessions: list[Session]) -> dict[str, Any]:
    """What the generator is told: the processes, and for each session the port of the one that holds it."""
    share, targets = Share(workers), []
    for one in sessions:
        port = server.port + share.place(one.code)[1] - 1
        targets.append({**one.target, "port": port, "vote": one.vote, "options": one.options})
    return {"name": server.name, "pids": _pids(server, workers), "sessions": targets}


def _pids(server: Server, workers: int) -> list[int]:
    """The processes that serve: the parent's children, or the parent itself where it became the server."""
    if server.process is None or workers == 1:
        return [server.process.pid] if server.process else []
    parent = server.process.pid
    limit = time.monotonic() + START_SECONDS
    while len(found := Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()) < workers:
        if time.monotonic() > limit:
            raise RuntimeError(f"{server.name}: {len(found)} of {workers} processes")
        time.sleep(0.05)
    return [int(pid) for pid in found]
