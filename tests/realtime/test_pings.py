"""The pings: who gets one and when, who is closed. Time is told, not waited for."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import engineio
import pytest
from engineio.packet import PING, PONG, Packet
from engineio.socket import Socket

from workshop.realtime import PING_SECONDS
from workshop.realtime.fast.pings import BEAT_SECONDS, QUIET_SECONDS, PingTask
from workshop.realtime.presence import PRESENCE_SECONDS


class Heart:
    """An engine.io server under a pulse; tasks are kept, not started, and the clock is turned by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.tasks, self.left = 1000.0, [], []
        self.server = engineio.Server(async_mode="threading", ping_interval=25, ping_timeout=20)
        self.server.start_background_task = lambda task, *args: self.tasks.append(task)
        self.server.on("disconnect", lambda sid, reason: self.left.append((sid, reason)))
        self.strangers: set[str] = set()
        self.quiet: list[tuple[str, bool]] = []
        self.pulse = PingTask(self.server, lambda sid: sid not in self.strangers, lambda *told: self.quiet.append(told))
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("time.time", lambda: self.now)

    def come(self, sid: str) -> Socket:
        """A socket that has just been opened."""
        socket = self.server.sockets[sid] = Socket(self.server, sid)
        socket.schedule_ping()
        return socket

    def after(self, seconds: float) -> None:
        """Let time pass, and beat."""
        self.now += seconds
        self.pulse.beat(self.now)

    def pings(self, socket: Socket) -> int:
        """How many pings wait to be sent to a socket; they are taken as sent."""
        sent = [socket.queue.get() for _ in range(socket.queue.qsize())]
        return sum(one is not None and one.packet_type == PING for one in sent)


@pytest.fixture
def heart(monkeypatch: pytest.MonkeyPatch) -> Heart:
    """A pulse with its server and its clock."""
    return Heart(monkeypatch)


def test_each_socket_is_pinged_when_its_time_has_come(heart: Heart) -> None:
    first = heart.come("a")
    heart.after(10)
    second = heart.come("b")
    heart.after(15)
    assert (heart.pings(first), heart.pings(second)) == (1, 0)
    heart.after(10)
    assert (heart.pings(first), heart.pings(second)) == (0, 1)


def test_who_answers_is_pinged_again(heart: Heart) -> None:
    socket = heart.come("a")
    for _ in range(3):
        heart.after(25)
        assert heart.pings(socket) == 1
        socket.receive(Packet(PONG))
    heart.after(20)
    assert not socket.closed


def test_who_does_not_answer_is_closed_and_forgotten(heart: Heart) -> None:
    heart.come("a")
    heart.after(25)
    heart.after(19)
    assert "a" in heart.server.sockets
    heart.after(1)
    assert heart.left == [("a", "ping timeout")]
    assert not heart.server.sockets


def test_a_socket_by_which_nobody_came_in_is_closed_instead_of_pinged(heart: Heart) -> None:
    heart.strangers.add("a")
    socket = heart.come("a")
    heart.after(25)
    assert heart.pings(socket) == 0
    assert socket.closed and not heart.server.sockets


def test_a_socket_that_says_who_comes_in_is_given_time_to(heart: Heart) -> None:
    heart.server.ping_interval = 5
    heart.strangers.add("a")
    socket = heart.come("a")
    for _ in range(4):
        heart.after(5)
        assert heart.pings(socket) == 1
        socket.receive(Packet(PONG))
    heart.after(5)
    assert socket.closed


def test_who_does_not_answer_is_quiet_long_before_it_is_closed_and_no_more_once_it_does(heart: Heart) -> None:
    socket = heart.come("a")
    heart.after(25)
    heart.after(2.5)
    assert heart.quiet == []
    heart.after(0.5)
    assert heart.quiet == [("a", True)]
    assert not socket.closed
    socket.receive(Packet(PONG))
    heart.after(20)
    assert heart.quiet == [("a", True), ("a", False)]
    assert not socket.closed


def test_who_answers_in_time_is_never_quiet(heart: Heart) -> None:
    socket = heart.come("a")
    for _ in range(3):
        heart.after(25)
        socket.receive(Packet(PONG))
        heart.after(4)
    assert heart.quiet == []


def test_a_table_that_lost_its_network_is_seen_within_ten_seconds() -> None:
    """The worst case: it answered and died at once; each wait is looked at once a beat, and told once a second."""
    assert PING_SECONDS + QUIET_SECONDS + 2 * BEAT_SECONDS + PRESENCE_SECONDS <= 10


def test_a_phone_that_left_without_a_word_is_forgotten(heart: Heart) -> None:
    socket = heart.come("a")
    socket.close(wait=False, abort=True)
    heart.after(25)
    assert heart.pings(socket) == 0
    assert not heart.server.sockets


def test_one_task_pings_everybody_however_many_come_at_once(heart: Heart) -> None:
    def come(name: str) -> None:
        together.wait()
        for number in range(50):
            heart.come(f"{name}{number}")

    together = threading.Barrier(8)
    threads = [threading.Thread(target=come, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heart.tasks) == 1
    heart.after(25)
    assert sum(heart.pings(socket) for socket in heart.server.sockets.values()) == 400


def test_who_comes_as_the_task_ends_starts_another(heart: Heart, monkeypatch: pytest.MonkeyPatch) -> None:
    def last_beat(seconds: float) -> None:
        heart.now += 25
        heart.pulse._due.clear()

    monkeypatch.setattr(heart.server, "sleep", last_beat)
    heart.come("a")
    heart.tasks.pop()()
    heart.come("b")
    assert len(heart.tasks) == 1


def test_other_tasks_are_started_as_ever(heart: Heart) -> None:
    task: Callable[[], Any] = lambda: None  # noqa: E731 (named, to be found again)
    heart.server.start_background_task(task)
    assert heart.tasks == [task]


def test_the_task_ends_when_nobody_is_left_and_starts_again(heart: Heart, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heart.server, "sleep", lambda seconds: setattr(heart, "now", heart.now + seconds))
    for sid in ("a", "b"):
        heart.come(sid)
        heart.tasks.pop()()
        assert heart.left[-1] == (sid, "ping timeout")
        assert not heart.tasks


def test_a_socket_that_breaks_stops_nobody_s_pings(heart: Heart, caplog: pytest.LogCaptureFixture) -> None:
    broken, sound = heart.come("a"), heart.come("b")
    broken.queue = None
    heart.server.sleep = lambda seconds: setattr(heart, "now", heart.now + seconds)
    heart.server.on("disconnect", lambda sid, reason: heart.left.append(sid))
    heart.tasks.pop()()
    assert "b" in heart.left and sound.closed
    assert "a beat was missed" in caplog.text


def test_a_phone_that_only_answers_pings_stays() -> None:
    script = Path(__file__).with_name("idle.py")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    longer_than_its_writer_waits = "4.5"
    command = [sys.executable, "-W", "ignore", str(script), longer_than_its_writer_waits]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert (said.returncode, said.stderr[-500:]) == (0, "")
    assert int(said.stdout) >= 3
