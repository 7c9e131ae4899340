"""The server's time: set once, then counted, by this process and by those that come after it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from workshop.storage.clock import FILE, LONGEST_ABSENCE, Clock

NOON = 1_800_000_000.0
DAY = 86_400.0
SETTINGS = [-60 * DAY, -DAY, -61.0, 61.0, DAY, 60 * DAY]


class Machine:
    """A machine whose clock may be set, that may sleep and be started anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.wall, self.steady, self.boot = folder, NOON, 5_000.0, "first"

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def starts(self) -> None:
        self.boot, self.steady = "next", 3.0

    def process(self) -> Clock:
        return Clock(lambda: self.wall, lambda: self.steady, self.folder, lambda: self.boot)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


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


@pytest.mark.parametrize("by", SETTINGS)
def test_a_process_goes_on_from_the_one_before_it_however_the_clock_was_set(machine: Machine, by: float) -> None:
    machine.process().keep()
    machine.passes(40)
    machine.wall += by
    clock = machine.process()
    assert clock.now() == (NOON + 40) * 1000 and clock.apart() == pytest.approx(by)
    clock.keep()
    machine.passes(40)
    assert machine.process().now() == (NOON + 80) * 1000


def test_after_a_long_absence_or_a_start_of_the_machine_its_clock_is_followed(machine: Machine) -> None:
    machine.process().keep()
    machine.passes(LONGEST_ABSENCE + 1)
    machine.wall += DAY
    assert machine.process().now() == (NOON + LONGEST_ABSENCE + 1 + DAY) * 1000
    machine.process().keep()
    machine.starts()
    machine.wall = NOON + 7
    assert machine.process().now() == (NOON + 7) * 1000


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"boot": "first", "steady": "x", "at": 1}', "null"])
def test_what_was_kept_and_cannot_be_read_is_not_believed(machine: Machine, kept: str) -> None:
    (machine.folder / FILE).write_text(kept)
    assert machine.process().now() == NOON * 1000


def test_a_clock_that_was_set_is_said_at_the_start(machine: Machine, caplog: pytest.LogCaptureFixture) -> None:
    machine.process().keep()
    machine.process().warn()
    assert not caplog.records
    machine.wall += DAY
    machine.process().warn()
    assert "+86400 s" in caplog.text and FILE in caplog.text
