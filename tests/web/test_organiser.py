"""The organiser's pages, asked without a browser: what they open, to whom, and what becomes of a form."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from workshop.core import Operation, Person
from workshop.definition import from_form, parse, to_text
from workshop.places import example_sessions
from workshop.web.organiser import draft as drafts

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


@pytest.fixture
def organiser(app: Flask) -> FlaskClient:
    """A browser that followed the server's sign-in link."""
    client = app.test_client()
    assert client.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}").status_code == 303
    return client


@pytest.fixture
def day(app: Flask) -> str:
    """The demonstration session's code."""
    return str(app.extensions["rooms"].library.create(parse(DEMONSTRATION).body))


@pytest.fixture
def kept(app: Flask, day: str) -> Callable[[], dict]:
    """Gives the demonstration's definition as it is kept now."""
    return lambda: app.extensions["rooms"][day].read(lambda state: state.definition)


def fields(page: str) -> dict[str, str]:
    """What a browser would send back from the page's form, untouched."""
    form = page[page.index('id="form"') :]
    form = form[: form.index("</form>")]
    found = {name: value for value, name in re.findall(r'value="([^"]*)"[^>]*? name="([^"]+)"', form)}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r' name="([^"]+)"', tag), re.search(r' value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.S):
        found[name] = text
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    found.pop("do", None)
    return {name: text.replace("&#39;", "'").replace("&amp;", "&") for name, text in found.items()}


def problems(page: str) -> list[str]:
    found = re.search(r'class="problems".*?</div>', page, re.S)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", found[0]) if found else []


ADDRESSES = [
    "", "/edit", "/conduct", "/rehearsal", "/memento", "/delete", "/definition.md",
    "/print/cards", "/print/run-sheet", "/print/sheets",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_s_pages_open_for_the_server_s_organiser(organiser: FlaskClient, day: str, address: str) -> None:
    assert organiser.get(f"/o/{day}{address}").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_session_s_pages_are_closed_to_anybody_else(client: FlaskClient, day: str, address: str) -> None:
    assert client.get(f"/o/{day}{address}").status_code == 403


@pytest.mark.parametrize("act", ["agenda", "edit", "archive", "duplicate", "delete", "reset", "renew", "memento"])
def test_acts_are_closed_to_anybody_else(client: FlaskClient, day: str, kept: Callable[[], dict], act: str) -> None:
    before = kept()
    assert client.post(f"/o/{day}/{act}", data={"typed": day, "sure": "1", "archived": "1"}).status_code == 403
    assert kept() == before


def test_who_may_not_cannot_tell_a_session_from_none(client: FlaskClient, day: str) -> None:
    assert client.get(f"/o/{day}").data == client.get("/o/ZZZZZZ").data


def test_a_session_s_own_organiser_opens_that_one_only(
    client: FlaskClient, organiser: FlaskClient, code: str, day: str, link: Callable[..., str]
) -> None:
    client.get(link("organiser"))
    assert client.get(f"/o/{code}").status_code == 200
    assert [client.get(path).status_code for path in (f"/o/{day}", "/o", "/o/new", f"/o/{code}/delete")] == [403] * 4


def test_a_wrong_sign_in_link_opens_nothing_and_is_slowed_down(client: FlaskClient) -> None:
    answers = [client.get("/o/sign-in/guess").status_code for _ in range(12)]
    assert answers[0] == 403
    assert answers[-1] == 429
    assert client.get_cookie("tablee_organiser") is None


def test_a_revoked_sign_in_link_closes_the_pages_it_had_opened(app: Flask, organiser: FlaskClient) -> None:
    app.extensions["organiser_link"].revoke()
    assert organiser.get("/o").status_code == 403


def test_the_list_shows_each_session_and_a_damaged_file(
    app: Flask, organiser: FlaskClient, day: str, code: str
) -> None:
    app.extensions["rooms"].library.path("ABCDEF").write_bytes(b"not a session")
    page = organiser.get("/o").text
    assert "Oser, essayer, garder" in page
    assert f"/o/{code}" in page
    assert "en préparation" in page


def test_a_form_sent_back_untouched_changes_nothing(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    before = kept()
    answer = organiser.post(f"/o/{day}/edit", data={**fields(organiser.get(f"/o/{day}/edit").text), "do": "save"})
    assert (answer.status_code, problems(answer.text)) == (303, [])
    assert kept() == before


def test_a_session_is_made_with_a_title_a_question_and_a_theme(app: Flask, organiser: FlaskClient) -> None:
    form = {**fields(organiser.get("/o/new").text), "titre": "Une heure", "question": "Par quoi commencer ?"}
    answer = organiser.post("/o/new", data={**form, "thèmes.0.titre": "Notre équipe", "do": "save"})
    assert answer.status_code == 303
    made = answer.location.rsplit("/", 1)[1]
    body = app.extensions["rooms"][made].read(lambda state: state.definition)
    assert [step["id"] for step in body["steps"]] == [f"s{number}" for number in range(1, 11)]
    assert body["themes"][0]["tables"] == [{"id": "t1", "number": 1, "places": 12}]


def test_an_empty_form_says_all_that_is_missing_beside_its_field(organiser: FlaskClient) -> None:
    page = organiser.post("/o/new", data={**fields(organiser.get("/o/new").text), "do": "save"})
    assert page.status_code == 422
    assert len(problems(page.text)) == 3
    assert 'id="titre" name="titre" type="text" value="" autocomplete="off" aria-invalid="true"' in page.text


def test_what_was_typed_is_still_there_after_a_refusal(organiser: FlaskClient) -> None:
    form = {**fields(organiser.get("/o/new").text), "question": "Que <garder> & « pourquoi »"}
    page = organiser.post("/o/new", data={**form, "étapes.1.minutes": "vingt", "do": "save"}).text
    assert "Que &lt;garder&gt; &amp; « pourquoi »" in page
    assert 'value="vingt"' in page


def test_a_step_moves_up_without_javascript_and_keeps_its_id(
    organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    form = fields(organiser.get(f"/o/{day}").text)
    moved = organiser.post(f"/o/{day}/agenda", data={**form, "do": "étapes.up.2"}).text
    assert 'value="étapes.up.1" aria-label' in moved
    assert "autofocus" in moved
    assert kept()["steps"][2]["title"] == "Imaginer"
    organiser.post(f"/o/{day}/agenda", data={**fields(moved), "do": "save"})
    assert [(step["id"], step["title"]) for step in kept()["steps"][:3]] == [
        ("s1", "Accueil"), ("s3", "Imaginer"), ("s2", "La question du jour"),
    ]  # fmt: skip


def test_times_of_day_follow_the_minutes_before_saving(organiser: FlaskClient, day: str) -> None:
    form = fields(organiser.get(f"/o/{day}").text)
    page = organiser.post(f"/o/{day}/agenda", data={**form, "étapes.0.minutes": "45", "do": "refresh"}).text
    assert re.findall(r'class="at number">([^<]*)<', page)[:3] == ["9:30", "10:15", "10:30"]


def test_a_step_is_added_before_the_closing_one_with_its_kind_s_defaults(organiser: FlaskClient, day: str) -> None:
    form = fields(organiser.get(f"/o/{day}").text)
    page = organiser.post(f"/o/{day}/agenda", data={**form, "new-kind": "gommettes", "do": "étapes.add"}).text
    assert fields(page)["étapes.10.gommettes"] == "5"
    assert fields(page)["étapes.11.titre"] == "Et maintenant"


def test_steps_themes_and_texts_are_removed_one_by_one(
    organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    page = organiser.get(f"/o/{day}/edit").text
    for button in ("étapes.remove.3", "thèmes.remove.1", "textes.remove.0"):
        page = organiser.post(f"/o/{day}/edit", data={**fields(page), "do": button}).text
    organiser.post(f"/o/{day}/edit", data={**fields(page), "do": "save"})
    body = kept()
    assert "s4" not in [step["id"] for step in body["steps"]]
    assert [theme["id"] for theme in body["themes"]] == ["A", "C"]
    assert body["themes"][1]["tables"][0]["id"] == "t7"
    assert "editorial" not in body["texts"]


def test_a_table_more_takes_the_next_free_number(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    form = fields(organiser.get(f"/o/{day}/edit").text)
    organiser.post(f"/o/{day}/edit", data={**form, "thèmes.0.tables": "4", "do": "save"})
    assert [table["id"] for table in kept()["themes"][0]["tables"]] == ["t1", "t2", "t3", "t10"]


@pytest.mark.parametrize("command", ["étapes.up.0", "étapes.up.99", "étapes.eat.1", "wifi.up.1", "étapes", "…"])
def test_a_button_that_does_not_exist_changes_nothing(organiser: FlaskClient, day: str, command: str) -> None:
    form = fields(organiser.get(f"/o/{day}").text)
    assert fields(organiser.post(f"/o/{day}/agenda", data={**form, "do": command}).text) == form


def test_a_second_organiser_s_save_is_not_written_over_unseen(
    organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    form = fields(organiser.get(f"/o/{day}/edit").text)
    organiser.post(f"/o/{day}/edit", data={**form, "titre": "Le premier", "do": "save"})
    late = organiser.post(f"/o/{day}/edit", data={**form, "titre": "Le second", "do": "save"})
    assert late.status_code == 422
    assert "Quelqu’un a modifié la séance" in problems(late.text)[0]
    assert kept()["title"] == "Le premier"
    organiser.post(f"/o/{day}/edit", data={**fields(late.text), "do": "save"})
    assert kept()["title"] == "Le second"


def test_a_form_of_strange_names_is_a_form_with_problems(organiser: FlaskClient) -> None:
    strange = {
        "étapes.x.y.z.w": "1",
        "thèmes": "2",
        "étapes.0": "3",
        "wifi": "4",
        "titre.0": "5",
        "version": "²",
        "do": "save",
    }
    assert organiser.post("/o/new", data=strange).status_code == 422


def test_a_file_makes_the_session_it_says(app: Flask, organiser: FlaskClient) -> None:
    answer = organiser.post("/o/new/file", data={"file": (io.BytesIO(DEMONSTRATION), "journee.md")})
    made = answer.location.rsplit("/", 1)[1]
    assert app.extensions["rooms"][made].read(lambda state: state.definition) == parse(DEMONSTRATION).body


def test_a_bad_file_is_refused_with_its_line_and_shown_again(organiser: FlaskClient) -> None:
    text = DEMONSTRATION.decode().replace("minutes: 90", "minutes: long")
    page = organiser.post("/o/new/file", data={"text": text})
    assert page.status_code == 422
    assert re.match(r"Ligne \d+", problems(page.text)[0])
    assert "minutes: long" in page.text


def test_a_file_that_is_not_text_is_refused(organiser: FlaskClient) -> None:
    page = organiser.post("/o/new/file", data={"file": (io.BytesIO(b"---\ntitre: \xff\n"), "x.md")})
    assert (page.status_code, len(problems(page.text))) == (422, 1)


def test_the_definition_downloaded_is_the_one_kept(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    answer = organiser.get(f"/o/{day}/definition.md")
    assert parse(answer.data).body == kept()
    assert "oser-essayer-garder.md" in answer.headers["Content-Disposition"]


def test_archiving_closes_and_opens_again(app: Flask, organiser: FlaskClient, day: str) -> None:
    organiser.post(f"/o/{day}/archive", data={"archived": "1"})
    assert app.extensions["rooms"][day].read(lambda state: state.archived)
    assert "disabled" in organiser.get(f"/o/{day}").text
    organiser.post(f"/o/{day}/archive", data={"archived": ""})
    assert not app.extensions["rooms"][day].read(lambda state: state.archived)


def test_a_duplicate_is_another_session_of_the_same_definition(app: Flask, organiser: FlaskClient, day: str) -> None:
    twin = organiser.post(f"/o/{day}/duplicate").location.split("/")[2]
    assert twin != day
    rooms = app.extensions["rooms"]
    assert rooms[twin].read(lambda state: state.definition) == rooms[day].read(lambda state: state.definition)


def test_deleting_asks_for_the_code(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/delete", data={"typed": "oui"}).status_code == 422
    assert app.extensions["rooms"].library.has(day)
    assert organiser.post(f"/o/{day}/delete", data={"typed": day.lower()}).status_code == 303
    assert not app.extensions["rooms"].library.has(day)


def test_only_a_rehearsal_is_reset(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/reset", data={"sure": "1"}).status_code >= 400


def test_a_renewed_link_closes_the_old_one(
    organiser: FlaskClient, client: FlaskClient, code: str, link: Callable[..., str]
) -> None:
    old = link("desk", "t1")
    assert organiser.post(f"/o/{code}/renew", data={"link": "desk:t1"}).status_code == 303
    assert client.get(old).status_code == 403
    assert link("desk", "t1") != old
    assert link("desk", "t1") in organiser.get(f"/o/{code}/conduct").text
    assert organiser.post(f"/o/{code}/renew", data={"link": "desk:t99"}).status_code == 403


def test_another_site_s_form_is_refused(organiser: FlaskClient, day: str) -> None:
    answer = organiser.post(f"/o/{day}/archive", data={"archived": "1"}, headers={"Origin": "http://elsewhere.example"})
    assert answer.status_code == 403


def test_no_page_has_an_inline_style_or_script(organiser: FlaskClient, day: str) -> None:
    pages = [organiser.get(f"/o/{day}{address}").text for address in ADDRESSES]
    pages += [organiser.get(path).text for path in ("/o", "/o/new", f"/preflight/{day}")]
    for page in pages:
        assert not re.search(r"\sstyle=|<style|<script(?![^>]* src=)|\son[a-z]+=", page)


def test_a_card_bears_its_table_s_address_and_the_wifi(app: Flask, organiser: FlaskClient) -> None:
    body = parse(DEMONSTRATION).body
    body["wifi"] = {"ssid": "Tablee", "password": "tilleul;2027", "security": "WPA"}
    page = organiser.get(f"/o/{app.extensions['rooms'].library.create(body)}/print/cards").text
    assert page.count('class="sheet card-sheet"') == 9
    assert page.count('class="qr-code"') == 18
    assert "tilleul;2027" in page


def test_every_field_of_a_sheet_is_on_the_blank_one(organiser: FlaskClient, day: str) -> None:
    page = organiser.get(f"/o/{day}/print/sheets").text
    assert page.count('class="paper-field') == 15


def test_a_draft_says_the_definition_it_came_from() -> None:
    body = parse(DEMONSTRATION).body
    assert from_form(*drafts.to_form(drafts.of_definition(body))).body == body
    assert parse(to_text(body)).body == body


def test_the_preflight_page_opens_for_a_session_that_exists(client: FlaskClient, day: str) -> None:
    assert "Oser, essayer, garder" in client.get(f"/preflight/{day.lower()}").text
    assert client.get("/preflight/ZZZZZZ").status_code == 404
    assert isinstance(client.get("/preflight/ping").json["now"], int)


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


def test_a_change_that_would_break_the_running_day_is_refused_with_the_reason(
    app: Flask, organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    room = app.extensions["rooms"][day]
    room.perform(
        Person("p0000000000000001", "participant"), Operation("joining000000000", "person.join", {"table": "t4"})
    )
    form = fields(organiser.get(f"/o/{day}/edit").text)
    without = organiser.post(f"/o/{day}/edit", data={**form, "do": "thèmes.remove.1"}).text
    answer = organiser.post(f"/o/{day}/edit", data={**fields(without), "do": "save"})
    assert answer.status_code == 422
    assert "Modification refusée" in problems(answer.text)[0]
    assert len(kept()["themes"]) == 3


def test_a_running_day_still_takes_a_change_that_breaks_nothing(
    app: Flask, organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    room = app.extensions["rooms"][day]
    room.perform(
        Person("p0000000000000001", "participant"), Operation("joining000000000", "person.join", {"table": "t4"})
    )
    form = fields(organiser.get(f"/o/{day}").text)
    assert organiser.post(f"/o/{day}/agenda", data={**form, "étapes.8.minutes": "50", "do": "save"}).status_code == 303
    assert kept()["steps"][8]["minutes"] == 50


def test_a_rehearsal_is_said_on_every_page_and_undone_by_the_reset(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    room = app.extensions["rooms"][day]
    room.perform(Person("s0000000000000001", "system"), Operation("marking000000000", "session.mark", {}))
    pages = [path for path in ADDRESSES if path != "/definition.md"]
    assert all("RÉPÉTITION" in organiser.get(f"/o/{day}{path}").text for path in pages)
    assert "RÉPÉTITION" in organiser.get("/o").text
    assert organiser.post(f"/o/{day}/reset", data={"sure": "1"}).status_code == 303
    assert not room.read(lambda state: state.rehearsal)
