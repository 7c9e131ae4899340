"""What a phone receives in a whole day: 108 people, nine tables, every step, through real sockets.

Law: the day is `workshop rehearse`'s, on the demonstration session; bytes are counted where they are received.
"""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.processes import ROOT
from workshop.definition import parse
from workshop.storage import Library
from workshop.web.assets.paths import example_sessions

PEOPLE, MINUTES = 108, 1.5
MOST_SECONDS = 400


def measure(bench: Bench) -> list[Figure]:
    """Kilobytes of live messages that the median phone receives, and what acts took to be answered."""
    people, minutes = (12, 0.2) if bench.quick else (bench.n or PEOPLE, MINUTES)
    folder = bench.folder("day")
    text = (example_sessions() / "demonstration.md").read_text("utf-8")
    code = Library(folder).create(parse(text).body, text)
    words = ["rehearse", code, "--sessions", folder, "--people", people, "--minutes", minutes, "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "workshop", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS, check=False,
    )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(done.stderr)
    report = json.loads(done.stdout)
    kilobytes, most = report["phone_bytes"]["median"] / 1000, report["phone_bytes"]["max"] / 1000
    done_then = f"{report['operations']} operations, {report['surprises']} surprises"
    said = f"{kilobytes:.0f} kB (at most {most:.0f}), {done_then}"
    p95 = report["latency_ms"]["p95"]
    return [
        Figure(f"what a phone receives in a day of {people} people (kB)", "–", said, kilobytes, most=300),
        Figure(f"p95 of an answer in that day (ms), {report['seconds']:.0f} s long", "–", f"{p95} ms", p95),
    ]
