"""The fast way beside the frameworks' own, part by part: the same server, told to leave a part (TABLEE_STOCK).

Law: a part that is made for speed saves at least 15 % of the processor of the line that it serves, or it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.lines import votes
from benchmarks.processes import Server, running, tablee
from benchmarks.session import IDEA, prepare

MOST = 0.85
SHOWN, VOTING, SILENT = 500, 300, 600
BLOCKS, ACTS, QUIET_BLOCKS, QUIET_SECONDS, SPREAD_MS = 7, 4, 4, 10, 3000


def measure(bench: Bench) -> list[Figure]:
    """The processor of each line, with the part and without."""
    return [*_shown(bench), *_voted(bench), *_silent(bench)]


def _servers(bench: Bench, name: str, n: int, step: str, *left: str) -> list[Server]:
    """The same server once for each list of what is left."""
    made = [prepare(bench.folder(f"{name}-{number}"), n, 12, step) for number in range(len(left))]
    return [tablee(session, f"without {parts}", TABLEE_STOCK=parts) for session, parts in zip(made, left, strict=True)]


def _shown(bench: Bench) -> Iterator[Figure]:
    for n in bench.sizes(SHOWN):
        with running(*_servers(bench, f"fast-shown-{n}", n, "s2", "", "fanout")) as targets:
            text = IDEA.format(number="une de plus")
            found = generate("fanout", targets=targets, n=n, blocks=bench.times(BLOCKS), acts=ACTS, text=text)
        fast, stock = (one["all"] for one in found["servers"])
        yield _compared(f"fan-out to N = {n}: fanout and direct", fast, stock)


def _voted(bench: Bench) -> Iterator[Figure]:
    for n in bench.sizes(VOTING):
        servers = _servers(bench, f"fast-voted-{n}", n, "s3", "", "frames")
        session = servers[0].session
        assert session is not None
        with running(*servers) as targets:
            fast, stock = votes.run(bench, targets, n, session.vote, session.options, blocks=BLOCKS)
            yield _compared(f"N = {n} vote at once: frames", fast, stock)
            fast, stock = votes.run(bench, targets, n, session.vote, session.options, 1, SPREAD_MS, BLOCKS)
            yield _compared(f"N = {n} vote one by one: frames", fast, stock, None)


def _silent(bench: Bench) -> Iterator[Figure]:
    for n in bench.sizes(SILENT):
        left = ("", "pings", "fanout", "fanout,membership")
        plan: dict[str, Any] = {"blocks": bench.times(QUIET_BLOCKS), "seconds": QUIET_SECONDS}
        with running(*_servers(bench, f"fast-silent-{n}", n, "s2", *left)) as targets:
            fast, pings, crowd, stock = generate("idle", targets=targets, n=n, **plan)["servers"]
        yield _compared(f"N = {n} say nothing for {QUIET_SECONDS} s: pings", fast["silent"], pings["silent"])
        yield _compared(f"N = {n} leave together: membership", crowd["left"], stock["left"])


def _compared(what: str, fast: list[dict[str, Any]], stock: list[dict[str, Any]], most: float | None = MOST) -> Figure:
    """The processor, beside the same without. No bound where it is not the line that a part serves."""
    said = f"{median(fast, 'cpu'):.3f} ms against {median(stock, 'cpu'):.3f}"
    return Figure(what, "the same server without", said, paired(fast, stock, "cpu"), most=most)
