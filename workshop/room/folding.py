"""The state of a session's file. Law: rows are read as they are folded, never all at once.

Nothing that a fold makes is garbage: Python's collector would walk it again and again while it grows, and a room of
a thousand phones would wait each time that it is walked later. So it stays away, and never looks there again.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from workshop import core
from workshop.core import State
from workshop.store.log import Log


def folded(log: Log) -> State:
    """The state that the file's rows and urns make now. Raises sqlite3.Error. For the owner only."""
    with _uncollected():
        return log.through(lambda rows, urns: core.fold(rows, urns, log.code))


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collects:
            gc.enable()
