"""What the display of a vote costs: the same votes with turnout live on every phone, and with nothing shown.

Law: both servers are Tablée; one sends no view after the first. A cost for each vote that does not grow with N is O(N).
"""

from __future__ import annotations

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.lines.votes import run
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

OPTIONS, ROUNDS, BLOCKS = 12, 2, 3
OVER = 2000  # milliseconds over which each round of votes is spread: ten views of the turnout


def measure(bench: Bench) -> list[Figure]:
    """CPU for each vote, shown and unseen, as the room grows."""
    figures = []
    for n in bench.sizes(100, 200, 500, 1000, 2000):
        shown = prepare(bench.folder(f"turnout-{n}"), n, OPTIONS, "s3")
        unseen = prepare(bench.folder(f"turnout-{n}-unseen"), n, OPTIONS, "s3")
        servers = tablee(shown), tablee(unseen, "nothing shown", "benchmarks.silent")
        with running(*servers) as targets:
            live, silent = run(bench, targets, n, shown.vote, shown.options, ROUNDS, OVER, BLOCKS)
        costs = f"{median(live, 'cpu'):.3f} ms a vote against {median(silent, 'cpu'):.3f}"
        said = f"{costs}; {median(live, 'bytes'):.0f} bytes sent"
        ratio = paired(live, silent, "cpu")
        figures.append(Figure(f"votes with live turnout, N = {n}", "nothing shown", said, ratio, most=1.3))
    return figures
