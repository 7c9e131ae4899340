"""Undo: a row is undone by another that names it, only while nothing that it touched has changed since.

What it changed must be able to come back today (`judge`), as the act itself would be judged. The same is asked again
when the log is folded: an undo that an older release accepted and today's rule refuses has no effect (see lapsed.py).

Small things come back as they were. What the row created is not destroyed: an idea is withdrawn, a group removed, a
verbatim dropped, a vote void. Versions move on, so that whoever saw the undone state is told.
"""

from __future__ import annotations

from typing import Any

from ..audiences import Touches
from ..model.effects import Effects, EmptyUrn, ReturnPoints
from ..model.entities import Idea, Undoable, Written
from ..model.fields import Record, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State, snapshot
from .operation_kind import Act, MayReturn, OperationKind
from .people import stand
from .undo_conditions import exist

UNMADE = {"ideas": "withdrawn", "groups": "removed", "verbatims": "dropped", "votes": "void"}


def check_undo(act: Act) -> Body | None:
    undoable = act.state.undoables.get(act.body["seq"])
    if undoable is None:
        raise Refused("not_undoable")
    if not may_undo(act, undoable):
        raise Refused("not_allowed")
    if undoable.undone:
        return None
    judge(act.state, undoable, act.kinds[undoable.name].may_return)
    return act.body


def judge(state: State, undoable: Undoable, may_return: MayReturn | None) -> None:
    """Raise Refused unless all that this row changed is as it left it, and may come back as it was, today.

    `may_return` is what its operation says of that.
    """
    what = moved_on(state, undoable)
    if what:
        raise Refused("moved_on", what=what)
    if may_return is None:
        raise Refused("not_undoable")
    exist(state, undoable)
    may_return(state, undoable)


def may_undo(act: Act, undoable: Undoable) -> bool:
    """Who did it; any desk of that table for a desk's act; the plenary's desk for its own and the organiser's."""
    if act.person.id == undoable.person or act.person.role == "organiser":
        return True
    if "A" in act.letters and undoable.letter in "AO":
        return True
    return "D" in act.letters and undoable.letter == "D" and set(undoable.places) <= set(act.reach or ())


def may_come_back(state: State, undoable: Undoable, may_return: MayReturn | None) -> bool:
    """Whether that row was not undone and can be, today."""
    if undoable.undone or undoable.superseded:
        return False
    try:
        judge(state, undoable, may_return)
    except Refused:
        return False
    return True


def moved_on(state: State, undoable: Undoable) -> str | None:
    """The shelf of a thing that changed since that row, or None."""
    for name in undoable.before:
        if state.changed[name] != undoable.seq:
            return name.split("/", 1)[0]
    return None


def apply_undo(state: State, row: Row) -> Effects:
    """A vote whose opening is undone leaves ballots that nothing will ever count; what comes back takes points."""
    undoable = state.undoables[row.body["seq"]]
    undoable.undone = True
    for name, before in undoable.before.items():
        shelf, key = name.split("/", 1)
        state.note(shelf, key)
        if before is None:
            _unmake(state, shelf, key)
        elif shelf == "people":
            stand(state, key, before.table, before.status)
            state.people[key].claim, state.people[key].device = before.claim, before.device
        else:
            _restore(state, shelf, key, before, row.seq)
    names = (name.split("/", 1) for name, before in undoable.before.items() if before is None)
    return (*(EmptyUrn(key) for shelf, key in names if shelf == "votes"), ReturnPoints())


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
    elif isinstance(thing, Idea):
        thing.version = state.ideas[key].revised(seq)
    elif hasattr(thing, "version"):
        thing.version = seq
    getattr(state, shelf)[key] = thing


def where_it_was(state: State, row: Row) -> list[str]:
    """The places of the row that is undone."""
    undoable = state.undoables.get(row.body["seq"])
    return undoable.places if undoable else [PLENARY]


def given_back_to(state: State, row: Row) -> list[str | None]:
    """The people, and the authors of the ideas, that come back as they were."""
    undoable = state.undoables.get(row.body["seq"])
    names = [name.split("/", 1) for name in undoable.before] if undoable else []
    return [
        key if shelf == "people" else state.ideas[key].author for shelf, key in names if shelf in ("people", "ideas")
    ]


OPERATIONS = (
    OperationKind(
        "undo",
        Record({"seq": Whole(1, 2**53)}),
        "PDAO",
        None,
        apply_undo,
        check_undo,
        may_return=None,
        event=("seq",),
        touches=Touches(where_it_was, shared="room", own="voters", others=given_back_to),
        undoes="seq",
        keeps="now",
    ),
)
