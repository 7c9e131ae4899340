"""A session with many operations is opened by a process that has just started: read, folded, ready.

Law: every row was judged and written by the room; the opening is timed in a process of its own, memory included.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.processes import ROOT
from benchmarks.session import casts, definition, imports, joins, move, open_vote, play
from workshop.store import Library

OPERATIONS, PEOPLE, IDEAS = 50_000, 1000, 400
AT_A_TIME = 20_000
MOST = {50_000: 0.5, 1_000_000: 8.0}
TIMES = 3


def measure(bench: Bench) -> list[Figure]:
    """Seconds to open, the best of a few; `--n` says how many operations."""
    (count,) = (bench.n or (2000 if bench.quick else OPERATIONS),)
    folder = bench.folder("cold")
    code = grown(folder, count)
    found = [_opened(folder, code) for _ in range(bench.times(TIMES))]
    seconds = min(one["seconds"] for one in found)
    size = Library(folder).path(code).stat().st_size
    busy = min(one["busy"] for one in found)
    cost = f"{busy:.2f} s of processor, {found[0]['megabytes']:.0f} MB of memory"
    said = f"{seconds:.2f} s, {cost}, a file of {size / 1e6:.0f} MB"
    return [Figure(f"opening a session of {count} operations (s)", "–", said, seconds, most=MOST.get(count))]


def grown(folder: Path, count: int) -> str:
    """A session of `count` operations: people who join, ideas, then ballots and changes of mind. Gives its code."""
    library = Library(folder)
    people, ideas = min(PEOPLE, count // 4), min(IDEAS, count // 8)
    code = library.create(definition(people))
    play(library, code, [*joins(people), *imports(ideas), move("s3")])
    state = play(library, code, [open_vote(library.state(code))])
    wanted = list(casts(people, count - people - ideas - 3, state))
    for start in range(0, len(wanted), AT_A_TIME):
        play(library, code, wanted[start : start + AT_A_TIME])
    return code


def _opened(folder: Path, code: str) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.lines.cold", str(folder), code]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(folder: str, code: str) -> None:
    """Open one session and say how long it took (s) and how much memory it added (MB)."""
    from workshop.room import Rooms

    before, began, busy = megabytes(), time.perf_counter(), time.process_time()
    rooms = Rooms(Library(Path(folder)))
    rooms[code].view("tower")
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    print(json.dumps({"seconds": seconds, "busy": busy, "megabytes": megabytes() - before}))
    rooms.close()


def megabytes() -> float:
    """Memory that this process holds."""
    found = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1000 if found else 0.0


if __name__ == "__main__":
    main(*sys.argv[1:])
