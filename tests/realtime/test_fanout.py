"""The direct way and the stock way of the same event: the same bytes, in the same order, whatever the phone does."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import weakref
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bidict import bidict
from engineio import packet as engine
from hypothesis import given
from hypothesis import strategies as st
from socketio.packet import EVENT, Packet

from tests.support.house import House
from tests.support.people import Crowd
from tests.support.wires import Wire
from tests.support.work import without_collector
from workshop.realtime.fast.fanout import MOST_WAITING, FanoutManager, PhoneSocket, frame_of

TEXTS = ["", "a", "é" * 62, "x" * 125, "x" * 126, "😀" * 40, "x" * 65_535, "x" * 65_536, '2["view",{"n":1}]']


@pytest.mark.parametrize("text", TEXTS, ids=[str(len(text)) for text in TEXTS])
@pytest.mark.filterwarnings("ignore:\\s*Eventlet is deprecated")
def test_a_frame_is_what_eventlet_would_send(text: str) -> None:
    from eventlet.websocket import RFC6455WebSocket  # its import warns that only corrections are to come

    here, there = socket.socketpair()
    with here, there:
        assert frame_of(text) == RFC6455WebSocket(here, {"wsgi.input": None})._pack_message(text)


def level(crowd: Crowd) -> Any:
    """A desk of the first table, in a step where everybody reads the ideas."""
    tower, desk = crowd.tower(), crowd.desk("t1")
    assert tower.do("step.move", step="s3", tables="all")["ok"]
    desk.wait(lambda view: view["step"]["id"] == "s3")
    return desk


def heard(house: House, crowd: Crowd) -> list[tuple[list[str], list[str]]]:
    """The keys set and gone in each view that a phone hears while a desk writes three ideas, one at a time.

    An idea is told by its number here, whatever its id.
    """
    desk = level(crowd)
    browser = crowd.phone(table="t1").browser
    wire = Wire(browser.house.port, browser.cookies, crowd.code)
    views, numbered = wire.events("view", '"mine"'), {}
    for number in range(3):
        assert desk.do("idea.write", body=f"Idée {number}")["ok"]
        views += wire.events("view", f"Idée {number}")
        numbered[f"idea/{views[-1]['set']['ideas'][-1]}"] = f"idea/{number}"
    return [(sorted(numbered.get(key, key) for key in view["set"]), view["gone"]) for view in views]


def test_both_ways_say_the_same_views(new_house, new_crowd) -> None:
    said = []
    for fanout in ("stock", "direct"):
        house = new_house(FANOUT=fanout).start()
        said.append(heard(house, new_crowd(house, house.create())))
    assert said[0] == said[1]
    assert len(said[0]) >= 5


class Phone:
    """Both ends of one connection: what the manager sees of it, engine.io's writer, and the reader at the far end."""

    def __init__(self, manager: FanoutManager, lock: Any = None) -> None:
        self.near, self.far = socket.socketpair()
        for end in (self.near, self.far):
            end.setblocking(False)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.sent, self.manager = b"", manager
        self.engine = SimpleNamespace(sid="e1", queue=queue.Queue(), upgraded=True, closed=False, session={})
        manager.server.eio.sockets["e1"] = self.engine
        manager.rooms["/"] = {"r": bidict({"s1": "e1"})}
        self.websocket = SimpleNamespace(
            wait=None,
            close=None,
            send=self._frame,
            _sendlock=lock or threading.Lock(),
            socket=SimpleNamespace(fd=self.near, sendall=self._all),
        )
        self.line = manager._phones["e1"] = PhoneSocket(self.websocket, self.engine)
        self.waiting = b""

    def _frame(self, message: str) -> None:
        self._all(frame_of(message))

    def _all(self, some: bytes) -> None:
        self.waiting += some

    def drain(self) -> bytes:
        """Let the writer and the reader work until nothing is under way; gives all that arrived."""
        arrived = self._read()
        while self.waiting or not self.engine.queue.empty():
            if not self.waiting:
                self.line.send(self.engine.queue.get().encode())
                self.engine.queue.task_done()
            with contextlib.suppress(BlockingIOError):
                self.waiting = self.waiting[self.near.send(self.waiting) :]
            arrived += self._read()
        return arrived

    def _read(self) -> bytes:
        arrived = b""
        with contextlib.suppress(BlockingIOError):
            while some := self.far.recv(65_536):
                arrived += some
        return arrived


