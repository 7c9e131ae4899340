"""Whose first name is shown where: the room asks for one consent, the document for another, whatever people do."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given

from workshop.core import State, fold

from .play import Rehearsed, audiences_of
from .stages import stage
from .test_properties import QUICK, STARTS, WISHES, ask
from .wishes import Numbers

NAMING = ("desk:", "people:")  # audiences that are told who sits at a table


def name_of(person: str) -> str:
    """A first name that is nobody else's, nor part of anything."""
    return f"⟦{person}⟧"


def name_everybody(state: State) -> None:
    """Everybody who was not erased has given a first name of their own."""
    for one in state.people.values():
        one.name = None if one.erased else name_of(one.id)


def said(seen: dict[str, Any]) -> str:
    """A view in words, without what a desk knows of its table's people."""
    kept = {key: value for key, value in seen.items() if not key.startswith("person/")}
    return json.dumps(kept, ensure_ascii=False)


def acted(at: str | None, wishes: list[Numbers]) -> Rehearsed:
    session = stage(at)
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    name_everybody(session.state)
    return session


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_no_view_carries_the_name_of_who_did_not_agree_to_it_in_the_room(at: str | None, wishes: list[Numbers]) -> None:
    session = acted(at, wishes)
    silent = [one for one in session.state.people.values() if not one.consents["room"]]
    for audience in audiences_of(session):
        seen = session.see(audience)
        assert audience.startswith(NAMING) or not any(key.startswith("person/") for key in seen), audience
        words = said(seen)
        assert not [one.id for one in silent if name_of(one.id) in words and audience != f"person:{one.id}"], audience


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_consents_for_the_document_change_nothing_that_is_shown(at: str | None, wishes: list[Numbers]) -> None:
    session = acted(at, wishes)
    shared = [audience for audience in audiences_of(session) if not audience.startswith("person:")]
    before = [session.see(audience) for audience in shared]
    for one in session.state.people.values():
        one.consents["name"] = not one.consents["name"]
        one.consents["photo"] = not one.consents["photo"]
    assert [session.see(audience) for audience in shared] == before


def test_who_joined_before_the_room_was_asked_about_is_not_named_there() -> None:
    session = stage("s3")
    rows = []
    for row in session.rows:
        consents = row.body.get("consents")
        if consents:
            consents = dict.fromkeys(("name", "quotes", "photo"), True)
            row = row._replace(body={**row.body, "consents": consents})
        rows.append(row)
    state = fold(rows, code="REPETE")
    assert state.people and not any(one.consents["room"] for one in state.people.values())
