"""Who opens the organiser's pages, and who does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_s_pages_open_for_the_server_s_organiser(organiser: FlaskClient, day: str, address: str) -> None:
    assert organiser.get(f"/o/{day}{address}").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_s_pages_are_closed_to_anybody_else(client: FlaskClient, day: str, address: str) -> None:
    assert client.get(f"/o/{day}{address}").status_code == 403


@pytest.mark.parametrize("act", ["agenda", "edit", "archive", "duplicate", "delete", "reset", "renew", "memento"])
def test_acts_are_closed_to_anybody_else(client: FlaskClient, day: str, kept: Callable[[], dict], act: str) -> None:
    before = kept()
    assert client.post(f"/o/{day}/{act}", data={"typed": day, "sure": "1", "archived": "1"}).status_code == 403
    assert kept() == before


def test_who_may_not_cannot_tell_a_session_from_none(client: FlaskClient, day: str) -> None:
    assert client.get(f"/o/{day}").data == client.get("/o/ZZZZZZ").data


def test_a_session_s_own_organiser_opens_that_one_only(
    client: FlaskClient, organiser: FlaskClient, code: str, day: str, link: Callable[..., str]
) -> None:
    client.get(link("organiser"))
    assert client.get(f"/o/{code}").status_code == 200
    assert [client.get(path).status_code for path in (f"/o/{day}", "/o", "/o/new", f"/o/{code}/delete")] == [403] * 4


def test_a_wrong_sign_in_link_opens_nothing_and_is_slowed_down(app: Flask, client: FlaskClient) -> None:
    waits: list[float] = []
    app.extensions["brake"].sleep = waits.append
    assert {client.get("/o/sign-in/guess").status_code for _ in range(12)} == {403}
    assert len(waits) == 2
    assert client.get_cookie("tablee_organiser") is None


def test_a_revoked_sign_in_link_closes_the_pages_it_had_opened(app: Flask, organiser: FlaskClient) -> None:
    app.extensions["organiser_link"].revoke()
    assert organiser.get("/o").status_code == 403


def test_the_list_shows_each_session_and_a_damaged_file(
    app: Flask, organiser: FlaskClient, day: str, code: str
) -> None:
    app.extensions["registry"].library.path("ABCDEF").write_bytes(b"not a session")
    page = organiser.get("/o").text
    assert "Oser, essayer, garder" in page
    assert f"/o/{code}" in page
    assert "en préparation" in page


def test_another_site_s_form_is_refused(organiser: FlaskClient, day: str) -> None:
    answer = organiser.post(f"/o/{day}/archive", data={"archived": "1"}, headers={"Origin": "http://elsewhere.example"})
    assert answer.status_code == 403