def _made(direct: bool = True) -> FanoutManager:
    made = FanoutManager()
    made.direct = direct
    sockets: dict[str, Any] = {}
    engine = SimpleNamespace(
        sockets=sockets,
        _async={"websocket": None},
        send_packet=lambda sid, packet: sockets[sid].queue.put(packet),
    )
    made.server = SimpleNamespace(eio=engine, packet_class=Packet)
    made.initialize()
    return made


@pytest.fixture
def manager() -> FanoutManager:
    """A manager without a server around it, whose WebSockets would be eventlet's."""
    return _made()


def stock(event: str, said: Any) -> bytes:
    """The frame of an event as the stock manager sends it."""
    return frame_of("4" + Packet(EVENT, namespace="/", data=[event, said]).encode())


@given(sizes=st.lists(st.integers(0, 9000), max_size=20), drains=st.sets(st.integers(0, 20)))
def test_a_socket_that_takes_half_a_frame_gets_every_byte_in_order(sizes: list[int], drains: set[int]) -> None:
    manager = _made(direct=False)
    phone = Phone(manager)
    arrived = b""
    for number, size in enumerate(sizes):
        manager.emit("view", {"n": number, "pad": "é" * size}, "/", room="r")
        arrived += phone.drain() if number in drains else b""
    arrived += phone.drain()
    assert arrived == b"".join(stock("view", {"n": n, "pad": "é" * size}) for n, size in enumerate(sizes))


def test_a_phone_that_stops_reading_is_told_once_that_it_is_behind(manager: FanoutManager) -> None:
    phone = Phone(manager)
    for number in range(3 * MOST_WAITING):
        manager.emit("view", {"n": number, "pad": "x" * 5000}, "/", room="r")
    assert phone.engine.queue.qsize() == MOST_WAITING + 1
    arrived = phone.drain()
    assert arrived.count(b'["view"') < 2 * MOST_WAITING
    assert arrived.endswith(stock("behind", {}))
    manager.emit("view", {"n": "again"}, "/", room="r")
    assert phone.drain() == stock("view", {"n": "again"})


def test_what_is_not_a_view_is_never_skipped(manager: FanoutManager) -> None:
    phone = Phone(manager)
    for number in range(3 * MOST_WAITING):
        manager.emit("presence", {"n": number, "pad": "x" * 5000}, "/", room="r")
    assert phone.drain().count(b'["presence"') == 3 * MOST_WAITING


def test_a_writer_in_the_middle_of_a_frame_is_not_overtaken(manager: FanoutManager) -> None:
    phone = Phone(manager)
    with phone.websocket._sendlock:
        manager.emit("view", {"n": 1}, "/", room="r")
    assert phone.engine.queue.qsize() == 1
    manager.emit("view", {"n": 2}, "/", room="r")
    assert phone.drain() == stock("view", {"n": 1}) + stock("view", {"n": 2})


def test_a_writer_that_waits_for_its_turn_is_not_overtaken(manager: FanoutManager) -> None:
    waiting = SimpleNamespace(acquire=lambda: manager.emit("view", {"n": 2}, "/", room="r"), release=lambda: None)
    phone = Phone(manager, waiting)
    with phone.websocket._sendlock:
        phone.websocket.send("4" + Packet(EVENT, namespace="/", data=["view", {"n": 1}]).encode())
    assert phone.drain() == stock("view", {"n": 1}) + stock("view", {"n": 2})


def test_a_writer_that_is_stopped_while_it_waits_holds_nothing_up(manager: FanoutManager) -> None:
    def stopped() -> None:
        raise TimeoutError

    phone = Phone(manager, SimpleNamespace(acquire=stopped, release=lambda: None))
    with pytest.raises(TimeoutError):
        phone.websocket._sendlock.acquire()
    manager.emit("view", {"n": 1}, "/", room="r")
    assert phone.engine.queue.empty() and phone.drain() == stock("view", {"n": 1})


