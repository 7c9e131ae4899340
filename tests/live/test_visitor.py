"""Who is behind a socket, read again at each message: while their cookie stands, where the session seats them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.conftest import a_definition, operation_id
from workshop.core import Operation, Person, Refused
from workshop.identity import Cookies, OrganiserLink
from workshop.identity.cookies import MAX_AGE
from workshop.live.visitor import Doorkeeper, Visitor
from workshop.room import Room, Rooms
from workshop.store import Library

ALICE = Person("p" + "a" * 16, "participant", "t1")


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[Rooms]:
    found = Rooms(Library(tmp_path))
    yield found
    found.close()


@pytest.fixture
def room(rooms: Rooms) -> Room:
    found = rooms[rooms.library.create(a_definition())]
    found.perform(ALICE, Operation(operation_id(), "person.join", {"table": "t1"}))
    return found


@pytest.fixture
def door(rooms: Rooms) -> Doorkeeper:
    return Doorkeeper(rooms, Cookies("s" * 64), OrganiserLink(rooms.library.folder))


@pytest.fixture
def alice(room: Room, door: Doorkeeper) -> Visitor:
    return door.visitor(dict([door.cookies.join(room.code, ALICE.id)]), {"as": "phone", "code": room.code})


def test_who_stays_where_they_were_is_the_same_visitor(room: Room, door: Doorkeeper, alice: Visitor) -> None:
    assert door.again(room, alice) is alice


def test_who_was_moved_is_found_at_their_new_table(room: Room, door: Doorkeeper, alice: Visitor) -> None:
    room.perform(ALICE, Operation(operation_id(), "person.move", {"table": "t2"}))
    assert door.again(room, alice).audiences["shared"] == "phone:t2"


def test_a_cookie_that_ends_while_its_phone_is_there_is_believed_no_more(
    room: Room, door: Doorkeeper, alice: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + MAX_AGE + 2
    monkeypatch.setattr("workshop.live.visitor.time.time", lambda: later)
    with pytest.raises(Refused, match="not_joined"):
        door.again(room, alice)


def test_a_cookie_that_is_not_ours_is_never_believed(rooms: Rooms, room: Room) -> None:
    forger, house = Cookies("f" * 64), Cookies("s" * 64)
    assert house.until(dict([forger.join(room.code, ALICE.id)]), f"tablee_{room.code}_participant") == 0
