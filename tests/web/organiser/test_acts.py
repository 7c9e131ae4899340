"""What is done to a whole session."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient


def test_archiving_closes_and_opens_again(app: Flask, organiser: FlaskClient, day: str) -> None:
    organiser.post(f"/o/{day}/archive", data={"archived": "1"})
    assert app.extensions["rooms"][day].read(lambda state: state.archived)
    assert "disabled" in organiser.get(f"/o/{day}").text
    organiser.post(f"/o/{day}/archive", data={"archived": ""})
    assert not app.extensions["rooms"][day].read(lambda state: state.archived)


def test_a_duplicate_is_another_session_of_the_same_definition(app: Flask, organiser: FlaskClient, day: str) -> None:
    twin = organiser.post(f"/o/{day}/duplicate").location.split("/")[2]
    assert twin != day
    rooms = app.extensions["rooms"]
    assert rooms[twin].read(lambda state: state.definition) == rooms[day].read(lambda state: state.definition)


def test_deleting_asks_for_the_code(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/delete", data={"typed": "oui"}).status_code == 422
    assert app.extensions["rooms"].library.has(day)
    assert organiser.post(f"/o/{day}/delete", data={"typed": day.lower()}).status_code == 303
    assert not app.extensions["rooms"].library.has(day)


def test_only_a_rehearsal_is_reset(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/reset", data={"sure": "1"}).status_code >= 400


def test_a_renewed_link_closes_the_old_one(
    organiser: FlaskClient, client: FlaskClient, code: str, link: Callable[..., str]
) -> None:
    old = link("desk", "t1")
    assert organiser.post(f"/o/{code}/renew", data={"link": "desk:t1"}).status_code == 303
    assert client.get(old).status_code == 403
    assert link("desk", "t1") != old
    assert link("desk", "t1") in organiser.get(f"/o/{code}/conduct").text
    assert organiser.post(f"/o/{code}/renew", data={"link": "desk:t99"}).status_code == 403
