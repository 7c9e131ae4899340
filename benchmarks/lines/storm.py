"""N phones come in the same instant, each served its first real view; and the memory that each then takes.

Law: the peer greets with the same bytes and looks at nobody's cookie.
"""

from __future__ import annotations

from benchmarks import peers
from benchmarks.bench import Bench, median, paired
from benchmarks.figures import Figure
from benchmarks.generator import generate
from benchmarks.processes import running, tablee
from benchmarks.session import prepare

IDEAS, ROUNDS = 24, 3


def measure(bench: Bench) -> list[Figure]:
    """Time until all are served, and kilobytes of server memory a phone."""
    figures = []
    for n in bench.sizes(1000):
        session = prepare(bench.folder(f"storm-{n}"), n, IDEAS)
        with running(tablee(session), peers.socketio(bench.peers)) as targets:
            found = generate("storm", targets=targets, n=n, rounds=bench.times(ROUNDS))
        ours, theirs = (server["rounds"] for server in found["servers"])
        said = f"{median(ours, 'seconds'):.2f} s against {median(theirs, 'seconds'):.2f}"
        what = f"storm of joins, a first view of {found['bytes']} bytes, N = {n}"
        figures.append(Figure(what, "node socket.io", said, paired(ours, theirs, "seconds"), most=1.8))
        kilobytes = ours[0]["kilobytes"]  # the first storm: later ones find memory that was kept
        said = f"{kilobytes:.0f} kB against {theirs[0]['kilobytes']:.0f}"
        figures.append(Figure(f"server memory a phone (kB), N = {n}", "node socket.io", said, kilobytes, most=80))
    return figures
