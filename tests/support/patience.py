"""How long tests wait for a state. Law: only a test that fails waits to the end, so the limit is a loaded machine's."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0


def wait_until(
    holds: Callable[[], object], otherwise: str = "it never became so", seconds: float = PATIENCE, pause: float = 0.05
) -> None:
    """Wait until `holds()`; after `seconds` the test fails and says `otherwise`. `pause`: seconds between two looks."""
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, f"{otherwise} ({seconds:g} s)"
        time.sleep(pause)
