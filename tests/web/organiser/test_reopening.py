"""A session reopened from its JSON export, on the organiser's page."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.day import played_session
from workshop.export.record import session_json
from workshop.export.redaction import leaving


def sent(organiser: FlaskClient, content: bytes) -> tuple[int, str]:
    answer = organiser.post("/o/reopen", data={"file": (io.BytesIO(content), "séance.json")})
    return answer.status_code, answer.headers.get("Location") or re.sub(r"\s+", " ", answer.text)


def test_an_export_becomes_a_session_of_this_server(organiser: FlaskClient, app: Flask) -> None:
    assert "/o/reopen" in organiser.get("/o").text
    assert 'type="file"' in organiser.get("/o/reopen").text
    played = played_session()
    status, where = sent(organiser, session_json(played.state, played.rows).encode())
    assert status == 303
    code = where.rpartition("/")[2]
    session = app.extensions["registry"][code]
    assert session.read(lambda state: (state.code, state.seq)) == (code, leaving(played.state, played.rows)[-1].seq)
    assert "Journée de l’innovation managériale" in organiser.get(where).text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x", "ne se lit pas comme du JSON"),
        (b"{}", "n’est pas l’export JSON d’une séance"),
        (b'{"format": "tablee-session", "version": 1, "log": [{}]}', "Le geste n° 1 de cet export est mal formé"),
    ],
)
def test_what_is_no_export_makes_no_session(organiser: FlaskClient, app: Flask, content: bytes, said: str) -> None:
    before = app.extensions["registry"].library.codes()
    status, page = sent(organiser, content)
    assert (status, said in page, "Rien n’a été rouvert." in page) == (422, True, True)
    assert app.extensions["registry"].library.codes() == before


def test_nothing_sent_and_too_much_are_refused(organiser: FlaskClient) -> None:
    assert organiser.post("/o/reopen", data={}).status_code == 422
    assert sent(organiser, b"x" * 7_600_000)[0] == 413


def test_only_who_organises_the_whole_server_reopens(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/o/reopen").status_code == 403
    assert sent(client, b"{}")[0] == 403
