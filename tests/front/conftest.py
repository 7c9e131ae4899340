"""Real browsers in front of a real server: `pocket("Alice")` gives the page of somebody who joined from a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.house import House, a_day
from tests.support.patience import PATIENCE
from tests.support.people import Crowd, Live

SIZE = {"width": 390, "height": 844}
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"


class Pocket:
    """A phone: a browser context with its cookies and its memory, and the page that it shows."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context, self.page = context, page
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def text(self, selector: str = "main") -> str:
        return self.page.locator(selector).first.inner_text().replace("\u00a0", " ")

    def shows(self, sentence: str) -> None:
        """Wait until the page shows a sentence, non-breaking spaces counting as spaces."""
        self.page.wait_for_function(
            "said => document.body.innerText.replaceAll('\u00a0', ' ').includes(said)", arg=sentence
        )

    def writes(self, idea: str) -> None:
        """Write an idea and press the button."""
        self.page.fill("#idea", idea)
        self.page.click("text=Ajouter cette idée")

    def sent_all(self) -> None:
        """Wait until all that was said is acknowledged."""
        empty = "() => !Object.keys(localStorage).some(key => key.includes('/do/'))"
        self.page.wait_for_function(empty)

    def waiting(self) -> list[dict[str, Any]]:
        """What the phone keeps until it is acknowledged."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "Object.keys(localStorage).filter(key => key.includes('/do/')).sort()"
            ".map(key => JSON.parse(localStorage[key]))"
        )
        return found


@pytest.fixture
def pocket(browser: Browser, crowd: Crowd) -> Iterator[Callable[..., Pocket]]:
    """Makes phones whose owners joined through the form, and empties them at the end."""
    yield from pockets(browser, crowd)


def pockets(browser: Browser, crowd: Crowd) -> Iterator[Callable[..., Pocket]]:
    """The same, of a crowd that is found otherwise."""
    made: list[Pocket] = []

    def make(name: str = "", table: str = "t1", script: str = "", **options: Any) -> Pocket:
        context = browser.new_context(viewport=SIZE, locale="fr-FR", **options)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        made.append(Pocket(context, page))
        page.goto(f"{crowd.house.url}/r/{crowd.code}?table={table}")
        page.fill("[name=name]", name)
        page.click("text=Prendre place")
        page.wait_for_selector(".seat-bar .where")
        page.wait_for_selector("main h1")
        return made[-1]

    yield make
    for one in made:
        assert not one.faults, one.faults
        one.context.close()


class Sheet:
    """A desk, a screen or a tower in a browser of its own."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.context, self.page = context, page
        self.faults: list[str] = []
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def shows(self, sentence: str, selector: str = "body") -> None:
        """Wait until the page shows a sentence there, non-breaking spaces counting as spaces."""
        self.page.wait_for_function(
            "([where, said]) => [...document.querySelectorAll(where)]"
            ".some(each => each.innerText.replaceAll('\u00a0', ' ').includes(said))",
            arg=[selector, sentence],
        )

    def at(self, title: str) -> None:
        """Wait until the page is at the step of that title."""
        self.shows(title, "h1, h2")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each once the page has drawn what the one before did."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(DRAWN)

    def click(self, text: str) -> None:
        self.page.locator(f"button:visible:has-text('{text}')").first.click()


@pytest.fixture
def crowd_of_few(house: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    """The people of a session whose votes ask before few ballots are counted, as they do unless told otherwise."""
    steps = [{key: one for key, one in step.items() if key != "settings"} for step in a_day()["steps"]]
    return new_crowd(house, house.create({**a_day(), "steps": steps}))


def one_ballot(crowd: Crowd) -> tuple[Live, Live]:
    """The desk of a table whose vote is open, and who has cast its one ballot."""
    tower, alice, desk = crowd.tower(), crowd.phone("Alice", table="t1"), crowd.desk("t1")
    assert tower.do("step.move", step="s3", tables="all")["ok"]
    assert desk.do("idea.write", body="Une idée")["ok"]
    assert tower.do("step.move", step="s4", tables="all")["ok"]
    desk.wait(lambda view: view["step"]["id"] == "s4")
    return voted_once(desk, alice)


def voted_once(desk: Live, voter: Live) -> tuple[Live, Live]:
    """A vote just opened at a desk's place, with one ballot."""
    assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]
    vote = desk.wait(lambda view: view["vote"]["phase"] == "open")["vote"]
    assert voter.do("ballot.cast", vote=vote["id"], seat=1, choice={vote["options"][0]: 1})["ok"]
    return desk, voter


@pytest.fixture
def surface(browser: Browser, crowd: Crowd) -> Iterator[Callable[..., Sheet]]:
    """`surface("desk", "t1", "t2")`, `surface("screen", "t1")`, `surface("tower")`: pages opened from their links."""
    yield from surfaces(browser, crowd)


def surfaces(browser: Browser, crowd: Crowd) -> Iterator[Callable[..., Sheet]]:
    """The same, of a crowd that is found otherwise."""
    made: list[Sheet] = []

    def make(kind: str, *tables: str, width: int = 1280, height: int = 960) -> Sheet:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-FR")
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        made.append(Sheet(context, page))
        links = crowd.house.links(crowd.code)
        for link in [links["organiser"]] if kind == "tower" else [links[f"{kind}s"][table] for table in tables]:
            page.goto(link)
        page.goto(f"{crowd.house.url}/s/{crowd.code}/{'/'.join([kind, '+'.join(tables)]).rstrip('/')}")
        page.wait_for_selector("#app main:not(.loading):not(.desk-wait):not(.screen-wait)")
        return made[-1]

    yield make
    for one in made:
        assert not one.faults, one.faults
        one.context.close()
