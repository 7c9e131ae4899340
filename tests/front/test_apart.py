"""Bundled pages and the same pages of their modules as they are written, apart: they say the same all along a day."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.front.conftest import SIZE
from tests.support import made_kinds
from tests.support.house import House, a_day, serving
from tests.support.patience import PATIENCE
from tests.support.people import Crowd

STEPS = ("s1", "s2", "s3", "s4", "s5", "s6", "s8")  # one of each kind
SHOWN = "() => document.title + document.body.innerText + document.querySelectorAll('body *').length"
FETCHED = """() => performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)
  .filter(name => /[.](js|css)$/.test(name)).map(name => name.split('/').slice(3).join('/'))"""
CHANCE = re.compile(r"\b[2-9A-Z]{6}\b|\d+:\d\d|127\.0\.0\.1:\d+|\d+\sms")  # codes, clocks, ports, delays


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A server whose pages name their files as they are written, and that adds a kind of vote made here."""
    folder = made_kinds.written(tmp_path_factory.mktemp("added"))
    with made_kinds.known(folder), serving(tmp_path_factory.mktemp("apart"), FILES="apart", KINDS=str(folder)) as made:
        yield made


class Room:
    """The pages of a session on a server: a phone, a desk, a screen, the tower, the pre-flight page."""

    def __init__(self, browser: Browser, crowd: Crowd, ends: ExitStack) -> None:
        self.crowd, self.faults = crowd, list[str]()
        self.tower, self.desk = crowd.tower(), crowd.desk("t1")
        links = crowd.house.links(crowd.code)
        self.context = browser.new_context(viewport=SIZE, locale="fr-FR")
        ends.callback(self.context.close)
        self.pages = {"phone": self.phone()}
        self.pages["desk"] = self.page(links["desks"]["t1"])
        self.pages["screen"] = self.page(links["screens"]["t1"])
        self.pages["tower"] = self.page(links["organiser"])
        self.pages["preflight"] = self.page(f"{crowd.house.url}/preflight/{crowd.code}")

    def page(self, address: str) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(address)
        return page

    def phone(self) -> Page:
        page = self.page(f"{self.crowd.house.url}/r/{self.crowd.code}?table=t1")
        page.fill("[name=name]", "Alice")
        page.click("text=Prendre place")
        page.wait_for_selector(".seat-bar .where")
        return page

    def at(self, step: str) -> None:
        """Move everyone to a step; there, an idea is written and a vote is opened."""
        assert self.tower.do("step.move", step=step, tables="all")["ok"]
        view = self.desk.wait(lambda view: view["step"]["id"] == step)
        if step == "s2":
            self.pages["phone"].fill("#idea", "Essayer le vendredi")
            self.pages["phone"].click("text=Ajouter cette idée")
        if step == "s4":
            assert self.desk.do("vote.open", version=view["step"]["version"])["ok"]
        for kind in ("phone", "desk", "tower"):
            self.pages[kind].wait_for_function(f"() => document.body.innerText.includes('Étape {step[1]}')")

    def shows(self, kind: str) -> str:
        return CHANCE.sub("…", self.pages[kind].evaluate(SHOWN))

    def fetched(self, kind: str) -> list[str]:
        return list(self.pages[kind].evaluate(FETCHED))


@pytest.fixture
def rooms(
    browser: Browser, house: House, apart: House, new_crowd: Callable[[House, str], Crowd]
) -> Iterator[tuple[Room, Room]]:
    with ExitStack() as ends:
        crowds = [new_crowd(one, one.create()) for one in (house, apart)]
        bundled, plain = (Room(browser, crowd, ends) for crowd in crowds)
        yield bundled, plain


def come_to_say_the_same(rooms: tuple[Room, Room], kind: str) -> tuple[str, str]:
    """What both pages of a kind show, waited for until it is the same or patience ends."""
    limit = time.monotonic() + PATIENCE
    while (shown := (rooms[0].shows(kind), rooms[1].shows(kind))) and shown[0] != shown[1] and time.monotonic() < limit:
        time.sleep(0.1)
    return shown


def test_a_day_is_the_same_in_one_file_and_apart(rooms: tuple[Room, Room]) -> None:
    bundled, plain = rooms
    for step in STEPS:
        bundled.at(step)
        plain.at(step)
        for kind in bundled.pages:
            ours, theirs = come_to_say_the_same(rooms, kind)
            assert ours == theirs, (step, kind)
    assert bundled.faults == plain.faults == []
    for kind in bundled.pages:
        assert {f"bundles/{kind}/{kind}.js", f"pages/{kind}.css"} <= set(bundled.fetched(kind))
        assert not [name for name in bundled.fetched(kind) if name.startswith(("js/", "vendor/"))]
        assert not [name for name in plain.fetched(kind) if name.startswith(("bundles/", "pages/"))]
        assert f"js/{kind}.js" in plain.fetched(kind)


def test_the_script_and_the_style_of_an_added_kind_are_fetched_when_its_step_comes(
    apart: House, new_crowd: Callable[[House, str], Crowd], browser: Browser
) -> None:
    day = a_day(kinds=("ideas", "hands"))
    crowd = new_crowd(apart, apart.create(day))
    with ExitStack() as ends:
        room = Room(browser, crowd, ends)
        phone, desk = room.pages["phone"], room.desk
        mine = "() => performance.getEntriesByType('resource').filter((one) => one.name.includes('hands')).length"
        assert phone.evaluate(mine) == 0
        assert desk.do("idea.write", body="Une idée")["ok"]
        assert room.tower.do("step.move", step="s2", tables="all")["ok"]
        desk.wait(lambda view: view["step"]["id"] == "s2")
        assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]
        phone.wait_for_selector("text=0 / 2")
        phone.locator(".pick input").check()
        phone.wait_for_selector("text=1 / 2")
        wide = "() => getComputedStyle(document.querySelector('.fingers')).letterSpacing"
        phone.wait_for_function(f"{wide.removeprefix('() => ')} === '3px'")
        assert phone.evaluate(mine) == 2 and room.faults == []
