"""The brake on guesses: only wrong answers wait, what they cost comes back, and a restart forgets nothing."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.identity.brake import EVERYWHERE, HELD_SECONDS, MOST_HELD, PER_NETWORK, WINDOW_SECONDS, Allowance, Brake


class Held:
    """A clock that stands, and the waits that were asked for; with `full`, each wait makes the next wrong answer."""

    def __init__(self, folder: Path) -> None:
        self.now, self.waits, self.path = 1_000.0, 0, folder / ".brake"

    def brake(self, **more: int) -> Brake:
        return Brake(self.path, "s" * 64, lambda: self.now, self._sleep, **more)

    def _sleep(self, seconds: float) -> None:
        assert seconds == HELD_SECONDS
        self.waits += 1


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(tmp_path)


def test_ten_wrong_codes_in_a_minute_are_answered_at_once_and_the_next_wait(held: Held) -> None:
    brake = held.brake()
    assert all(brake.wrong("192.0.2.1") for _ in range(PER_NETWORK)) and held.waits == 0
    assert brake.wrong("192.0.2.1") and held.waits == 1
    assert brake.wrong("192.0.2.2") and held.waits == 1
    held.now += WINDOW_SECONDS / PER_NETWORK
    assert brake.wrong("192.0.2.1") and held.waits == 1
    assert brake.wrong("192.0.2.1") and held.waits == 2
    held.now += WINDOW_SECONDS
    assert all(brake.wrong("192.0.2.1") for _ in range(PER_NETWORK)) and held.waits == 2


def test_wrong_codes_from_everywhere_are_slowed_wherever_they_come_from(held: Held) -> None:
    brake = held.brake()
    for number in range(EVERYWHERE):
        brake.wrong(f"192.0.{number // 250}.{number % 250}")
    assert held.waits == 0
    assert brake.wrong("198.51.100.7") and held.waits == 1


def test_the_addresses_of_one_ipv6_network_are_one(held: Held) -> None:
    brake = held.brake()
    for number in range(PER_NETWORK):
        brake.wrong(f"2001:db8::{number}")
    assert brake.wrong("2001:db8::ffff") and held.waits == 1
    assert brake.wrong("2001:db8:0:1::1") and brake.wrong("::ffff:192.0.2.1") and held.waits == 1


def test_where_too_many_wait_the_next_is_refused_at_once(held: Held) -> None:
    brake = held.brake()
    inside: list[bool] = []

    def one_more(seconds: float) -> None:
        inside.append(brake.wrong("192.0.2.1"))

    brake.sleep = one_more
    for _ in range(PER_NETWORK):
        brake.wrong("192.0.2.1")
    assert brake.wrong("192.0.2.1")
    assert len(inside) == MOST_HELD and inside.count(False) == 1


def test_what_was_tried_is_known_after_a_restart_and_says_no_address(held: Held) -> None:
    brake = held.brake()
    for _ in range(PER_NETWORK):
        brake.wrong("192.0.2.1")
    brake.keep()
    assert "192.0.2" not in held.path.read_text() and stat.S_IMODE(held.path.stat().st_mode) == 0o600
    assert held.brake().wrong("192.0.2.1") and held.waits == 1
    held.now += WINDOW_SECONDS
    assert held.brake().wrong("192.0.2.1") and held.waits == 1


def test_what_it_keeps_is_bounded_and_nothing_is_written_where_nothing_changed(held: Held) -> None:
    brake = held.brake()
    for number in range(11_000):
        brake.wrong(f"10.{number // 65_536}.{number // 256 % 256}.{number % 256}")
    brake.keep()
    assert len(brake._spent) == 10_000 and len(json.loads(held.path.read_text())) == 1_000
    held.path.unlink()
    brake.keep()
    assert not held.path.exists()


@pytest.mark.parametrize("kept", ["", "{}", "[1]", '[["a", "b", "c"]]', "\x00", "[[1, 2]]"])
def test_what_was_kept_and_cannot_be_read_is_forgotten(held: Held, kept: str) -> None:
    held.path.write_text(kept)
    assert held.brake().wrong("192.0.2.1") and held.waits == 0


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=50))
def test_a_clock_that_jumps_never_gives_more_than_the_allowance(jumps: list[float]) -> None:
    now, allowance = 0.0, Allowance(PER_NETWORK)
    for jump in jumps:
        now += jump
        allowance.spend(now)
        assert 0 <= allowance.spent <= allowance.most
