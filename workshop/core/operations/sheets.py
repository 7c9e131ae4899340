"""Sheets: a proposal written up field by field. Who writes on what they did not see is told what is there now."""

from __future__ import annotations

from typing import Any

from ..disclosure import READER, may_be_told
from ..model.entities import Written
from ..model.fields import Record, Ref, Text, Whole
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from ..row_words import DrawnWords, of_an_idea
from .operation_kind import Act, OperationKind
from .undo_conditions import of_a_proposal

SHEET_FIELDS: dict[str, int] = {
    "title": 200,
    "short_title": 40,
    "finding": 4_000,
    "proposal": 4_000,
    "benefit_agents": 4_000,
    "benefit_managers": 4_000,
    "benefit_users": 4_000,
    "step_monday": 4_000,
    "step_months": 4_000,
    "step_year": 4_000,
    "obstacles": 4_000,
    "levers": 4_000,
    "indicators": 4_000,
    "keywords": 200,
    "owner": 200,
}
"""The fields of a sheet in their order, with their limits in characters; those of 200 and less hold one line."""


class SheetField:
    """The name of a field of a sheet; `unknown_field` otherwise."""

    def clean(self, value: Any, name: str) -> str:
        if not isinstance(value, str) or value not in SHEET_FIELDS:
            raise Refused("unknown_field")
        return value


def check_write(act: Act) -> Body | None:
    key = act.body["field"]
    text = Text(SHEET_FIELDS[key], lines=SHEET_FIELDS[key] > 200, empty=True).clean(act.body["text"], "text")
    found = act.state.fields.get(f"{act.body['proposal']}/{key}") or Written("", 0, 0, "")
    if text == found.text:
        return None
    if act.body["base"] != found.version:
        raise Refused("conflict", now={"text": found.text, "version": found.version})
    return {**act.body, "text": text}


def apply_write(state: State, row: Row) -> None:
    key = f"{row.body['proposal']}/{row.body['field']}"
    state.note("fields", key)
    state.fields[key] = Written(row.body["text"], row.seq, row.at, row.person.role)
    if row.person.role == "participant":
        step = state.places[state.people[row.person.id].table].step
        state.acted.setdefault(step, set()).add(row.person.id)


def may_be_read(state: State, row: Row) -> bool:
    """Whether what a row wrote may be told today: its proposal is still there."""
    return may_be_told(state.ideas[row.body["proposal"]], READER)


OPERATIONS = (
    OperationKind(
        "sheet.write",
        Record(
            {
                "proposal": Ref("proposal"),
                "field": SheetField(),
                "text": Text(4_000, empty=True),
                "base": Whole(0, 2**53),
            }
        ),
        "PDAO",
        "proposal",
        apply_write,
        check_write,
        may_return=of_a_proposal,
        steps={"P": "sheets"},
        keeps="written",
        words=DrawnWords(needed=("text",), drawn=of_an_idea, told=may_be_read),
        long=True,
    ),
)
