"""`make bench`: every line of the table, side by side; writes RESULTS.md.

Law: one benchmark that fails says why and stops no other; the status then is 1.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import Results, printed
from benchmarks.lines import LINES
from benchmarks.machine import load, machine
from benchmarks.processes import ROOT

OUT = ROOT / "bench-out"
PAGE = ROOT / "benchmarks" / "RESULTS.md"


def main() -> int:
    """Run what was asked for; 0 when all of it ran, whatever was found."""
    asked = options()
    OUT.mkdir(exist_ok=True)
    results = Results(OUT / "results.json", PAGE)
    print(machine(), file=sys.stderr)
    failures = [name for name in asked.only or LINES if not run(name, asked, results)]
    if not asked.quick:
        results.write(LINES)
        print(f"\nwritten: {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 1 if failures else 0


def run(name: str, asked: argparse.Namespace, results: Results) -> bool:
    """Run one benchmark and print its lines; False when it could not be."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tablee-bench-") as scratch:
        bench = Bench(Path(scratch), OUT, asked.n, asked.rounds, asked.quick)
        try:
            figures = LINES[name].measure(bench)
        except Exception as error:  # whatever it is, the other lines of the table are still worth having
            print(f"\n{name}: {type(error).__name__}: {error}", file=sys.stderr)
            return False
    print(f"\n{name} ({time.monotonic() - began:.0f} s, load {load():.1f})\n{printed(figures)}", flush=True)
    if not asked.quick:
        when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {load():.1f}"
        results.keep(name, when, shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]]), figures)
    return True


def options() -> argparse.Namespace:
    """What was typed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Tablée beside its peers, here and now.")
    parser.add_argument("--only", action="append", choices=list(LINES), help="one benchmark; may be given again")
    parser.add_argument("--n", type=int, help="how many phones, in place of the usual numbers")
    parser.add_argument("--rounds", type=int, help="how many rounds, in place of the usual number")
    parser.add_argument("--quick", action="store_true", help="twenty phones, one round, nothing written: does it run?")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
