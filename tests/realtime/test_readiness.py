"""A socket watched without end beside eventlet's own reading of it: the same bytes, the same end, the same faults."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.filterwarnings("ignore:\\s*Eventlet is deprecated")
WAYS = ("stock", "watched")
MANY = 50
SILENCE = 45.0


class Pair:
    """Both ends of a connection, in a loop of its own: a phone that says, and what reads it here."""

    def __init__(self, way: str) -> None:
        from eventlet.greenio import GreenSocket
        from eventlet.hubs import get_hub

        from workshop.realtime.fast.readiness import WatchedSocket

        with socket.create_server(("127.0.0.1", 0)) as door:
            self.phone = socket.create_connection(door.getsockname())
            self.near = GreenSocket(door.accept()[0])
        self.near.settimeout(SILENCE)
        self.hub, self.now = get_hub(), 1000.0
        self.hub.clock = lambda: self.now
        self.reader: Any = WatchedSocket(self.near) if way == "watched" else self.near
        self.watches = 0
        add = self.hub.add
        self.hub.add = lambda *args: self._count() or add(*args)

    def _count(self) -> None:
        self.watches += 1

    def watched(self) -> bool:
        """Whether the kernel is asked to watch this end."""
        return self.near.fileno() in self.hub.listeners[self.hub.READ]


@contextmanager
def paired(way: str) -> Iterator[Pair]:
    pair = Pair(way)
    try:
        yield pair
    finally:
        pair.phone.close()
        pair.near.close()


def in_a_loop(act: Callable[[], Any]) -> Any:
    """Do it in a thread, whose loop of eventlet nobody else has."""
    from eventlet.hubs import get_hub

    found: list[Any] = []

    def run() -> None:
        try:
            found.append(act())
        finally:
            get_hub().abort(wait=True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return found[0]


def reading(pair: Pair, count: int) -> Any:
    """A greenlet that waits for words, and gives them or what that raised."""
    import eventlet

    def read() -> list[Any]:
        try:
            return [pair.reader.recv(count)]
        except Exception as error:
            return [type(error)]

    thread = eventlet.spawn(read)
    for _ in range(2):  # of two who are to go on at the same time, either may be first
        eventlet.sleep(0)
    return thread


def said_and_read(way: str, said: list[bytes], count: int) -> bytes:
    """All that is read, some at a time, of what a phone says before it leaves."""
    import eventlet

    with paired(way) as pair:

        def say() -> None:
            for some in said:
                pair.phone.sendall(some)
                eventlet.sleep(0)
            pair.phone.shutdown(socket.SHUT_WR)

        eventlet.spawn(say)
        return b"".join(iter(lambda: pair.reader.recv(count), b""))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=300), max_size=5), st.integers(1, 200))
def test_both_ways_read_the_same(said: list[bytes], count: int) -> None:
    read = [in_a_loop(lambda way=way: said_and_read(way, said, count)) for way in WAYS]
    assert read == [b"".join(said)] * 2


def test_a_socket_is_watched_once_for_all_that_it_says() -> None:
    def watches(way: str) -> int:
        with paired(way) as pair:
            for _ in range(MANY):
                reader = reading(pair, 10)
                pair.phone.sendall(b"words")
                assert reader.wait() == [b"words"]
            return pair.watches

    assert [in_a_loop(lambda way=way: watches(way)) for way in WAYS] == [MANY, 1]


def test_who_is_busy_is_not_called_again_and_again() -> None:
    def busy() -> tuple[bool, bool, list[bytes]]:
        import eventlet

        with paired("watched") as pair:
            reader = reading(pair, 1)
            pair.phone.sendall(b"ab")
            reader.wait()
            before = pair.watched()
            while pair.watched():  # until the loop has found that nobody reads
                eventlet.sleep(0)
            return before, pair.watched(), reading(pair, 10).wait()

    assert in_a_loop(busy) == (True, False, [b"b"])


@pytest.mark.parametrize("way", WAYS)
def test_silence_for_too_long_ends_the_reading(way: str) -> None:
    def silent() -> Any:
        with paired(way) as pair:
            reader = reading(pair, 10)
            pair.now += SILENCE + 1
            return reader.wait()

    assert in_a_loop(silent) == [TimeoutError]


@pytest.mark.parametrize("way", WAYS)
def test_who_spoke_meanwhile_may_be_silent_again(way: str) -> None:
    def speaks() -> tuple[Any, bool, Any]:
        import eventlet

        with paired(way) as pair:
            first = reading(pair, 10)
            pair.now += SILENCE - 1
            pair.phone.sendall(b"here")
            heard, second = first.wait(), reading(pair, 10)
            pair.now += SILENCE - 1
            eventlet.sleep(0)
            silent = not second.dead
            pair.now += 2
            return heard, silent, second.wait()

    assert in_a_loop(speaks) == ([b"here"], True, [TimeoutError])


@pytest.mark.parametrize("way", WAYS)
def test_a_line_that_is_cut_is_an_end(way: str) -> None:
    def cut() -> Any:
        with paired(way) as pair:
            reader = reading(pair, 10)
            pair.phone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            pair.phone.close()
            return reader.wait()

    assert in_a_loop(cut) == [b""]


@pytest.mark.parametrize("way", WAYS)
def test_a_socket_closed_here_can_be_read_no_more(way: str) -> None:
    def closed() -> Any:
        with paired(way) as pair:
            pair.phone.sendall(b"first")
            reading(pair, 10).wait()
            pair.near.close()
            return issubclass(reading(pair, 10).wait()[0], Exception)

    assert in_a_loop(closed)


@pytest.mark.parametrize("way", WAYS)
def test_who_waits_on_a_number_that_another_socket_got_is_told(way: str) -> None:
    def replaced() -> Any:
        import eventlet
        from eventlet.hubs import notify_opened

        with paired(way) as pair:
            reader, number = reading(pair, 10), pair.near.fileno()
            pair.near.close()
            notify_opened(number)
            eventlet.sleep(0)
            return issubclass(reader.wait()[0], Exception)

    assert in_a_loop(replaced)


def test_nothing_stays_watched_after_the_end() -> None:
    def ended() -> tuple[bool, bool, int]:
        with paired("watched") as pair:
            reader = reading(pair, 10)
            pair.phone.sendall(b"words")
            reader.wait()
            before = pair.watched()
            pair.reader.end()
            return before, pair.watched(), sum(not timer.called for _, timer in pair.hub.timers)

    assert in_a_loop(ended) == (True, False, 0)