def test_what_engine_io_itself_leaves_in_the_queue_is_not_overtaken(manager: FanoutManager) -> None:
    phone = Phone(manager)
    manager.emit("view", {"n": 1}, "/", room="r")
    phone.engine.queue.put(engine.Packet(engine.CLOSE))
    manager.emit("view", {"n": 2}, "/", room="r")
    assert phone.drain() == stock("view", {"n": 1}) + frame_of("1") + stock("view", {"n": 2})


def test_a_phone_on_its_way_to_a_websocket_hears_by_the_queue_until_it_is_there(manager: FanoutManager) -> None:
    phone = Phone(manager)
    phone.engine.upgraded = False
    manager.emit("view", {"n": 1}, "/", room="r")
    assert phone.drain() == stock("view", {"n": 1})
    phone.engine.upgraded = True
    phone.engine.queue.join()
    manager.emit("view", {"n": 2}, "/", room="r")
    assert phone.engine.queue.empty()
    assert phone.drain() == stock("view", {"n": 2})


def test_who_enters_or_leaves_a_room_is_heeded_at_once(manager: FanoutManager) -> None:
    phone = Phone(manager)
    manager.rooms["/"][None] = bidict({"s1": "e1"})
    manager.emit("view", {"n": 1}, "/", room="other")
    manager.enter_room("s1", "/", "other")
    manager.emit("view", {"n": 2}, "/", room="other")
    manager.leave_room("s1", "/", "other")
    manager.emit("view", {"n": 3}, "/", room="other")
    assert phone.drain() == stock("view", {"n": 2})


def test_who_enters_while_a_thread_lists_the_room_hears_what_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    manager = _made(direct=False)
    phone = Phone(manager)
    manager.rooms["/"][None] = bidict({"s1": "e1"})
    listing = manager.get_participants

    def entered_meanwhile(namespace: str, room: str) -> list[Any]:
        found = list(listing(namespace, room))
        manager.enter_room("s1", "/", "other")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(manager, "get_participants", entered_meanwhile)
        manager.emit("view", {"n": 1}, "/", room="other")
    manager.emit("view", {"n": 2}, "/", room="other")
    assert phone.drain() == stock("view", {"n": 2})


def test_several_rooms_at_once_are_left_to_the_stock_way(manager: FanoutManager) -> None:
    phone = Phone(manager)
    manager.server._send_eio_packet = lambda engine_id, packet: phone.engine.queue.put(packet)
    manager.emit("view", {"n": 1}, "/", room=["r", "r"])
    assert phone.engine.queue.qsize() == 1
    assert phone.drain() == stock("view", {"n": 1})


def test_a_phone_that_is_gone_stops_nobody(manager: FanoutManager) -> None:
    phone = Phone(manager)
    phone.far.close()
    manager.emit("view", {"n": 1}, "/", room="r")
    assert phone.engine.queue.empty()


class Socket:
    """What `_follow` looks at of engine.io's socket, of eventlet's WebSocket and of what lies under it."""

    def __init__(self, **holds: Any) -> None:
        self.__dict__.update(holds)

    def recv(self, count: int) -> bytes:
        return b""

    def wait(self) -> None:
        """Nothing was said."""

    close = wait


def opened(manager: FanoutManager, peer: Socket, then: Callable[[], None] = lambda: None) -> weakref.ref[Socket]:
    """Let a WebSocket of `peer` open, do something and close; gives what remembers it."""

    websocket = Socket(_sendlock=threading.Lock(), socket=Socket(fd=Socket(send=len)))
    with manager._follow(peer, websocket) as line:
        assert manager._phones["e1"] is line
        then()
    return weakref.ref(websocket)


def a_peer() -> Socket:
    return Socket(sid="e1", queue=queue.Queue(), upgraded=True, closed=False, session={})


def test_a_phone_that_left_waits_for_no_collector(manager: FanoutManager) -> None:
    with without_collector():
        assert opened(manager, a_peer())() is None


def test_a_phone_that_opens_two_at_once_leaves_nothing_behind(manager: FanoutManager) -> None:
    peer = a_peer()
    opened(manager, peer, lambda: opened(manager, peer) and None)
    assert not manager._phones and "put" not in vars(peer.queue)
