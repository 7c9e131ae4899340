"""Who comes while a vote is open, where its rule has them wait: a desk admits all of them in one press."""

from __future__ import annotations

from ..audiences import Touches
from ..ballots import waiting
from ..model.fields import Record
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from .operation_kind import Act, OperationKind
from .undo_conditions import always
from .votes import VOTE


def check_admit(act: Act) -> Body | None:
    vote = act.state.votes[act.body["vote"]]
    if vote.phase != "open":
        raise Refused("vote_sealed" if vote.phase == "sealed" else "vote_not_open")
    return act.body if waiting(act.state, vote) else None


def apply_admit(state: State, row: Row) -> None:
    vote = state.votes[row.body["vote"]]
    state.note("votes", vote.id)
    vote.admitted = (vote.admitted or frozenset()).union(waiting(state, vote))


OPERATIONS = (
    OperationKind(
        "vote.admit",
        Record({"vote": VOTE}),
        "DAO",
        "vote",
        apply_admit,
        check_admit,
        may_return=always,
        event=("vote",),
        keeps="now",
        touches=Touches(own="there"),
    ),
)
