"""The phone's first page is light: what a four-year-old phone on bad Wi-Fi must fetch before it can be touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.front.conftest import SIZE
from tests.front.test_phone import go
from tests.support.house import House
from tests.support.people import Crowd

KB = 1000
FETCHED = """() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .filter(one => !one.name.includes('/socket.io/'))
  .map(one => [one.name.split('/static/').pop().split('/').slice(1).join('/'), one.startTime, one.transferSize])"""
# When the page can be touched first, by its own clock, however late we look.
TOUCHED = """new MutationObserver((_, watch) => {
  if (document.querySelector('#idea')) { window.touchable = performance.now(); watch.disconnect(); }
}).observe(document, { childList: true, subtree: true });"""
ALL = """() => { const names = performance.getEntriesByType('resource').map(one => one.name);
  return names.some(name => name.endsWith('.woff2')) && names.filter(name => name.includes('/phone/')).length >= 9; }"""


@pytest.fixture(params=["fr", "en"])
def crowd(request: pytest.FixtureRequest, house: House, new_house: Callable[..., House],
          new_crowd: Callable[[House, str], Crowd]) -> Crowd:  # fmt: skip
    """The people of a session where ideas are written, in a language."""
    lodging = house if request.param == "fr" else new_house(LANGUAGE=request.param).start()
    crowd = new_crowd(lodging, lodging.create())
    go(crowd, "s2").close()
    return crowd


def fetched(page: Page, before: float = float("inf")) -> dict[str, int]:
    """Bytes by file, compressed and with their heads, of what was asked for before that many milliseconds."""
    return {name: size for name, start, size in page.evaluate(FETCHED) if start <= before}


def test_the_first_page_is_light(crowd: Crowd, browser: Browser) -> None:
    context = browser.new_context(viewport=SIZE)
    held = crowd.phone(table="t1").browser.http.cookies.items()
    context.add_cookies([{"name": name, "value": value, "url": crowd.house.url} for name, value in held])
    page = context.new_page()
    page.add_init_script(TOUCHED)
    page.goto(f"{crowd.house.url}/s/{crowd.code}/phone")
    touchable = page.wait_for_function("() => window.touchable").json_value()
    page.wait_for_function(ALL)
    first, all_of_it = fetched(page, touchable), fetched(page)
    context.close()
    assert {"bundles/phone/shared.js", "pages/phone.css", "bundles/phone/activities/ideas/phone.js"} < set(first)
    assert sum(size for name, size in first.items() if not name.endswith(".woff2")) <= 60 * KB, first
    assert sum(all_of_it.values()) <= 110 * KB, all_of_it
    assert len(all_of_it) <= 16, all_of_it
