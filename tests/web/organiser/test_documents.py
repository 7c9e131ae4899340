"""What the organiser takes away, built by another process."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.definition import parse
from workshop.export import FORMATS
from workshop.places import example_sessions

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


def test_the_definition_downloaded_is_the_one_kept(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    answer = organiser.get(f"/o/{day}/definition.md")
    assert parse(answer.data).body == kept()
    assert "oser-essayer-garder.md" in answer.headers["Content-Disposition"]


def built(organiser: FlaskClient, address: str, kind: str) -> str:
    """Ask for a document and wait for it; gives the page that offers it."""
    page = organiser.post(address, data={"kind": kind}).location
    watched = f"{address}/{page.rsplit('=', 1)[1]}/state"
    limit = time.monotonic() + 60
    while organiser.get(watched).json["state"] == "building" and time.monotonic() < limit:
        time.sleep(0.1)
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
    rooms = app.extensions["rooms"]
    others = [rooms.library.create(parse(DEMONSTRATION).body) for _ in range(2)]
    answers = [organiser.post(f"/o/{one}/memento", data={"kind": "json"}) for one in (*others, day)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "dans quelques secondes" in answers[2].text


def test_a_document_that_cannot_be_written_is_said_and_logged_once(
    organiser: FlaskClient, day: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(FORMATS, "stone", replace(FORMATS["json"], name="stone"))  # which the worker does not know
    page = built(organiser, f"/o/{day}/memento", "stone")
    assert "Impossible d’écrire le document." in page
    said = [record.getMessage() for record in caplog.records if "was not written" in record.getMessage()]
    assert len(said) == 1
    assert "invalid choice: 'stone'" in said[0]
