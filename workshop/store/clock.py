"""The server's time. Law: it never goes back, whatever is done to the machine's clock."""

from __future__ import annotations

import time
from collections.abc import Callable


def _awake_or_not() -> float:
    """Seconds since the machine started, its sleep included (a laptop's lid closes at lunch)."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class Clock:
    """Wall time when the server started, plus what a clock that cannot be set has counted since."""

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = _awake_or_not) -> None:
        self._steady = steady
        self._origin = wall() - steady()

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int((self._origin + self._steady()) * 1000)
