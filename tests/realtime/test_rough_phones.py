"""Phones that read nothing, leave at the worst moment, say everything at once: the others never know."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests

from benchmarks.session import IDEA, Session, prepare
from tests.support.house import House, serving
from tests.support.patience import PATIENCE, wait_until
from tests.support.people import Browser, Live, new_op
from tests.support.wires import Wire, framed

MANY = {"eventlet": 300, "threading": 40}


class Room:
    """A session of one table, in a step where everybody reads; its phones and its tower."""

    def __init__(self, house: House, people: int, ideas: int) -> None:
        self.house, self.wires = house, []
        self.session: Session = prepare(house.folder, people, ideas)
        browser = Browser(house)
        browser.http.cookies.set(*self.session.tower.split("=", 1))
        self.tower = Live(browser, self.session.code, "tower").connect()

    def phone(self, number: int, buffer: int = 0) -> Wire:
        """The phone of one of the people."""
        self.wires.append(Wire(self.house.port, self.session.phones[number], self.session.code, buffer))
        return self.wires[-1]

    def act(self, text: str) -> None:
        """Something that every phone of the table is shown."""
        assert self.tower.do("idea.import", table="t1", body=text)["ok"]

    def connected(self) -> int:
        """How many phones the server says are there."""
        said = requests.get(f"{self.house.url}/metrics", timeout=PATIENCE).text
        found = [line for line in said.splitlines() if line.startswith('tablee_connections{surface="phone"}')]
        return int(float(found[0].split()[-1])) if found else 0

    def wait_until_connected(self, count: int) -> None:
        """Wait until the server counts that many phones."""
        wait_until(lambda: self.connected() == count, f"not {count} phones are counted")

    def close(self) -> None:
        """Everybody leaves."""
        self.tower.close()
        for wire in self.wires:
            wire.socket.close()
        self.wait_until_connected(0)


@pytest.fixture(scope="module", params=["eventlet", "threading"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A started server, in each mode in turn."""
    with serving(tmp_path_factory.mktemp(request.param), request.param) as made:
        yield made


@pytest.fixture
def new_room(house: House) -> Iterator[Callable[..., Room]]:
    """Makes rooms full of people."""
    made: list[Room] = []

    def make(people: int, ideas: int = 1) -> Room:
        made.append(Room(house, people, ideas))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_half_a_room_leaves_in_the_middle_and_the_others_see_it_all(house: House, new_room: Any) -> None:
    session = new_room(MANY[house.mode])
    wires = [session.phone(number) for number in range(MANY[house.mode])]
    for wire in wires:
        wire.events("view", '"me"')
    stay = wires[::2]
    for number, wire in enumerate(wires[1::2]):
        if number % 20 == 0:
            session.act(f"En partant {number}")
        (wire.reset if number % 3 else wire.half_close)()
    session.act("Il en reste la moitié")
    for wire in stay:
        shown = wire.events("view", "Il en reste la moitié")
        assert [view["base"] for view in shown[1:]] == [view["seq"] for view in shown[:-1]]
    session.wait_until_connected(len(stay))


def test_a_phone_that_reads_nothing_delays_nobody_and_finds_every_byte_in_order(new_room: Any) -> None:
    session = new_room(2, ideas=250)
    slow, quick = session.phone(0, buffer=4096), session.phone(1)
    for wire in (slow, quick):
        wire.events("view", '"me"')
    for number in range(50):
        slow.ask(number, "whole", {"audience": "shared"})  # some five megabytes: more than lies between the two
    for number in range(3):
        session.act(f"Pendant ce temps {number}")
        quick.events("view", f"Pendant ce temps {number}")
    answered, shown = slow.heard(50, "Pendant ce temps 2")
    assert answered == list(range(50))
    assert all(view["base"] is not None for view in shown)


