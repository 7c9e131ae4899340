"""The organiser dresses the mémento: a house style and logos are kept with the session, or refused with a sentence."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.memento.houses import logo, ministry, with_field
from tests.memento.structure import opened
from tests.web.organiser.test_documents import built
from workshop.memento.branding.logos import Logo, read_logo
from workshop.storage import Log, attachments
from workshop.web.organiser import branding


def send(organiser: FlaskClient, address: str, content: bytes, name: str, **more: str) -> object:
    data = {"file": (BytesIO(content), name), **more}
    return organiser.post(address, data=data, content_type="multipart/form-data", follow_redirects=True)


def kept(app: Flask, day: str) -> list[str]:
    with app.extensions["registry"].library.reading(day) as log:
        return [f"{one.name} {one.words}" for one in attachments(log)]


@pytest.mark.usefixtures("unpaged")
def test_the_memento_that_is_downloaded_wears_the_house_and_the_logos(organiser: FlaskClient, day: str) -> None:
    address = f"/o/{day}/memento"
    send(organiser, f"{address}/house", ministry(), "Charte du ministère.docx")
    page = send(organiser, f"{address}/logos", logo(), "logo.png", words="Centre de gestion")
    assert "Charte_du_ministere.docx" in page.text and "Centre de gestion" in page.text
    dressed = built(organiser, address, "docx")
    document = opened(organiser.get(re.search(r'href="([^"]+/file)"', dressed)[1]).data)
    assert document.styles["Heading 1"].font.name == "Liberation Serif"
    assert 'descr="Centre de gestion"' in document.element.xml


def test_the_page_reads_no_content_of_what_it_names(
    organiser: FlaskClient, app: Flask, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, read = f"/o/{day}/memento", []
    send(organiser, f"{address}/house", ministry(), "charte.docx")
    send(organiser, f"{address}/logos", logo(), "logo.png", words="Centre de gestion")
    reading = app.extensions["registry"].library.reading

    @contextlib.contextmanager
    def noted(code: str) -> Iterator[Log]:
        with reading(code) as log:
            log.db.conn.set_authorizer(lambda action, table, column, *more: read.append((table, column)) or 0)
            yield log

    monkeypatch.setattr(app.extensions["registry"].library, "reading", noted)
    assert "Centre de gestion" in organiser.get(address).text
    assert ("attachment", "words") in read and ("attachment", "content") not in read
    assert organiser.get(f"{address}/wear/logo-1").data == logo()


def test_another_dress_is_another_document(organiser: FlaskClient, day: str) -> None:
    address = f"/o/{day}/memento"
    plain = organiser.post(address, data={"kind": "json"}).location
    send(organiser, f"{address}/logos", logo(), "logo.png", words="Centre de gestion")
    assert organiser.post(address, data={"kind": "json"}).location != plain


def test_what_is_worn_is_taken_off(organiser: FlaskClient, app: Flask, day: str) -> None:
    address = f"/o/{day}/memento"
    send(organiser, f"{address}/house", ministry(), "charte.docx")
    send(organiser, f"{address}/logos", logo(), "logo.png", words="Centre de gestion")
    assert kept(app, day) == ["house charte.docx", "logo-1 Centre de gestion"]
    for name in ("house", "logo-1"):
        organiser.post(f"{address}/wear/{name}/remove")
    assert kept(app, day) == []


@pytest.mark.parametrize(("content", "said"), [
    (b"bonjour", "Ce fichier n’est pas un document Word lisible"),
    (b"", "Ce fichier n’est pas un document Word lisible"),
    (with_field("DDEAUTO cmd"), "« DDEAUTO »"),
], ids=["a text", "nothing", "a field that runs"])  # fmt: skip
def test_a_house_that_is_refused_says_why_and_changes_nothing(
    organiser: FlaskClient, app: Flask, day: str, content: bytes, said: str
) -> None:
    answer = send(organiser, f"/o/{day}/memento/house", content, "charte.docx")
    assert answer.status_code == 422
    assert said in re.sub("\u00a0", " ", answer.text)
    assert kept(app, day) == []


def test_a_logo_without_words_is_refused(organiser: FlaskClient, app: Flask, day: str) -> None:
    answer = send(organiser, f"/o/{day}/memento/logos", logo(), "logo.png", words=" ")
    assert (answer.status_code, kept(app, day)) == (422, [])
    assert "Dites à qui est ce logo" in answer.text


def test_a_logo_sent_twice_is_worn_once(organiser: FlaskClient, app: Flask, day: str) -> None:
    for words in ("Centre de gestion", "Centre de gestion", "Préfecture", "Centre de gestion"):
        send(organiser, f"/o/{day}/memento/logos", logo(), "logo.png", words=words)
    assert kept(app, day) == ["logo-1 Centre de gestion", "logo-2 Préfecture"]


def test_a_seventh_logo_is_refused(organiser: FlaskClient, app: Flask, day: str) -> None:
    for number in range(7):
        answer = send(organiser, f"/o/{day}/memento/logos", logo(), "logo.png", words=f"Partenaire {number}")
    assert (answer.status_code, len(kept(app, day))) == (422, 6)


def test_two_logos_sent_at_once_are_both_kept(
    organiser: FlaskClient, app: Flask, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(words: str, content: bytes) -> Logo:
        if words == "Premier":
            send(another, f"/o/{day}/memento/logos", logo(), "logo.png", words="Second")
        return read_logo(words, content)

    another = app.test_client()
    another.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}")
    monkeypatch.setattr(branding, "read_logo", meanwhile)
    send(organiser, f"/o/{day}/memento/logos", logo(), "logo.png", words="Premier")
    assert kept(app, day) == ["logo-1 Second", "logo-2 Premier"]


def test_a_logo_is_shown_as_the_picture_that_it_is(organiser: FlaskClient, app: Flask, day: str) -> None:
    send(organiser, f"/o/{day}/memento/logos", logo(), "logo.html", words="Centre")
    shown = organiser.get(f"/o/{day}/memento/wear/logo-1")
    assert (shown.mimetype, shown.data) == ("image/png", logo())
    assert organiser.get(f"/o/{day}/memento/wear/house").status_code == 404
    assert app.test_client().get(f"/o/{day}/memento/wear/logo-1").status_code == 403


def test_a_stranger_dresses_nothing(app: Flask, day: str) -> None:
    stranger = app.test_client()
    assert send(stranger, f"/o/{day}/memento/house", ministry(), "charte.docx").status_code == 403
    assert stranger.post(f"/o/{day}/memento/wear/house/remove").status_code == 403
    assert kept(app, day) == []
