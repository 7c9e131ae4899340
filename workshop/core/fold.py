"""The log and its fold. `check` judges a wish, `apply` makes an accepted row true, `fold` does so for a whole log.

Nothing here reads a clock or throws dice: `now` is given, and ids come from rows. The same rows make the same state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from .ids import unguessable
from .lapsed import holds
from .memo import Memo
from .model.effects import CastBallot, Effects, EmptyUrn, OpenUrn, ReturnPoints
from .model.operation import Body, Operation, Row
from .model.person import Person
from .model.refusal import Refused
from .model.state import EVENTS, State
from .model.urn import Urn
from .open_ballots import ballots_of, is_open
from .operations import OPERATIONS, Act, OperationKind
from .operations.sealing import SEAL
from .positions import kind_and_phase
from .references import letters_of, own_tables, place_of
from .undo_history import pass_over, remember, stretches


def check(state: State, person: Person, operation: Operation, now: int) -> Body | None:
    """The body to append, clean and complete; None when it is already so. Raises Refused; changes nothing.

    `now` is in milliseconds since 1970. What of a body answers a question (see OperationKind.asks) stays out of it.
    """
    kind = _permitted(state, person, operation.name)
    if operation.until is not None and now > operation.until:
        raise Refused("late")
    letters = letters_of(state, person)
    asked = kind.clean(state, letters, operation.body)
    answered = {answer for answer in kind.asks if asked.pop(answer, False)}
    body = _judged(state, person, kind, asked, now)
    if operation.barred:
        raise Refused(operation.barred)
    if body is not None:
        for answer in kind.asks.keys() - answered:
            kind.asks[answer](state, body, _sealed(state, person, operation))
    if body is None or kind.names is None or (kind.names_with and kind.names_with not in body):
        return body
    return {**body, kind.names: unguessable(state.ideas, person.id, operation.id)}


def _judged(state: State, person: Person, kind: OperationKind, body: Body, now: int) -> Body | None:
    letters = letters_of(state, person)
    if person.letter == "P" and kind.seat != "none":
        _here(state, person, kind)
    place = place_of(state, person, kind, body)
    if place is not None and kind.steps:
        refused = kind.refusal(letters, *kind_and_phase(state, place))
        if refused:
            raise refused
    return kind.check(Act(state, person, letters, body, now, place, own_tables(state, person), OPERATIONS))


def _here(state: State, person: Person, kind: OperationKind) -> None:
    """Raise unless a participant holds a seat; who holds none may only be forgotten."""
    if person.id not in state.people:
        raise Refused("not_joined")
    refused = state.people[person.id].unseated
    if refused and kind.seat != "lost":
        raise Refused(refused)


def _permitted(state: State, person: Person, name: str) -> OperationKind:
    kind = OPERATIONS.get(name)
    if kind is None:
        raise Refused("unknown_operation")
    if not state.version and not kind.before_definition:
        raise Refused("unknown_session")
    if state.archived and not kind.after_archive:
        raise Refused("closed")
    if not set(letters_of(state, person)) & set(kind.roles):
        raise Refused("not_allowed")
    return kind


def apply(state: State, row: Row, lasting: bool = True) -> Effects:
    """Make a row true, in place, and give what follows from it elsewhere (see effects.py).

    Never raises on a row that `check` accepted, in this release or in an older one.
    `lasting` is false for a row that nobody can undo any more: what it takes to undo it is then not kept.
    """
    state.seq, state.at, person, _, name, body = row
    kind = OPERATIONS[name]
    if (kind.undoes or state.lapsed) and not holds(state, row, partial(_once_more, state, row)):
        pass_over(state, row, lasting and kind.undoable)
        return ()
    before = state.recording = {} if lasting and kind.undoable else None
    effects = kind.apply(state, row)
    state.recording = None
    if kind.urn != "casts":
        state.moved = state.seq
    places = kind.places(state, row)
    if before is not None:
        remember(state, row, places, before)
    if person.role in ("participant", "desk"):
        for place in places:
            state.last_at[place] = state.at
    if kind.event is not None:
        values = {key: body[key] for key in kind.event if key in body}
        state.events = [*state.events[1 - EVENTS :], {"at": state.at, "name": name, "values": values}]
    in_its_urn = IN_ITS_URN.get(kind.urn)
    return (*(in_its_urn(body) if in_its_urn else ()), *(effects or ())) if in_its_urn or effects else ()


IN_ITS_URN: dict[str | None, Callable[[Body], Effects]] = {
    "opens": lambda body: () if "open" in body["rule"] else (OpenUrn(body["vote"]),),
    "empties": lambda body: (EmptyUrn(body["vote"]),),
    "returns": lambda body: (ReturnPoints(),),
}
"""What follows in the urns from a row of each kind of OperationKind.urn; of `casts`, see to_append."""


def _once_more(state: State, row: Row, body: Body) -> Body | None:
    """Judge a row again, but for its fields, which were clean when it was written."""
    return _judged(state, row.person, _permitted(state, row.person, row.name), body, row.at)


def touches(state: State, row: Row, memo: Memo | None = None) -> set[str]:
    """The audiences whose view a row already applied may have changed: shared ones, and `person:` ones."""
    return OPERATIONS[row.name].touched(row, memo or Memo(state))


def fold(rows: Iterable[Row], urns: dict[str, Urn] | None = None, code: str = "") -> State:
    """The state that these rows make, with the urns of the votes not yet sealed. `code` is shown in `session`."""
    state = State(code=code, urns=dict(urns or {}))
    for some, lasting in stretches(rows):
        for row in some:
            apply(state, row, row.seq in lasting)
    return state


def to_append(state: State, person: Person, name: str, body: Body) -> tuple[Body, Effects]:
    """The body of the row that an accepted body makes, and what of it goes elsewhere.

    A secret choice goes to the urn alone; the row that empties an urn holds its ballots, which are then nobody's.
    """
    urn = OPERATIONS[name].urn
    if urn == "casts" and not is_open(state.votes[body["vote"]]):
        kept = {key: value for key, value in body.items() if key != "choice"}
        return kept, (CastBallot(body["vote"], person.id, body["seat"], body["choice"]),)
    if urn == "empties":
        return {**body, "ballots": ballots_of(state, state.votes[body["vote"]])}, ()
    return body, ()


def preceding(state: State, person: Person, operation: Operation) -> list[Operation]:
    """What is written just before this operation, which `check` has accepted: a sealing for each vote that it seals.

    They are of the same person; the accepted body stays good.
    """
    return [
        Operation(f"{operation.id}.seal.{vote}", SEAL, {"vote": vote}) for vote in _sealed(state, person, operation)
    ]


def _sealed(state: State, person: Person, operation: Operation) -> list[str]:
    kind = OPERATIONS[operation.name]
    if kind.seals is None:
        return []
    body = kind.fields.clean(operation.body)
    return kind.seals(state, place_of(state, person, kind, body), body)
