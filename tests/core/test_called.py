"""Two people of one first name are told apart, everywhere in the same way; a number once given stays."""

from __future__ import annotations

import pytest

from workshop.core import Person, fold
from workshop.export.record import session_json
from workshop.importing.session_file import rows_of
from workshop.memento.outline.from_state import read

from .play import Rehearsed

AGREED = {"room": True, "name": True, "quotes": True}


def called(session: Rehearsed) -> list[str | None]:
    return [one.called for one in session.state.people.values()]


def joined(*names: str) -> tuple[Rehearsed, list[Person]]:
    session = Rehearsed()
    tables = ("t1", "t2", "t3")
    people = [session.joined(f"{at:04d}", tables[at % 3], name=name, consents=AGREED) for at, name in enumerate(names)]
    return session, people


def test_each_of_one_first_name_has_a_number_in_the_order_of_coming() -> None:
    session, _ = joined("Alice", "Bruno", "alice ", "ALICE", "", "")
    assert called(session) == ["Alice", "Bruno", "alice (2)", "ALICE (3)", None, None]
    assert session.again() == session.state


def test_a_number_stays_whoever_leaves_the_name_and_is_given_again() -> None:
    session, people = joined("Alice", "Alice", "Alice")
    session.do(people[1], "person.edit", name="Zoé")
    assert called(session) == ["Alice", "Zoé", "Alice (3)"]
    session.do(people[0], "person.erase")
    assert called(session) == [None, "Zoé", "Alice (3)"]
    session.do(people[1], "person.edit", name="Alice", seats=2)
    assert called(session) == [None, "Alice", "Alice (3)"]
    session.do(people[2], "person.edit", name="alice", function="state")
    assert called(session) == [None, "Alice", "alice (3)"]
    assert session.again() == session.state


@pytest.mark.parametrize("audience", ["desk:t1", "phone:t1", "screen:t1"])
def test_views_say_it_wherever_they_name_somebody(audience: str) -> None:
    session = Rehearsed()
    people = [session.joined(f"{at:04d}", "t1", name="Alice", consents=AGREED) for at in range(2)]
    session.move("s3")
    ideas = [session.idea(one, "Une idée") for one in people]
    seen = session.see(audience)
    assert [seen[f"idea/{one}"]["by"] for one in ideas] == ["Alice", "Alice (2)"]
    if audience == "desk:t1":
        assert [seen[f"person/{one.id}"]["name"] for one in people] == ["Alice", "Alice (2)"]
    assert session.see(f"person:{people[1].id}")["me"]["name"] == "Alice"


def test_a_desk_reads_no_number_where_nobody_else_of_its_table_has_the_name() -> None:
    session = Rehearsed()
    here, there = session.joined("here", "t1", name="Alice"), session.joined("there", "t2", name="Alice")

    def named(audience: str, person: Person) -> str:
        return str(session.see(audience)[f"person/{person.id}"]["name"])

    assert (named("desk:t1", here), named("desk:t2", there)) == ("Alice", "Alice")
    assert (named("desk:all", here), named("desk:all", there)) == ("Alice", "Alice (2)")
    session.do(there, "person.move", table="t1")
    assert (named("desk:t1", here), named("desk:t1", there)) == ("Alice", "Alice (2)")


def test_documents_and_data_say_it_and_a_session_that_comes_back_too() -> None:
    session, people = joined("Alice", "Alice", "Alice")
    session.do(people[0], "person.edit", consents={"name": False})
    assert [one.name for one in read(session.state, session.rows).people] == [None, "Alice (2)", "Alice (3)"]
    state = fold(rows_of(session_json(session.state, session.rows).encode()))
    assert [one.called for one in state.people.values()] == [None, "Alice (2)", "Alice (3)"]


def test_who_came_in_an_older_release_has_the_name_alone() -> None:
    session, _ = joined("Alice")
    old = {"table": "t1", "seats": 1, "name": "Alice"}
    session._append(Person("pold", "participant"), "an-old-row", "person.join", old)
    assert called(session) == ["Alice", "Alice"]