def test_what_is_said_in_one_breath_is_answered_in_its_order(new_room: Any) -> None:
    session = new_room(1)
    wire = session.phone(0)
    wire.events("view", '"me"')
    for number in range(50):
        body = {"body": f"{IDEA.format(number=number)}"} if number % 2 else {}
        name = "idea.write" if number % 2 else "person.edit"
        wire.ask(number, "do", {"id": new_op(), "name": name, "body": body or {"name": f"Zoé {number}"}})
    answered = [wire.message() for _ in range(50)]
    while sum(message.startswith("43") for message in answered) < 50:
        answered.append(wire.message())
    said = [message[2:].split("[", 1) for message in answered if message.startswith("43")]
    assert [int(number) for number, _ in said] == list(range(50))
    rows = [json.loads("[" + answer)[0]["seq"] for _, answer in said]
    assert rows == sorted(rows)


def test_a_phone_that_cuts_a_frame_in_two_and_leaves_is_forgotten(new_room: Any) -> None:
    session = new_room(2)
    wire, other = session.phone(0), session.phone(1)
    for one in (wire, other):
        one.events("view", '"me"')
    wire.socket.sendall(b"\x81\xfe\x01")
    wire.reset()
    session.wait_until_connected(1)
    session.act("La vie continue")
    assert other.events("view", "La vie continue")


FLOODS = {
    "pings": framed(0x89, b"") * 4000,
    "packets that say nothing": framed(0x81, b"6") * 4000,
    "events that nobody knows": framed(0x81, b'42["nothing",1]') * 4000,
    "acts that are refused": framed(0x81, b'421["do",{}]') * 4000,
}


@contextlib.contextmanager
def flooding(one: socket.socket, said: bytes) -> Iterator[None]:
    """Has a socket say the same again and again, as fast as it is read, while the block lasts; it reads what it can."""
    enough = threading.Event()
    one.settimeout(None)

    def say() -> None:
        with contextlib.suppress(OSError):
            while not enough.is_set():
                one.sendall(said)

    def hear() -> None:
        with contextlib.suppress(OSError):
            while one.recv(65_536):
                continue

    tasks = [threading.Thread(target=task, daemon=True) for task in (say, hear)]
    for task in tasks:
        task.start()
    try:
        yield
    finally:
        enough.set()
        with contextlib.suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        for task in tasks:
            task.join()


@pytest.mark.parametrize("what", FLOODS)
def test_a_phone_that_never_stops_speaking_keeps_nobody_from_being_heard(new_room: Any, what: str) -> None:
    session = new_room(2)
    loud, quiet = session.phone(0), session.phone(1)
    for wire in (loud, quiet):
        wire.events("view", '"me"')
    with flooding(loud.socket, FLOODS[what]):
        for number in range(5):
            session.act(f"Malgré le bruit {number}")
            quiet.events("view", f"Malgré le bruit {number}")


