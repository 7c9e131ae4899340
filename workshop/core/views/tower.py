"""The organiser's live page: every table at once, what is asked for and what was said, the plenary's figures."""

from __future__ import annotations

from ..contributions import contributed_at
from ..disclosure import called_in_room
from ..memo import Memo
from ..model.entities import Participant
from ..model.person import PLENARY
from ..model.state import State
from ..positions import barrier, default_gate, home, is_private, phase_of, seats_at, step_of, tables_at
from .proposals import pitch, sheets
from .scene import Keys, recap, session, step, timer
from .undoing import undo
from .votes import counted, current, result

OUTSIDE = 100


def tower(memo: Memo) -> Keys:
    """The view of `tower`."""
    still = memo.lasting("tower", lambda: _still(memo))
    undone = still["undo"] if still["undo"] and memo.state.stands(still["undo"]["seq"]) else None
    return {**still, **rooms(memo), "vote": counted(memo, still["vote"]), "undo": undone}


def _still(memo: Memo) -> Keys:
    state = memo.state
    plenary = step(state, PLENARY)
    known = {key: plenary[key] for key in ("id", "kind", "title", "index", "version", "phase", "settings")}
    vote, options = current(memo, PLENARY)
    sealed = state.last_vote(PLENARY, state.places[PLENARY].step)
    return {
        **session(memo),
        **sheets(state, PLENARY, whole=""),
        **{f"option/{one['id']}": one for one in options},
        "vote": vote,
        "result": result(state, sealed),
        "plenary": {"step": plenary["id"], **known, "timer": timer(state, PLENARY)},
        "pitch": pitch(state),
        "gates": _gates(state),
        "barred": _barred(state),
        "events": state.events,
        "undo": undo(state, PLENARY),
        "doors": closed_doors(state, PLENARY),
        "outside": _outside(state),
    }


def rooms(memo: Memo) -> Keys:
    """`room/…` for each table, `calls` and `messages`."""
    state = memo.state
    keys: Keys = {f"room/{table}": _room(memo, table) for table in state.agenda.tables}
    calls = [{"table": table, **one._asdict()} for table, one in state.calls.items()]
    messages = [
        {"id": one.id, "at": one.at, "text": one.text, "tables": one.tables}
        for one in list(state.messages.values())[-20:]
    ]
    return {**keys, "calls": calls, "messages": messages}


def closed_doors(state: State, place: str) -> list[str]:
    """The closed doors that who comes to a place finds; for the plenary, all that there are."""
    doors = (PLENARY, *tables_at(state, place))
    return [one for one in doors if one in state.doors and state.doors[one].closed]


def standing_outside(state: State, place: str) -> list[Participant]:
    """Who holds no seat at a place: those who wait first, then who came last; so many at most."""
    here = set(tables_at(state, place))
    people = [one for one in state.people.values() if not one.seated and (place == PLENARY or one.table in here)]
    return sorted(people, key=lambda one: (one.status != "waiting", -one.at, one.id))[:OUTSIDE]


def _outside(state: State) -> list[Keys]:
    """The same as the tower is told it: a first name only where it may be shown in the room."""
    return [
        {"id": one.id, "name": called_in_room(one), "seats": one.seats, "table": one.table, "status": one.status}
        for one in standing_outside(state, PLENARY)
    ]


def _room(memo: Memo, table: str) -> Keys:
    state = memo.state
    return {
        **memo.lasting(("room", table), lambda: _furnished(memo, table)),
        **_acted(state, table),
        "last_at": None if is_private(state, table) else state.last_at.get(table),
    }


def _acted(state: State, table: str) -> Keys:
    """How many acted, and voted, in a table's own step; in the plenary's, the room's figures are nobody's alone."""
    if home(state, table) == PLENARY:
        return {"contributed": None, "ballots": None}
    vote = state.last_vote(table, step_of(state, table).id)
    return {
        "contributed": contributed_at(state, table),
        "ballots": len(state.turnout[vote.id]) if vote else 0,
    }


def _furnished(memo: Memo, table: str) -> Keys:
    state = memo.state
    at, one, here = home(state, table), state.agenda.tables[table], step_of(state, table)
    after = state.agenda.at(here.index + 1)
    call, done = state.calls.get(table), recap(memo, table)
    return {
        "id": table,
        "number": one.number,
        "theme": one.theme,
        "step": here.id,
        "title": here.title,
        "kind": here.kind,
        "index": here.index,
        "version": state.places[at].version,
        "phase": phase_of(state, table),
        "timer": timer(state, at),
        "people": len(state.people_at[table]),
        "seats": seats_at(state, table),
        "places": one.places,
        "ideas": done["ideas"],
        "groups": done["groups"],
        "proposals": done["proposals"],
        "call": call._asdict() if call else None,
        "waiting": barrier(state, table, after) if after else None,
    }


def _gates(state: State) -> Keys:
    gates: Keys = {}
    for one in state.agenda.steps.values():
        for table in state.agenda.tables:
            gate = state.gates.get(f"{one.id}/{table}")
            if gate and gate.gate != default_gate(state, one, table):
                gates.setdefault(one.id, {})[table] = gate.gate
    return gates


def _barred(state: State) -> Keys:
    """Of the steps that were opened, the tables that do not get there all the same, and what keeps them away."""
    barred: Keys = {}
    for opened, gates in _gates(state).items():
        for table, gate in gates.items():
            why = barrier(state, table, state.agenda.steps[opened]) if gate == "open" else None
            if why:
                barred.setdefault(opened, {})[table] = why
    return barred
