"""One operation costs the same in a session of ten thousand as in one of ten; a view of a thousand ideas, milliseconds.

The bounds are of processor time and leave room for a slow machine: they catch what grows with the size of the session,
not what is a little slow.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from workshop.core import Operation, Person, Row, State, apply, check

from .play import ORGANISER, START, SYSTEM, Rehearsed, definition, desk

MANY = 10_000


def append(state: State, person: Person, name: str, body: dict[str, object]) -> None:
    """Make true without judging: a session of that size is made in no time."""
    apply(state, Row(state.seq + 1, START, person, f"op{state.seq:014d}", name, body))


@pytest.fixture(scope="module")
def crowded() -> Rehearsed:
    """Nine tables, ten thousand people, a thousand ideas at the first table and nine thousand at the others."""
    session = Rehearsed(definition(tables=9, places=MANY))
    session.move("s3")
    for number in range(MANY):
        table = f"t{1 + number % 9}"
        joined = {"table": table, "seats": 1}
        append(session.state, Person(f"p{number}", "participant"), "person.join", joined)
        at = "t1" if number < 1000 else f"t{2 + number % 8}"
        append(session.state, SYSTEM, "idea.import", {"table": at, "body": f"Une idée parmi d’autres, la {number}e"})
    return session


def best(do: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of processor time of the quickest of a few runs."""
    spent = []
    for _ in range(times):
        began = time.process_time()
        do()
        spent.append(time.process_time() - began)
    return min(spent) * 1000


@pytest.mark.parametrize(
    "audience", ["phone:t1", "desk:t1", "screen:t1", "person:p0", "tower", "screen:all", "desk:all"]
)
def test_a_view_of_a_thousand_ideas_takes_milliseconds(crowded: Rehearsed, audience: str) -> None:
    crowded.see(audience)
    assert best(lambda: crowded.see(audience)) < 25


def test_one_more_operation_does_not_cost_the_size_of_the_session(crowded: Rehearsed) -> None:
    someone, driver = Person("p0", "participant"), desk("t1")
    wishes = [
        (someone, "idea.write", {"body": "Encore une"}),
        (driver, "idea.park", {"idea": crowded.state.ideas_at["t1"][0], "parked": True}),
        (driver, "timer.set", {"left": 60}),
        (someone, "person.edit", {"name": "Moi"}),
    ]
    for person, name, body in wishes:
        operation = Operation("x", name, body)
        assert best(partial(check, crowded.state, person, operation, START)) < 2, name


def test_ten_thousand_ballots_are_cast_and_counted_soon() -> None:
    session = Rehearsed(definition(tables=1, places=MANY))
    session.move("s3")
    for number in range(MANY):
        append(session.state, Person(f"p{number}", "participant"), "person.join", {"table": "t1", "seats": 1})
    for number in range(20):
        append(session.state, SYSTEM, "idea.import", {"table": "t1", "body": f"La {number}e"})
    session.rows = [None] * session.state.seq  # type: ignore[list-item]
    session.move("s4")
    vote = session.open(ORGANISER, "t1")
    ids = session.state.votes[vote].option_ids
    began = time.process_time()
    for number in range(MANY):
        session.cast(Person(f"p{number}", "participant"), vote, **{ids[number % 20]: 1 + number % 3})
    assert (time.process_time() - began) / MANY < 0.001
    assert best(lambda: session.do(desk("t1"), "vote.seal", vote=vote), times=1) < 500
    assert sum(row["points"] for row in session.see("phone:t1")["result"]["rows"]) == sum(
        1 + n % 3 for n in range(MANY)
    )
