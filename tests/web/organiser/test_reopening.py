"""A session reopened from its JSON export, on the organiser's page."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.day import played_session
from workshop.core import Refused
from workshop.export.record import session_json
from workshop.export.redaction import leaving
from workshop.importing import session_file
from workshop.storage import Library
from workshop.web.organiser import session_import


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


def test_a_disk_that_is_full_is_said_and_not_taken_for_a_file_that_is_long(
    organiser: FlaskClient, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(*_: object) -> str:
        raise Refused("disk")

    monkeypatch.setattr(Library, "receive", full)
    played = played_session()
    (file := tmp_path / "export").write_text(session_json(played.state, played.rows))
    assert session_file.main([str(file), str(tmp_path)]) == 1
    told = json.loads(capsys.readouterr().out)
    monkeypatch.setattr(session_import, "run_apart", lambda *_: (1, told))
    status, page = sent(organiser, b"{}")
    assert (status, "Ce fichier est trop long" in page) == (503, False)


def test_nothing_sent_and_too_much_are_refused(organiser: FlaskClient) -> None:
    assert organiser.post("/o/reopen", data={}).status_code == 422
    assert sent(organiser, b"x" * 7_600_000)[0] == 413


def test_only_who_organises_the_whole_server_reopens(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/o/reopen").status_code == 403
    assert sent(client, b"{}")[0] == 403
