"""One room over several processes: the same acts with its sockets at the owner itself, at one relay, at two.

Law: the three rooms are up together and take turns. CPU counts every process of a room, Redis too; the owner's alone
says how far one room can grow, since relays can be had more of and owners cannot.
"""

from __future__ import annotations

import contextlib
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.lines.votes import run
from benchmarks.processes import ROOT, START_SECONDS, Server, running, tablee
from benchmarks.session import IDEA, Session, prepare

IDEAS, ACTS, BLOCKS = 12, 4, 3
ROUNDS, OVER = 2, 2000
RELAYS = (0, 1, 2)
MODULE = [sys.executable, "-m", "workshop.server"]

Target = dict[str, object]
Blocks = list[dict[str, float]]


def measure(bench: Bench) -> list[Figure]:
    """A view to N phones, N votes spread over two seconds, N votes at once, by 0, 1 and 2 relays."""
    return [figure for n in bench.sizes(1000) for one in (_shown, _voted) for figure in one(bench, n)]


def _shown(bench: Bench, n: int) -> Iterator[Figure]:
    with _rooms(bench, n, "s2") as (rooms, _):
        plan = {"n": n, "blocks": bench.times(BLOCKS), "acts": ACTS, "text": IDEA.format(number="une de plus")}
        direct, *relayed = (one["all"] for one in generate("fanout", targets=rooms, **plan)["servers"])
    for count, blocks in zip(RELAYS[1:], relayed, strict=True):
        yield from _costs(f"an idea to {n} phones", count, direct, blocks)
        said = f"{median(blocks, 'delivered'):.1f} ms against {median(direct, 'delivered'):.1f}"
        ratio = paired(blocks, direct, "delivered")
        yield Figure(f"p95 of delivery, N = {n}, {_named(count)}", "no relay", said, ratio)


def _voted(bench: Bench, n: int) -> Iterator[Figure]:
    with _rooms(bench, n, "s3") as (rooms, session):
        spread = run(bench, rooms, n, session.vote, session.options, ROUNDS, OVER, BLOCKS)
        at_once = run(bench, rooms, n, session.vote, session.options, ROUNDS, 0, BLOCKS)
    for count in RELAYS[1:]:
        yield from _costs(f"each of {n} votes in two seconds", count, spread[0], spread[count])
        said = f"{median(spread[count], 'p95'):.1f} ms against {median(spread[0], 'p95'):.1f}"
        yield Figure(f"p95 of a vote's answer, N = {n}, {_named(count)}", "no relay", said,
                     paired(spread[count], spread[0], "p95"))  # fmt: skip
        said = f"{median(at_once[count], 'acks'):.0f}/s against {median(at_once[0], 'acks'):.0f}/s"
        yield Figure(f"votes at once, N = {n}, {_named(count)}", "no relay", said,
                     paired(at_once[count], at_once[0], "acks"))  # fmt: skip


def _costs(what: str, count: int, direct: Blocks, relayed: Blocks) -> Iterator[Figure]:
    for key, whose in (("own", "the owner’s"), ("cpu", "all")):
        said = f"{median(relayed, key):.3f} ms against {median(direct, key):.3f}"
        yield Figure(f"{whose} CPU, {what}, {_named(count)}", "no relay", said, paired(relayed, direct, key))


def _named(count: int) -> str:
    return "1 relay" if count == 1 else f"{count} relays"


@contextlib.contextmanager
def _rooms(bench: Bench, n: int, step: str) -> Iterator[tuple[list[Target], Session]]:
    """Rooms of one same session, started, as the generator is told of them."""
    sessions = [prepare(bench.folder(f"relays-{count}-{step}"), n, IDEAS, step) for count in RELAYS]
    with contextlib.ExitStack() as started:
        yield [started.enter_context(_room(*one)) for one in zip(sessions, RELAYS, strict=True)], sessions[0]


@contextlib.contextmanager
def _room(session: Session, count: int) -> Iterator[Target]:
    """An owner, its Redis, its relays; without relays, the owner alone."""
    if not count:
        with running(tablee(session, "no relay")) as (target,):
            yield target
        return
    words = ["redis-server", "--port", "{port}", "--bind", "127.0.0.1", "--save", ""]
    with running(Server("redis", words, "redis", session.folder)) as (redis,):
        told = {"TABLEE_REDIS": f"redis://127.0.0.1:{redis['port']}/0"}
        owner = tablee(session, _named(count), **told)
        relay = Server("relay", MODULE, "tablee", ROOT, told | {"TABLEE_ROLE": "relay"})
        with running(owner, *(replace(relay) for _ in range(count))) as (target, *relays):
            ports = [one["port"] for one in relays]
            _await(ports)
            yield target | {"ports": ports, "pid": [one["pid"] for one in (target, *relays, redis)]}


def _await(ports: list[object]) -> None:
    """Wait until each relay has found its owner."""
    limit = time.monotonic() + START_SECONDS
    for port in ports:
        while not _open(port):
            if time.monotonic() > limit:
                raise RuntimeError("a relay did not find its owner")
            time.sleep(0.05)


def _open(port: object) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return False
