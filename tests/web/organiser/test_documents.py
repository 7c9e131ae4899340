"""What the organiser takes away, built by another process."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.patience import wait_until
from workshop.definition import parse
from workshop.export.bundle import unbundled
from workshop.export.formats import FORMATS
from workshop.web.assets.paths import example_sessions

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


def test_the_definition_downloaded_is_the_one_kept(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    answer = organiser.get(f"/o/{day}/definition.md")
    assert parse(answer.data).body == kept()
    assert "oser-essayer-garder.md" in answer.headers["Content-Disposition"]


def built(organiser: FlaskClient, address: str, kind: str, **more: str) -> str:
    """Ask for a document and wait for it; gives the page that offers it."""
    page = organiser.post(address, data={"kind": kind, **more}).location
    watched = f"{address}/{page.rsplit('=', 1)[1]}/state"
    wait_until(lambda: organiser.get(watched).json["state"] != "building", seconds=180)
    return organiser.get(page).text


def test_the_memento_is_built_by_another_process_and_downloaded(organiser: FlaskClient, day: str) -> None:
    page = built(organiser, f"/o/{day}/memento", "docx")
    answer = organiser.get(re.search(r'href="([^"]+/file)"', page)[1])
    assert answer.data.startswith(b"PK")
    assert "memento-oser-essayer-garder-2027-03-18.docx" in answer.headers["Content-Disposition"]


def test_the_export_holds_the_session(organiser: FlaskClient, day: str) -> None:
    page = built(organiser, f"/o/{day}/memento", "json")
    assert organiser.get(re.search(r'href="([^"]+/file)"', page)[1]).json["session"]["code"] == day


def test_a_document_of_another_session_is_not_given(organiser: FlaskClient, day: str, code: str) -> None:
    page = built(organiser, f"/o/{day}/memento", "json")
    path = re.search(r'href="([^"]+/file)"', page)[1]
    assert organiser.get(path.replace(f"/o/{day}/", f"/o/{code}/")).status_code == 404


def test_a_kind_of_document_that_does_not_exist_is_refused(organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/memento", data={"kind": "exe"}).status_code == 400


def test_a_third_document_at_once_is_asked_to_wait(organiser: FlaskClient, app: Flask, day: str) -> None:
    registry = app.extensions["registry"]
    others = [registry.library.create(parse(DEMONSTRATION).body) for _ in range(2)]
    answers = [organiser.post(f"/o/{one}/memento", data={"kind": "json"}) for one in (*others, day)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "dans quelques secondes" in answers[2].text


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A format whose worker starts a program that would run for an hour; where that program writes its number."""
    said = tmp_path / "started"
    code = (
        "import sys; from workshop.export import worker; from workshop.export.formats import Format;"
        " from workshop.memento.office import libreoffice;"
        f" Format.write = lambda *_: libreoffice._run(['sh', '-c', 'echo $$ > {said}; sleep 3600'], 1e6);"
        " sys.exit(worker.main())"
    )
    real = subprocess.Popen

    def instead(command: list[str], **more: Any) -> subprocess.Popen[bytes]:
        worker = command[1:3] == ["-m", "workshop.export.worker"]
        return real([command[0], "-c", code, *command[3:]] if worker else command, **more)

    monkeypatch.setattr("workshop.web.organiser.builds.subprocess.Popen", instead)
    return said


def started(said: Path) -> int:
    """The number of the process that the worker started, once it has."""
    wait_until(lambda: said.exists() and said.read_text().strip())
    return int(said.read_text())


def runs(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_second_press_does_not_start_a_second_document(organiser: FlaskClient, day: str, endless: Path) -> None:
    first = organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location
    assert organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location == first
    name = first.rsplit("=", 1)[1]
    organiser.post(f"/o/{day}/memento/{name}/cancel")


def test_a_cancelled_document_ends_with_all_that_was_started_and_leaves_nothing(
    organiser: FlaskClient, app: Flask, day: str, endless: Path
) -> None:
    page = organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location
    program, name = started(endless), page.rsplit("=", 1)[1]
    build = app.extensions["builds"].get(day, name)
    assert "Annuler" in organiser.get(page).text and runs(program)
    answer = organiser.post(f"/o/{day}/memento/{name}/cancel")
    assert answer.status_code == 303
    assert build.process.poll() is not None and not build.folder.exists()
    assert build.state() == "failed"  # for whoever asked just before
    wait_until(lambda: not runs(program))
    assert organiser.get(f"/o/{day}/memento/{name}/state").status_code == 404
    assert "Composer le mémento" in organiser.get(answer.location).text


def test_only_an_organiser_cancels(app: Flask, organiser: FlaskClient, day: str, endless: Path) -> None:
    page = organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location
    name = page.rsplit("=", 1)[1]
    assert app.test_client().post(f"/o/{day}/memento/{name}/cancel").status_code in (302, 303, 401, 403)
    assert app.extensions["builds"].get(day, name).state() == "building"
    organiser.post(f"/o/{day}/memento/{name}/cancel")


def test_a_worker_whose_server_dies_ends_with_it(organiser: FlaskClient, app: Flask, day: str, endless: Path) -> None:
    page = organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location
    program = started(endless)
    build = app.extensions["builds"].get(day, page.rsplit("=", 1)[1])
    build.process.stdin.close()  # as when the server's process is no more
    wait_until(lambda: build.process.poll() is not None and not runs(program))


def test_a_document_that_cannot_be_written_is_said_and_logged_once(
    organiser: FlaskClient, day: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(FORMATS, "stone", replace(FORMATS["json"], name="stone"))  # which the worker does not know
    page = built(organiser, f"/o/{day}/memento", "stone")
    assert "Impossible d’écrire le document." in page
    said = [record.getMessage() for record in caplog.records if "was not written" in record.getMessage()]
    assert len(said) == 1
    assert "invalid choice: 'stone'" in said[0]


def test_every_format_but_the_page_s_own_has_its_button(organiser: FlaskClient, day: str) -> None:
    page = organiser.get(f"/o/{day}/memento").text
    offered = set(re.findall(r'name="kind" value="([\w-]+)"', page))
    assert offered == {name for name, one in FORMATS.items() if one.available}


def test_small_counts_are_hidden_where_it_is_asked(organiser: FlaskClient, app: Flask, day: str) -> None:
    address = f"/o/{day}/memento"
    answer = organiser.post(address, data={"kind": "json", "mask": "1"})
    assert answer.status_code == 422
    assert "Ce format ne sait pas masquer les petits effectifs." in answer.text
    page = built(organiser, address, "csv", mask="1")
    told = organiser.get(re.search(r'href="([^"]+/file)"', page)[1])
    assert "donnees-csv-oser-essayer-garder" in told.headers["Content-Disposition"]
    session = unbundled(told.data)["session.csv"].decode("utf-8-sig")
    assert '"Effectifs de moins de 5 masqués";"oui"' in session
    assert '"seq";"Dernière ligne du journal";"1"' in session


def test_what_a_format_lacks_is_said(organiser: FlaskClient, app: Flask) -> None:
    undated = parse(DEMONSTRATION).body | {"date": ""}
    code = app.extensions["registry"].library.create(undated)
    assert "n’a pas de date" in built(organiser, f"/o/{code}/memento", "ics")
