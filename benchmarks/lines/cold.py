"""A session with many operations is opened by a process that has just started: read, folded, its first view ready.

Law: the operations are a rehearsed day's, in its proportions, the ballots of an open vote in the urn; each opening is
timed in a process of its own, memory included. What grows as it should costs the same for each operation.
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
from benchmarks.long_log import lived
from benchmarks.processes import ROOT
from workshop.storage import Library

SIZES = (50_000, 200_000, 1_000_000)
FEW = 3000
MOST = {50_000: 0.5, 1_000_000: 8.0}
LINEAR = 1.5  # from one size to the next: caches of the processor hold a small session whole
TIMES = 2
MOST_SECONDS = 120


def measure(bench: Bench) -> list[Figure]:
    """Seconds and memory to open each size, the best of a few; `--n` says how many operations."""
    found: dict[int, dict[str, float]] = {}
    figures: list[Figure] = []
    for count in bench.sizes(*SIZES) if not bench.quick else (FEW, 2 * FEW):
        folder = bench.folder(f"cold-{count}")
        code = lived(folder, count)
        found[count] = one = _best([_opened(folder, code) for _ in range(bench.times(TIMES))])
        one["file"] = Library(folder).path(code).stat().st_size
        figures += _figures(count, one)
    return [*figures, *_growth(found)]


def _figures(count: int, one: dict[str, float]) -> list[Figure]:
    spent = f"{one['seconds']:.2f} s, {one['busy']:.2f} s of processor, {one['seconds'] / count * 1e6:.1f} µs each"
    size = f"{one['kept'] / 1e6:.0f} MB, {one['peak'] / 1e6:.0f} at the peak, for a file of {one['file'] / 1e6:.0f}"
    return [
        Figure(f"opening a session of {count} operations (s)", "–", spent, one["seconds"], most=MOST.get(count)),
        Figure("memory kept for each operation (bytes)", "–", size, one["kept"] / count),
    ]


def _growth(found: dict[int, dict[str, float]]) -> list[Figure]:
    sizes = sorted(found)
    if len(sizes) < 2:
        return []
    few, many = sizes[0], sizes[-1]
    each = {name: [found[count][name] / count for count in (few, many)] for name in ("busy", "peak")}
    time_, memory = each["busy"], each["peak"]
    what, beside = f"for each of {many} operations", f"for each of {few}"
    return [
        Figure(f"processor {what}", beside, f"{time_[1] * 1e6:.1f} µs against {time_[0] * 1e6:.1f}",
               time_[1] / time_[0], most=LINEAR),
        Figure(f"memory at the peak {what}", beside, f"{memory[1]:.0f} bytes against {memory[0]:.0f}",
               memory[1] / memory[0], most=LINEAR),
    ]  # fmt: skip


def _best(openings: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(one[name] for one in openings) for name in openings[0]}


def _opened(folder: Path, code: str) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.lines.cold", str(folder), code]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=MOST_SECONDS)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(folder: str, code: str) -> None:
    """Open one session and say how long it took (s), and the memory that it added: at the peak, and kept (bytes)."""
    from workshop.session import Registry

    before, began, busy = memory("VmRSS"), time.perf_counter(), time.process_time()
    rooms = Registry(Library(Path(folder)))
    rooms[code].view("tower")
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    peak, kept = memory("VmHWM") - before, memory("VmRSS") - before
    print(json.dumps({"seconds": seconds, "busy": busy, "peak": peak, "kept": kept}))
    rooms.close()


def memory(what: str) -> int:
    """Bytes that this process holds now (`VmRSS`) or held at the most (`VmHWM`)."""
    found = re.search(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


if __name__ == "__main__":
    main(*sys.argv[1:])
