"""The log and its fold. `check` judges a wish, `apply` makes an accepted row true, `fold` does so for a whole log.

Nothing here reads a clock or throws dice: `now` is given, and ids come from rows. The same rows make the same state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from .audiences import places_of_row
from .ballots import few_ballots
from .ids import unguessable
from .lapsed import holds
from .model.operation import Body, Operation, Row
from .model.person import PLENARY, Person
from .model.refusal import Refused
from .model.state import ANYTHING, EVENTS, State
from .model.urn import Urn
from .operations import OPERATIONS, Act, OperationKind
from .operations.admission import may_have_acted
from .operations.people import away
from .operations.steps import going, listed_tables, moving
from .operations.votes import sealing
from .positions import kind_and_phase
from .references import letters_of, own_tables, place_of
from .undo_history import pass_over, remember, stretches


def check(state: State, person: Person, operation: Operation, now: int) -> Body | None:
    """The body to append, clean and complete; None when it is already so. Raises Refused; changes nothing.

    `now` is in milliseconds since 1970. What of a body answers a question (see QUESTIONS) stays out of the row. See
    OperationKind.urn for what the room adds to some bodies.
    """
    kind = _permitted(state, person, operation.name)
    if operation.until is not None and now > operation.until:
        raise Refused("late")
    letters = letters_of(state, person)
    asked = kind.clean(state, letters, operation.body)
    answered = {answer for answer in QUESTIONS if asked.pop(answer, False)}
    body = _judged(state, person, kind, asked, now)
    if operation.barred:
        raise Refused(operation.barred)
    if body is not None:
        for answer in (QUESTIONS.keys() & set(kind.fields.known)) - answered:
            QUESTIONS[answer](state, person, operation, body)
    if body is None or kind.names is None:
        return body
    return {**body, kind.names: unguessable(state.ideas, person.id, operation.id)}


def _judged(state: State, person: Person, kind: OperationKind, body: Body, now: int) -> Body | None:
    letters = letters_of(state, person)
    if person.letter == "P" and kind.name != "person.join":
        _here(state, person, kind)
    place = place_of(state, person, kind, body)
    if place is not None and kind.steps:
        refused = kind.refusal(letters, *state.still(("phase", place), lambda: kind_and_phase(state, place)))
        if refused:
            raise refused
    return kind.check(Act(state, person, letters, body, now, place, own_tables(state, person), OPERATIONS))


def _here(state: State, person: Person, kind: OperationKind) -> None:
    """Raise unless a participant holds a seat; who holds none may only be forgotten."""
    if person.id not in state.people:
        raise Refused("not_joined")
    refused = away(state.people[person.id])
    if refused and kind.name != "person.erase":
        raise Refused(refused)


def _permitted(state: State, person: Person, name: str) -> OperationKind:
    kind = OPERATIONS.get(name)
    if kind is None:
        raise Refused("unknown_operation")
    if not state.version and name != "session.define":
        raise Refused("unknown_session")
    if state.archived and not kind.after_archive:
        raise Refused("closed")
    if not set(letters_of(state, person)) & set(kind.roles):
        raise Refused("not_allowed")
    return kind


def apply(state: State, row: Row, lasting: bool = True) -> None:
    """Make a row true, in place. Never raises on a row that `check` accepted, in this release or in an older one.

    `lasting` is false for a row that nobody can undo any more: what it takes to undo it is then not kept.
    """
    state.seq, state.at, person, _, name, body = row
    kind = OPERATIONS[name]
    if (kind.undoes or state.lapsed) and not holds(state, row, partial(_once_more, state, row)):
        pass_over(state, row, lasting and kind.undoable)
        return
    before = state.recording = {} if lasting and kind.undoable else None
    kind.apply(state, row)
    state.recording = None
    if kind.urn != "casts":
        state.stills.pop(ANYTHING, None)
    places = places_of_row(state, row)
    if before is not None:
        remember(state, row, places, before)
    if person.role in ("participant", "desk"):
        for place in places:
            state.last_at[place] = state.at
    if kind.event is not None:
        values = {key: body[key] for key in kind.event if key in body}
        state.events = [*state.events[1 - EVENTS :], {"at": state.at, "name": name, "values": values}]


def _once_more(state: State, row: Row, body: Body) -> Body | None:
    """Judge a row again, but for its fields, which were clean when it was written."""
    return _judged(state, row.person, _permitted(state, row.person, row.name), body, row.at)


def fold(rows: Iterable[Row], urns: dict[str, Urn] | None = None, code: str = "") -> State:
    """The state that these rows make, with the urns of the votes not yet sealed. `code` is shown in `session`."""
    state = State(code=code, urns=dict(urns or {}))
    for some, lasting in stretches(rows):
        for row in some:
            apply(state, row, row.seq in lasting)
    return state


def _few(state: State, person: Person, operation: Operation, body: Body) -> None:
    empties = OPERATIONS[operation.name].urn == "empties"
    few_ballots(state, [body["vote"]] if empties else seals(state, person, operation))


def _took_part(state: State, _person: Person, _operation: Operation, body: Body) -> None:
    may_have_acted(state, body["person"])


QUESTIONS: dict[str, Callable[[State, Person, Operation, Body], None]] = {"few": _few, "took_part": _took_part}
"""What is asked before an act is done, unless the field of that name answers yes: each raises its refusal."""


def seals(state: State, person: Person, operation: Operation) -> list[str]:
    """The votes that the room must seal just before this operation, which `check` has accepted.

    They are those that a step forward leaves open or closed, all of them at archiving, and the closed one that a new
    round follows. Each is sealed by a `vote.seal` row of the same person; the accepted body stays good.
    """
    if operation.name == "session.archive":
        return sealing(state, list(state.places), None) if operation.body["archived"] else []
    if operation.name not in ("step.go", "step.move", "vote.open"):
        return []
    kind = OPERATIONS[operation.name]
    body = kind.fields.clean(operation.body)
    place = place_of(state, person, kind, body) or PLENARY
    if operation.name == "vote.open":
        vote = state.last_vote(place, state.places[place].step)
        return [vote.id] if vote and vote.phase == "closed" else []
    target = state.agenda.steps[body["step"]]
    if operation.name == "step.go":
        return sealing(state, going(state, place, target), target.index)
    return sealing(state, moving(state, listed_tables(state, body["tables"]), target), target.index)
