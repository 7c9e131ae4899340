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
    room = new_room(MANY[house.mode])
    wires = [room.phone(number) for number in range(MANY[house.mode])]
    for wire in wires:
        wire.events("view", '"me"')
    stay = wires[::2]
    for number, wire in enumerate(wires[1::2]):
        if number % 20 == 0:
            room.act(f"En partant {number}")
        (wire.reset if number % 3 else wire.half_close)()
    room.act("Il en reste la moitié")
    for wire in stay:
        shown = wire.events("view", "Il en reste la moitié")
        assert [view["base"] for view in shown[1:]] == [view["seq"] for view in shown[:-1]]
    room.wait_until_connected(len(stay))


def test_a_phone_that_reads_nothing_delays_nobody_and_finds_every_byte_in_order(new_room: Any) -> None:
    room = new_room(2, ideas=250)
    slow, quick = room.phone(0, buffer=4096), room.phone(1)
    for wire in (slow, quick):
        wire.events("view", '"me"')
    for number in range(50):
        slow.ask(number, "whole", {"audience": "shared"})  # some five megabytes: more than lies between the two
    for number in range(3):
        room.act(f"Pendant ce temps {number}")
        quick.events("view", f"Pendant ce temps {number}")
    answered, shown = slow.heard(50, "Pendant ce temps 2")
    assert answered == list(range(50))
    assert all(view["base"] is not None for view in shown)


def test_what_is_said_in_one_breath_is_answered_in_its_order(new_room: Any) -> None:
    room = new_room(1)
    wire = room.phone(0)
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
    room = new_room(2)
    wire, other = room.phone(0), room.phone(1)
    for one in (wire, other):
        one.events("view", '"me"')
    wire.socket.sendall(b"\x81\xfe\x01")
    wire.reset()
    room.wait_until_connected(1)
    room.act("La vie continue")
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
    room = new_room(2)
    loud, quiet = room.phone(0), room.phone(1)
    for wire in (loud, quiet):
        wire.events("view", '"me"')
    with flooding(loud.socket, FLOODS[what]):
        for number in range(5):
            room.act(f"Malgré le bruit {number}")
            quiet.events("view", f"Malgré le bruit {number}")


def test_a_connection_that_never_stops_asking_keeps_nobody_from_being_heard(house: House, new_room: Any) -> None:
    room = new_room(1)
    asking = socket.create_connection(("127.0.0.1", house.port))
    with asking, flooding(asking, b"GET /static/nothing HTTP/1.1\r\nHost: here\r\n\r\n" * 2000):
        for number in range(5):
            room.act(f"Malgré les demandes {number}")
