"""A step to which nobody gave minutes has no clock; pages pass from a timed one to it and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.house import House, a_day
from tests.support.patience import PATIENCE
from tests.support.people import Crowd

CLOCK = {
    "phone": ".seat-bar .time",
    "desk": ".desk-head .clock",
    "screen": ".countdown-ring",
    "tower": ".table-button b >> text=/\\d:\\d\\d/",
}


@pytest.fixture
def untimed(house: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    """The people of a session whose sharing is not timed."""
    day = a_day()
    day["steps"][2]["minutes"] = 0
    return new_crowd(house, house.create(day))


@pytest.fixture
def pages(browser: Browser, untimed: Crowd) -> Iterator[dict[str, Page]]:
    """A phone, a desk, a screen and the tower of that session; none may raise."""
    made, faults = {}, list[str]()
    links = untimed.house.links(untimed.code)
    tower = f"{untimed.house.url}/s/{untimed.code}/tower"
    ways = {
        "phone": [f"{untimed.house.url}/r/{untimed.code}?table=t1"],
        "desk": [links["desks"]["t1"]],
        "screen": [links["screens"]["t1"]],
        "tower": [links["organiser"], tower],
    }
    for name, addresses in ways.items():
        page = made[name] = browser.new_page(viewport={"width": 1024, "height": 768}, locale="fr-FR")
        page.set_default_timeout(PATIENCE * 1000)
        page.on("pageerror", lambda fault, name=name: faults.append(f"{name}: {fault}"))
        for address in addresses:
            page.goto(address)
    made["phone"].click("text=Prendre place")
    yield made
    for page in made.values():
        page.context.close()
    assert faults == []


def test_a_step_without_minutes_after_a_timed_one_has_no_clock(untimed: Crowd, pages: dict[str, Page]) -> None:
    tower = untimed.tower()
    for step, clocks in (("s2", 1), ("s3", 0), ("s2", 1)):
        assert tower.do("step.move", step=step, tables="all")["ok"]
        for name, page in pages.items():
            each = 2 * clocks if name == "tower" else clocks  # one for each table
            expect(page.locator(CLOCK[name])).to_have_count(each, timeout=PATIENCE * 1000)
