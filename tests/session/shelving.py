"""An operation that Tablée does not have, in one module: a desk shelves an idea, in a vote too."""

from __future__ import annotations

from workshop.core import OperationKind, Refused, Row, State
from workshop.core.audiences import Touches
from workshop.core.model.effects import Effects, ReturnPoints
from workshop.core.model.fields import Flag, Record, Ref, Text
from workshop.core.model.operation import Body
from workshop.core.operations.ideas import changing
from workshop.core.operations.operation_kind import Act
from workshop.core.operations.undo_conditions import always
from workshop.core.row_words import DrawnWords, of_an_idea


def check_shelve(act: Act) -> Body | None:
    return None if act.state.ideas[act.body["idea"]].retired else act.body


def sure(state: State, body: Body, votes: list[str]) -> None:
    if state.urns:
        raise Refused("breaks", what="vote")


def apply_shelve(state: State, row: Row) -> Effects:
    changing(state, row, "retire").retired = True
    return (ReturnPoints(),)


SHELVE = OperationKind(
    "idea.shelve",
    Record({"idea": Ref("idea"), "sure?": Flag(), "why?": Text(200)}),
    "D",
    "idea",
    apply_shelve,
    check_shelve,
    asks={"sure": sure},
    of_gone=True,
    touches=Touches(own="voters"),
    event=("idea",),
    words=DrawnWords(needed=("why",), drawn=of_an_idea, told=lambda state, row: not state.ideas[row.body["idea"]].gone),
    may_return=always,
    keeps="now",
)
