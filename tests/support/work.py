"""How much work a call is, in calls of functions: the same on a quick machine and on a loaded one."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any


def calls(do: Callable[[], object]) -> int:
    """How many functions are called, Python's own and C's, while `do` runs in this thread."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    with without_collector():
        sys.setprofile(count)
        try:
            do()
        finally:
            sys.setprofile(before)
    return counted


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Meanwhile the collector is away: what it would end is another test's, and so is who watches it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
