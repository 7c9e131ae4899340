"""A whole day, and days of any wishes, through the door on a real file: the same as the core played in memory."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core import day
from tests.core.play import ORGANISER, Rehearsed, definition
from tests.core.wishes import NAMES, Numbers, wish
from workshop.core import Operation, Person, Refused, Row, State
from workshop.session import Accepted, Registry, Session
from workshop.storage import Library

NUMBER = st.integers(0, 999)
WISHES = st.lists(st.tuples(st.integers(0, len(NAMES) - 1), NUMBER, NUMBER, NUMBER), max_size=30)


class Performed(Rehearsed):
    """The same plays, on a room."""

    def __init__(self, room: Session) -> None:
        self.session = room
        self.ids = (f"op{number:014d}" for number in count(2))  # the first defined it, in memory
        self.sent: list[tuple[Person, Operation, Accepted]] = []

    @property
    def state(self) -> State:  # type: ignore[override]
        return self.session.read(lambda state: state)

    @property
    def rows(self) -> list[Row]:  # type: ignore[override]
        return list(self.session._log.rows())

    def do(self, person: Person, name: str, op_id: str | None = None, /, **body: Any) -> Row | None:
        operation = Operation(op_id or next(self.ids), name, body)
        done = self.session.perform(person, operation)
        self.sent.append((person, operation, done))
        return None if done.already else self.session._log.seen(person.id, operation.id)


def told(rows: list[Row]) -> list[Any]:
    """What rows say, apart from when and under which id."""
    return [(row.person, row.name, row.body) for row in rows]


def test_a_whole_day_on_disk_is_the_day_in_memory(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry(library, gather=0)
    code = library.create(definition())
    in_memory = day.played_session()
    monkeypatch.setattr(day, "Rehearsed", lambda: Performed(registry[code]))
    performed = day.played_session()
    with library.reading(code) as log:
        assert told(list(log.rows()))[1:] == told(in_memory.rows)[1:]
    assert performed.state == library.state(code)
    registry.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(wishes=WISHES)
def test_after_any_wishes_the_file_is_the_state_and_sending_all_again_changes_nothing(wishes: list[Numbers]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        registry = Registry(Library(Path(folder)), gather=0)
        session = Performed(registry[registry.library.create(definition())])
        session.do(ORGANISER, "step.move", step="s2", tables="all")
        for numbers in wishes:
            ask(session, numbers)
        state = session.state
        assert state == registry.library.state(session.session.code)
        for person, operation, done in session.sent:
            if not done.already:
                assert session.session.perform(person, operation) == done
        assert session.session.view("tower").seq == state.seq
        registry.close()


def ask(session: Performed, numbers: Numbers) -> None:
    person, name, body = wish(session, numbers)
    try:
        session.do(person, name, None, **body)
    except Refused as refused:
        assert refused.kind not in ("disk", "busy")
