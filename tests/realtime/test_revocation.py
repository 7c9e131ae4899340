"""Every way of being let in × every way of being shut out: what rests on what fell is closed, all else stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from socketio.exceptions import ConnectionError as Refusal

from tests.support.forms import fields
from tests.support.house import House, serving
from tests.support.patience import PATIENCE
from tests.support.people import Browser, Crowd, Live
from workshop.identity import OrganiserLink
from workshop.session import loopback
from workshop.storage import Library, backups

SERVER, SESSION = "server", "session"


@dataclass(frozen=True)
class Way:
    """How a browser was let in: the page it looks at, and the doors that it had passed before, in order."""

    page: str
    doors: tuple[str, ...]

    @property
    def surface(self) -> str:
        return self.page.partition("/")[0]

    @property
    def address(self) -> str:
        """The page that opens it: a table's people are looked at from the tower."""
        return "tower" if self.surface == "people" else self.page

    @property
    def tables(self) -> list[str]:
        return self.page.partition("/")[2].split("+")

    def rests_on(self, table: str) -> set[str]:
        """What takes that table's cookie away: its own link, its session, whatever organiser's door was passed."""
        if self.surface in ("tower", "people"):
            return {SERVER} if SERVER in self.doors else {"organiser", SESSION}
        own = set() if self.surface == "phone" else {f"{self.surface}:{table}"}
        return own | {SESSION} | {door for door in self.doors if door in (SERVER, "organiser")}

    def organises(self, what: str) -> bool:
        """Whether this browser is an organiser's yet once that fell: pages are given to it anew."""
        if SERVER in self.doors:
            return what != SERVER
        return "organiser" in self.doors and what not in ("organiser", SESSION)


WAYS = [
    Way("tower", (SERVER,)),
    Way("tower", ("organiser",)),
    Way("tower", (SERVER, "organiser")),
    Way("people/t1", (SERVER,)),
    Way("people/t2", ("organiser",)),
    Way("desk/t1", ("desk:t1",)),
    Way("desk/t2", ("desk:t2",)),
    Way("desk/t1+t2", ("desk:t1", "desk:t2")),
    Way("desk/all", ("desk:all",)),
    Way("screen/t1", ("screen:t1",)),
    Way("screen/all", ("screen:all",)),
    Way("desk/t1", (SERVER,)),
    Way("desk/t1+t2", (SERVER,)),
    Way("screen/t1", (SERVER,)),
    Way("desk/all", ("organiser",)),
    Way("screen/all", ("organiser",)),
    Way("desk/t1", (SERVER, "desk:t1")),
    Way("screen/t1", ("organiser", "screen:t1")),
    Way("desk/t2", (SERVER, "organiser")),
    Way("phone", ("join",)),
]

