"""Pages without sockets: the application itself, asked by Flask's client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.house import a_day
from workshop.app import create_app
from workshop.config import Config
from workshop.identity import Keys
from workshop.identity.links import Grant

SECRET = "5f0c9a71d8e24b36a1907be2c4d85f6a0b1c2d3e4f506172"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Config(sessions=tmp_path / "sessions", secret=SECRET, async_mode="threading"))
    made.extensions["brake"].sleep = lambda seconds: None  # nobody waits for wrong codes here
    yield made
    made.extensions["registry"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def code(app: Flask) -> str:
    """A session of two tables of two places."""
    return app.extensions["registry"].library.create(a_day(places=2))


@pytest.fixture
def link(app: Flask, code: str):
    """Gives the path of a link: `link("desk", "t1")`."""

    def make(role: str, table: str | None = None) -> str:
        keys = Keys.of(app.extensions["registry"][code])
        return f"/l/{code}/{keys.token(Grant(role, table))}"

    return make
