"""N phones come in the same instant, each served its first real view; the processor and memory that each takes.

Law: the peer greets with the same bytes and looks at nobody's cookie. The first storm is the one of the day: later
ones find a peer whose code is compiled by then, and memory that was kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import peers
from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

IDEAS, ROUNDS = 24, 3


def measure(bench: Bench) -> list[Figure]:
    """Time until all are served, processor and kilobytes of server memory a phone."""
    return [figure for n in bench.sizes(1000) for figure in _one(bench, n)]


def _one(bench: Bench, n: int) -> Iterator[Figure]:
    session = prepare(bench.folder(f"storm-{n}"), n, IDEAS)
    with running(tablee(session), peers.socketio(bench.peers)) as targets:
        found = generate("storm", targets=targets, n=n, rounds=bench.times(ROUNDS))
    ours, theirs = (server["rounds"] for server in found["servers"])
    said = f"{median(ours, 'seconds'):.2f} s against {median(theirs, 'seconds'):.2f}"
    what = f"storm of joins, a first view of {found['bytes']} bytes, N = {n}"
    yield Figure(what, "node socket.io", said, paired(ours, theirs, "seconds"), most=1.8)
    said = f"{median(ours, 'cpu') / n:.2f} ms against {median(theirs, 'cpu') / n:.2f}"
    yield Figure(f"processor for each who joins, N = {n}", "node socket.io", said, paired(ours, theirs, "cpu"))
    kilobytes = ours[0]["kilobytes"]
    said = f"{kilobytes:.0f} kB against {theirs[0]['kilobytes']:.0f}"
    yield Figure(f"server memory a phone (kB), N = {n}", "node socket.io", said, kilobytes, most=80)
