"""Who is quiet, and who never came in. Time is told, not waited for."""

from __future__ import annotations

from typing import Any

import engineio
import pytest
from engineio.packet import PONG, Packet
from engineio.socket import Socket

from workshop.realtime import PING_SECONDS
from workshop.realtime.fast.silence import LOOK_SECONDS, QUIET_SECONDS, STRANGER_SECONDS, SilenceWatch
from workshop.realtime.presence import PRESENCE_SECONDS


class Watched:
    """An engine.io server that is watched; tasks are kept, not started."""

    def __init__(self) -> None:
        self.now, self.tasks, self.told = 1000.0, list[Any](), list[tuple[str, bool]]()
        self.server = engineio.Server(async_mode="threading", ping_interval=5, ping_timeout=20)
        self.server.start_background_task = self.start
        self.strangers: set[str] = set()
        self.watch = SilenceWatch(
            self.server, lambda sid: sid not in self.strangers, lambda *told: self.told.append(told)
        )

    def start(self, task: Any) -> None:
        """Keep a task, if it is not one of engine.io's own."""
        if task.__self__ is self.watch:
            self.tasks.append(task)

    def come(self, sid: str) -> Socket:
        """A socket that has just been opened."""
        socket = self.server.sockets[sid] = Socket(self.server, sid)
        assert self.server.handlers["connect"](sid, {}) is None
        socket.schedule_ping()
        return socket

    def after(self, seconds: float) -> None:
        """Let time pass, and look."""
        self.now += seconds
        self.watch.look(self.now)


@pytest.fixture
def watched() -> Watched:
    return Watched()


def test_who_does_not_answer_is_quiet_long_before_it_is_closed_and_no_more_once_it_does(watched: Watched) -> None:
    socket = watched.come("a")
    socket.last_ping = watched.now
    watched.after(QUIET_SECONDS - 0.5)
    assert watched.told == []
    watched.after(0.5)
    watched.after(0.5)
    assert watched.told == [("a", True)] and not socket.closed
    socket.receive(Packet(PONG))
    watched.after(0.5)
    assert watched.told == [("a", True), ("a", False)] and not socket.closed


def test_who_answers_in_time_is_never_quiet(watched: Watched) -> None:
    socket = watched.come("a")
    for _ in range(3):
        socket.last_ping = watched.now
        watched.after(QUIET_SECONDS - 0.5)
        socket.receive(Packet(PONG))
        watched.after(9)
    assert watched.told == []


def test_who_has_left_is_quiet_no_more(watched: Watched) -> None:
    socket = watched.come("a")
    socket.last_ping = watched.now
    watched.after(QUIET_SECONDS)
    socket.close(wait=False, abort=True)
    watched.after(0.5)
    assert watched.told == [("a", True), ("a", False)]


def test_a_socket_by_which_nobody_came_in_is_closed(watched: Watched) -> None:
    watched.strangers.add("a")
    stranger, guest = watched.come("a"), watched.come("b")
    watched.after(0)
    watched.after(STRANGER_SECONDS - 0.5)
    assert not stranger.closed
    watched.after(0.5)
    assert stranger.closed and not guest.closed and list(watched.server.sockets) == ["b"]


def test_a_socket_by_which_somebody_came_in_meanwhile_stays(watched: Watched) -> None:
    watched.strangers.add("a")
    socket = watched.come("a")
    watched.after(STRANGER_SECONDS - 1)
    watched.strangers.clear()
    watched.after(STRANGER_SECONDS)
    assert not socket.closed


def test_a_table_that_lost_its_network_is_seen_within_ten_seconds() -> None:
    """The worst case: it answered and died at once; each wait is looked at twice a second, and told once a second."""
    assert PING_SECONDS + QUIET_SECONDS + 2 * LOOK_SECONDS + PRESENCE_SECONDS <= 10


def test_one_task_looks_at_everybody_and_ends_when_nobody_is_left(watched: Watched) -> None:
    socket = watched.come("a")
    watched.come("b")
    assert len(watched.tasks) == 1
    watched.server.sleep = lambda seconds: watched.server.sockets.clear()
    watched.tasks.pop()()
    socket.close(wait=False, abort=True)
    watched.come("c")
    assert len(watched.tasks) == 1


def test_one_that_cannot_be_looked_at_stops_nobody(watched: Watched, caplog: pytest.LogCaptureFixture) -> None:
    watched.come("a").last_ping = "never"
    looked: list[float] = []
    watched.server.sleep = lambda seconds: (looked.append(seconds), len(looked) < 3 or watched.server.sockets.clear())
    watched.tasks.pop()()
    assert len(looked) == 3 and "could not be looked at" in caplog.text
