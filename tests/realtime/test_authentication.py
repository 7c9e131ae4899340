"""Who is behind a socket, read again at each message: while their cookie stands, where the session seats them."""

from __future__ import annotations

import copy
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.session.conftest import a_definition, operation_id
from workshop.core import Operation, Person, Refused
from workshop.identity import Cookies, Grant, Keys, OrganiserLink
from workshop.identity.cookies import BELIEVED
from workshop.realtime.authentication import Authenticator, Visitor
from workshop.session import Registry, Session
from workshop.storage import Library

ALICE = Person("p" + "a" * 16, "participant", "t1")


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    found = Registry(Library(tmp_path))
    yield found
    found.close()


@pytest.fixture
def session(registry: Registry) -> Session:
    found = registry[registry.library.create(a_definition())]
    found.perform(ALICE, Operation(operation_id(), "person.join", {"table": "t1"}))
    return found


@pytest.fixture
def door(registry: Registry) -> Authenticator:
    return Authenticator(registry, Cookies("s" * 64), OrganiserLink(registry.library.folder))


@pytest.fixture
def alice(session: Session, door: Authenticator) -> Visitor:
    return door.visitor(dict([door.cookies.join(session.code, ALICE.id)]), {"as": "phone", "code": session.code})


def test_who_stays_where_they_were_is_the_same_visitor(session: Session, door: Authenticator, alice: Visitor) -> None:
    assert door.again(session, alice) is alice


def test_who_was_moved_is_found_at_their_new_table(session: Session, door: Authenticator, alice: Visitor) -> None:
    session.perform(ALICE, Operation(operation_id(), "person.move", {"table": "t2"}))
    assert door.again(session, alice).audiences["shared"] == "phone:t2"


def test_a_cookie_that_ends_while_its_phone_is_there_is_believed_no_more(
    registry: Registry, session: Session, door: Authenticator, alice: Visitor
) -> None:
    later = Authenticator(registry, Cookies("s" * 64, lambda: time.time() + BELIEVED + 2), door.organiser)
    with pytest.raises(Refused, match="not_joined"):
        later.again(session, alice)


HELD = [("desk", "t1"), ("desk", "all"), ("screen", "t2"), ("tower", None), ("people", "t2")]


@pytest.fixture(params=HELD, ids=lambda held: f"{held[0]} {held[1]}")
def holder(request: pytest.FixtureRequest, session: Session, door: Authenticator) -> Visitor:
    surface, table = request.param
    cookie = door.cookies.grant({}, Keys.of(session), grant_of(surface, table))
    return door.visitor(dict([cookie]), {"as": surface, "code": session.code, "table": table})


def grant_of(surface: str, table: str | None) -> Grant:
    return Grant("organiser") if surface in ("tower", "people") else Grant(surface, table)


def test_who_holds_a_link_that_stands_is_the_same_visitor(
    session: Session, door: Authenticator, holder: Visitor
) -> None:
    assert door.again(session, holder) is holder


def test_who_holds_a_link_that_was_revoked_may_not_stay(session: Session, door: Authenticator, holder: Visitor) -> None:
    session.revoke(grant_of(holder.surface, holder.table).links[0])
    with pytest.raises(Refused, match="not_allowed"):
        door.again(session, holder)


def test_the_desk_of_a_table_that_is_no_more_may_not_stay(session: Session, door: Authenticator) -> None:
    cookie = door.cookies.grant({}, Keys.of(session), Grant("desk", "t2"))
    desk = door.visitor(dict([cookie]), {"as": "desk", "code": session.code, "table": "t2"})
    smaller, version = session.read(lambda state: (copy.deepcopy(state.definition), state.version))
    smaller["themes"][0]["tables"].pop()
    body = {"definition": smaller, "version": version}
    session.perform(Person("o" * 17, "organiser"), Operation(operation_id(), "session.define", body))
    with pytest.raises(Refused, match="unknown_table"):
        door.again(session, desk)


def test_the_server_s_organiser_is_asked_for_their_link_at_each_message(session: Session, door: Authenticator) -> None:
    browser = dict([door.organiser.cookie(door.cookies)])
    tower = door.visitor(browser, {"as": "tower", "code": session.code})
    assert door.again(session, tower) == tower
    door.organiser.revoke()
    with pytest.raises(Refused, match="not_allowed"):
        door.again(session, tower)


def test_a_cookie_that_is_not_ours_is_never_believed(registry: Registry, session: Session) -> None:
    forger, house = Cookies("f" * 64), Cookies("s" * 64)
    assert house.until(dict([forger.join(session.code, ALICE.id)]), f"tablee_{session.code}_participant") == 0
