"""The mémento is a draft until it is validated; remarks, statuses and survey are kept, or refused with a sentence."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx.document import Document
from flask import Flask
from flask.testing import FlaskClient

from tests.memento.structure import opened
from tests.web.organiser.test_documents import built
from workshop.core import Operation, Person

pytestmark = pytest.mark.usefixtures("unpaged")
PROJECT = "porte la mention PROJET"


def send(organiser: FlaskClient, day: str, name: str, content: str, file: str = "Suivi n° 1.csv") -> object:
    data = {"file": (BytesIO(content.encode()), file)}
    address = f"/o/{day}/memento/notes/{name}"
    return organiser.post(address, data=data, content_type="multipart/form-data", follow_redirects=True)


def validate(organiser: FlaskClient, day: str, valid: str = "1") -> str:
    return organiser.post(f"/o/{day}/memento/validated", data={"valid": valid}, follow_redirects=True).text


def document(organiser: FlaskClient, day: str) -> Document:
    page = built(organiser, f"/o/{day}/memento", "docx")
    return opened(organiser.get(re.search(r'href="([^"]+/file)"', page)[1]).data)


def test_a_memento_is_a_draft_then_valid_then_a_draft_again(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert PROJECT in organiser.get(f"/o/{day}/memento").text
    assert document(organiser, day).core_properties.content_status == "Projet"
    assert "Mémento validé" in validate(organiser, day)
    assert document(organiser, day).core_properties.content_status == "Version validée"
    app.extensions["registry"][day].perform(
        Person("organiser", "organiser"), Operation("a", "session.archive", {"archived": True})
    )
    assert "redevenu un projet" in organiser.get(f"/o/{day}/memento").text
    assert document(organiser, day).core_properties.content_status == "Projet"


def test_a_validation_is_taken_back(organiser: FlaskClient, day: str) -> None:
    validate(organiser, day)
    assert PROJECT in validate(organiser, day, valid="")


def test_the_survey_that_was_joined_makes_a_second_edition(organiser: FlaskClient, day: str) -> None:
    page = send(organiser, day, "survey", "question;réponse;nombre\nEssayé ?;Oui;33\nEssayé ?;Non;28\n")
    assert "Suivi_n_1.csv" in page.text  # type: ignore[attr-defined]
    told = [paragraph.text for paragraph in document(organiser, day).paragraphs]
    assert any(text.startswith("2e édition") for text in told)
    assert "L’enquête de suivi" in told
    page = organiser.post(f"/o/{day}/memento/notes/survey/remove", follow_redirects=True)
    assert "Suivi_n_1.csv" not in page.text


def test_remarks_are_comments_of_the_draft(organiser: FlaskClient, day: str) -> None:
    send(organiser, day, "remarks", "fiche;auteur;remarque\n;Claire;À relire\n")
    assert [(one.author, one.text) for one in document(organiser, day).comments] == [("Claire", "À relire")]


@pytest.mark.parametrize("name", ["remarks", "news", "survey"])
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence_and_not_kept(
    organiser: FlaskClient, day: str, name: str
) -> None:
    page = send(organiser, day, name, "a;b\n1;2\n")
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert "Ligne 1" in page.text and f'id="{name}-wrong"' in page.text  # type: ignore[attr-defined]
    assert "Suivi_n_1.csv" not in organiser.get(f"/o/{day}/memento").text


def test_a_status_of_a_sheet_that_is_not_there_is_refused(organiser: FlaskClient, day: str) -> None:
    page = send(organiser, day, "news", "fiche;état;motif;depuis\n99;Déployée;;\n")
    assert "« 99 » n’est pas un numéro de fiche" in page.text.replace("\u00a0", " ")  # type: ignore[attr-defined]


def test_other_notes_are_not_found(organiser: FlaskClient, day: str) -> None:
    assert send(organiser, day, "house", "a").status_code == 404  # type: ignore[attr-defined]


def test_nobody_else_validates(client: FlaskClient, day: str) -> None:
    assert client.post(f"/o/{day}/memento/validated", data={"valid": "1"}).status_code in (302, 303, 403, 404)
    assert "Mémento validé" not in client.get(f"/o/{day}/memento", follow_redirects=True).text
