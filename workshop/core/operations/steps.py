"""Steps: a place goes, the organiser moves, gates hold. Going back never deletes; a plenary step takes everybody.

From the plenary, a table's step takes along the tables that stand in the plenary and leaves the others at their pace.
"""

from __future__ import annotations

from ..audiences import Touches, listed, plenary
from ..ballots import freeze, unsealed
from ..model.agenda import Step
from ..model.entities import Gate, Timer
from ..model.fields import Everyone, Flag, Many, OneOf, Record, Ref, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import barrier, gate_of, phase_of, step_of
from .operation_kind import Act, OperationKind
from .sealing import FEW, sealing
from .undo_conditions import always, gone_back

TABLES = Everyone(Many(Ref("table", far=True), 1000, low=1, distinct=True))


def as_seen(act: Act, place: str) -> None:
    """Raise `conflict` with where that place stands now, unless the version that the actor saw is still the one."""
    at = act.state.places[place]
    if act.body["version"] != at.version:
        raise Refused("conflict", now={"step": at.step, "version": at.version, "phase": phase_of(act.state, place)})


def check_go(act: Act) -> Body | None:
    state, place = act.state, act.place or PLENARY
    target = state.agenda.steps[act.body["step"]]
    if state.places[place].step == target.id:
        return None
    as_seen(act, place)
    if target.plenary and place != PLENARY and not state.agenda.single:
        raise Refused("plenary")
    refused = barrier(state, place, target) if "D" in act.letters and place != PLENARY else None
    if refused:
        raise Refused(refused)
    return act.body


def going(state: State, place: str, target: Step) -> list[str]:
    """The places that enter the target when that one goes there."""
    if target.plenary:
        return list(state.places)
    if place == PLENARY:
        return [PLENARY, *(table for table in state.agenda.tables if step_of(state, table).plenary)]
    return [place]


def moving(state: State, tables: list[str], target: Step) -> list[str]:
    """The places that enter the target when these tables are moved there; the plenary follows them all."""
    if target.plenary:
        return list(state.places)
    return [PLENARY, *tables] if set(tables) >= set(state.agenda.tables) else tables


def listed_tables(state: State, tables: list[str] | str) -> list[str]:
    """These tables, or every one for `all`."""
    return list(state.agenda.tables) if tables == PLENARY else list(tables)


def apply_go(state: State, row: Row) -> None:
    target = state.agenda.steps[row.body["step"]]
    for place in going(state, row.body["place"], target):
        enter(state, place, target, row.at)


def check_move(act: Act) -> Body | None:
    state, target = act.state, act.state.agenda.steps[act.body["step"]]
    tables = listed_tables(state, act.body["tables"])
    if all(state.places[place].step == target.id for place in moving(state, tables, target)):
        return None
    return {"step": target.id, "tables": tables}


def apply_move(state: State, row: Row) -> None:
    target = state.agenda.steps[row.body["step"]]
    for place in moving(state, row.body["tables"], target):
        enter(state, place, target, row.at)


def enter(state: State, place: str, target: Step, at: int) -> None:
    """Bring a place to a step: its former timer stops, an open vote left backwards closes, the step's timer runs."""
    was = step_of(state, place)
    if was.id == target.id:
        return
    _leave(state, place, was, target, at)
    state.note("places", place)
    here = state.places[place]
    here.step, here.version = target.id, state.seq
    if target.id not in here.entered:
        here.entered.append(target.id)
    if place == PLENARY or not target.plenary:
        _start_timer(state, place, target, at)


def _leave(state: State, place: str, was: Step, target: Step, at: int) -> None:
    timer = state.timers.get(f"{place}/{was.id}")
    if timer is not None and timer.ends_at is not None:
        state.note("timers", f"{place}/{was.id}")
        state.timers[f"{place}/{was.id}"] = Timer(None, max(0, timer.ends_at - at), resumes=True)
    for vote in unsealed(state, place):
        if vote.phase == "open" and target.index < was.index:
            state.note("votes", vote.id)
            vote.phase = "closed"
            freeze(state, vote)
    if state.screens.get(place) is not None and state.screens[place].spotlight:
        state.note("screens", place)
        state.screens[place].spotlight = None


def _start_timer(state: State, place: str, target: Step, at: int) -> None:
    key = f"{place}/{target.id}"
    timer = state.timers.get(key)
    if timer is None and target.minutes:
        state.note("timers", key)
        state.timers[key] = Timer(at + target.minutes * 60_000)
    elif timer is not None and timer.resumes and timer.left:
        state.note("timers", key)
        state.timers[key] = Timer(at + timer.left)


def check_gate(act: Act) -> Body | None:
    state, step = act.state, act.state.agenda.steps[act.body["step"]]
    if step.plenary:
        raise Refused("plenary")
    tables = listed_tables(state, act.body["tables"])
    if all(gate_of(state, step, table) == act.body["gate"] for table in tables):
        return None
    return {**act.body, "tables": tables}


def apply_gate(state: State, row: Row) -> None:
    for table in row.body["tables"]:
        key = f"{row.body['step']}/{table}"
        state.note("gates", key)
        state.gates[key] = Gate(row.body["gate"])


def _left_by_going(state: State, place: str | None, body: Body) -> list[str]:
    target = state.agenda.steps[body["step"]]
    return sealing(state, going(state, place or PLENARY, target), target.index)


def _left_by_moving(state: State, place: str | None, body: Body) -> list[str]:
    target = state.agenda.steps[body["step"]]
    return sealing(state, moving(state, listed_tables(state, body["tables"]), target), target.index)


def _entered(state: State, row: Row) -> list[str]:
    """The places that are named; a plenary step moves all."""
    return plenary(state, row) if state.agenda.steps[row.body["step"]].plenary else listed(state, row)


OPERATIONS = (
    OperationKind(
        "step.go",
        Record({"step": Ref("step"), "version": Whole(0, 2**53), "place?": Ref("place"), "few?": Flag()}),
        "DAO",
        "place",
        apply_go,
        check_go,
        may_return=gone_back,
        event=("step", "place"),
        keeps="now",
        touches=Touches(_entered, own="there"),
        seals=_left_by_going,
        asks=FEW,
    ),
    OperationKind(
        "step.move",
        Record({"step": Ref("step"), "tables": TABLES, "few?": Flag()}),
        "AO",
        None,
        apply_move,
        check_move,
        may_return=gone_back,
        event=("step", "tables"),
        keeps="now",
        touches=Touches(_entered, own="there"),
        seals=_left_by_moving,
        asks=FEW,
    ),
    OperationKind(
        "step.gate",
        Record({"step": Ref("step"), "gate": OneOf(("open", "held", "closed")), "tables": TABLES}),
        "AO",
        None,
        apply_gate,
        check_gate,
        may_return=always,
        event=("step", "gate", "tables"),
        keeps="now",
        touches=Touches(listed),
    ),
)