FALLS = [SERVER, "organiser", "desk:t1", "desk:all", "screen:t1", SESSION]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server of this file's own: here the organiser's link is revoked."""
    with serving(tmp_path_factory.mktemp("revoking")) as made:
        yield made


class Inside:
    """A browser that was let in, and its sockets: one for each table it looks at."""

    def __init__(self, crowd: Crowd, way: Way) -> None:
        self.way, self.crowd = way, crowd
        self.browser = Browser(crowd.house)
        for door in way.doors:
            answer = self._pass(door)
            assert answer.ok, f"{way}: {answer.status_code} at {door}"
        assert self.page_opens(), way
        self.sockets = [(table, crowd.live(self.browser, way.surface, table)) for table in way.tables]

    def _pass(self, door: str):
        if door == "join":
            return self.browser.join(self.crowd.code)
        if door == SERVER:
            return self.browser.open(f"/o/sign-in/{OrganiserLink(self.crowd.house.folder).token()}")
        links = self.crowd.house.links(self.crowd.code)
        role, _, table = door.partition(":")
        return self.browser.open(links[f"{role}s"][table] if table else links["organiser"])

    def page_opens(self) -> bool:
        """Whether the page is given, and not the form to take place."""
        answer = self.browser.open(f"/s/{self.crowd.code}/{self.way.address}")
        return answer.ok and answer.url.endswith(self.way.address)


def heard_farewell(socket: Live) -> bool:
    with socket.changed:
        return socket.changed.wait_for(lambda: socket.farewell, PATIENCE)


def comes_back(socket: Live) -> bool:
    """Whether the same browser, with the cookies it had, is let in once more."""
    again = Live(socket.browser, socket.code, socket.auth["as"], socket.auth.get("table", ""))
    try:
        again.connect()
    except Refusal:
        return False
    finally:
        again.close()
    return True


def fall(crowd: Crowd, what: str) -> None:
    """Make something fall as people do: by a command, in another process."""
    library = Library(crowd.house.folder)
    if what == SERVER:
        OrganiserLink(library.folder).revoke()
    elif what == SESSION:
        definition = library.state(crowd.code).definition
        loopback.through_owner(library, crowd.code, "delete")
        library.create(definition, code=crowd.code)
    else:
        loopback.through_owner(library, crowd.code, "revoke", {"link": what})


@pytest.mark.parametrize("what", FALLS)
def test_all_that_rests_on_what_fell_is_closed_and_all_else_stands(
    house: House, new_crowd: Callable[[House, str], Crowd], what: str
) -> None:
    crowd = new_crowd(house, house.create())
    everybody = [Inside(crowd, one) for one in WAYS]
    fall(crowd, what)
    for one in everybody:
        for table, socket in one.sockets:
            falls = what in one.way.rests_on(table)
            if falls or what == SESSION:
                assert heard_farewell(socket), (one.way, table)
            assert comes_back(socket) != falls, (one.way, table)
            if not falls and what != SESSION:
                assert socket.say("pong_time", {})["now"] and not socket.farewell, (one.way, table)
        shut = any(what in one.way.rests_on(table) for table in one.way.tables)
        assert one.page_opens() == (not shut or one.way.organises(what)), one.way


def test_a_link_that_is_revoked_again_at_once_closes_again(
    house: House, new_crowd: Callable[[House, str], Crowd]
) -> None:
    crowd = new_crowd(house, house.create())
    for _ in range(3):
        one = Inside(crowd, Way("tower", (SERVER,)))
        fall(crowd, SERVER)
        assert all(heard_farewell(socket) for _, socket in one.sockets)


def test_a_table_that_is_no_more_closes_its_desk_and_its_screen(crowd: Crowd) -> None:
    gone, stays = [crowd.desk("t2"), crowd.screen("t2")], [crowd.desk("t1"), crowd.tower()]
    gone.append(crowd.live(stays[1].browser, "people", "t2"))
    page = stays[1].browser.open(f"/o/{crowd.code}/edit").text
    form = fields(page) | {"thèmes.0.tables": "1", "thèmes.0.numéros": ""}
    kept = stays[1].browser.http.post(f"{crowd.house.url}/o/{crowd.code}/edit", data=form | {"do": "save"})
    assert kept.ok and "saved=1" in kept.url, kept.text
    assert all(heard_farewell(socket) and not comes_back(socket) for socket in gone)
    assert all("now" in socket.say("pong_time", {}) for socket in stays)


@pytest.mark.parametrize("deleted", [False, True])
def test_an_older_copy_that_is_put_back_revives_no_link(crowd: Crowd, tmp_path, deleted: bool) -> None:
    library, code = Library(crowd.house.folder), crowd.code
    desk, former = crowd.desk("t1"), crowd.house.links(code)["desks"]["t1"]
    copy_of_before = backups.backup(library, code, tmp_path / "before.db")
    loopback.through_owner(library, code, "revoke", {"link": "desk:t1"})
    assert heard_farewell(desk)
    renewed = crowd.house.links(code)["desks"]["t1"]
    if deleted:
        loopback.through_owner(library, code, "delete")
    loopback.through_owner(library, code, "restore", {"path": str(copy_of_before)})
    assert crowd.house.links(code)["desks"]["t1"] == renewed != former
    assert not comes_back(desk)
    assert Browser(crowd.house).open(former).status_code == 403
    assert Browser(crowd.house).open(renewed).ok


def test_a_copy_that_is_put_in_place_by_hand_revives_no_link(crowd: Crowd, tmp_path) -> None:
    library, code = Library(crowd.house.folder), crowd.code
    former = crowd.house.links(code)["desks"]["t1"]
    copy_of_before = backups.backup(library, code, tmp_path / "before.db")
    loopback.through_owner(library, code, "revoke", {"link": "desk:t1"})
    copy_of_before.replace(library.path(code))
    assert Browser(crowd.house).open(former).status_code == 403
