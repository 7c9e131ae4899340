"""Verbatims: somebody's words, kept as said. From an idea only if its author agrees to be quoted; else unsigned."""

from __future__ import annotations

import re

from ..disclosure import agrees, quote_of
from ..model.entities import Idea, Verbatim
from ..model.fields import Record, Ref, Text
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from ..positions import is_private
from ..row_words import DrawnWords, of_an_idea
from .operation_kind import Act, OperationKind
from .undo_conditions import always


def check_pick(act: Act) -> Body | None:
    state, body = act.state, act.body
    if act.place is None:
        raise Refused("bad_field", field="table", why="missing")
    if "idea" in body:
        _quotable(act, state.ideas[body["idea"]])
    return {**body, "table": act.place}


def _quotable(act: Act, idea: Idea) -> None:
    if idea.table != act.place:
        raise Refused("unknown_idea")
    if is_private(act.state, idea.table):
        raise Refused("private")
    if not agrees(act.state, idea.id, "quotes"):
        raise Refused("no_consent")
    if _spaced(act.body["text"]) not in _spaced(f"{idea.title}\n{idea.body}"):
        raise Refused("not_quoted")


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def apply_pick(state: State, row: Row) -> None:
    verbatim, body = f"q{row.seq}", row.body
    state.note("verbatims", verbatim)
    state.verbatims[verbatim] = Verbatim(
        verbatim, body["table"], body["text"], row.at, body.get("proposal"), body.get("idea")
    )
    state.verbatims_at[body["table"]].append(verbatim)


def apply_drop(state: State, row: Row) -> None:
    state.note("verbatims", row.body["verbatim"])
    state.verbatims[row.body["verbatim"]].dropped = True


def may_be_quoted(state: State, row: Row) -> bool:
    """Whether the words that a row keeps may be told today."""
    return quote_of(state, state.verbatims[f"q{row.seq}"]) is not None


OPERATIONS = (
    OperationKind(
        "verbatim.pick",
        Record({"proposal?": Ref("proposal"), "idea?": Ref("idea"), "text": Text(1_000), "table?": Ref("table")}),
        "DA",
        "proposal idea table",
        apply_pick,
        check_pick,
        may_return=always,
        keeps="written",
        stands=("no_consent", "not_quoted"),  # a consent taken back leaves quotes, without their words
        words=DrawnWords(needed=("text",), drawn=of_an_idea, told=may_be_quoted),
        long=True,
    ),
    OperationKind(
        "verbatim.drop",
        Record({"verbatim": Ref("verbatim")}),
        "DA",
        "verbatim",
        apply_drop,
        may_return=always,
        keeps="written",
    ),
)
