"""Who is behind a socket, read again at each message: while their cookie stands, where the session seats them."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.conftest import a_definition, operation_id
from workshop.core import Operation, Person, Refused
from workshop.identity import Cookies, Grant, Keys, OrganiserLink
from workshop.identity.cookies import BELIEVED
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
    rooms: Rooms, room: Room, door: Doorkeeper, alice: Visitor
) -> None:
    later = Doorkeeper(rooms, Cookies("s" * 64, lambda: time.time() + BELIEVED + 2), door.organiser)
    with pytest.raises(Refused, match="not_joined"):
        later.again(room, alice)


HELD = [("desk", "t1"), ("desk", "all"), ("screen", "t2"), ("tower", None), ("people", "t2")]


@pytest.fixture(params=HELD, ids=lambda held: f"{held[0]} {held[1]}")
def holder(request: pytest.FixtureRequest, room: Room, door: Doorkeeper) -> Visitor:
    surface, table = request.param
    cookie = door.cookies.grant({}, Keys.of(room), grant_of(surface, table))
    return door.visitor(dict([cookie]), {"as": surface, "code": room.code, "table": table})


def grant_of(surface: str, table: str | None) -> Grant:
    return Grant("organiser") if surface in ("tower", "people") else Grant(surface, table)


def test_who_holds_a_link_that_stands_is_the_same_visitor(room: Room, door: Doorkeeper, holder: Visitor) -> None:
    assert door.again(room, holder) is holder


def test_who_holds_a_link_that_was_revoked_may_not_stay(room: Room, door: Doorkeeper, holder: Visitor) -> None:
    room.revoke(grant_of(holder.surface, holder.table).links[0])
    with pytest.raises(Refused, match="not_allowed"):
        door.again(room, holder)


def test_the_desk_of_a_table_that_is_no_more_may_not_stay(room: Room, door: Doorkeeper) -> None:
    cookie = door.cookies.grant({}, Keys.of(room), Grant("desk", "t2"))
    desk = door.visitor(dict([cookie]), {"as": "desk", "code": room.code, "table": "t2"})
    smaller, version = room.read(lambda state: (copy.deepcopy(state.definition), state.version))
    smaller["themes"][0]["tables"].pop()
    body = {"definition": smaller, "version": version}
    room.perform(Person("o" * 17, "organiser"), Operation(operation_id(), "session.define", body))
    with pytest.raises(Refused, match="unknown_table"):
        door.again(room, desk)


def test_the_server_s_organiser_is_asked_for_their_link_at_each_message(room: Room, door: Doorkeeper) -> None:
    browser = dict([door.organiser.cookie(door.cookies)])
    tower = door.visitor(browser, {"as": "tower", "code": room.code})
    assert door.again(room, tower) == tower
    door.organiser.revoke()
    with pytest.raises(Refused, match="not_allowed"):
        door.again(room, tower)


def test_a_cookie_that_is_not_ours_is_never_believed(rooms: Rooms, room: Room) -> None:
    forger, house = Cookies("f" * 64), Cookies("s" * 64)
    assert house.until(dict([forger.join(room.code, ALICE.id)]), f"tablee_{room.code}_participant") == 0
