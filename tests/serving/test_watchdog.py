"""A process says that it lives, as systemd hears it; who listens counts how long it did not."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.house import ROOT
from tests.support.patience import PATIENCE, wait_until
from workshop.serving import watchdog
from workshop.serving.watchdog import ADDRESS, BEAT_SECONDS, MOST_SILENCE, Heartbeat, HeartbeatListener


@pytest.mark.parametrize("address", ["{folder}/notify", "@tablee-{folder}"])
def test_a_heart_says_what_systemd_expects_where_it_listens(address: str, tmp_path: Path) -> None:
    address = address.format(folder=tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.settimeout(30)
        systemd.bind(address.replace("@", "\0", 1))
        Heartbeat({ADDRESS: address}).beat()
        assert systemd.recv(64) == b"WATCHDOG=1"


def test_a_heart_beats_once_a_second_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr(watchdog.time, "monotonic", lambda: now[0])
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        heart, heard = Heartbeat({ADDRESS: str(tmp_path / "notify")}), 0
        for tenth in range(50):
            now[0] = 1000.0 + tenth / 10
            heart.beat()
            with contextlib.suppress(BlockingIOError):
                heard += bool(systemd.recv(64, socket.MSG_DONTWAIT))
    assert heard == 5


def test_a_heart_waits_for_nobody(tmp_path: Path) -> None:
    Heartbeat({}).beat()
    Heartbeat({ADDRESS: str(tmp_path / "nobody")}).beat()
    listener = HeartbeatListener()
    for _ in range(1000):  # more than a socket keeps
        Heartbeat({ADDRESS: listener.address}).beat()
    assert not listener.silent(0.0) and listener.beating


def first_silence(listener: HeartbeatListener, since: float, step: float) -> float:
    """How long after `since` a listener that is asked each `step` seconds says that it is silent."""
    now = since
    while not listener.silent(now):
        assert now < since + 10 * MOST_SILENCE
        now += step
    return now - since


def test_who_falls_silent_is_found_out() -> None:
    listener = HeartbeatListener()
    Heartbeat({ADDRESS: listener.address}).beat()
    assert MOST_SILENCE < first_silence(listener, 5.0, 0.1) < MOST_SILENCE + 1


def test_who_has_not_beaten_yet_is_not_silent() -> None:
    listener = HeartbeatListener()
    assert not any(listener.silent(float(now)) for now in range(1000)) and not listener.beating
    Heartbeat({ADDRESS: listener.address}).beat()
    assert not listener.silent(1000.0)
    listener.begin()
    assert not any(listener.silent(float(now)) for now in range(1000, 2000))


def test_who_did_not_listen_accuses_nobody() -> None:
    listener = HeartbeatListener()
    Heartbeat({ADDRESS: listener.address}).beat()
    assert not listener.silent(0.0) and not listener.silent(10 * MOST_SILENCE)  # both slept, as a laptop does
    assert first_silence(listener, 10 * MOST_SILENCE, 5.0) > MOST_SILENCE / BEAT_SECONDS


# A whole process, and who listens as systemd does: it believes the main process alone (NotifyAccess=main)

CREDENTIALS = struct.Struct("3i")  # pid, uid, gid of who sent, as the kernel says (unix(7), SCM_CREDENTIALS)
SILENCE = 2 * BEAT_SECONDS


class Systemd:
    """The datagram socket of a service; `address` is what NOTIFY_SOCKET is told."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        self.socket.bind(address.replace("@", "\0", 1))

    def hears(self, seconds: float) -> tuple[bytes, int] | None:
        """The next word and who sent it; None after so many seconds without one."""
        self.socket.settimeout(seconds)
        try:
            said, (credentials,), _, _ = self.socket.recvmsg(64, socket.CMSG_SPACE(CREDENTIALS.size))
        except TimeoutError:
            return None
        return said, CREDENTIALS.unpack(credentials[2])[0]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[..., tuple[Systemd, int]]]:
    """Starts `workshop serve` as a service does; gives who hears it, and its main process."""
    made: list[subprocess.Popen[bytes]] = []

    def start(address: str, *words: str) -> tuple[Systemd, int]:
        systemd = Systemd(address.format(folder=tmp_path))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TABLEE_")}
        made.append(subprocess.Popen(
            [sys.executable, "-m", "workshop", "serve", "--port", "0", "--sessions", str(tmp_path), *words],
            cwd=ROOT, env={**environment, ADDRESS: systemd.address}, stdout=subprocess.DEVNULL,
        ))  # fmt: skip
        return systemd, made[-1].pid

    yield start
    for one in made:
        one.send_signal(signal.SIGCONT)
        one.terminate()
        one.wait(PATIENCE)


@pytest.mark.parametrize(("address", "words"), [
    ("{folder}/notify", ["--host", "127.0.0.1"]), ("@tablee-{folder}", ["--machine", "1/2"]),
], ids=["alone", "a parent of workers"])  # fmt: skip
def test_a_service_that_hangs_falls_silent_and_is_heard_again(
    served: Callable[..., tuple[Systemd, int]], address: str, words: list[str]
) -> None:
    systemd, pid = served(address, *words)
    alive = (b"WATCHDOG=1", pid)
    assert [systemd.hears(PATIENCE) for _ in range(3)] == [alive] * 3
    os.kill(pid, signal.SIGSTOP)
    wait_until(lambda: "\nState:\tT" in Path(f"/proc/{pid}/status").read_text())
    while systemd.hears(0.01):  # what was said before
        pass
    assert systemd.hears(SILENCE) is None
    os.kill(pid, signal.SIGCONT)
    assert systemd.hears(PATIENCE) == alive
