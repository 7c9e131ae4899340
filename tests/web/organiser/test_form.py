"""The definition's form: moved around, refused, kept."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import fields, problems
from workshop.core import Operation, Person
from workshop.definition import from_form, parse, to_text
from workshop.web.assets.paths import example_sessions
from workshop.web.organiser import draft as drafts

DEMONSTRATION = (example_sessions() / "demonstration.md").read_bytes()


def test_a_form_sent_back_untouched_changes_nothing(organiser: FlaskClient, day: str, kept: Callable[[], dict]) -> None:
    before = kept()
    answer = organiser.post(f"/o/{day}/edit", data={**fields(organiser.get(f"/o/{day}/edit").text), "do": "save"})
    assert (answer.status_code, problems(answer.text)) == (303, [])
    assert kept() == before


def test_parts_of_the_memento_are_left_out_and_taken_back(
    organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    sent = {**fields(organiser.get(f"/o/{day}/edit").text), "do": "save", "licence": "Licence Ouverte 2.0"}
    organiser.post(f"/o/{day}/edit", data={**sent, "mémento sans.index": "1", "mémento sans.programme": "1"})
    assert (kept()["without"], kept()["licence"]) == (["programme", "index"], "Licence Ouverte 2.0")
    again = {**fields(organiser.get(f"/o/{day}/edit").text), "do": "save"}
    assert again.pop("mémento sans.index") == "1"
    organiser.post(f"/o/{day}/edit", data=again)
    assert kept()["without"] == ["programme"]


def test_a_session_is_made_with_a_title_a_question_and_a_theme(app: Flask, organiser: FlaskClient) -> None:
    form = {**fields(organiser.get("/o/new").text), "titre": "Une heure", "question": "Par quoi commencer ?"}
    answer = organiser.post("/o/new", data={**form, "thèmes.0.titre": "Notre équipe", "do": "save"})
    assert answer.status_code == 303
    made = answer.location.rsplit("/", 1)[1].removesuffix("?saved=1")
    body = app.extensions["registry"][made].read(lambda state: state.definition)
    assert [step["id"] for step in body["steps"]] == [f"s{number}" for number in range(1, 11)]
    assert body["themes"][0]["tables"] == [{"id": "t1", "number": 1, "places": 12}]


def test_a_new_form_sent_twice_is_one_session_unless_it_was_changed(app: Flask, organiser: FlaskClient) -> None:
    form = {**fields(organiser.get("/o/new").text), "titre": "Une heure", "question": "Par quoi commencer ?"}
    form |= {"thèmes.0.titre": "Notre équipe", "do": "save"}
    first, again = organiser.post("/o/new", data=form), organiser.post("/o/new", data=form)
    assert first.status_code == 303 and again.location == first.location
    other = organiser.post("/o/new", data={**form, "titre": "Deux heures"})
    assert other.status_code == 303 and other.location != first.location
    assert len(app.extensions["registry"].library.codes()) == 2


def test_a_form_whose_ticket_we_did_not_sign_makes_another_session(app: Flask, organiser: FlaskClient) -> None:
    form = {**fields(organiser.get("/o/new").text), "titre": "Une heure", "question": "Par quoi commencer ?"}
    form |= {"thèmes.0.titre": "Notre équipe", "do": "save", "new_ticket": "forged"}
    made = [organiser.post("/o/new", data=form).location for _ in range(2)]
    assert len(set(made)) == 2 and len(app.extensions["registry"].library.codes()) == 2


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
    assert re.findall(r'class="at number"[^>]*>([^<]*)<', page)[:3] == ["9:30", "10:15", "10:30"]


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
    assert app.extensions["registry"][made].read(lambda state: state.definition) == parse(DEMONSTRATION).body


def test_the_mark_that_an_editor_puts_before_a_file_is_not_kept_with_its_text(
    organiser: FlaskClient, app: Flask
) -> None:
    marked = b"\xef\xbb\xbf" + DEMONSTRATION
    answer = organiser.post("/o/new/file", data={"file": (io.BytesIO(marked), "journee.md")})
    code = answer.headers["Location"].rpartition("/")[2].partition("?")[0]
    with app.extensions["registry"].library.reading(code) as log:
        assert log.meta("text") == DEMONSTRATION.decode()


def test_a_bad_file_is_refused_with_its_line_and_shown_again(organiser: FlaskClient) -> None:
    text = DEMONSTRATION.decode().replace("minutes: 90", "minutes: long")
    page = organiser.post("/o/new/file", data={"text": text})
    assert page.status_code == 422
    assert re.match(r"Ligne \d+", problems(page.text)[0])
    assert "minutes: long" in page.text


def test_a_file_that_is_not_text_is_refused(organiser: FlaskClient) -> None:
    page = organiser.post("/o/new/file", data={"file": (io.BytesIO(b"---\ntitre: \xff\n"), "x.md")})
    assert (page.status_code, len(problems(page.text))) == (422, 1)


def test_a_draft_says_the_definition_it_came_from() -> None:
    body = parse(DEMONSTRATION).body
    assert from_form(*drafts.to_form(drafts.of_definition(body))).body == body
    assert parse(to_text(body)).body == body


def test_a_change_that_would_break_the_running_day_is_refused_with_the_reason(
    app: Flask, organiser: FlaskClient, day: str, kept: Callable[[], dict]
) -> None:
    session = app.extensions["registry"][day]
    session.perform(
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
    session = app.extensions["registry"][day]
    session.perform(
        Person("p0000000000000001", "participant"), Operation("joining000000000", "person.join", {"table": "t4"})
    )
    form = fields(organiser.get(f"/o/{day}").text)
    assert organiser.post(f"/o/{day}/agenda", data={**form, "étapes.8.minutes": "50", "do": "save"}).status_code == 303
    assert kept()["steps"][8]["minutes"] == 50


def test_the_desk_and_screen_of_a_table_taken_away_are_told_and_no_other(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    told: list[str] = []
    app.extensions["registry"].on_reload(lambda session, link: told.append(link))
    form = fields(organiser.get(f"/o/{day}/edit").text)
    less = {**form, "thèmes.2.tables": "2", "do": "save"}
    assert organiser.post(f"/o/{day}/edit", data=less).status_code == 303
    assert sorted(told) == ["desk:t9", "screen:t9"]
