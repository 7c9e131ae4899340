"""The server falls while N phones are there, and returns: when is everybody level again?

Law: phones wait as static/js/link.js does, doubling, with jitter; the clock starts when the server listens again.
"""

from __future__ import annotations

import json
import time
from typing import Any

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.generator import generating
from benchmarks.processes import Server, running, tablee
from benchmarks.session import prepare

IDEAS = 24
ABSENT_SECONDS = 1.0
MOST_SECONDS = 90


def measure(bench: Bench) -> list[Figure]:
    """Seconds from the server's return to the last phone's view."""
    figures = []
    for n in bench.sizes(1000):
        server = tablee(prepare(bench.folder(f"comeback-{n}"), n, IDEAS))
        with running(server) as targets:
            found, returned = _fall(server, targets, n)
        seconds = found["last"] / 1000 - returned
        half = found["p50"] / 1000
        said = f"{seconds:.1f} s, {found['attempts']} attempts, half of the phones {half:.1f} s after the first"
        figures.append(Figure(f"all level after a restart (s), N = {n}", "–", said, seconds, most=10))
    return figures


def _fall(server: Server, targets: list[dict[str, object]], n: int) -> tuple[dict[str, Any], float]:
    load = generating("comeback", targets=targets, n=n)
    try:
        assert load.stdout is not None
        if load.stdout.readline() != "level\n":
            raise RuntimeError("the phones could not come in")
        server.kill()
        time.sleep(ABSENT_SECONDS)
        server.start()
        returned = time.monotonic()
        said, _ = load.communicate(timeout=MOST_SECONDS)
    finally:
        if load.poll() is None:
            load.kill()
            load.wait()
    if load.returncode:
        raise RuntimeError("the phones did not all come back")
    return json.loads(said.splitlines()[-1]), returned
