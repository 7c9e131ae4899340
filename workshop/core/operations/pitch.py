"""Pitch: the order of passage, and whose turn it is. A turn starts that table's countdown; its end cuts nobody off."""

from __future__ import annotations

from ..audiences import Touches, plenary
from ..model.entities import Pitch, Timer
from ..model.fields import Many, Record, Ref, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import step_of
from .operation_kind import Act, OperationKind
from .steps import as_seen
from .timers import key_of
from .undo_conditions import always

STEPS = dict.fromkeys("AO", "pitch")


def pitch_of(state: State, step: str) -> Pitch:
    """The order of a pitch step; all tables in theirs when nobody chose."""
    return state.pitches.get(step) or Pitch(list(state.agenda.tables))


def check_order(act: Act) -> Body | None:
    pitch = pitch_of(act.state, act.state.places[PLENARY].step)
    speaking = pitch.order[pitch.turn] if pitch.turn >= 0 else None
    if speaking and speaking not in act.body["tables"]:
        raise Refused("breaks", what="turn")
    return act.body if pitch.order != act.body["tables"] else None


def apply_order(state: State, row: Row) -> None:
    pitch = _changing(state)
    speaking = pitch.order[pitch.turn] if pitch.turn >= 0 else None
    pitch.order = list(row.body["tables"])
    pitch.turn = pitch.order.index(speaking) if speaking else -1


def _changing(state: State) -> Pitch:
    step = state.places[PLENARY].step
    state.note("pitches", step)
    return state.pitches.setdefault(step, pitch_of(state, step))


def check_go(act: Act) -> Body | None:
    pitch = pitch_of(act.state, act.state.places[PLENARY].step)
    if pitch.turn == act.body["turn"]:
        return None
    as_seen(act, PLENARY)
    if act.body["turn"] >= len(pitch.order):
        raise Refused("bad_field", field="turn", why="range")
    return act.body


def apply_go(state: State, row: Row) -> None:
    _changing(state).turn = row.body["turn"]
    state.note("places", PLENARY)
    state.places[PLENARY].version = row.seq
    if row.body["turn"] >= 0:
        state.note("timers", key_of(state, PLENARY))
        minutes = step_of(state, PLENARY).settings["minutes_each"]
        state.timers[key_of(state, PLENARY)] = Timer(row.at + minutes * 60_000)


OPERATIONS = (
    OperationKind(
        "pitch.order",
        Record({"tables": Many(Ref("table", far=True), 1000, low=1, distinct=True)}),
        "AO",
        "plenary",
        apply_order,
        check_order,
        may_return=always,
        steps=STEPS,
        keeps="now",
        touches=Touches(plenary),
    ),
    OperationKind(
        "pitch.go",
        Record({"turn": Whole(-1, 999), "version": Whole(0, 2**53)}),
        "AO",
        "plenary",
        apply_go,
        check_go,
        may_return=always,
        steps=STEPS,
        event=("turn",),
        keeps="now",
        touches=Touches(plenary),
    ),
)
