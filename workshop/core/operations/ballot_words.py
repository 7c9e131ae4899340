"""What ballots of open votes say in words, once said: retired by a desk, erased by the organiser, as ideas are."""

from __future__ import annotations

from ..model.effects import Effects, ForgetIdea
from ..model.entities import Silence
from ..model.fields import Flag, Record, Ref
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from ..row_words import UNSAID
from .operation_kind import Act, OperationKind
from .undo_conditions import always

UNTOLD, TOLD = Silence(retired=True), Silence(retired=False)


def check_retire(act: Act) -> Body | None:
    silence = act.state.silences.get(act.body["words"], TOLD)
    if silence.erased and not act.body["retired"]:
        raise Refused("retired")
    return None if silence.retired == act.body["retired"] else act.body


def apply_retire(state: State, row: Row) -> None:
    state.note("silences", row.body["words"])
    state.silences[row.body["words"]] = UNTOLD if row.body["retired"] else TOLD


def check_erase(act: Act) -> Body | None:
    return None if act.state.silences.get(act.body["words"], TOLD).erased else act.body


def apply_erase(state: State, row: Row) -> Effects:
    words = row.body["words"]
    state.note("silences", words)
    state.silences[words] = Silence(retired=True, erased=True)
    heard = state.said(words)
    if heard:
        vote, voter, key = heard
        cast = state.casts[vote.id][voter]
        state.casts[vote.id][voter] = cast._replace(words={**cast.words, key: UNSAID})
    return (ForgetIdea(words, frozenset()),)


OPERATIONS = (
    OperationKind(
        "words.retire",
        Record({"words": Ref("words"), "retired": Flag()}),
        "DAO",
        "words",
        apply_retire,
        check_retire,
        may_return=always,
        keeps="written",
    ),
    OperationKind(
        "words.erase",
        Record({"words": Ref("words")}),
        "OS",
        "words",
        apply_erase,
        check_erase,
        may_return=None,
        after_archive=True,
        keeps="written",
    ),
)
