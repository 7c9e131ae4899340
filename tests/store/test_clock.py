"""The server's time: set once, then counted."""

import time

from workshop.store.clock import Clock


def test_setting_the_machines_clock_changes_nothing() -> None:
    wall, steady = [1_800_000_000.0], [100.0]
    clock = Clock(lambda: wall[0], lambda: steady[0])
    assert clock.now() == 1_800_000_000_000
    wall[0] -= 86_400
    steady[0] += 1.5
    assert clock.now() == 1_800_000_001_500


def test_the_time_is_the_worlds() -> None:
    before = time.time() * 1000
    now = Clock().now()
    assert before - 1 <= now <= time.time() * 1000 + 1
