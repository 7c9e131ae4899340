"""The log and its fold. `check` judges a wish, `apply` makes an accepted row true, `fold` does so for a whole log.

Nothing here reads a clock or throws dice: `now` is given, and ids come from rows. The same rows make the same state.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .echo import places_of_row
from .operation import Body, Operation, Row
from .operations import OPERATIONS, Act, OperationKind
from .operations.steps import going, listed_tables, moving
from .operations.votes import sealing
from .person import PLENARY, Person
from .reach import letters_of, own_tables, place_of
from .refusal import Refused
from .standing import kind_and_phase
from .state import EVENTS, UNDOABLES, State
from .things import Undoable
from .urn import Urn


def check(state: State, person: Person, operation: Operation, now: int) -> Body | None:
    """The body to append, clean and complete; None when it is already so. Raises Refused; changes nothing.

    `now` is in milliseconds since 1970. See OperationKind.urn for what the room adds to some bodies.
    """
    kind = _permitted(state, person, operation.name)
    body = kind.fields.clean(operation.body)
    if person.letter == "P" and kind.name != "person.join" and person.id not in state.people:
        raise Refused("not_joined")
    letters, place = letters_of(state, person), place_of(state, person, kind, body)
    if place is not None and kind.steps:
        refused = kind.refusal(letters, *kind_and_phase(state, place))
        if refused:
            raise refused
    return kind.check(Act(state, person, letters, body, now, place, own_tables(state, person)))


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


def apply(state: State, row: Row) -> None:
    """Make a row true, in place. Never raises on a row that `check` accepted."""
    kind, person = OPERATIONS[row.name], row.person
    state.seq, state.at = row.seq, row.at
    before = state.recording = {} if kind.undoable else None
    kind.apply(state, row)
    state.recording = None
    if kind.urn != "casts":
        state.stills.clear()
    places = places_of_row(state, row)
    if before is not None:
        _remember(state, row, places, before)
    if person.role in ("participant", "desk"):
        for place in places:
            state.last_at[place] = row.at
    if kind.event is not None:
        values = {key: row.body[key] for key in kind.event if key in row.body}
        state.events = [*state.events[1 - EVENTS :], {"at": row.at, "name": row.name, "values": values}]


def _remember(state: State, row: Row, places: list[str], before: dict[str, Any]) -> None:
    """Keep what it takes to undo the row, at the tables of the desk that did it; and forget the oldest."""
    person = row.person
    letter = person.letter
    if person.table:
        places = [place for place in places if place in person.tables] or places
    state.undoables[row.seq] = Undoable(row.seq, row.at, row.name, person.id, letter, places, before)
    if len(state.undoables) > UNDOABLES:
        state.undoables.popitem(last=False)
    if letter != "P":
        for place in places if letter == "D" else [PLENARY]:
            state.last_undoable[place] = row.seq


def fold(rows: Iterable[Row], urns: dict[str, Urn] | None = None, code: str = "") -> State:
    """The state that these rows make, with the urns of the votes not yet sealed. `code` is shown in `session`."""
    state = State(code=code, urns=dict(urns or {}))
    for row in rows:
        apply(state, row)
    return state


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
