"""The mémento of 30 to 3,000 sheets, from the session's file to the .docx, beside pandoc given its Markdown.

Law: both are whole processes, one after the other in each round; pandoc gets Markdown that is ready, in the dialect
that it reads fastest, and draws no chart. Page numbers, which are LibreOffice's work, are left out.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.spent import ROOT, spent
from benchmarks.whole_day import written_up
from workshop.export.snapshot import snapshot
from workshop.memento.markdown import markdown
from workshop.memento.outline import outline

SIZES = ((30, 300), (300, 600), (1000, 2000), (3000, 6000))  # sheets, ideas
BESIDE = 1000  # the most sheets that pandoc is asked for: its time grows faster than they do
ROUNDS = 3
PEER = "pandoc, from Markdown"
Costs = list[dict[str, float]]


def measure(bench: Bench) -> list[Figure]:
    """Time and memory beside pandoc, the growth, and an ordinary mémento in process and as a command."""
    if not shutil.which("pandoc"):
        raise RuntimeError("pandoc is not installed (apt-get install pandoc)")
    figures: list[Figure] = []
    costs: dict[int, Costs] = {}
    for sheets, ideas in ((20, 40), (30, 60)) if bench.quick else SIZES:
        file = written_up(bench.folder(f"documents-{sheets}"), sheets, ideas)
        costs[sheets] = ours = []
        if sheets <= BESIDE:
            theirs = _beside(bench, file, ours)
            figures += _compared(f"{sheets} sheets, {ideas} ideas", sheets, ours, theirs)
        else:
            ours += [_worker(file) for _ in range(bench.times(ROUNDS))]
        if sheets == 30:
            figures += _ordinary(bench, file)
    return [*figures, _growth(costs)]


def _beside(bench: Bench, file: Path, ours: Costs) -> Costs:
    """Both in turn; what ours cost is added to `ours`, what theirs cost is given."""
    found = snapshot(file)
    words = file.with_suffix(".md")
    words.write_text(markdown(outline(found.state, found.rows)), "utf-8")
    theirs = []
    for _ in range(bench.times(ROUNDS)):
        ours.append(_worker(file))
        target = str(file.with_suffix(".pandoc.docx"))
        theirs.append(spent(["pandoc", "-f", "commonmark_x", "--toc", str(words), "-o", target]))
    return theirs


def _worker(file: Path) -> dict[str, float]:
    target = str(file.with_suffix(".docx"))
    return spent([sys.executable, "-m", "workshop.export.worker", str(file), target, "--no-pages"])


def _compared(what: str, sheets: int, ours: Costs, theirs: Costs) -> list[Figure]:
    time_most, memory_most = (0.15, 0.3) if sheets == BESIDE else (None, None)
    return [
        _figure(f"a mémento of {what}, processor", "busy", "s", ours, theirs, time_most),
        _figure("the same, on the wall", "seconds", "s", ours, theirs, time_most),
        _figure("the same, memory at the peak", "megabytes", "MB", ours, theirs, memory_most),
    ]


def _figure(what: str, key: str, unit: str, ours: Costs, theirs: Costs, most: float | None) -> Figure:
    digits = 0 if unit == "MB" else 2
    said = f"{median(ours, key):.{digits}f} {unit} against {median(theirs, key):.{digits}f}"
    return Figure(what, PEER, said, paired(ours, theirs, key), most=most)


def _growth(costs: dict[int, Costs]) -> Figure:
    """How much more three times as many sheets take."""
    small, large = sorted(costs)[-2:]
    found = [median(costs[sheets], "busy") for sheets in (small, large)]
    said = f"{found[1]:.2f} s against {found[0]:.2f}, {median(costs[large], 'megabytes'):.0f} MB"
    return Figure(f"processor for {large} sheets", f"for {small}", said, found[1] / found[0], most=3.3)


def _ordinary(bench: Bench, file: Path) -> list[Figure]:
    """What somebody waits for: the whole command, and its share that is not loading Python."""
    command = [sys.executable, "-c", "from workshop.cli import main; main()", "memento", file.stem]
    command += ["--sessions", str(file.parent), "--no-pages", "-o", str(file.with_suffix(".docx"))]
    times = bench.times(ROUNDS)
    whole = statistics.median(spent(command)["seconds"] for _ in range(times))
    within = statistics.median(_in_process(file)["seconds"] for _ in range(times))
    return [
        Figure("an ordinary mémento (30 sheets, 300 ideas), in process (s)", "–", f"{within:.2f} s", within, most=0.4),
        Figure("the same, the whole command (s)", "–", f"{whole:.2f} s", whole, most=0.9),
    ]


def _in_process(file: Path) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.lines.documents", str(file)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(file: str) -> None:
    """Build one document in this process and say how long it took (s), from the file to the bytes."""
    from workshop.export.formats import FORMATS, ExportOptions
    from workshop.memento import word  # noqa: F401  loaded before the clock starts

    began = time.perf_counter()
    FORMATS["docx"].write(snapshot(Path(file)), ExportOptions(pages=False))
    print(json.dumps({"seconds": time.perf_counter() - began}))


if __name__ == "__main__":
    main(*sys.argv[1:])
