"""What the display of a vote costs: the room votes together, its turnout live on every desk and screen, or unseen.

Law: both servers are Tablée; one sends no view after the first. Each round is a new one, so that the turnout rises from
nought to N. What it adds to a vote does not grow with N, the whole is O(N); were it N², four times N would cost four
times as much for each.
"""

from __future__ import annotations

from typing import Any

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.lines.votes import run
from benchmarks.processes import running, tablee
from benchmarks.whole_day import WATCHED, gathered

BOUND = 1000  # the room that has a figure to reach; it is measured longer
BLOCKS, LONGER = 3, 7
OVER = 2000  # milliseconds over which each round of votes is spread: ten views of the turnout


def measure(bench: Bench) -> list[Figure]:
    """CPU for each vote, shown and unseen, as the room grows."""
    sizes = bench.sizes(100, 500, 1000, 2000)
    found = [_voted(bench, n) for n in sizes]
    added = [median(live, "cpu") - median(silent, "cpu") for live, silent in found]
    figures = [_beside(n, live, silent) for n, (live, silent) in zip(sizes, found, strict=True)]
    if len(sizes) == 1:
        return figures
    said = f"{added[-1]:.3f} ms against {added[1]:.3f}"
    what = f"what the display adds to a vote, N = {sizes[-1]}"
    return [*figures, Figure(what, f"N = {sizes[1]}", said, added[-1] / max(added[1], 1e-9), most=2)]


def _voted(bench: Bench, n: int) -> list[list[dict[str, Any]]]:
    shown, unseen = (gathered(bench.folder(f"turnout-{n}-{name}"), n) for name in ("shown", "unseen"))
    servers = tablee(shown), tablee(unseen, "nothing shown", "benchmarks.silent")
    with running(*servers) as targets:
        blocks = LONGER if n == BOUND else BLOCKS
        return run(bench, targets, n, shown.vote, shown.options, 1, OVER, blocks, anew=True)


def _beside(n: int, live: list[dict[str, Any]], silent: list[dict[str, Any]]) -> Figure:
    costs = f"{median(live, 'cpu'):.3f} ms a vote against {median(silent, 'cpu'):.3f}"
    said = f"{costs}; {median(live, 'bytes'):.0f} bytes to a phone"
    what = f"N = {n} vote in two seconds, turnout live on {len(WATCHED)} desks and screens"
    return Figure(what, "nothing shown", said, paired(live, silent, "cpu"), most=1.3 if n == BOUND else None)
