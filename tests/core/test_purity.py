"""The core is pure: what judges and what shows changes nothing of the state, not even what could be called a cache."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from workshop.core import (
    OPERATIONS,
    Memo,
    Operation,
    Person,
    Refused,
    Row,
    State,
    apply,
    check,
    preceding,
    touches,
    view,
)

from .everything import everything, gone, imports, recognised
from .play import SCREEN, Rehearsed, audiences_of
from .stages import stage
from .test_fold import ARRIVALS, DOOR, GOLDEN, OPEN, rows
from .test_properties import QUICK, STARTS, WISHES, ask
from .wishes import Numbers, wish

STRANGER = Person("pnobody", "participant")


def unmoved(state: State, what: Callable[[], Any]) -> Any:
    """Give what `what` gives, or the kind of its refusal; the state must be as it was, private fields included."""
    before = pickle.dumps(state)
    try:
        return what()
    except Refused as refused:
        return refused.kind
    finally:
        assert pickle.dumps(state) == before


def test_what_is_kept_in_a_private_field_is_seen() -> None:
    state = stage("s4").state
    place = state.places["t1"]
    with pytest.raises(AssertionError):
        unmoved(state, lambda: place.entered.append("s1"))
    with pytest.raises(AssertionError):
        unmoved(state, lambda: setattr(state, "_kept", {}))


def judged(state: State, row: Row) -> dict[str, Any]:
    """How a row's operation is judged before it is applied: as it was asked, by others, and of another form."""
    kind = OPERATIONS[row.name]
    body = {key: value for key, value in row.body.items() if key in kind.fields.known}
    body |= {"choice": {}} if kind.urn == "casts" else {}
    asked = Operation(row.op_id, row.name, {**body, **dict.fromkeys(kind.asks, True)})
    wishes = {
        "asked": (row.person, asked),
        "unasked": (row.person, Operation(row.op_id, row.name, body)),
        "late": (row.person, Operation(row.op_id, row.name, asked.body, until=row.at - 1)),
        "screen": (SCREEN, asked),
        "stranger": (STRANGER, asked),
        "empty": (row.person, Operation(row.op_id, row.name, {})),
    }
    found = {}
    for key, (person, operation) in wishes.items():
        given = pickle.dumps(operation)
        found[key] = unmoved(state, lambda p=person, o=operation: check(state, p, o, row.at))
        assert pickle.dumps(operation) == given
    if isinstance(found["asked"], dict):
        unmoved(state, lambda: preceding(state, row.person, asked))
    return found


def shown(session: Any, state: State, memo: Memo) -> None:
    """Every audience, with a memo that is kept and with none: the same."""

    def all_of_them() -> None:
        for audience in audiences_of(session):
            assert view(state, audience, memo) == view(state, audience), audience

    unmoved(state, all_of_them)


def test_judging_and_showing_change_nothing_whatever_the_operation() -> None:
    logs = [rows(GOLDEN), rows(DOOR), rows(ARRIVALS), rows(OPEN)]
    logs += [make().rows for make in (everything, gone, imports, recognised)]
    accepted, refused = set(), set()
    for log in logs:
        session = Rehearsed()
        session.state = state = State(code="REPETE")
        memo = Memo(state)
        for row in log:
            found = judged(state, row)
            accepted |= {row.name} if isinstance(found["asked"], dict) else set()
            refused |= {row.name} if isinstance(found["screen"], str) else set()
            apply(state, row)
            unmoved(state, lambda s=state, r=row, m=memo: touches(s, r, m))
            judged(state, row)
            shown(session, state, memo)
    assert accepted == refused == set(OPERATIONS)


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_judging_and_showing_change_nothing_whatever_is_asked(at: str | None, wishes: list[Numbers]) -> None:
    session = stage(at)
    memo = Memo(session.state)
    for key, numbers in enumerate(wishes):
        person, name, body = wish(session, numbers)
        asked = Operation(f"wish{key:016d}", name, body)
        unmoved(session.state, lambda p=person, o=asked: check(session.state, p, o, session.now))
        ask(session, numbers, key)
        memo = memo if memo.state is session.state else Memo(session.state)  # something was forgotten
        shown(session, session.state, memo)
