"""One room over several processes: the same acts with its sockets at the owner itself, at one relay, at two.

Law: the three rooms are up together and take turns. CPU counts every process of a room, Redis too; the owner's alone
says how far one room can grow, since relays can be had more of and owners cannot.
"""

from __future__ import annotations

import contextlib
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.lines.votes import run
from benchmarks.processes import MODULE, ROOT, START_SECONDS, Server, running
from benchmarks.session import IDEA, Session, prepare

IDEAS, ACTS, BLOCKS = 12, 3, 3
AT_ONCE, OVER = 2, 2000  # rounds in the same instant; milliseconds over which the votes of a round are spread
RELAYS = (0, 1, 2)

Target = dict[str, object]
Blocks = list[dict[str, float]]


def measure(bench: Bench) -> list[Figure]:
    """A view to N phones, N votes spread over two seconds, N votes at once, by 0, 1 and 2 relays."""
    return [figure for n in bench.sizes(1000) for figure in _of(bench, n)]


def _of(bench: Bench, n: int) -> Iterator[Figure]:
    folders = [bench.folder(f"relays-{count}-{n}") for count in RELAYS]
    writing, voting = ([prepare(folder, n, IDEAS, step) for folder in folders] for step in ("s2", "s3"))
    with contextlib.ExitStack() as started:
        rooms = [started.enter_context(_room(*one)) for one in zip(folders, RELAYS, strict=True)]
        yield from _shown(bench, n, _told(rooms, writing))
        yield from _voted(bench, n, _told(rooms, voting), voting[0])


def _told(rooms: list[Target], sessions: list[Session]) -> list[Target]:
    """The rooms as the generator is told of them, each with its session."""
    return [room | session.target for room, session in zip(rooms, sessions, strict=True)]


def _shown(bench: Bench, n: int, rooms: list[Target]) -> Iterator[Figure]:
    plan = {"n": n, "alone": 0, "blocks": bench.times(BLOCKS), "acts": ACTS, "text": IDEA.format(number="une de plus")}
    direct, *relayed = (one["all"] for one in generate("fanout", targets=rooms, **plan)["servers"])
    for count, blocks in zip(RELAYS[1:], relayed, strict=True):
        yield from _costs(f"an idea to {n} phones", count, direct, blocks)
        said = f"{median(blocks, 'delivered'):.1f} ms against {median(direct, 'delivered'):.1f}"
        ratio = paired(blocks, direct, "delivered")
        yield Figure(f"p95 of delivery, N = {n}, {_named(count)}", "no relay", said, ratio)


def _voted(bench: Bench, n: int, rooms: list[Target], session: Session) -> Iterator[Figure]:
    spread = run(bench, rooms, n, session.vote, session.options, 1, OVER, BLOCKS)
    at_once = run(bench, rooms, n, session.vote, session.options, AT_ONCE, 0, BLOCKS)
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
    return {0: "no relay", 1: "1 relay"}.get(count, f"{count} relays")


@contextlib.contextmanager
def _room(folder: Path, count: int) -> Iterator[Target]:
    """An owner, its Redis, its relays; without relays, the owner alone."""
    if not count:
        with running(_owner(folder)) as (target,):
            yield target
        return
    words = ["redis-server", "--port", "{port}", "--bind", "127.0.0.1", "--save", ""]
    with running(Server("redis", words, "redis", folder)) as (redis,):
        told = {"TABLEE_REDIS": f"redis://127.0.0.1:{redis['port']}/0"}
        relay = Server("relay", MODULE, "tablee", ROOT, told | {"TABLEE_ROLE": "relay"})
        with running(_owner(folder, count, **told), *(replace(relay) for _ in range(count))) as (target, *relays):
            ports = [one["port"] for one in relays]
            _await(ports)
            yield target | {"ports": ports, "pid": [one["pid"] for one in (target, *relays, redis)]}


def _owner(folder: Path, relays: int = 0, **environment: str) -> Server:
    told = {"TABLEE_SESSIONS": str(folder), **environment}
    return Server(_named(relays), MODULE, "tablee", ROOT, told)


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
