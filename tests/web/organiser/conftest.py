"""A browser that is the organiser, and the demonstration session."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.definition import parse
from workshop.web.assets.paths import example_sessions

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


@pytest.fixture
def organiser(app: Flask) -> FlaskClient:
    """A browser that followed the server's sign-in link."""
    client = app.test_client()
    assert client.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}").status_code == 303
    return client


@pytest.fixture
def day(app: Flask) -> str:
    """The demonstration session's code."""
    return str(app.extensions["registry"].library.create(parse(DEMONSTRATION).body))


@pytest.fixture
def kept(app: Flask, day: str) -> Callable[[], dict]:
    """Gives the demonstration's definition as it is kept now."""
    return lambda: app.extensions["registry"][day].read(lambda state: state.definition)


@pytest.fixture
def unpaged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents as they are where no LibreOffice counts their pages, which takes it three seconds each."""
    monkeypatch.setenv("PATH", "")
