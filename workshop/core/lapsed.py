"""Rows that an older release accepted and today's rule refuses. Law: they have no effect, and the state tells which.

Only an undo can be one at first: what it gives back is judged by the state at its row, when it is folded as when it was
asked for. Whatever follows such a row was judged in a state that never was; it is then judged again as well, so that a
fold never raises and never makes what no view could show. A log without one pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .activities import KINDS
from .model.entities import Lapsed
from .model.operation import Body, Row
from .model.refusal import Refused
from .model.state import State
from .operations import OPERATIONS
from .operations.undo import judge
from .references import references, referred
from .row_words import UNSAID

Judge = Callable[[Body], Body | None]
ALREADY = "already"  # a vote that was opened, or sealed, where that is so without it


def holds(state: State, row: Row, check: Judge) -> bool:
    """Whether a row has an effect today; where today's rule refuses it, the state tells so from now on.

    `check` judges a body of it, as what is asked for now.
    """
    try:
        if not state.lapsed:
            return _as_undo(state, row.body[OPERATIONS[row.name].undoes or ""])
        if _again(state, row, check):
            return True
        if OPERATIONS[row.name].urn is None:
            return False  # it says what is so, and nothing else follows from it
        refused = ALREADY
    except Refused as error:
        refused = error.kind
    state.lapsed[row.seq] = Lapsed(row.seq, row.name, refused)
    return False


def _as_undo(state: State, undone: int) -> bool:
    undoable = state.undoables.get(undone)
    if undoable is None or undoable.undone:
        raise Refused("not_undoable")
    judge(state, undoable, OPERATIONS[undoable.name].may_return)
    return True


def _again(state: State, row: Row, check: Judge) -> bool:
    """Whether it would change something now."""
    try:
        written = as_of_now(_asked(row), check)
    except Refused as refused:
        if stands(state, row, refused):
            return True
        raise
    if written is None:
        return False
    urn = OPERATIONS[row.name].urn
    if urn == "opens":
        _opens(state, row.body, written)
    if urn == "empties":
        _counts(state, row.body)
    return True


def stands(state: State, row: Row, refused: Refused) -> bool:
    """Whether a row has its effect though it would be refused so now: what it names exists all the same."""
    kind = OPERATIONS[row.name]
    if refused.kind not in kind.stands:
        return False
    return all(referred(state, ref.what, thing) is not None for ref, thing in references(kind, row.body))


def as_of_now(asked: Body, check: Judge) -> Body | None:
    """What would be written now. What was seen may be another version: it is not refused for that."""
    try:
        return check(asked)
    except Refused as refused:
        seen = asked.keys() & {"version", "base"}
        if refused.kind != "conflict" or not seen:
            raise
        return check({**asked, **dict.fromkeys(seen, refused.values["now"]["version"])})


def _opens(state: State, body: Body, written: Body) -> None:
    """A vote that was opened keeps its options, if those that are ideas exist, at that step and under its own name."""
    own = KINDS[state.agenda.steps[written["step"]].kind].voting
    unknown = set() if own and own.options else {one["id"] for one in body["options"]} - state.ideas.keys()
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
    body |= dict.fromkeys((key for key in kind.words.needed if body.get(key) == ""), UNSAID)
    return {"choice": {}, **body} if kind.urn == "casts" else body
