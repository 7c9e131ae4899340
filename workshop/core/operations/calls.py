"""Between a table and the organiser: the table calls, the organiser answers, and writes to the desks.

An answer names the call that was read, by the row that raised it: one that came meanwhile stays up.
"""

from __future__ import annotations

from ..audiences import Touches, listed
from ..model.entities import Call, Message
from ..model.fields import Record, Ref, Text, Whole
from ..model.operation import Body, Row
from ..model.state import State
from ..row_words import DrawnWords
from .operation_kind import Act, OperationKind
from .steps import TABLES, listed_tables
from .undo_conditions import always

LIMIT = 500
WORDS = DrawnWords(
    needed=("text",),
    drawn=lambda seq, body, idea, headings: False,
    told=lambda state, row: False,  # what a table calls for is for the day alone
)


def check_raise(act: Act) -> Body | None:
    call = act.state.calls.get(act.body["table"])
    text = act.body.get("text", "")
    return {**act.body, "text": text} if call is None or call.text != text else None


def apply_raise(state: State, row: Row) -> None:
    state.note("calls", row.body["table"])
    state.calls[row.body["table"]] = Call(row.seq, row.at, row.body["text"])


def check_answer(act: Act) -> Body | None:
    call = act.state.calls.get(act.body["table"])
    return act.body if call and act.body.get("seq", call.seq) == call.seq else None


def apply_answer(state: State, row: Row) -> None:
    state.note("calls", row.body["table"])
    del state.calls[row.body["table"]]


def check_send(act: Act) -> Body | None:
    return {**act.body, "tables": listed_tables(act.state, act.body["tables"])}


def apply_send(state: State, row: Row) -> None:
    message = f"m{row.seq}"
    state.note("messages", message)
    state.messages[message] = Message(message, row.at, row.body["text"], row.body["tables"])


OPERATIONS = (
    OperationKind(
        "call.raise",
        Record({"text?": Text(LIMIT, empty=True), "table?": Ref("table")}),
        "D",
        "table",
        apply_raise,
        check_raise,
        may_return=always,
        event=("table", "text"),
        keeps="now",
        words=WORDS,
    ),
    OperationKind(
        "call.answer",
        Record({"table": Ref("table"), "seq?": Whole(1, 2**53)}),
        "OAD",
        "table",
        apply_answer,
        check_answer,
        may_return=always,
        event=("table",),
        keeps="now",
    ),
    OperationKind(
        "message.send",
        Record({"text": Text(LIMIT), "tables": TABLES}),
        "OA",
        None,
        apply_send,
        check_send,
        may_return=always,
        event=("tables", "text"),
        keeps="now",
        touches=Touches(listed),
    ),
)
