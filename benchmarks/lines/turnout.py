"""What the display of a vote costs: the room votes together, its turnout live on every desk and screen, or unseen.

Law: both servers are Tablée; one sends no view after the first. Each round is a new one, so that the turnout rises from
nought to N. A cost for each vote that does not grow with N is O(N).
"""

from __future__ import annotations

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.lines.votes import run
from benchmarks.processes import running, tablee
from benchmarks.whole_day import gathered

BLOCKS = 3
OVER = 2000  # milliseconds over which each round of votes is spread: ten views of the turnout


def measure(bench: Bench) -> list[Figure]:
    """CPU for each vote, shown and unseen, as the room grows."""
    return [_one(bench, n) for n in bench.sizes(100, 500, 1000, 2000)]


def _one(bench: Bench, n: int) -> Figure:
    shown, unseen = (gathered(bench.folder(f"turnout-{n}-{name}"), n) for name in ("shown", "unseen"))
    servers = tablee(shown), tablee(unseen, "nothing shown", "benchmarks.silent")
    with running(*servers) as targets:
        live, silent = run(bench, targets, n, shown.vote, shown.options, 1, OVER, BLOCKS, anew=True)
    costs = f"{median(live, 'cpu'):.3f} ms a vote against {median(silent, 'cpu'):.3f}"
    said = f"{costs}; {median(live, 'bytes'):.0f} bytes to a phone"
    what = f"votes of N = {n} in two seconds, turnout live on {len(shown.watchers)} desks and screens"
    return Figure(what, "nothing shown", said, paired(live, silent, "cpu"), most=1.3 if n >= 1000 else None)
