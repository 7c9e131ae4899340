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

from workshop.realtime.fast.pings import PingTask


class Pinged:
    """An engine.io server under the task; tasks are kept, not started, and the clock is turned by hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.tasks, self.left = 1000.0, [], []
        self.server = engineio.Server(async_mode="threading", ping_interval=25, ping_timeout=20)
        self.server.start_background_task = lambda task, *args: self.tasks.append(task)
        self.server.on("disconnect", lambda sid, reason: self.left.append((sid, reason)))
        self.pings_task = PingTask(self.server)
        monkeypatch.setattr("time.monotonic", lambda: self.now)
        monkeypatch.setattr("time.time", lambda: self.now)

    def come(self, sid: str) -> Socket:
        """A socket that has just been opened."""
        socket = self.server.sockets[sid] = Socket(self.server, sid)
        socket.schedule_ping()
        return socket

    def after(self, seconds: float) -> None:
        """Let time pass, and look."""
        self.now += seconds
        self.pings_task.look(self.now)

    def pings(self, socket: Socket) -> int:
        """How many pings wait to be sent to a socket; they are taken as sent."""
        sent = [socket.queue.get() for _ in range(socket.queue.qsize())]
        return sum(one is not None and one.packet_type == PING for one in sent)


@pytest.fixture
def pinged(monkeypatch: pytest.MonkeyPatch) -> Pinged:
    """The task with its server and its clock."""
    return Pinged(monkeypatch)


def test_each_socket_is_pinged_when_its_time_has_come(pinged: Pinged) -> None:
    first = pinged.come("a")
    pinged.after(10)
    second = pinged.come("b")
    pinged.after(15)
    assert (pinged.pings(first), pinged.pings(second)) == (1, 0)
    pinged.after(10)
    assert (pinged.pings(first), pinged.pings(second)) == (0, 1)


def test_who_answers_is_pinged_again(pinged: Pinged) -> None:
    socket = pinged.come("a")
    for _ in range(3):
        pinged.after(25)
        assert pinged.pings(socket) == 1
        socket.receive(Packet(PONG))
    pinged.after(20)
    assert not socket.closed


def test_who_does_not_answer_is_closed_and_forgotten(pinged: Pinged) -> None:
    pinged.come("a")
    pinged.after(25)
    pinged.after(19)
    assert "a" in pinged.server.sockets
    pinged.after(1)
    assert pinged.left == [("a", "ping timeout")]
    assert not pinged.server.sockets


def test_a_phone_that_left_without_a_word_is_forgotten(pinged: Pinged) -> None:
    socket = pinged.come("a")
    socket.close(wait=False, abort=True)
    pinged.after(25)
    assert pinged.pings(socket) == 0
    assert not pinged.server.sockets


def test_one_task_pings_everybody_however_many_come_at_once(pinged: Pinged) -> None:
    def come(name: str) -> None:
        together.wait()
        for number in range(50):
            pinged.come(f"{name}{number}")

    together = threading.Barrier(8)
    threads = [threading.Thread(target=come, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(pinged.tasks) == 1
    pinged.after(25)
    assert sum(pinged.pings(socket) for socket in pinged.server.sockets.values()) == 400


def test_who_comes_as_the_task_ends_starts_another(pinged: Pinged, monkeypatch: pytest.MonkeyPatch) -> None:
    def last_look(seconds: float) -> None:
        pinged.now += 25
        pinged.pings_task._due.clear()

    monkeypatch.setattr(pinged.server, "sleep", last_look)
    pinged.come("a")
    pinged.tasks.pop()()
    pinged.come("b")
    assert len(pinged.tasks) == 1


def test_other_tasks_are_started_as_ever(pinged: Pinged) -> None:
    task: Callable[[], Any] = lambda: None  # noqa: E731 (named, to be found again)
    pinged.server.start_background_task(task)
    assert pinged.tasks == [task]


def test_the_task_ends_when_nobody_is_left_and_starts_again(pinged: Pinged, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinged.server, "sleep", lambda seconds: setattr(pinged, "now", pinged.now + seconds))
    for sid in ("a", "b"):
        pinged.come(sid)
        pinged.tasks.pop()()
        assert pinged.left[-1] == (sid, "ping timeout")
        assert not pinged.tasks


def test_a_socket_that_breaks_stops_nobody_s_pings(pinged: Pinged, caplog: pytest.LogCaptureFixture) -> None:
    broken, sound = pinged.come("a"), pinged.come("b")
    broken.queue = None
    pinged.server.sleep = lambda seconds: setattr(pinged, "now", pinged.now + seconds)
    pinged.server.on("disconnect", lambda sid, reason: pinged.left.append(sid))
    pinged.tasks.pop()()
    assert "b" in pinged.left and sound.closed
    assert "pings could not be sent" in caplog.text


def test_a_phone_that_only_answers_pings_stays() -> None:
    script = Path(__file__).with_name("idle.py")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    longer_than_its_writer_waits = "4.5"
    command = [sys.executable, "-W", "ignore", str(script), longer_than_its_writer_waits]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert (said.returncode, said.stderr[-500:]) == (0, "")
    assert int(said.stdout) >= 3
