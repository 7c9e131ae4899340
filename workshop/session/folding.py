"""The state of a session's file. Law: rows are read as they are folded, never all at once.

Nothing that a fold makes is garbage: Python's collector would walk it again and again while it grows, so it stays away.
What a long log makes it never walks again, for a room of a thousand phones would wait each time. All else that is there
at that moment is put out of its sight too, phones of other sessions with it: the next long fold looks first which of it
is garbage by now.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from workshop import core
from workshop.core import State
from workshop.storage.log import Log

LONG = 100_000  # rows; what so many make takes the collector 50 ms to walk


def folded(log: Log) -> State:
    """The state that the file's rows and urns make now. Raises sqlite3.Error. For the owner only."""
    with _uncollected(log.last()[0] >= LONG):
        return log.through(lambda rows, urns: core.fold(rows, urns, log.code))


@contextlib.contextmanager
def _uncollected(for_good: bool) -> Iterator[None]:
    collects = gc.isenabled()
    if for_good:
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if for_good:
            gc.freeze()
        if collects:
            gc.enable()
