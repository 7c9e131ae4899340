"""What a socket says before anybody looks at what it means; see also test_rough_phones, on real sockets."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from engineio import Server
from engineio.socket import Socket

from tests.support.patience import wait_until
from workshop.realtime.fast.packets import BURST, MOST_UNREAD, CheckedPacket, PacketLimits, ReceiveBuffer, readable


class Engine(Server):  # type: ignore[misc]  # python-engineio has no types
    """A server of engine.io with one socket, that remembers what it hears of it."""

    def __init__(self) -> None:
        super().__init__(async_mode="threading")
        self.heard: list[Any] = []
        self.on("message", lambda engine_id, said: self.heard.append(said))
        self.peer = self.sockets["alice"] = Socket(self, "alice")

    def receive(self, said: Any) -> None:
        self.handlers["message"]("alice", said)


@pytest.fixture
def engine() -> Engine:
    made = Engine()
    PacketLimits(made, 1000, lambda engine_id: True)
    return made


def test_who_does_not_read_is_not_heard_until_they_do(engine: Engine) -> None:
    for number in range(MOST_UNREAD + 1):
        engine.peer.queue.put(f"an answer {number}")
    reader = threading.Thread(target=lambda: (engine.receive("21"), engine.receive("22")), daemon=True)
    reader.start()
    wait_until(lambda: engine.heard)
    reader.join(0.2)
    assert engine.heard == ["21"]
    engine.peer.queue.get()
    reader.join()
    assert engine.heard == ["21", "22"]


def test_who_is_gone_keeps_nobody_waiting(engine: Engine) -> None:
    for number in range(MOST_UNREAD + 1):
        engine.peer.queue.put(f"an answer {number}")
    engine.peer.closed = True
    engine.receive("21")
    assert engine.heard == []


def test_who_says_more_than_anybody_acts_is_closed(engine: Engine) -> None:
    for number in range(BURST + 50):
        engine.receive(f"2{number}")
    assert engine.peer.closed and "alice" not in engine.sockets
    assert BURST <= len(engine.heard) < BURST + 50


def test_what_nobody_hears_yet_is_bounded() -> None:
    unheard = ReceiveBuffer(10)
    unheard.append("a message longer than that, alone")
    with pytest.raises(OSError):
        unheard.append("x")
    unheard.pop(0)
    for _ in range(10):
        unheard.append("x")
    with pytest.raises(OSError):
        unheard.append("x")


@pytest.mark.parametrize("said", [b"bytes", {"a": 1}, [1], 7, None])
def test_who_says_no_words_is_closed(engine: Engine, said: Any) -> None:
    engine.receive(said)
    assert engine.peer.closed
    assert engine.heard == []


def test_a_line_becomes_a_websocket_once() -> None:
    wait = readable(lambda: "2probe")
    assert (wait(), wait()) == ("2probe", None)


@pytest.mark.parametrize("said", [b"4", "", "x", "b4", "7", " 4", "٤", "0", "2", "6", None])
def test_what_is_no_packet_ends_the_line(said: Any) -> None:
    assert readable(lambda: said)() is None


@pytest.mark.parametrize("said", ["2probe", "1", "3", '42["do",{}]', "5"])
def test_a_packet_passes_as_it_is(said: str) -> None:
    assert readable(lambda: said)() == said


NO_EVENTS = ["2", "2{}", "2[]", "2[1]", '2[["do"]]', '2["disconnect"]', '2["connect",{}]', '2["*"]']
WITH_BYTES = ['51-["do",{"_placeholder":true,"num":0}]', '50-["do"]', "61-1[]"]


@pytest.mark.parametrize("said", [*NO_EVENTS, *WITH_BYTES, "7"])
def test_no_client_says_such_a_packet(said: str) -> None:
    with pytest.raises(ValueError):
        CheckedPacket(encoded_packet=said)


def test_an_event_is_read_as_it_always_was() -> None:
    read = CheckedPacket(encoded_packet='21["do",{"id":"é"}]')
    assert (read.id, read.data) == (1, ["do", {"id": "é"}])
