"""The same votes on a disk whose flush takes two milliseconds more, as honest ones do.

Law: both servers get the same shim; the peer commits each vote by itself, Tablée what a few milliseconds gathered.
"""

from __future__ import annotations

from benchmarks import peers
from benchmarks.bench import Bench, median
from benchmarks.figures import Figure
from benchmarks.lines.votes import OPTIONS, acks, run
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

ROUNDS, BLOCKS = 1, 3
CALM = 1000  # milliseconds over which N phones vote once: five hundred votes a second for N = 500


def measure(bench: Bench) -> list[Figure]:
    """Votes a second at once, then the latency of as many votes spread over a second."""
    figures = []
    for n in bench.sizes(500):
        session = prepare(bench.folder(f"slow-{n}"), n, OPTIONS, "s3")
        durable = peers.socketio(bench.peers, bench.folder(f"slow-{n}-peer") / "votes.db", **bench.slow)
        with running(tablee(session, **bench.slow), durable) as targets:
            ours, theirs = run(bench, targets, n, session.vote, session.options, ROUNDS, blocks=BLOCKS)
            (calm,) = run(bench, targets[:1], n, session.vote, session.options, ROUNDS, CALM, BLOCKS)
        peer = "node socket.io + better-sqlite3, same flush"
        figures.append(acks(f"durable votes, flush of 2 ms, N = {n}", peer, ours, theirs, 5.0))
        p95 = median(calm, "p95")
        said = f"p50 {median(calm, 'p50'):.1f} ms, p95 {p95:.1f} ms"
        figures.append(Figure(f"p95 (ms) of {n} votes spread over a second, flush of 2 ms", "–", said, p95, most=15))
    return figures
