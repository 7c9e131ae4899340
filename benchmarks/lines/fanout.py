"""One view to N phones: an organiser's act, committed, shown to everybody, beside the mere sending of the same bytes.

Law: Tablée's figure of the whole act holds all of it (authorise, check, commit, views, sending); the peers only send.
The sending alone is what the phones but one add to it, on both sides: the act for N less the act for one.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

from benchmarks import peers
from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.processes import running, tablee
from benchmarks.session import IDEA, prepare

IDEAS, ACTS, BLOCKS = 12, 4, 6
MOST = {200: 1.0, 1000: 0.8, 2000: 0.8}


def measure(bench: Bench) -> list[Figure]:
    """Server CPU for a view, delivery and worst block, for each N."""
    return [figure for n in bench.sizes(200, 1000, 2000) for figure in _one(bench, n)]


def _one(bench: Bench, n: int) -> Iterator[Figure]:
    session = prepare(bench.folder(f"fanout-{n}"), n, IDEAS)
    servers = tablee(session), peers.socketio(bench.peers), peers.bare(bench.peers)
    with running(*servers) as targets:
        text = IDEA.format(number="une de plus")
        found = generate("fanout", targets=targets, n=n, blocks=bench.times(BLOCKS), acts=ACTS, text=text)
    ours, sio, ws = (server["all"] for server in found["servers"])
    yield _cpu(f"fan-out of {found['bytes']} bytes, whole act, N = {n}", "node socket.io", ours, sio, MOST.get(n))
    yield _cpu(f"the same, N = {n}", "node ws, bare", ours, ws, 1.3)
    yield from sending(found["servers"], n)
    yield _each(found["servers"], n)
    yield _delivery(ours, sio, n)
    worst = [max(block["worst"] for block in blocks) for blocks in (ours, sio)]
    said = f"{worst[0]:.1f} ms against {worst[1]:.1f}"
    yield Figure(f"slowest delivery of all, N = {n}", "node socket.io", said, worst[0] / worst[1], most=1.5)


def _cpu(what: str, peer: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], most: float | None) -> Figure:
    said = f"{median(ours, 'cpu'):.2f} ms against {median(theirs, 'cpu'):.2f}"
    return Figure(what, peer, said, paired(ours, theirs, "cpu"), most=most)


def sending(servers: list[dict[str, Any]], n: int) -> Iterator[Figure]:
    """What the phones but one add to the act, of Tablée, of Socket.IO and of bare `ws`, in that order."""
    ours, sio, ws = ([block["cpu"] - median(one["alone"], "cpu") for block in one["all"]] for one in servers)
    for peer, theirs, most in (("node socket.io", sio, MOST.get(n)), ("node ws, bare", ws, 1.3)):
        said = f"{statistics.median(ours):.2f} ms against {statistics.median(theirs):.2f}"
        ratio = statistics.median(one / max(other, 1e-9) for one, other in zip(ours, theirs, strict=True))
        yield Figure(f"the sending alone, N = {n}", peer, said, ratio, most=most)


def _each(servers: list[dict[str, Any]], n: int) -> Figure:
    """What one more phone costs: the act for N less the act for one."""
    costs = [(median(one["all"], "cpu") - median(one["alone"], "cpu")) * 1000 / max(n - 1, 1) for one in servers[:2]]
    said = f"{costs[0]:.1f} µs against {costs[1]:.1f}"
    return Figure(f"each phone more, N = {n}", "node socket.io", said, costs[0] / max(costs[1], 1e-9))


def _delivery(ours: list[dict[str, Any]], sio: list[dict[str, Any]], n: int) -> Figure:
    felt = f"{median(ours, 'delivered'):.1f} ms against {median(sio, 'delivered'):.1f}; felt {median(ours, 'felt'):.1f}"
    return Figure(f"p95 of delivery, N = {n}", "node socket.io", felt, paired(ours, sio, "delivered"), most=1.0)
