"""Undo: a row is undone by another that names it, only while nothing that it touched has changed since.

Small things come back as they were. What the row created is not destroyed: an idea is withdrawn, a group removed, a
verbatim dropped, a vote void. Versions move on, so that whoever saw the undone state is told.
"""

from __future__ import annotations

from typing import Any

from ..ballots import is_proposal, open_vote
from ..fields import Record, Whole
from ..operation import Body, Row
from ..person import PLENARY
from ..refusal import Refused
from ..standing import free_at, free_tables
from ..state import State, snapshot
from ..things import Undoable, Vote, Written
from .kind import Act, OperationKind
from .people import seat_at

UNMADE = {"ideas": "withdrawn", "groups": "removed", "verbatims": "dropped", "votes": "void"}


def check_undo(act: Act) -> Body | None:
    undoable = act.state.undoables.get(act.body["seq"])
    if undoable is None:
        raise Refused("not_undoable")
    if not may_undo(act, undoable):
        raise Refused("not_allowed")
    if undoable.undone:
        return None
    what = moved_on(act.state, undoable)
    if what:
        raise Refused("moved_on", what=what)
    for name, before in undoable.before.items():
        _may_return(act.state, name, before)
    return act.body


def may_undo(act: Act, undoable: Undoable) -> bool:
    """Who did it; any desk of that table for a desk's act; the plenary's desk for its own and the organiser's."""
    if act.person.id == undoable.person or act.person.role == "organiser":
        return True
    if "A" in act.letters and undoable.letter in "AO":
        return True
    return "D" in act.letters and undoable.letter == "D" and set(undoable.places) <= set(act.reach or ())


def moved_on(state: State, undoable: Undoable) -> str | None:
    """The shelf of a thing that changed since that row, or None."""
    for name in undoable.before:
        if state.changed[name] != undoable.seq:
            return name.split("/", 1)[0]
    return None


def _may_return(state: State, name: str, before: Any) -> None:
    shelf, key = name.split("/", 1)
    if shelf == "ideas":
        idea = state.ideas[key]
        if open_vote(state, idea.table):
            raise Refused("vote_open")
        if is_proposal(state, key) and (before is None or before.into or before.parked or before.withdrawn):
            raise Refused("breaks", what="proposal")
    if shelf == "votes" and isinstance(before, Vote) and before.place != PLENARY and open_vote(state, PLENARY):
        raise Refused("vote_open")
    if shelf == "people" and free_at(state, before.table) < state.people[key].seats:
        raise Refused("full", table=before.table, free_tables=free_tables(state, before.seats))


def apply_undo(state: State, row: Row) -> None:
    undoable = state.undoables[row.body["seq"]]
    undoable.undone = True
    for name, before in undoable.before.items():
        shelf, key = name.split("/", 1)
        state.note(shelf, key)
        if before is None:
            _unmake(state, shelf, key)
        elif shelf == "people":
            seat_at(state, key, before.table)
        else:
            _restore(state, shelf, key, before, row.seq)


def _unmake(state: State, shelf: str, key: str) -> None:
    things = getattr(state, shelf)
    if shelf in UNMADE:
        setattr(things[key], UNMADE[shelf], True)
    else:
        things.pop(key, None)


def _restore(state: State, shelf: str, key: str, before: Any, seq: int) -> None:
    thing = snapshot(before)
    if isinstance(thing, Written):
        thing = thing._replace(version=seq)
    elif hasattr(thing, "version"):
        thing.version = seq
    getattr(state, shelf)[key] = thing


OPERATIONS = (
    OperationKind(
        "undo",
        Record({"seq": Whole(1, 2**53)}),
        "PDAO",
        None,
        apply_undo,
        check_undo,
        undoable=False,
        event=("seq",),
    ),
)
