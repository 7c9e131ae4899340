"""What is judged here of an act because the log does not say it: who is online, and who asks for their place back.

Law: nothing is refused here. An act is barred, and the core refuses it in its turn: who may not ask for it learns
nothing of who is online, and what was accepted before is answered as it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workshop.core import OPERATIONS, Operation, State
from workshop.core.model.person import PLENARY
from workshop.realtime.authentication import Visitor
from workshop.realtime.live_sessions import LiveSession
from workshop.realtime.return_requests import Ask, answered, meant

DRIVING = ("desk", "people", "tower")


def judged(live_session: LiveSession, visitor: Visitor, operation: Operation) -> Operation:
    """The same act; the place of somebody who is online is neither freed nor given to another device."""
    kind = OPERATIONS[operation.name]
    if kind.answers:
        operation = _recognising(live_session, visitor, operation, operation.body.get(kind.answers))
    online = kind.offline and live_session.presence.is_online(operation.body.get(kind.offline))
    return replace(operation, barred=operation.barred or "online") if online else operation


def _recognising(live_session: LiveSession, visitor: Visitor, operation: Operation, asked: Any) -> Operation:
    """With the device that asked, which only we know."""
    ask, person = live_session.asks.find(asked), operation.body.get("person")
    if (
        ask is None
        or not _answers(visitor, ask)
        or not live_session.session.read(lambda state: _may_be(state, ask, person))
    ):
        return replace(operation, barred="asked_no_more")
    return operation if person is None else replace(operation, body={**operation.body, "device": ask.device})


def accepted(live_session: LiveSession, operation: Operation) -> None:
    """A no that was accepted is told to the device that asked."""
    key = OPERATIONS[operation.name].answers
    if key and not operation.barred and "person" not in operation.body:
        live_session.asks.refuse(operation.body[key])


def _answers(visitor: Visitor, ask: Ask) -> bool:
    """Whether a page speaks for that table."""
    return visitor.surface in DRIVING and visitor.table in ("", ask.table, PLENARY)


def _may_be(state: State, ask: Ask, person: object) -> bool:
    return answered(state, ask.id) is None and (person is None or person in [one.id for one in meant(state, ask)])
