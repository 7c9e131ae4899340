"""Timers: an end or what is left, never a tick. The end of a timer is shown and changes nothing: a person decides."""

from __future__ import annotations

from ..audiences import Touches, listed
from ..model.entities import Timer
from ..model.fields import OneOf, Record, Ref, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import step_of
from .operation_kind import Act, OperationKind
from .undo_conditions import always

PLACE = {"place?": Ref("place")}
DAY = 86_400


def key_of(state: State, place: str) -> str:
    """The key of the timer of the step where a place is."""
    return f"{place}/{state.places[place].step}"


def _put(state: State, place: str, timer: Timer) -> None:
    state.note("timers", key_of(state, place))
    state.timers[key_of(state, place)] = timer


def apply_set(state: State, row: Row) -> None:
    _put(state, row.body["place"], Timer(row.at + row.body["left"] * 1000))


def check_add(act: Act) -> Body | None:
    if "tables" in act.body and not set(act.letters) & set("AO"):
        raise Refused("not_allowed")
    return act.body


def apply_add(state: State, row: Row) -> None:
    everywhere = "tables" in row.body
    for place in _timed(state) if everywhere else [row.body["place"]]:
        _put(state, place, _added(state.timers.get(key_of(state, place)), row.body["seconds"] * 1000, row.at))


def _timed(state: State) -> list[str]:
    tables = [table for table in state.agenda.tables if not step_of(state, table).plenary]
    return [PLENARY, *tables]


def _added(timer: Timer | None, more: int, now: int) -> Timer:
    if timer is not None and timer.ends_at is None:
        return Timer(None, max(0, (timer.left or 0) + more))
    ends_at = max(now, timer.ends_at or now) if timer else now
    return Timer(max(now, ends_at + more))


def check_pause(act: Act) -> Body | None:
    timer = act.state.timers.get(key_of(act.state, act.place or PLENARY))
    return act.body if timer and timer.ends_at is not None else None


def apply_pause(state: State, row: Row) -> None:
    timer = state.timers[key_of(state, row.body["place"])]
    _put(state, row.body["place"], Timer(None, max(0, (timer.ends_at or 0) - row.at)))


def check_resume(act: Act) -> Body | None:
    timer = act.state.timers.get(key_of(act.state, act.place or PLENARY))
    return act.body if timer and timer.ends_at is None else None


def apply_resume(state: State, row: Row) -> None:
    timer = state.timers[key_of(state, row.body["place"])]
    _put(state, row.body["place"], Timer(row.at + (timer.left or 0)))


OPERATIONS = (
    OperationKind(
        "timer.set",
        Record({"left": Whole(0, DAY), **PLACE}),
        "DAO",
        "place",
        apply_set,
        may_return=always,
        keeps="now",
    ),
    OperationKind(
        "timer.add",
        Record({"seconds": Whole(-DAY, DAY), "tables?": OneOf(("all",)), **PLACE}),
        "DAO",
        "place",
        apply_add,
        check_add,
        may_return=always,
        event=("seconds", "place", "tables"),
        keeps="now",
        touches=Touches(listed),
    ),
    OperationKind(
        "timer.pause",
        Record(PLACE),
        "DAO",
        "place",
        apply_pause,
        check_pause,
        may_return=always,
        keeps="now",
    ),
    OperationKind(
        "timer.resume",
        Record(PLACE),
        "DAO",
        "place",
        apply_resume,
        check_resume,
        may_return=always,
        keeps="now",
    ),
)
