"""The phone's first page is light: what a four-year-old phone on bad Wi-Fi must fetch before it can be touched."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.front.conftest import Pocket
from tests.support.people import Crowd

KB = 1024
FETCHED = """() => Object.fromEntries(
  performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .filter(one => !one.name.includes('/socket.io/'))
  .map(one => [one.name, [one.startTime, one.encodedBodySize]]))"""


def fetched(page: Page, before: float = float("inf")) -> dict[str, int]:
    """Compressed bytes by address, of what was asked for before that many milliseconds."""
    return {name: size for name, (start, size) in page.evaluate(FETCHED).items() if start <= before}


def test_the_first_page_is_light(crowd: Crowd, pocket: Callable[..., Pocket], browser: Browser) -> None:
    cookies = pocket("Alice").context.cookies()
    fresh = browser.new_context()
    fresh.add_cookies(cookies)
    page = fresh.new_page()
    page.goto(f"{crowd.house.url}/s/{crowd.code}/phone")
    page.wait_for_selector("main h1.question")
    touchable = page.evaluate("() => performance.now()")
    page.wait_for_function("() => performance.getEntriesByName(document.baseURI).length && performance.now() > 4000")
    first, all_of_it = fetched(page, touchable), fetched(page)
    fresh.close()
    assert any("sheets/phone.js" in name for name in all_of_it), "the rest is fetched soon after"
    assert sum(size for name, size in first.items() if not name.endswith(".woff2")) <= 60 * KB, first
    assert sum(all_of_it.values()) <= 120 * KB, all_of_it
