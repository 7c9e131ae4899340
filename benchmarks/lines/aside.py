"""N phones vote, five hundred a second, while the largest document is being built, and while none is.

Law: the builder is the process that the server starts, LibreOffice included where it is installed; it works during the
whole block, and blocks with and without it follow each other on one server.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.lines.votes import OPTIONS
from benchmarks.processes import ROOT, running, tablee
from benchmarks.session import Session, prepare
from benchmarks.whole_day import written_up

SHEETS, IDEAS = 3000, 6000
BLOCKS, ROUNDS, SPREAD = 7, 2, 1000  # milliseconds over which N phones vote once


def measure(bench: Bench) -> list[Figure]:
    """p95 of a vote's answer with a builder at work, beside without."""
    file = written_up(bench.folder("aside-day"), *((20, 40) if bench.quick else (SHEETS, IDEAS)))
    figures = []
    for n in bench.sizes(500):
        session = prepare(bench.folder(f"aside-{n}"), n, OPTIONS, "s3")
        calm, busy = [], []
        with running(tablee(session)) as targets:
            for _ in range(bench.times(BLOCKS)):
                calm.append(_block(targets, n, session))
                with building(file):
                    busy.append(_block(targets, n, session))
        for what, most in (("p50", None), ("p95", 1.2)):
            said = f"{median(busy, what):.1f} ms against {median(calm, what):.1f}"
            name = f"{what} of {n} votes a second while {SHEETS} sheets are written"
            figures.append(Figure(name, "nothing is written", said, paired(busy, calm, what), most=most))
    return figures


def _block(targets: list[dict[str, object]], n: int, session: Session) -> dict[str, Any]:
    plan = {"n": n, "blocks": 1, "rounds": ROUNDS, "over": SPREAD, "vote": session.vote, "options": session.options}
    block: dict[str, Any] = generate("votes", targets=targets, **plan)["servers"][0]["blocks"][0]
    return block


@contextlib.contextmanager
def building(file: Path) -> Iterator[None]:
    """A builder at work on that session from the beginning of the block to its end."""
    words = [sys.executable, "-m", "workshop.export.worker", str(file), str(file.with_suffix(".docx"))]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()
