"""Ideas brought by the organiser: a file, or an earlier session's proposals."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.core.day import played_session
from tests.support.forms import fields
from workshop.core import Operation, Person
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.storage import Library
from workshop.web.organiser import uploads

SHEET = "thème;titre;corps;id\n{theme};La réunion debout;Quinze minutes.;r-7\n;;Un carnet.;\n"
ODD = "Horodatage;Suggestion;Service\n1;Moins de courriels;{theme}\n2;Un carnet;Le voisin\n"


def previewed(organiser: FlaskClient, code: str, content: bytes | str, name: str = "ideas.csv") -> tuple[int, str]:
    """Send a file; gives the status and the page, which is a preview if it was read."""
    raw = content.encode() if isinstance(content, str) else content
    answer = organiser.post(f"/o/{code}/import", data={"file": (io.BytesIO(raw), name)})
    return answer.status_code, answer.text


def answered(organiser: FlaskClient, code: str, page: str, do: str, **answers: str) -> tuple[int, str]:
    """Send a preview back as a browser would, with these answers and that button."""
    told = {**fields(page, "preview"), **answers, "do": do}
    answer = organiser.post(f"/o/{code}/import", data={name: value for name, value in told.items() if value != ""})
    return answer.status_code, answer.text


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", page)


def sent(organiser: FlaskClient, code: str, content: bytes | str, name: str = "ideas.csv") -> tuple[int, str]:
    """Send a file and agree to its preview; gives the status and the last page, its blanks made plain."""
    status, page = previewed(organiser, code, content, name)
    if 'id="preview"' in page and 'value="write"' in page:
        status, page = answered(organiser, code, page, "write")
    return status, plain(page)


def ideas(app: Flask, code: str) -> list[tuple[str, str, str | None]]:
    session = app.extensions["registry"][code]
    return session.read(lambda state: [(one.title, one.body, one.external) for one in state.ideas.values()])


@pytest.fixture
def earlier(app: Flask) -> str:
    """A session of this server whose tables made six proposals."""
    library: Library = app.extensions["registry"].library
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
    assert (status, "ce fichier est déjà importé" in page) == (200, True)
    assert len(ideas(app, day)) == 2


def test_nothing_is_written_nor_kept_before_it_is_agreed_to(
    organiser: FlaskClient, app: Flask, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    status, page = previewed(organiser, day, SHEET.format(theme="A"))
    assert status == 200 and "2 idées à importer." in plain(page) and "La réunion debout" in page
    assert ideas(app, day) == []
    assert not [*tmp_path.glob("tablee-import-*")]


def test_a_preview_agreed_to_twice_is_taken_once(organiser: FlaskClient, app: Flask, day: str) -> None:
    page = previewed(organiser, day, SHEET.format(theme="A"))[1]
    assert answered(organiser, day, page, "write")[0] == 200
    assert answered(organiser, day, page, "write")[0] == 422
    assert len(ideas(app, day)) == 2


def test_what_is_written_is_what_was_shown(organiser: FlaskClient, app: Flask, day: str) -> None:
    page = previewed(organiser, day, SHEET.format(theme="A"))[1]
    told = {"carried": base64.b64encode(SHEET.format(theme="A").replace("Quinze", "Vingt").encode()).decode()}
    status, shown = answered(organiser, day, page, "write", **told)
    assert (status, "a changé depuis l’aperçu" in plain(shown)) == (422, True)
    assert ideas(app, day) == []
    sent(organiser, day, "corps\nUn carnet.\n")
    status, shown = answered(organiser, day, page, "write")
    assert (status, "est déjà dans la séance" in plain(shown)) == (422, True)
    assert len(ideas(app, day)) == 1


def test_what_is_not_understood_is_asked_and_answered(organiser: FlaskClient, app: Flask, day: str) -> None:
    theme = next(iter(app.extensions["registry"][day].read(lambda state: state.agenda.themes.values()))).title
    page = previewed(organiser, day, ODD.format(theme=theme))[1]
    assert "Il reste 2 questions." in plain(page) and 'value="write"' not in page
    page = answered(organiser, day, page, "look", **{"header": "names", "column-body": "2", "column-theme": "3"})[1]
    (key,) = set(re.findall(r'name="(theme-[0-9a-f]{12})"', page))
    assert "« Le voisin »" in plain(page)
    status, page = answered(organiser, day, page, "look", **{key: "all"})
    assert (status, 'value="write"' in page) == (200, True)
    assert answered(organiser, day, page, "write")[0] == 200
    assert [body for _, body, _ in ideas(app, day)] == ["Moins de courriels", "Un carnet"]


def test_an_encoding_is_judged_by_its_reader(organiser: FlaskClient, day: str) -> None:
    page = previewed(organiser, day, "corps\nDéléguer l’été\n".encode("mac-roman"))[1]
    assert "Encodage supposé : Macintosh." in plain(page) and "Déléguer l’été" in page
    assert "DŽlŽguer" in answered(organiser, day, page, "look", encoding="cp1252")[1]


def test_another_file_of_an_archive_is_chosen(organiser: FlaskClient, app: Flask, day: str) -> None:
    content = FORMATS["csv"].write(Snapshot(played_session().state, played_session().rows), ExportOptions())
    page = previewed(organiser, day, content, "donnees.zip")[1]
    assert "6 idées à importer." in plain(page)
    page = answered(organiser, day, page, "look", part="ideas.csv")[1]
    assert "12 idées à importer. Il reste 2 questions." in plain(page)


def test_an_import_is_undone_and_given_back(organiser: FlaskClient, app: Flask, day: str) -> None:
    sent(organiser, day, SHEET.format(theme="A"))
    batch = re.search(r'name="batch" value="([^"]+)"', organiser.get(f"/o/{day}/import").text)
    assert batch

    def listed(withdrawn: str) -> list[bool]:
        answer = organiser.post(f"/o/{day}/import/undo", data={"batch": batch[1], "withdrawn": withdrawn})
        assert answer.status_code == 200
        return app.extensions["registry"][day].read(lambda state: [one.listed for one in state.ideas.values()])

    assert (listed("1"), listed("0"), listed("1")) == ([False, False], [True, True], [False, False])
    assert "2 idées importées." in sent(organiser, day, SHEET.format(theme="A"))[1]
    assert organiser.post(f"/o/{day}/import/undo", data={"batch": "rien", "withdrawn": "1"}).status_code == 422


def test_an_import_that_was_built_on_says_so(organiser: FlaskClient, app: Flask, day: str) -> None:
    sent(organiser, day, SHEET.format(theme="A"))
    session = app.extensions["registry"][day]
    batch, idea = session.read(lambda state: next((one.id, one.ideas[0]) for one in state.batches.values()))
    session.perform(Person("all", "desk", "all"), Operation("0" * 16, "idea.hide", {"idea": idea, "hidden": True}))
    answer = organiser.post(f"/o/{day}/import/undo", data={"batch": batch, "withdrawn": "1"})
    assert (answer.status_code, "ont servi depuis" in answer.text) == (422, True)


@pytest.mark.parametrize("carried", ["%%%", "é", "A", "=" * 50])
def test_what_is_carried_back_is_read_like_any_file(organiser: FlaskClient, app: Flask, day: str, carried: str) -> None:
    for do in ("look", "write"):
        answer = organiser.post(f"/o/{day}/import", data={"carried": carried, "do": do, "seal": ""})
        assert answer.status_code == 422
    assert ideas(app, day) == []


def test_answers_without_end_are_not_read(organiser: FlaskClient, day: str) -> None:
    page = previewed(organiser, day, SHEET.format(theme="A"))[1]
    told = {f"rows-{number}": "x" * 5_000 for number in range(300)} | {"column-body": "9" * 30, "header": "x" * 9_999}
    assert answered(organiser, day, page, "look", **told)[0] == 200


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
        ('corps;titre\nx;1\ny;"a"b\n', "Ligne 3 : la ligne ne se lit pas comme du CSV."),
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
    assert sent(organiser, day, b"corps\n" + b"x" * 5_000_000)[0] == 422
    assert sent(organiser, day, b"corps\n" + b"x" * 7_600_000)[0] == 413
    assert ideas(app, day) == []


def test_proposals_of_another_session_are_a_start(organiser: FlaskClient, app: Flask, day: str, earlier: str) -> None:
    assert earlier in organiser.get(f"/o/{day}/import").text
    page = organiser.post(f"/o/{day}/import", data={"earlier": earlier}).text
    assert answered(organiser, day, page, "write")[0] == 200
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
    monkeypatch.setattr(uploads.subprocess, "Popen", lambda command, **more: real([sys.executable, "-c", code], **more))
    assert sent(organiser, day, SHEET.format(theme="A"))[0] == 422
    assert ideas(app, day) == []
