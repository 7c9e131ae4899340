"""In private writing no answer tells that an idea exists: whatever names it is answered as what names nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from workshop.core import OPERATIONS, Operation, Person, Refused, check
from workshop.core.model.entities import Idea
from workshop.core.positions import is_private

from .play import ORGANISER, PLENARY_DESK, SCREEN, Rehearsed, desk
from .stages import person, stage
from .test_properties import NUMBER, QUICK, WISHES, ask
from .wishes import VALUES, Numbers

NAMING = ("idea", "into", "ideas", "proposal")
OPERATIONS_NAMING = [
    (name, field)
    for name, kind in OPERATIONS.items()
    for field in NAMING
    if {field, f"{field}?"} & kind.fields.fields.keys()
]
MADE_UP = "i987654321"


def answer(session: Rehearsed, actor: Person, name: str, body: dict[str, Any]) -> Any:
    """What is answered, the refusal's words included; nothing is done."""
    try:
        return check(session.state, actor, Operation("o" * 16, name, dict(body)), session.now)
    except Refused as refused:
        return refused.kind, refused.values


def bodies(session: Rehearsed, name: str, field: str, one: int, other: int) -> dict[str, Any]:
    """A body of that operation, without what names the idea."""
    fields = OPERATIONS[name].fields.fields
    keys = [key.rstrip("?") for key in fields if not key.endswith("?") or (one + other) % 3]
    return {key: VALUES[key](session.state, one, other) for key in keys if key not in NAMING}


def named(body: dict[str, Any], field: str, idea: str, beside: list[str]) -> dict[str, Any]:
    """That body, naming an idea in that field; the other fields name one that everybody may see, or nothing."""
    told = {**body, field: [*beside, idea] if field == "ideas" else idea}
    return told if field != "ideas" else {**told, "into": (beside or [idea])[0]}


def others(session: Rehearsed, idea: Idea) -> list[Person]:
    """Those who may not see it: all but its author, and the command line."""
    people = [Person(one, "participant") for one in session.state.people]
    desks = [Person(f"dother-{table}", "desk", table) for table in session.state.agenda.tables]
    everybody = [*people, *desks, desk(idea.table), PLENARY_DESK, ORGANISER, SCREEN]
    return [one for one in everybody if one.id != idea.author]


def test_some_operations_name_ideas() -> None:
    assert {"idea.hide", "idea.park", "idea.edit", "idea.merge", "verbatim.pick"} <= {
        one for one, _ in OPERATIONS_NAMING
    }


@pytest.mark.parametrize(("name", "field"), OPERATIONS_NAMING, ids=str)
def test_an_idea_written_in_private_is_answered_as_one_that_does_not_exist(name: str, field: str) -> None:
    session = stage("s2")
    idea = session.state.ideas[session.idea(person(session), "Personne ne sait que ceci est écrit")]
    for number in range(6):
        assert_unknown(session, idea, name, field, number, number // 2)


@QUICK
@given(wishes=WISHES, one=NUMBER, other=NUMBER)
def test_whatever_came_before_no_answer_tells_a_private_idea(wishes: list[Numbers], one: int, other: int) -> None:
    session = stage("s2")
    session.idea(person(session), "Une idée au moins")
    for key, numbers in enumerate(wishes):
        ask(session, numbers, key)
    private = [idea for idea in session.state.ideas.values() if is_private(session.state, idea.table)]
    for idea in private[-3:]:
        for name, field in OPERATIONS_NAMING:
            assert_unknown(session, idea, name, field, one, other)


def assert_unknown(session: Rehearsed, idea: Idea, name: str, field: str, one: int, other: int) -> None:
    body = bodies(session, name, field, one, other)
    seen = [key for key, each in session.state.ideas.items() if not is_private(session.state, each.table)][:1]
    for actor in others(session, idea):
        if name == "idea.erase" and actor is ORGANISER:
            continue  # who erases a third party's words has read them, in the organiser's list of all ideas
        told = answer(session, actor, name, named(body, field, idea.id, seen))
        assert told == answer(session, actor, name, named(body, field, MADE_UP, seen)), (actor, name, field)
