"""The pages of a bug, of a damaged file, and nginx's own, in a browser: no running server gives them at will."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route

from tests.front.conftest import SIZE
from tests.front.test_looks import looks_right
from tests.web.conftest import app as app
from tests.web.conftest import code as code
from workshop.serving.nginx import Site, configuration

HOME = "http://salle.test"


@pytest.fixture
def page(browser: Browser, app: Flask) -> Iterator[Page]:
    """A phone's browser that the application answers in this process."""
    client = app.test_client()

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        given = client.get(f"{address.path}?{address.query}", headers={"Accept": "text/html, */*;q=0.1"})
        route.fulfill(status=given.status_code, headers=dict(given.headers), body=given.data)

    opened = browser.new_page(viewport=SIZE, locale="fr-FR")
    opened.route("**/*", answer)
    yield opened
    opened.context.close()


def test_the_page_of_a_bug_looks_right(app: Flask, page: Page, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(app.extensions["registry"].library, "has", broken)
    gone = page.goto(f"{HOME}/r/{code}")
    assert gone and gone.status == 500
    assert "Une erreur s’est produite" in page.inner_text("main")
    looks_right(page)


def test_the_page_of_a_damaged_session_looks_right(app: Flask, page: Page, code: str) -> None:
    app.extensions["registry"].library.path(code).write_bytes(b"no database" * 1000)
    gone = page.goto(f"{HOME}/r/{code}")
    assert gone and gone.status == 503
    looks_right(page)


def test_the_pages_of_nginx_look_right(browser: Browser) -> None:
    page = browser.new_page(viewport=SIZE)
    for said in re.findall(r"return (?:503|413) '(.*)';", configuration(Site(workers=2))):
        page.set_content(said)
        assert page.inner_text("[lang=en] h2")
        looks_right(page)
    page.close()
