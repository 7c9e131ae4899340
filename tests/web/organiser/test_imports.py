"""Ideas brought by the organiser: a file, or an earlier session's proposals."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.day import played_session
from workshop.store import Library
from workshop.web.organiser import imports

SHEET = "thème;titre;corps;id\n{theme};La réunion debout;Quinze minutes.;r-7\n;;Un carnet.;\n"


def sent(organiser: FlaskClient, code: str, content: bytes | str, name: str = "ideas.csv") -> tuple[int, str]:
    """Send a file; gives the status and the page, its blanks made plain."""
    raw = content.encode() if isinstance(content, str) else content
    answer = organiser.post(f"/o/{code}/import", data={"file": (io.BytesIO(raw), name)})
    return answer.status_code, re.sub(r"\s+", " ", answer.text)


def ideas(app: Flask, code: str) -> list[tuple[str, str, str | None]]:
    room = app.extensions["rooms"][code]
    return room.read(lambda state: [(one.title, one.body, one.external) for one in state.ideas.values()])


@pytest.fixture
def earlier(app: Flask) -> str:
    """A session of this server whose tables made six proposals."""
    library: Library = app.extensions["rooms"].library
    rows = played_session().rows
    code = library.create(rows[0].body["definition"], "")
    log = library.log(code)
    log.begin()
    for row in rows[1:]:
        log.append(row.at, row.person, row.op_id, row.name, row.body)
    log.commit()
    log.settle()
    log.close()
    return code


def test_ideas_of_a_file_go_to_the_tables(organiser: FlaskClient, app: Flask, day: str) -> None:
    status, page = sent(organiser, day, SHEET.format(theme="A"))
    assert (status, "2 idées importées." in page) == (200, True)
    assert ideas(app, day) == [("La réunion debout", "Quinze minutes.", "r-7"), ("", "Un carnet.", None)]


def test_the_same_file_is_taken_once(organiser: FlaskClient, app: Flask, day: str) -> None:
    for _ in range(2):
        status, page = sent(organiser, day, SHEET.format(theme="A"))
    assert (status, "étaient déjà là" in page) == (200, True)
    assert len(ideas(app, day)) == 2


def test_a_theme_named_otherwise_is_said(organiser: FlaskClient, day: str) -> None:
    assert "Thème « Lilas » du fichier" in sent(organiser, day, SHEET.format(theme="Lilas"))[1]


def test_a_workbook_and_a_list_are_read_too(organiser: FlaskClient, app: Flask, day: str) -> None:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    for row in (("corps",), ("du classeur",)):
        book.active.append(row)
    book.save(buffer)
    assert sent(organiser, day, buffer.getvalue(), "ideas.xlsx")[0] == 200
    assert sent(organiser, day, "- **Titre** : de la liste\n", "ideas.md")[0] == 200
    assert ideas(app, day) == [("", "du classeur", None), ("Titre", "de la liste", None)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("corps;table\nx;1\ny;99\n", "Ligne 3 : la séance n’a pas de table « 99 »."),
        (b"PK\x03\x04 not a workbook", "n’est pas un classeur .xlsx lisible"),
        ("- a\n\ntexte\n", "Ligne 3 : ce texte n’est ni un titre"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    organiser: FlaskClient, app: Flask, day: str, content: str | bytes, said: str
) -> None:
    status, page = sent(organiser, day, content)
    assert status == 422
    assert said in page and "Rien n’a été importé." in page
    assert ideas(app, day) == []


def test_a_file_too_large_is_refused_at_the_door(organiser: FlaskClient, app: Flask, day: str) -> None:
    assert sent(organiser, day, b"corps\n" + b"x" * 5_600_000)[0] == 413
    assert ideas(app, day) == []


def test_proposals_of_another_session_are_a_start(organiser: FlaskClient, app: Flask, day: str, earlier: str) -> None:
    assert earlier in organiser.get(f"/o/{day}/import").text
    answer = organiser.post(f"/o/{day}/import", data={"earlier": earlier})
    assert answer.status_code == 200
    found = ideas(app, day)
    assert [external for *_, external in found] == [f"{earlier}-{number}" for number in range(1, 7)]
    assert found[0][0] == "La parole à tous dès l’ouverture"


@pytest.mark.parametrize(("data", "status"), [({}, 422), ({"earlier": "ABC234"}, 404), ({"earlier": "../x"}, 404)])
def test_nothing_and_what_does_not_exist_are_refused(
    organiser: FlaskClient, day: str, data: dict[str, str], status: int
) -> None:
    assert organiser.post(f"/o/{day}/import", data=data).status_code == status


def test_a_session_s_own_organiser_sees_no_other_session(app: Flask, day: str, earlier: str) -> None:
    client = app.test_client()
    assert client.post(f"/o/{day}/import", data={"earlier": earlier}).status_code == 403
    assert client.get(f"/o/{day}/import").status_code == 403


def test_a_reader_that_ends_in_the_middle_of_a_word_has_read_nothing(
    organiser: FlaskClient, app: Flask, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = 'import os; os.write(1, b\'{"ideas": [{"line\'); os._exit(1)'
    real = subprocess.Popen
    monkeypatch.setattr(imports.subprocess, "Popen", lambda command, **more: real([sys.executable, "-c", code], **more))
    assert sent(organiser, day, SHEET.format(theme="A"))[0] == 422
    assert ideas(app, day) == []