ENDLESS = {
    "requests": (b"", b"GET /static/nothing HTTP/1.1\r\nHost: here\r\n\r\n" * 2000),
    "one body": (b"POST /r/ABCDEF HTTP/1.1\r\nHost: here\r\nContent-Length: 99999999999\r\n\r\n", b"x" * 100_000),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_connection_that_never_stops_asking_keeps_nobody_from_being_heard(
    house: House, new_room: Any, what: str
) -> None:
    session = new_room(1)
    asking = socket.create_connection(("127.0.0.1", house.port))
    first, then = ENDLESS[what]
    asking.sendall(first)
    with asking, flooding(asking, then):
        for number in range(5):
            session.act(f"Malgré les demandes {number}")


WHOLE, FIRST, MORE, BYTES = 0x81, 0x01, 0x00, 0x82  # how frames begin: a text, one in pieces, its pieces, bytes


@pytest.mark.parametrize("pieces", [1, 1_000])
def test_a_text_in_pieces_that_never_ends_is_cut_before_it_is_large(new_room: Any, pieces: int) -> None:
    session = new_room(2)
    endless, other = session.phone(0), session.phone(1)
    size = 1_000_000 // pieces
    piece = framed(MORE, b"x" * size) * pieces
    with pytest.raises(OSError):
        endless.socket.sendall(framed(FIRST, b"4"))
        for _ in range(50):  # fifty megabytes, of which the lines between take some
            endless.socket.sendall(piece)
    session.act("La vie continue")
    other.events("view", "La vie continue")
    session.wait_until_connected(1)


@pytest.mark.parametrize("said", [framed(BYTES, b"4"), framed(WHOLE, b"x"), framed(WHOLE, b""), framed(WHOLE, b"b4")])
def test_who_says_no_packet_of_words_is_gone_at_once(new_room: Any, said: bytes) -> None:
    session = new_room(1)
    wire = session.phone(0)
    wire.events("view", '"me"')
    wire.socket.sendall(said)
    session.wait_until_connected(0)


def test_bytes_that_are_announced_are_not_awaited(new_room: Any) -> None:
    session = new_room(1)
    wire = session.phone(0)
    wire.events("view", '"me"')
    wire.say('451-["do",{"_placeholder":true,"num":0}]')
    with pytest.raises((AssertionError, OSError), match=r"hung up|0x88|reset"):
        list(iter(wire.message, None))
    session.wait_until_connected(0)


@pytest.mark.parametrize("name", ["disconnect", "connect"])
def test_what_the_server_tells_itself_no_phone_can(new_room: Any, name: str) -> None:
    session = new_room(1)
    wire = session.phone(0)
    wire.events("view", '"me"')
    wire.ask(1, name, {"HTTP_COOKIE": session.session.tower})
    wire.ask(2, "pong_time", {})
    answers = (message for message in iter(wire.message, None) if message.startswith("43"))
    assert next(answers).startswith('431[{"refused":"unknown_operation"')
    assert next(answers).startswith("432[")
    assert session.connected() == 1


def test_who_says_far_too_much_is_hung_up_on(new_room: Any) -> None:
    session = new_room(1)
    wire = session.phone(0)
    with contextlib.suppress(OSError):
        for _ in range(400):
            wire.say('42["pong_time",{}]')
    with pytest.raises((AssertionError, OSError), match=r"hung up|0x88|reset|Broken"):
        while wire.message():
            continue


@pytest.mark.parametrize("said", ["2", "6", "4" * 2_000_000])
def test_a_phone_that_polls_nonsense_is_answered_and_gone(house: House, said: str) -> None:
    polling = f"{house.url}/socket.io/?EIO=4&transport=polling"
    opened = requests.get(polling, timeout=PATIENCE)
    address = f"{polling}&sid={json.loads(opened.text[1:])['sid']}"
    assert requests.post(address, said, timeout=PATIENCE).status_code == 400
    assert requests.get(address, timeout=PATIENCE).status_code == 400


HALVES = {
    "no connection": ["Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAA"],
    "no upgrade": ["Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAA"],
    "a draft": ["Upgrade: WebSocket", "Connection: Upgrade", "Sec-WebSocket-Key1: 1 1", "Sec-WebSocket-Key2: 1 1"],
    "nothing": [],
}


@pytest.mark.parametrize("lines", HALVES.values(), ids=HALVES.keys())
def test_half_a_handshake_is_refused(house: House, lines: list[str]) -> None:
    asked = ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", "Host: here", "Connection: close", *lines, "", ""]
    assert said_to(house, "\r\n".join(asked)).startswith(b"HTTP/1.1 400 ")


def test_a_request_that_cannot_be_read_leaves_no_trace_of_who_made_it(house: House) -> None:
    assert b" 400 " in said_to(house, "GET /l/ABCDEF/a-token and more HTTP/1.1\r\n\r\n")
    assert "a-token" not in house.said() and "127.0.0.1 - -" not in house.said()


def said_to(house: House, request: str) -> bytes:
    """Say a request as it is; gives the beginning of the answer."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=PATIENCE) as asking:
        asking.sendall(request.encode())
        return asking.recv(4096)
