"""N phones vote in the same instant: authorise, check, append with synchronous=FULL, commit, acknowledge.

Law: the peer keeps the same promise with the same tables; a second one keeps none, for what the promise costs.
"""

from __future__ import annotations

from typing import Any

from benchmarks import peers
from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

OPTIONS, ROUNDS, BLOCKS = 12, 3, 5


def measure(bench: Bench) -> list[Figure]:
    """Acknowledged votes a second against a durable peer and one without a database."""
    figures = []
    for n in bench.sizes(500):
        session = prepare(bench.folder(f"votes-{n}"), n, OPTIONS, "s3")
        durable = peers.socketio(bench.peers, bench.folder(f"votes-{n}-peer") / "votes.db")
        with running(tablee(session), durable, peers.socketio(bench.peers)) as targets:
            ours, theirs, free = run(bench, targets, n, session.vote, session.options)
        figures += [
            acks(f"durable votes at once, live turnout, N = {n}", "node socket.io + better-sqlite3", ours, theirs, 1.0),
            acks(f"the same, N = {n}", "node socket.io, nothing kept", ours, free, 0.4),
            latency(f"p95 of a vote's answer, N = {n}", "node socket.io + better-sqlite3", ours, theirs),
        ]
    return figures


def run(
    bench: Bench, targets: list[dict[str, object]], n: int, vote: str, options: tuple[str, ...],
    rounds: int = ROUNDS, over: int = 0, blocks: int = BLOCKS, anew: bool = False,
) -> list[list[dict[str, Any]]]:  # fmt: skip
    """Have N phones vote at each of the servers, or in a new round of the vote each time; gives the blocks of each."""
    told = {"rounds": rounds, "over": over, "vote": vote, "options": options, "anew": anew}
    plan = {"n": n, "blocks": bench.times(blocks), **told}
    return [one["blocks"] for one in generate("votes", targets=targets, **plan)["servers"]]


def acks(what: str, peer: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], least: float) -> Figure:
    """Votes acknowledged in a second, beside a peer's."""
    said = f"{median(ours, 'acks'):.0f}/s against {median(theirs, 'acks'):.0f}/s"
    return Figure(what, peer, said, paired(ours, theirs, "acks"), least=least)


def latency(what: str, peer: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> Figure:
    """How long 95 % of the answers took at most, beside a peer's."""
    said = f"{median(ours, 'p95'):.0f} ms against {median(theirs, 'p95'):.0f}"
    return Figure(what, peer, said, paired(ours, theirs, "p95"))
