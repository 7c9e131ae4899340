"""Whom a row may show something new: each operation says it beside itself, and nobody's view moves unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from workshop.core import OPERATIONS, Person, State, apply, audiences, touches, view

from .everything import everything, gone, imports, recognised
from .play import ORGANISER, Rehearsed, desk
from .stages import person, stage

CORE = Path(__file__).resolve().parents[2] / "workshop" / "core"


def moved(state: State, shown: dict[str, object]) -> set[str]:
    """The audiences whose view is another one now; `shown` is brought up to date."""
    names = audiences(state) | {f"person:{one}" for one in state.people}
    now = {one: view(state, one) for one in names}
    found = {one for one in names if shown.get(one) != now[one]}
    shown.clear()
    shown.update(now)
    return found


@pytest.mark.parametrize("make", [everything, gone, imports, recognised])
def test_no_view_moves_that_its_operation_does_not_touch(make) -> None:
    state, shown = State(code="REPETE"), dict[str, object]()
    for row in make().rows:
        apply(state, row)
        known = set(shown)
        assert moved(state, shown) & known <= touches(state, row), row.name


def test_who_wrote_what_a_selection_drops_is_told_that_they_may_change_it() -> None:
    session = stage("s7")
    vote, shown = session.state.votes["v-s4-t1-1"], dict[str, object]()
    dropped = [session.state.ideas[one].author for one in vote.outcome["proposed"][1:]]
    moved(session.state, shown)
    row = session.do(ORGANISER, "vote.select", vote=vote.id, ideas=vote.outcome["proposed"][:1], reason="Un seul")
    found = moved(session.state, shown)
    assert found & {f"person:{one}" for one in dropped}
    assert found <= touches(session.state, row)


def test_the_desk_that_had_somebody_without_a_seat_is_told_that_they_sit_elsewhere() -> None:
    session, shown = Rehearsed(places=2), dict[str, object]()
    session.move("s2")
    someone = session.joined("someone", "t1")
    waiting = Person("pwaiting", "participant")
    session.do(desk("t1"), "person.free", person=someone.id, took_part=True)
    session.do(desk("t1"), "door.close", place="t1", closed=True)
    session.do(waiting, "person.join", table="t1", seats=2)
    session.do(ORGANISER, "door.close", place="t1", closed=False)
    session.joined("other", "t1")
    for act in (
        lambda: session.do(someone, "person.join", table="t2"),
        lambda: session.do(ORGANISER, "person.admit", people=[waiting.id]),
    ):
        moved(session.state, shown)
        row = act()
        found = moved(session.state, shown)
        assert {"desk:t1", "people:t1"} <= found <= touches(session.state, row)


def test_who_comes_back_with_another_name_is_named_so_where_their_ideas_are() -> None:
    session, shown = stage("s3"), dict[str, object]()
    author = person(session)
    session.do(ORGANISER, "person.free", person=author.id, took_part=True)
    moved(session.state, shown)
    row = session.do(author, "person.join", table="t2", name="Zoé", consents={"room": True})
    found = moved(session.state, shown)
    assert "phone:t1" in found
    assert found <= touches(session.state, row)


def test_the_ideas_of_who_is_sent_out_with_them_go_where_they_are() -> None:
    session, shown = stage("s3"), dict[str, object]()
    author = person(session)
    session.do(author, "person.move", table="t2")
    moved(session.state, shown)
    row = session.do(desk("t2"), "person.exclude", person=author.id, retire=True)
    found = moved(session.state, shown)
    assert "phone:t1" in found
    assert found <= touches(session.state, row)


def test_no_table_of_audiences_knows_an_operation_by_name() -> None:
    source = (CORE / "audiences.py").read_text(encoding="utf-8")
    assert not [name for name in OPERATIONS if f'"{name}"' in source]
