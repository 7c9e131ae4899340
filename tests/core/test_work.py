"""One operation is the same work in a session of ten thousand as in one of ten; a view grows with what it shows.

Work is counted in calls of functions, never timed: what it takes in milliseconds is measured in `benchmarks/`.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.support.work import calls
from workshop.core import Memo, Operation, Person, Row, State, apply, check, view

from .play import ORGANISER, START, SYSTEM, Rehearsed, definition, desk

MANY = 10_000


def append(state: State, person: Person, name: str, body: dict[str, object]) -> None:
    """Make true without judging: a session of that size is made in no time."""
    apply(state, Row(state.seq + 1, START, person, f"op{state.seq:014d}", name, body))


@pytest.fixture(scope="module")
def crowded() -> Rehearsed:
    """Nine tables, ten thousand people, a thousand ideas at the first table and nine thousand at the others."""
    return of(MANY)


@pytest.fixture(scope="module")
def quiet() -> Rehearsed:
    """The same with a hundred people, and a hundred ideas at the first table."""
    return of(100)


def of(many: int) -> Rehearsed:
    session = Rehearsed(definition(tables=9, places=MANY))
    session.move("s3")
    for number in range(many):
        table = f"t{1 + number % 9}"
        joined = {"table": table, "seats": 1}
        append(session.state, Person(f"p{number}", "participant"), "person.join", joined)
        at = "t1" if number < 1000 else f"t{2 + number % 8}"
        append(session.state, SYSTEM, "idea.import", {"table": at, "body": f"Une idée parmi d’autres, la {number}e"})
    return session


@pytest.mark.parametrize(
    "audience", ["phone:t1", "desk:t1", "screen:t1", "person:p0", "tower", "screen:all", "desk:all"]
)
def test_a_view_is_no_more_work_than_what_it_shows(crowded: Rehearsed, quiet: Rehearsed, audience: str) -> None:
    few, many = (calls(lambda at=at: at.see(audience)) for at in (quiet, crowded))  # type: ignore[misc]
    assert many <= 1.2 * (MANY / 100) * few


@pytest.fixture(scope="module")
def shared() -> tuple[Rehearsed, Rehearsed]:
    """A table with a thousand ideas, and one with ten thousand, that its people share."""
    return with_ideas(1000), with_ideas(10_000)


def with_ideas(many: int) -> Rehearsed:
    session = Rehearsed(definition(tables=2))
    for number in range(many):
        append(session.state, SYSTEM, "idea.import", {"table": "t1", "body": f"Une idée, la {number}e, {number % 97}"})
    session.rows = [None] * session.state.seq  # type: ignore[list-item]
    session.move("s3")
    return session


@pytest.mark.parametrize("audience", ["phone:t1", "desk:t1", "screen:t1", "tower", "desk:all"])
def test_ten_times_as_many_ideas_are_at_most_ten_times_the_work(
    shared: tuple[Rehearsed, Rehearsed], audience: str
) -> None:
    few, many = (calls(lambda at=at: at.see(audience)) for at in shared)  # type: ignore[misc]
    assert many <= 10 * few


@pytest.mark.parametrize("audience", ["phone:t1", "screen:t1", "tower"])
def test_a_view_after_one_more_idea_is_the_same_work_however_many_there_are(
    shared: tuple[Rehearsed, Rehearsed], audience: str
) -> None:
    memos = [Memo(session.state) for session in shared]
    for memo in memos:
        view(memo.state, audience, memo)
        append(memo.state, SYSTEM, "idea.import", {"table": "t1", "body": "Une idée de plus"})
    few, many = (calls(partial(view, memo.state, audience, memo)) for memo in memos)
    assert many == few


@pytest.mark.parametrize("name", ["idea.write", "idea.park", "timer.set", "person.edit"])
def test_one_more_operation_is_no_more_work_in_a_crowd(crowded: Rehearsed, quiet: Rehearsed, name: str) -> None:
    few, many = (calls(partial(check, at.state, *wish(at, name), START)) for at in (quiet, crowded))
    seats = MANY // 9 if name == "person.edit" else 0  # it counts who sits at that one table
    assert many <= few + seats + 10


def wish(session: Rehearsed, name: str) -> tuple[Person, Operation]:
    someone, driver = Person("p0", "participant"), desk("t1")
    wishes: dict[str, tuple[Person, dict[str, object]]] = {
        "idea.write": (someone, {"body": "Encore une"}),
        "idea.park": (driver, {"idea": session.state.ideas_at["t1"][0], "parked": True}),
        "timer.set": (driver, {"left": 60}),
        "person.edit": (someone, {"name": "Moi"}),
    }
    person, body = wishes[name]
    return person, Operation("x", name, body)


def test_the_last_of_ten_thousand_ballots_is_no_more_work_than_the_first() -> None:
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

    def cast(number: int) -> None:
        session.cast(Person(f"p{number}", "participant"), vote, **{ids[number % 20]: 1 + number % 3})

    cast(0)
    second = calls(lambda: cast(1))
    for number in range(2, MANY - 1):
        cast(number)
    assert calls(lambda: cast(MANY - 1)) <= second + 10
    session.do(desk("t1"), "vote.seal", vote=vote)
    assert sum(row["figures"]["points"] for row in session.see("phone:t1")["result"]["rows"]) == sum(
        1 + n % 3 for n in range(MANY)
    )
