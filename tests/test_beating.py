"""A process says that it lives, as systemd hears it; who listens counts how long it did not."""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

import pytest

from workshop import beating
from workshop.beating import ADDRESS, BEAT_SECONDS, MOST_SILENCE, Ear, Heart


@pytest.mark.parametrize("address", ["{folder}/notify", "@tablee-{folder}"])
def test_a_heart_says_what_systemd_expects_where_it_listens(address: str, tmp_path: Path) -> None:
    address = address.format(folder=tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(30)
        systemd.bind(address.replace("@", "\0", 1))
        Heart({ADDRESS: address}).beat()
        assert systemd.recv(64) == b"WATCHDOG=1"


def test_a_heart_beats_once_a_second_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(beating.time, "monotonic", lambda: now[0])
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        heart, heard = Heart({ADDRESS: str(tmp_path / "notify")}), 0
        for tenth in range(50):
            now[0] = 1000.0 + tenth / 10
            heart.beat()
            with contextlib.suppress(BlockingIOError):
                heard += bool(systemd.recv(64, socket.MSG_DONTWAIT))
    assert heard == 5


def test_a_heart_waits_for_nobody(tmp_path: Path) -> None:
    Heart({}).beat()
    Heart({ADDRESS: str(tmp_path / "nobody")}).beat()
    ear = Ear()
    for _ in range(1000):  # more than a socket keeps
        Heart({ADDRESS: ear.address}).beat()
    assert not ear.silent(0.0) and ear.beating


def first_silence(ear: Ear, since: float, step: float) -> float:
    """How long after `since` an ear that is asked each `step` seconds says that it is silent."""
    now = since
    while not ear.silent(now):
        assert now < since + 10 * MOST_SILENCE
        now += step
    return now - since


def test_who_falls_silent_is_found_out() -> None:
    ear = Ear()
    Heart({ADDRESS: ear.address}).beat()
    assert MOST_SILENCE < first_silence(ear, 5.0, 0.1) < MOST_SILENCE + 1


def test_who_has_not_beaten_yet_is_not_silent() -> None:
    ear = Ear()
    assert not any(ear.silent(float(now)) for now in range(1000)) and not ear.beating
    Heart({ADDRESS: ear.address}).beat()
    assert not ear.silent(1000.0)
    ear.begin()
    assert not any(ear.silent(float(now)) for now in range(1000, 2000))


def test_who_did_not_listen_accuses_nobody() -> None:
    ear = Ear()
    Heart({ADDRESS: ear.address}).beat()
    assert not ear.silent(0.0) and not ear.silent(10 * MOST_SILENCE)  # both slept, as a laptop does
    assert first_silence(ear, 10 * MOST_SILENCE, 5.0) > MOST_SILENCE / BEAT_SECONDS
