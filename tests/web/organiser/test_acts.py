"""What is done to a whole session."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from flask.testing import FlaskClient

from tests.support.forms import fields
from workshop.core import Operation, Person


def test_archiving_closes_and_opens_again(app: Flask, organiser: FlaskClient, day: str) -> None:
    organiser.post(f"/o/{day}/archive", data={"archived": "1"})
    assert app.extensions["registry"][day].read(lambda state: state.archived)
    assert "disabled" in organiser.get(f"/o/{day}").text
    organiser.post(f"/o/{day}/archive", data={"archived": ""})
    assert not app.extensions["registry"][day].read(lambda state: state.archived)


def test_archiving_asks_before_it_counts_one_ballot(app: Flask, organiser: FlaskClient, day: str) -> None:
    session = app.extensions["registry"][day]
    voter, driver = Person("p" * 16, "participant"), Person("o" * 16, "organiser")
    share, dots = session.read(
        lambda state: [
            next(one.id for one in state.agenda.steps.values() if one.kind == kind) for kind in ("share", "dots")
        ]
    )
    acts = [
        (voter, "person.join", {"table": "t1"}),
        (driver, "step.move", {"step": share, "tables": "all"}),
        (voter, "idea.write", {"body": "Une idée"}),
        (driver, "step.move", {"step": dots, "tables": "all"}),
    ]
    for number, (who, name, body) in enumerate(acts):
        session.perform(who, Operation(f"{number:016d}", name, body))
    opening = {"place": "t1", "version": session.read(lambda state: state.places["t1"].version)}
    session.perform(driver, Operation("opening-the-vote", "vote.open", opening))
    vote = session.read(lambda state: next(iter(state.votes)))
    session.perform(voter, Operation("casting-a-ballot", "ballot.cast", {"vote": vote, "seat": 1, "choice": {}}))
    session.read(lambda state: state.agenda.steps[dots].settings.update(least=3))
    asked = organiser.post(f"/o/{day}/archive", data={"archived": "1"})
    assert asked.status_code == 409 and "qu’un bulletin" in asked.text
    assert not session.read(lambda state: state.archived)
    assert organiser.post(f"/o/{day}/archive", data={"archived": "1", "few": "1"}).status_code == 303
    assert session.read(lambda state: state.archived and state.votes[vote].phase) == "sealed"


def test_a_duplicate_is_another_session_of_the_same_definition(app: Flask, organiser: FlaskClient, day: str) -> None:
    twin = organiser.post(f"/o/{day}/duplicate").location.split("/")[2]
    assert twin != day
    registry = app.extensions["registry"]
    assert registry[twin].read(lambda state: state.definition) == registry[day].read(lambda state: state.definition)


def ticket(organiser: FlaskClient, day: str) -> dict[str, str]:
    """What the button « Dupliquer » of the session's page sends."""
    return {"new_ticket": re.findall(r'name="new_ticket" value="([^"]+)"', organiser.get(f"/o/{day}").text)[0]}


def test_duplicating_pressed_twice_makes_one_copy_and_a_new_page_makes_another(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    pressed = ticket(organiser, day)
    first, again = (organiser.post(f"/o/{day}/duplicate", data=pressed).location for _ in range(2))
    assert first == again
    other = organiser.post(f"/o/{day}/duplicate", data=ticket(organiser, day)).location
    assert other != first and len(app.extensions["registry"].library.codes()) == 3


def test_two_presses_at_once_make_one_copy(app: Flask, organiser: FlaskClient, day: str) -> None:
    pressed, browsers = ticket(organiser, day), [app.test_client() for _ in range(6)]
    for browser in browsers:
        browser.get(f"/o/sign-in/{app.extensions['organiser_link'].token()}")
    with ThreadPoolExecutor(len(browsers)) as pool:
        made = pool.map(lambda one: one.post(f"/o/{day}/duplicate", data=pressed).location, browsers)
        assert len(set(made)) == 1
    assert len(app.extensions["registry"].library.codes()) == 2


def test_what_was_changed_in_a_copy_stays_when_it_is_asked_for_again(
    app: Flask, organiser: FlaskClient, day: str
) -> None:
    pressed = ticket(organiser, day)
    copy = organiser.post(f"/o/{day}/duplicate", data=pressed).location
    changed = {**fields(organiser.get(copy).text), "titre": "La même, en mai", "do": "save"}
    assert organiser.post(copy, data=changed).status_code == 303
    assert organiser.post(f"/o/{day}/duplicate", data=pressed).location == copy
    assert 'value="La même, en mai"' in organiser.get(copy).text


def test_deleting_asks_for_the_code(app: Flask, organiser: FlaskClient, day: str) -> None:
    assert organiser.post(f"/o/{day}/delete", data={"typed": "oui"}).status_code == 422
    assert app.extensions["registry"].library.has(day)
    assert organiser.post(f"/o/{day}/delete", data={"typed": day.lower()}).status_code == 303
    assert not app.extensions["registry"].library.has(day)


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
