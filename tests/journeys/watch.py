"""Keeps an eye on every page of a day: what it asks for, what it complains of, and how it stands each time it is shown.

Law: nothing is asked outside the server, nothing is logged as an error, axe finds nothing, nothing goes over the edge,
and what a room reads on a wall is large enough.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.front.test_screen import LEAST, SMALL
from tests.support.axe import violations
from tests.support.patience import PATIENCE

REPORT_CSP = (
    "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective, e.blockedURI))"
)
OVER_THE_EDGE = """(width) => document.documentElement.scrollWidth <= width ? null :
  [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1)
    .slice(0, 4).map((one) => one.outerHTML.slice(0, 120)).join(' | ')"""
# What a browser says of a network that the test itself took away, then of the connection that died meanwhile.
CUT = ("ERR_INTERNET_DISCONNECTED", "transport=polling")
UNFILLED = "() => document.body.innerText.match(/\\{\\w+\\}/g)"  # the name of a value where the value should be
NARROW_PHONE = {"width": 320, "height": 640}

Look = Callable[[str, Page], None]


class Watch:
    """Opens browsers, each with its own cookies, and notes what they do."""

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser, self.home = browser, home
        self.contexts: list[BrowserContext] = []
        self.outside: set[str] = set()
        self.complaints: list[str] = []

    def page(self, size: tuple[int, int], errors_expected: bool = False, **options: Any) -> Page:
        """A page of a new browser; `errors_expected` where the test opens addresses that do not exist."""
        viewport = {"width": size[0], "height": size[1]}
        context = self.browser.new_context(viewport=viewport, locale="fr-FR", reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE * 1000)
        context.add_init_script(REPORT_CSP)
        context.on("request", lambda request: self._ask(request.url))
        context.on("weberror", lambda fault: self.complaints.append(f"raised: {fault.error}"))
        if not errors_expected:
            context.on("console", self._hear)
        self.contexts.append(context)
        return context.new_page()

    def _ask(self, url: str) -> None:
        if not url.startswith((self.home + "/", "data:", "blob:", self.home.replace("http", "ws", 1))):
            self.outside.add(url)

    def _hear(self, said: ConsoleMessage) -> None:
        words = f"{said.location.get('url', '')}: {said.text}"
        if said.type == "error" and not any(cut in words for cut in CUT):
            self.complaints.append(words)

    def close(self) -> None:
        """Close all the browsers."""
        for context in self.contexts:
            context.close()


class Findings:
    """What was wrong in the states that were looked at; `states` are their names in order."""

    def __init__(self) -> None:
        self.states: list[str] = []
        self.axe: dict[str, list[str]] = {}
        self.sideways: dict[str, str] = {}
        self.small: dict[str, list[Any]] = {}
        self.unfilled: dict[str, list[str]] = {}

    def look(self, state: str, page: Page) -> None:
        """Examine a page as it stands."""
        self.states.append(state)
        self._note(self.axe, state, violations(page))
        self._note(self.unfilled, state, page.evaluate(UNFILLED))
        if state.startswith("screen"):
            self._note(self.small, state, page.evaluate(SMALL % LEAST))
        else:
            self._note(self.sideways, state, over_the_edge(page))

    @staticmethod
    def _note(found: dict[str, Any], state: str, what: Any) -> None:
        if what:
            found[state] = what


def over_the_edge(page: Page) -> str | None:
    """What goes beyond the right edge at 320 px on a phone, at a zoom of 200 % elsewhere; None where nothing does."""
    size = page.viewport_size
    assert size
    half = {"width": size["width"] // 2, "height": size["height"] // 2}
    narrow = NARROW_PHONE if size["width"] < 500 else half
    page.set_viewport_size(narrow)  # type: ignore[arg-type]
    found: str | None = page.evaluate(OVER_THE_EDGE, narrow["width"])
    page.set_viewport_size(size)
    return found
