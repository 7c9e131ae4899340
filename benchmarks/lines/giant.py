"""How far one process goes: five thousand phones in one room, then ten thousand.

Law: the phones are those of several generators, each with a slice of the room; they share the machine with the server,
whose processor time is its own. All are bounded in time.
"""

from __future__ import annotations

import contextlib
import json
import selectors
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.generator import MAIN
from benchmarks.processes import running, tablee
from benchmarks.session import IDEA, TABLE, Session, prepare
from workshop.storage import Library

GENERATORS, IDEAS, SETTLE, OVER = 4, 24, 4.0, 10_000
MOST_SECONDS = 120  # for whatever is asked of a generator

Found = dict[str, Any]


class Generator:
    """A slice of the room's phones, in a process of its own."""

    def __init__(self, target: Found, first: int, until: int) -> None:
        self._process = subprocess.Popen(
            ["node", str(MAIN.with_name("giant.js"))], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.tell(target=target, first=first, until=until, leads=first == 0)

    def tell(self, **said: Any) -> None:
        """Say what it is to do."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()

    def found(self) -> Found:
        """Wait for what it found. Raises RuntimeError when it takes too long, or has ended."""
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._process.stdout, selectors.EVENT_READ)
            line = self._process.stdout.readline() if waiting.select(MOST_SECONDS) else ""
        if not line:
            raise RuntimeError("a generator of the giant room failed")
        answer: Found = json.loads(line)
        return answer

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()


def measure(bench: Bench) -> list[Figure]:
    """Joins, memory, one view to all, and a vote of all spread over ten seconds."""
    return [figure for n in bench.sizes(5_000, 10_000) for figure in _of(bench, n)]


def _of(bench: Bench, n: int) -> Iterator[Figure]:
    session = prepare(bench.folder(f"giant-{n}"), n, IDEAS)
    with running(tablee(session)) as (target,), contextlib.ExitStack() as made:
        pid = int(str(target["pid"]))
        memory, busy = _memory(pid), _processor(pid)
        slices = [(n * part // GENERATORS, n * (part + 1) // GENERATORS) for part in range(GENERATORS)]
        room = [Generator(target, *each) for each in slices]
        for one in room:
            made.callback(one.end)
        joined = max(one.found()["seconds"] for one in room)
        spent = _processor(pid) - busy
        said = f"all in {joined:.1f} s; {spent / n:.2f} ms of processor each"
        yield Figure(f"{n} phones join one room of one process", "–", said, joined)
        time.sleep(SETTLE)
        kept = (_memory(pid) - memory) / n
        yield Figure(
            f"memory of each of {n} phones (kB)", "–", f"{kept:.0f} kB; {_memory(pid) / 1000:.0f} MB in all", kept
        )
        yield _idle(pid, n)
        yield _shown(room, pid, n)
        yield _voted(room, pid, n, session)


def _idle(pid: int, n: int) -> Figure:
    busy, began = _processor(pid), time.monotonic()
    time.sleep(10)
    share = (_processor(pid) - busy) / 10 / (time.monotonic() - began)
    return Figure(f"{n} phones look on for ten seconds", "–", f"{share:.0f} % of a core", share)


def _shown(room: list[Generator], pid: int, n: int) -> Figure:
    busy = _processor(pid)
    _do(room, "idea.import", table=TABLE, body=IDEA.format(number="une de plus"))
    time.sleep(SETTLE)
    spent, found = _processor(pid) - busy, _all(room, act="heard")
    delivered = sorted(ms for one in found for ms in one["delivered"])
    said = f"{_at(delivered, 0.95):.0f} ms until 95 % have it; {spent:.0f} ms of processor; {len(delivered)} views"
    return Figure(f"an idea to {n} phones", "–", said, _at(delivered, 0.95))


def _voted(room: list[Generator], pid: int, n: int, session: Session) -> Figure:
    library = Library(session.folder)
    _do(room, "step.move", step="s3", tables="all")
    _do(room, "vote.open", place=TABLE, version=library.state(session.code).places[TABLE].version)
    time.sleep(SETTLE)
    vote = library.state(session.code).last_vote(TABLE, "s3")
    assert vote is not None
    busy = _processor(pid)
    found = _all(room, act="vote", vote=vote.id, options=list(vote.option_ids), over=OVER)
    spent, answered = _processor(pid) - busy, sorted(ms for one in found for ms in one["latencies"])
    with library.reading(session.code) as log:
        kept = sum(row.name == "ballot.cast" for row in log.rows())
    cut = sum(one["cut"] for one in found)
    said = (
        f"{_at(answered, 0.5):.0f} ms for half of them, {_at(answered, 0.95):.0f} for 95 %; {spent / n:.2f} ms of "
        f"processor each; {len(answered)} acknowledged, {kept} in the file, {cut} sockets cut"
    )
    return Figure(f"{n} votes spread over ten seconds", "–", said, _at(answered, 0.95))


def _do(room: list[Generator], name: str, **body: Any) -> None:
    room[0].tell(act="do", name=name, body=body)
    answer = room[0].found()
    if not answer.get("ok"):
        raise RuntimeError(f"{name}: {answer}")


def _all(room: list[Generator], **said: Any) -> list[Found]:
    for one in room:
        one.tell(**said)
    return [one.found() for one in room]


def _at(ordered: list[float], mark: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * mark))] if ordered else float("nan")


def _memory(pid: int) -> float:
    """Kilobytes that a process holds."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def _processor(pid: int) -> float:
    """Milliseconds of processor time that a process, and all its threads, have had."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text("ascii").split()[0]) for task in tasks) / 1e6
