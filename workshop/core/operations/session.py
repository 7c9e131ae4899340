"""The session itself: defined first, edited with care, marked as a rehearsal before anybody comes, then archived."""

from __future__ import annotations

from typing import Any

from ..activities import KINDS
from ..audiences import Touches, plenary
from ..ballots import unsealed
from ..definition_check import clean_definition
from ..model.agenda import Agenda, agenda_of
from ..model.entities import Place
from ..model.fields import Flag, Record, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from .operation_kind import Act, OperationKind
from .sealing import FEW, sealing


class DefinitionField:
    """A whole definition, see definition_check.clean_definition."""

    def clean(self, value: Any, name: str) -> dict[str, Any]:
        return clean_definition(value)


def check_define(act: Act) -> Body | None:
    state, definition = act.state, act.body["definition"]
    if act.body["version"] != state.version:
        if state.version and definition == state.definition:
            return None
        raise Refused("conflict", now={"version": state.version})
    if definition == state.definition:
        return None
    what = breaks(state, _agenda(definition)) if state.version else None
    if what:
        raise Refused("breaks", what=what)
    return act.body


def _agenda(definition: dict[str, Any]) -> Agenda:
    return agenda_of(definition, {kind: activity.defaults() for kind, activity in KINDS.items()})


def breaks(state: State, new: Agenda) -> str | None:
    """What of the running session another agenda would break: table, theme, step or vote; None if nothing."""
    old = state.agenda
    for table in old.tables.values():
        passes = any(table.id in pitch.order for pitch in state.pitches.values())
        busy = passes or state.people_at[table.id] or state.ideas_at[table.id]
        if busy and table.id not in new.tables:
            return "theme" if table.theme not in new.themes else "table"
        if state.ideas_at[table.id] and new.tables[table.id].theme != table.theme:
            return "theme"
    for step_id in _used_steps(state):
        was, will = old.steps[step_id], new.steps.get(step_id)
        if will is None or (will.kind, will.scope) != (was.kind, was.scope):
            return "step"
    for place in state.places:
        if any(new.steps[vote.step].settings != old.steps[vote.step].settings for vote in unsealed(state, place)):
            return "vote"
    return None


def _used_steps(state: State) -> list[str]:
    standing = (place.step for place in state.places.values())
    voted = (vote.step for vote in state.votes.values() if not vote.void)
    return sorted({*standing, *voted, *state.pitches})


def apply_define(state: State, row: Row) -> None:
    state.definition, state.version = row.body["definition"], row.seq
    state.agenda = _agenda(state.definition)
    state.people_moved = row.seq  # who sits where is shown by the agenda
    for place in [*state.agenda.tables, PLENARY]:
        if place not in state.places:
            state.note("places", place)
            _open_place(state, place)
    for place in [one for one in state.places if one != PLENARY and one not in state.agenda.tables]:
        state.note("places", place)
        del state.places[place]


def _open_place(state: State, place: str) -> None:
    step = state.places[PLENARY].step if PLENARY in state.places else state.agenda.first().id
    state.places[place] = Place(place, step, state.seq, [step])
    state.people_at.setdefault(place, {})
    for index in (state.ideas_at, state.groups_at, state.votes_at, state.verbatims_at):
        index.setdefault(place, [])


def check_mark(act: Act) -> Body | None:
    if act.state.rehearsal:
        return None
    if act.state.people:
        raise Refused("rehearsal_only")
    return act.body


def apply_mark(state: State, row: Row) -> None:
    state.rehearsal = True


def check_archive(act: Act) -> Body | None:
    return None if act.body["archived"] == act.state.archived else act.body


def apply_archive(state: State, row: Row) -> None:
    state.archived = row.body["archived"]


def _all_of_them(state: State, place: str | None, body: Body) -> list[str]:
    return sealing(state, list(state.places), None) if body["archived"] else []


OPERATIONS = (
    OperationKind(
        "session.define",
        Record({"definition": DefinitionField(), "version": Whole(0, 2**53)}),
        "OS",
        None,
        apply_define,
        check_define,
        may_return=None,
        event=(),
        keeps="written",
        touches=Touches(plenary, own="there"),
        before_definition=True,
    ),
    OperationKind(
        "session.mark",
        Record({}),
        "S",
        None,
        apply_mark,
        check_mark,
        may_return=None,
        keeps="now",
        touches=Touches(plenary),
    ),
    OperationKind(
        "session.archive",
        Record({"archived": Flag(), "few?": Flag()}),
        "O",
        None,
        apply_archive,
        check_archive,
        may_return=None,
        event=("archived",),
        after_archive=True,
        keeps="now",
        touches=Touches(plenary, own="there"),
        seals=_all_of_them,
        asks=FEW,
    ),
)
