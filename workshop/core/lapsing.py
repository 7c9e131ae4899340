"""Rows that an older release accepted and today's rule refuses. Law: they have no effect, and the state tells which.

Only an undo can be one at first: what it gives back is judged by the state at its row, when it is folded as when it was
asked for. Whatever follows such a row was judged in a state that never was; it is then judged again as well, so that a
fold never raises and never makes what no view could show. A log without one pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .operation import Body, Row
from .operations import OPERATIONS
from .operations.undo import judge
from .refusal import Refused
from .state import State
from .things import Lapsed
from .words import SILENT, UNSAID

Judge = Callable[[Row, Body], Body | None]


def holds(state: State, row: Row, check: Judge) -> bool:
    """Whether a row has an effect today; where today's rule refuses it, the state tells so from now on.

    `check` judges the row with a body, as what is asked for now.
    """
    try:
        return _again(state, row, check) if state.lapsed else _as_undo(state, row)
    except Refused as refused:
        state.lapsed[row.seq] = Lapsed(row.seq, row.name, refused.kind)
        return False


def _as_undo(state: State, row: Row) -> bool:
    undoable = state.undoables.get(row.body["seq"])
    if undoable is None or undoable.undone:
        raise Refused("not_undoable")
    judge(state, undoable)
    return True


def _again(state: State, row: Row, check: Judge) -> bool:
    """Whether it would change something now."""
    written = _now(row, check)
    if written is None:
        return False
    urn = OPERATIONS[row.name].urn
    if urn == "opens":
        _opens(state, row.body, written)
    if urn == "empties":
        _counts(state, row.body)
    return True


def _now(row: Row, check: Judge) -> Body | None:
    """What would be written now. What it had seen may be another version: it is not refused for that."""
    asked = _asked(row)
    try:
        return check(row, asked)
    except Refused as refused:
        seen = asked.keys() & {"version", "base"}
        if refused.kind != "conflict" or not seen:
            raise
        return check(row, {**asked, **dict.fromkeys(seen, refused.values["now"]["version"])})


def _opens(state: State, body: Body, written: Body) -> None:
    """A vote that was opened keeps its options, if these are ideas, at that step and under a name of its own."""
    unknown = {one["id"] for one in body["options"]} - state.ideas.keys()
    if unknown or body["step"] != written["step"] or body["vote"] in state.votes:
        raise Refused("moved_on", what="votes")


def _counts(state: State, body: Body) -> None:
    """Ballots that were counted are of that vote."""
    options = set(state.votes[body["vote"]].option_ids)
    if any(not ballot.keys() <= options for ballot in body["ballots"]):
        raise Refused("unknown_option")


def _asked(row: Row) -> dict[str, Any]:
    """The body that was asked for, of which the row was made; a choice went to the urn, and words may be gone."""
    kind = OPERATIONS[row.name]
    body = {key: value for key, value in row.body.items() if key in kind.fields.known}
    body |= dict.fromkeys((key for key in SILENT.get(row.name, ()) if body.get(key) == ""), UNSAID)
    return {**body, "choice": {}} if kind.urn == "casts" else body
