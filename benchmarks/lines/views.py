"""A view is computed from the state, not from the log: what one costs in a full session, beside folding everything.

Law: a thousand ideas at the table, ten thousand ballots in the urn; the time is the processor's. A view is made whole
after any row; after a ballot, without what no ballot moves (`Memo.lasting`).
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.session import casts, definition, imports, joins, move, open_vote, play
from workshop import core
from workshop.core import Memo
from workshop.session import Registry
from workshop.storage import Library

IDEAS, PEOPLE, BALLOTS = 1000, 2000, 10_000
AUDIENCES = ("phone:t1", "desk:t1", "screen:t1", "tower", "person:p0000000000000000")
TIMES = 7


def measure(bench: Bench) -> list[Figure]:
    """Milliseconds for each audience: made whole, after a ballot, then read again."""
    ideas, people, ballots = (20, 20, 100) if bench.quick else (IDEAS, PEOPLE, BALLOTS)
    library = Library(bench.folder("views"))
    code = library.create(definition(people))
    play(library, code, [*joins(people), *imports(ideas), move("s3")])
    play(library, code, casts(people, ballots, play(library, code, [open_vote(library.state(code))])))
    with library.reading(code) as log:
        rows, urns = log.contents()
    whole = milliseconds(lambda: core.view(core.fold(rows, urns, code), "phone:t1"), 1)
    memo = Memo(core.fold(rows, urns, code))
    figures = [
        Figure(
            f"view of {audience.partition(':')[0]} (ms), {ideas} ideas, {ballots} ballots",
            "the log folded again", f"{spent:.2f} ms against {whole:.0f}; {after:.2f} after a ballot", spent, most=5,
        )
        for audience in AUDIENCES
        for after in [milliseconds(lambda audience=audience: _after_a_row(memo, audience, ballot=True), TIMES)]
        for spent in [milliseconds(lambda audience=audience: _after_a_row(memo, audience, ballot=False), TIMES)]
    ]  # fmt: skip
    rooms = Registry(library)
    rooms[code].view("phone:t1")
    again = milliseconds(lambda: rooms[code].view("phone:t1"), TIMES)
    rooms.close()
    return [*figures, Figure("the same view again (ms)", "cached by seq", f"{again:.3f} ms", again, most=0.1)]


def _after_a_row(memo: Memo, audience: str, ballot: bool) -> None:
    memo.state.seq += 1
    memo.state.moved += not ballot
    core.view(memo.state, audience, memo)


def milliseconds(do: Callable[[], object], times: int) -> float:
    """The middle of a few runs, in milliseconds of processor time."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        do()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)
