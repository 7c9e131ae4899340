"""Coming back to one's place: a word that only its owner is shown, and a press that takes the place again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.core import Operation, Person

Join = Callable[..., None]


@pytest.fixture
def join(client: FlaskClient, code: str) -> Join:
    """Takes a place through the form."""
    return lambda **form: seat(client, code, **form)


def seat(client: FlaskClient, code: str, **form: str) -> None:
    ticket = re.search(r'name="join_ticket" value="([^"]+)"', client.get(f"/r/{code}?another=1").text)
    assert ticket
    assert client.post(f"/r/{code}", data={"join_ticket": html.unescape(ticket[1]), **form}).status_code == 303


def word(client: FlaskClient, code: str) -> str:
    found = re.search(r'class="code number">([0-9a-f-]+)<', client.get(f"/r/{code}/mine").text)
    assert found
    return found[1]


def who(app: Flask, client: FlaskClient, code: str) -> str:
    cookie = client.get_cookie(f"tablee_{code}_participant")
    assert cookie
    person = app.extensions["cookies"].participant({cookie.key: cookie.decoded_value}, code)
    assert person
    return str(person.id)


def test_the_word_gives_the_same_place_to_another_device(
    app: Flask, client: FlaskClient, code: str, join: Join
) -> None:
    join(name="Alice")
    mine = word(client, code)
    other = app.test_client()
    opened = other.get(f"/r/{code}/back?word={mine}")
    assert mine in opened.text and other.get_cookie(f"tablee_{code}_participant") is None
    answer = other.post(f"/r/{code}/back", data={"word": mine.replace("-", " ").upper()})
    assert answer.location == f"/s/{code}/phone"
    assert who(app, other, code) == who(app, client, code)
    assert len(app.extensions["registry"][code].read(lambda state: state.people)) == 1


@pytest.mark.parametrize("typed", ["", "0000-0000-0000", "é" * 40, "x" * 5000, "\x00"])
def test_a_wrong_word_gives_nobody_s_place(client: FlaskClient, app: Flask, code: str, join: Join, typed: str) -> None:
    join(name="Alice")
    other = app.test_client()
    answer = other.post(f"/r/{code}/back", data={"word": typed})
    assert answer.status_code in (404, 429) and "Ce mot n’ouvre aucune place" in answer.text
    assert other.get_cookie(f"tablee_{code}_participant") is None


def test_the_word_is_shown_to_its_owner_alone(app: Flask, client: FlaskClient, code: str, join: Join) -> None:
    join(name="Alice")
    mine = word(client, code)
    assert client.get(f"/r/{code}/mine.svg").mimetype == "image/svg+xml"
    stranger = app.test_client()
    for page in ("mine", "mine.svg"):
        assert stranger.get(f"/r/{code}/{page}").status_code == 403
    seat(stranger, code, name="Bruno")
    assert word(stranger, code) != mine
    assert client.get(f"/r/{code}/mine").headers["Cache-Control"] == "no-store"


def test_who_was_erased_has_no_word_left(app: Flask, client: FlaskClient, code: str, join: Join) -> None:
    join(name="Alice")
    mine = word(client, code)
    person = Person(who(app, client, code), "participant")
    app.extensions["registry"][code].perform(person, Operation("e" * 16, "person.erase", {}))
    assert app.test_client().post(f"/r/{code}/back", data={"word": mine}).status_code == 404
