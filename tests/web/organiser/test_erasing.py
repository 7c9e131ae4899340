"""Ideas retired, brought back and erased from the organiser's page, and the documents that the server keeps."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.patience import wait_until
from workshop.app import create_app
from workshop.core import Operation, Person
from workshop.storage import leftovers

CANARY = "Serin-7f3a"
SYSTEM = Person("system", "system")


@pytest.fixture
def idea(app: Flask, day: str) -> str:
    """An imported idea whose words hold the canary."""
    session = app.extensions["registry"][day]
    body = {"table": "t1", "body": f"Un collègue, {CANARY}, ne fait rien"}
    session.perform(SYSTEM, Operation("an-import-of-a-name", "idea.import", body))
    return str(session.read(lambda state: next(iter(state.ideas))))


@pytest.fixture
def revealed(app: Flask, day: str, idea: str) -> str:
    """The same where its table shares."""
    session = app.extensions["registry"][day]
    steps = session.read(lambda state: list(state.agenda.steps.values()))
    share = next(one.id for one in steps if one.kind == "share")
    organiser = Person("o000000000000001", "organiser")
    session.perform(organiser, Operation("everybody-shares-now", "step.move", {"step": share, "tables": "all"}))
    return idea


def test_a_contribution_is_found_retired_and_brought_back(
    app: Flask, organiser: FlaskClient, day: str, revealed: str
) -> None:
    found = organiser.get(f"/o/{day}/ideas?q={CANARY.lower()}").text
    assert CANARY in found and f'id="{revealed}"' in found
    organiser.post(f"/o/{day}/ideas/{revealed}/retire", data={"retired": "1"})
    gone = organiser.get(f"/o/{day}/ideas").text
    assert "retirée par l’animation" in gone and "<details>" in gone
    organiser.post(f"/o/{day}/ideas/{revealed}/retire", data={"retired": ""})
    assert app.extensions["registry"][day].read(lambda state: not state.ideas[revealed].gone)


def test_private_words_are_not_read_there(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert CANARY not in organiser.get(f"/o/{day}/ideas?q={CANARY}").text.replace(f'value="{CANARY}"', "")


def test_erasing_asks_to_be_sure_and_leaves_nothing(
    app: Flask, organiser: FlaskClient, day: str, revealed: str
) -> None:
    address = f"/o/{day}/ideas/{revealed}/erase"
    asked = organiser.post(address, data={"q": CANARY})
    assert asked.status_code == 422 and "Cochez « Pour toujours »" in asked.text.replace("\u00a0", " ")
    folder = app.extensions["registry"].library.folder
    organiser.post(f"/o/{day}/memento", data={"kind": "json"})
    build = app.extensions["builds"]._builds
    wait_until(lambda: all(one.state() != "building" for one in build.values()), seconds=60)
    assert organiser.post(address, data={"sure": "1"}).status_code == 303
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert not [one for one in files if CANARY.encode() in one.read_bytes()]
    assert "mots effacés" in organiser.get(f"/o/{day}/ideas").text
    assert organiser.post(f"/o/{day}/ideas/i999999/erase", data={"sure": "1"}).status_code == 404


def built(app: Flask, organiser: FlaskClient, day: str) -> str:
    """A JSON export that is done; its page."""
    page = organiser.post(f"/o/{day}/memento", data={"kind": "json"}).location
    name = page.rsplit("=", 1)[1]
    wait_until(lambda: organiser.get(f"/o/{day}/memento/{name}/state").json["state"] == "done", seconds=60)
    return name


def test_documents_lie_in_the_session_s_folder_are_listed_and_removed(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    name = built(app, organiser, day)
    folder = leftovers.documents_of(app.extensions["registry"].library.path(day))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700 and name in {one.name for one in folder.rglob("*")}
    listed = organiser.get(f"/o/{day}/memento").text
    assert "Documents gardés par ce serveur" in listed and f"/memento/{name}/file" in listed
    organiser.post(f"/o/{day}/memento/{name}/cancel")
    assert not list(folder.iterdir()) and name not in organiser.get(f"/o/{day}/memento").text


def test_a_document_that_fell_is_given_no_more(app: Flask, organiser: FlaskClient, day: str) -> None:
    name = built(app, organiser, day)
    assert organiser.get(f"/o/{day}/memento/{name}/file").status_code == 200
    app.extensions["registry"][day].forget_everybody()
    assert organiser.get(f"/o/{day}/memento/{name}/file").status_code == 404
    assert built(app, organiser, day)  # and another is built in its place


def test_documents_fall_when_the_server_starts_again(app: Flask, organiser: FlaskClient, day: str) -> None:
    built(app, organiser, day)
    folder = leftovers.documents_of(app.extensions["registry"].library.path(day))
    assert folder.exists()
    app.extensions["registry"].close()
    create_app(app.config["TABLEE"])
    assert not folder.exists()


KILLED = """
import sys, time
from pathlib import Path
from workshop.storage import Library
from workshop.web.organiser.builds import Builds
library = Library(Path(sys.argv[1]))
build = Builds(library).start(sys.argv[2], "docx", "1")
print(build.process.pid, flush=True)
time.sleep(600)
"""


def test_a_server_killed_while_a_document_is_built_leaves_nothing_to_the_next(app: Flask, day: str) -> None:
    library = app.extensions["registry"].library
    app.extensions["registry"].close()
    command = [sys.executable, "-c", KILLED, str(library.folder), day]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        worker = int(server.stdout.readline())
        wait_until(lambda: leftovers.documents_of(library.path(day)).exists())
        os.kill(server.pid, signal.SIGKILL)
    library.remove_left_documents()
    wait_until(lambda: not _runs(worker), seconds=30)
    assert not leftovers.documents_of(library.path(day)).exists()


def _runs(pid: int) -> bool:
    found = Path(f"/proc/{pid}/stat")
    return found.exists() and found.read_text().rpartition(")")[2].split()[0] != "Z"
