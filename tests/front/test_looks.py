"""Each page of the phone on a real server: axe finds nothing, nothing scrolls sideways, targets are large enough."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.front.conftest import Pocket
from tests.front.test_phone import go, open_vote, sealed, with_sheets
from tests.support.axe import violations
from tests.support.people import Crowd

SMALL = """() => [...document.querySelectorAll('main button, main a, main input, footer button, header button')]
  .filter(one => one.offsetParent && (one.offsetWidth < 44 || one.offsetHeight < 44) && !one.closest('label'))
  .map(one => one.outerHTML.slice(0, 120))"""


def looks_right(page: Page, width: int = 320) -> None:
    """axe is silent, controls measure 44 px, and at 320 px (a phone of 640 at 200 %) nothing goes over the edge."""
    assert violations(page) == []
    assert page.evaluate(SMALL) == []
    size = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    if size:
        page.set_viewport_size(size)


def test_each_step_looks_right(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    for number in (1, 2, 3, 4, 6, 7, 8):
        go(crowd, f"s{number}")
        alice.shows(f"Étape {number}")
        looks_right(alice.page)


def test_the_menu_looks_right(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    alice.page.click("button.me")
    alice.page.wait_for_selector("dialog[open]")
    looks_right(alice.page)
    alice.page.keyboard.press("Escape")
    alice.page.wait_for_selector("dialog", state="detached")


def test_a_vote_looks_right_from_opening_to_results(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    desk, _ = open_vote(crowd)
    alice = pocket("Alice")
    alice.page.locator("button[aria-label^='Coller']").first.click()
    desk.wait(lambda view: view["vote"]["ballots"] == 1)
    looks_right(alice.page)
    sealed(desk)
    alice.page.wait_for_selector(".result")
    looks_right(alice.page)


def test_a_sheet_looks_right(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    with_sheets(crowd)
    alice = pocket("Alice")
    looks_right(alice.page)
    alice.page.locator(".sheet-choice").first.click()
    alice.page.wait_for_selector(".sheet-field")
    looks_right(alice.page)


def test_the_join_pages_look_right(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    page = pocket("Alice").context.new_page()
    for path in ("/", "/?code=QQQQQQ", f"/r/{crowd.code}?another=1", f"/r/{crowd.code}?table=t1&another=1"):
        page.goto(crowd.house.url + path)
        looks_right(page)


def test_the_live_regions_are_there_and_empty_at_first(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    assert alice.page.locator("#app > [role=status]").inner_text() == ""


def test_focus_follows_the_room_but_never_leaves_a_sentence(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    go(crowd, "s2").close()
    alice = pocket("Alice")
    go(crowd, "s3").close()
    alice.shows("Les idées de la table")
    assert alice.page.evaluate("() => document.activeElement.tagName") == "H1"
