"""kill -9. Promise: what was acknowledged is there exactly once; what was not is there once or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from workshop.core import Operation, Person
from workshop.session import Registry
from workshop.storage import Library

KILLS = 15
ROOT = Path(__file__).parents[2]
WRITER = Path(__file__).with_name("writer.py")


def killed_run(folder: Path, code: str, run: int, after: int) -> list[tuple[str, str]]:
    """Start a writer, kill it once it acknowledged that many; the (person, operation) of all that it acknowledged."""
    command = [sys.executable, str(WRITER), str(folder), code, str(run)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    acknowledged = [writer.stdout.readline() for _ in range(after)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += writer.stdout.readlines()
    writer.wait()
    whole = [line.split() for line in acknowledged if line.endswith(".\n")]
    return [(person, op_id) for person, op_id, _ in whole]


def test_what_was_acknowledged_before_kill_9_is_there_exactly_once(library: Library, definition: Any) -> None:
    code, chance = library.create(definition), random.Random(1)
    ledger: list[tuple[str, str]] = []
    for run in range(KILLS):
        ledger += killed_run(library.folder, code, run, chance.randrange(1, 60))
    with library.reading(code) as log:
        written = Counter((row.person.id, row.op_id) for row in log.rows())
        assert log.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert [one for one in ledger if written[one] != 1] == []
    assert max(written.values()) == 1


def test_after_kill_9_what_is_sent_again_gets_the_row_it_made(library: Library, definition: Any) -> None:
    code = library.create(definition)
    person, op_id = killed_run(library.folder, code, 0, 20)[-1]
    with library.reading(code) as log:
        row = log.seen(person, op_id)
    assert row is not None
    registry = Registry(library)
    again = registry[code].perform(Person(person, "participant"), Operation(op_id, row.name, row.body))
    registry.close()
    assert (again.seq, again.at) == (row.seq, row.at)
