"""What the pages show: the printable pack, the pre-flight page, the mark of a rehearsal."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import ADDRESSES
from workshop.core import Operation, Person
from workshop.definition import parse
from workshop.web.assets.paths import example_sessions

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


def test_no_page_has_an_inline_style_or_script(organiser: FlaskClient, day: str) -> None:
    pages = [organiser.get(f"/o/{day}{address}").text for address in ADDRESSES]
    pages += [organiser.get(path).text for path in ("/o", "/o/new", f"/preflight/{day}")]
    for page in pages:
        assert not re.search(r"\sstyle=|<style|<script(?![^>]* src=)|\son[a-z]+=", page)


def test_a_card_bears_its_table_s_address_and_the_wifi(app: Flask, organiser: FlaskClient) -> None:
    body = parse(DEMONSTRATION).body
    body["wifi"] = {"ssid": "Tablee", "password": "tilleul;2027", "security": "WPA"}
    page = organiser.get(f"/o/{app.extensions['registry'].library.create(body)}/print/cards").text
    assert page.count('class="sheet card-sheet"') == 9
    assert page.count('class="qr-code"') == 18
    assert "tilleul;2027" in page


def test_every_field_of_a_sheet_is_on_the_blank_one(organiser: FlaskClient, day: str) -> None:
    page = organiser.get(f"/o/{day}/print/sheets").text
    assert page.count('class="paper-field') == 15


def test_the_preflight_page_opens_for_a_session_that_exists(client: FlaskClient, day: str) -> None:
    assert "Oser, essayer, garder" in client.get(f"/preflight/{day.lower()}").text
    assert client.get("/preflight/ZZZZZZ").status_code == 404
    assert isinstance(client.get("/preflight/ping").json["now"], int)


def test_a_rehearsal_is_said_on_every_page_and_undone_by_the_reset(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    session = app.extensions["registry"][day]
    session.perform(Person("s0000000000000001", "system"), Operation("marking000000000", "session.mark", {}))
    pages = [path for path in ADDRESSES if path != "/definition.md"]
    assert all("RÉPÉTITION" in organiser.get(f"/o/{day}{path}").text for path in pages)
    assert "RÉPÉTITION" in organiser.get("/o").text
    assert organiser.post(f"/o/{day}/reset", data={"sure": "1"}).status_code == 303
    assert not session.read(lambda state: state.rehearsal)
