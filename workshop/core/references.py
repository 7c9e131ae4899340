"""Whom and what an operation may reach. What belongs to another table is refused exactly as what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .ballots import is_proposal
from .model.fields import Everyone, Field, Many, Maybe, Ref
from .model.operation import Body
from .model.person import PLENARY, Person
from .model.refusal import Refused
from .model.state import State
from .operations.operation_kind import OperationKind
from .positions import home, is_private, located


def letters_of(state: State, person: Person) -> str:
    """The letters of somebody's rights; the desk of the only table drives the plenary too."""
    return "DA" if person.letter == "D" and state.agenda.single else person.letter


def own_tables(state: State, person: Person) -> list[str] | None:
    """The places that somebody may reach; None is all of them."""
    if person.letter == "P":
        participant = state.people.get(person.id)
        return [participant.table] if participant else []
    if person.letter != "D":
        return None
    if person.table not in state.agenda.tables:
        return []
    return [person.table, PLENARY] if state.agenda.single else [person.table]


def place_of(state: State, person: Person, kind: OperationKind, body: Body) -> str | None:
    """Where the operation happens; completes `place` or `table` in the body. Raises Refused unknown_… or plenary."""
    own = own_tables(state, person)
    for what, thing in references(kind, body):
        _reachable(state, person, own, what, thing, kind.of_gone)
    for key in (kind.at or "").split():
        if key == "plenary":
            return PLENARY
        if key in ("place", "screen"):
            return _standing(state, person, own, body, raw=key == "screen")
        if key in ("table", "home"):
            return _table(body, key, own)
        field = kind.fields.known.get(key)
        if body.get(key) and isinstance(field, Ref):
            return referred(state, field.what, body[key])
    return None


def referred(state: State, what: str, thing: str) -> str | None:
    """The place where a thing is that a reference of that kind may name, or None."""
    place = located(state, what, thing)
    return place if what != "proposal" or place is None or is_proposal(state, thing) else None


def references(kind: OperationKind, body: Body) -> Iterator[tuple[Ref, str]]:
    """The things that a body names, each with the field that does."""
    for key, field in kind.fields.referring.items():
        yield from _inside(field, body.get(key))


def _inside(field: Field, value: Any) -> Iterator[tuple[Ref, str]]:
    if value is None or (value == "all" and isinstance(field, Everyone)):
        return
    if isinstance(field, Ref):
        yield field, value
    elif isinstance(field, (Maybe, Everyone)):
        yield from _inside(field.of, value)
    elif isinstance(field, Many) and isinstance(field.of, Ref):
        for one in value:
            yield field.of, one


def _reachable(state: State, person: Person, own: list[str] | None, ref: Ref, thing: str, of_gone: bool) -> None:
    if ref.what == "option":
        return
    if ref.what == "step":
        if thing not in state.agenda.steps:
            raise Refused("unknown_step")
        return
    place = referred(state, ref.what, thing)
    if place is None or not (ref.far or own is None or place in own or _plenary_vote(person, ref, place)):
        raise Refused("plenary") if place == PLENARY and own is not None else ref.unknown()
    if ref.what != "idea":
        return
    if person.letter != "S" and not _visible(state, person, thing, of_gone):
        raise Refused("unknown_idea")
    if (state.ideas[thing].retired or state.ideas[thing].erased) and not of_gone:
        raise Refused("retired")


def _plenary_vote(person: Person, ref: Ref, place: str) -> bool:
    return person.letter == "P" and ref.what == "vote" and place == PLENARY


def _visible(state: State, person: Person, idea_id: str, of_gone: bool) -> bool:
    """In private writing an idea is there for its author alone: no answer tells anybody else that it exists."""
    idea = state.ideas[idea_id]
    if idea.author == person.id:
        return True
    if of_gone and person.letter == "O":
        return True
    if is_private(state, idea.table):
        return False
    return not idea.withdrawn or (person.letter == "D" and idea.origin == "scribe")


def _standing(state: State, person: Person, own: list[str] | None, body: Body, raw: bool) -> str:
    place = body.get("place") or (own[0] if own else PLENARY)
    if own is not None and not own:
        raise Refused("unknown_table")
    at = place if raw else home(state, place)
    if at != place and not state.agenda.single:
        raise Refused("plenary")
    body["place"] = at
    return str(at)


def _table(body: Body, key: str, own: list[str] | None) -> str | None:
    if own is not None and not own:
        raise Refused("unknown_table")
    table = body.get("table") if key == "table" else None
    if table is None and own:
        table = own[0]
    if key == "table" and table is not None:
        body["table"] = table
    return table
