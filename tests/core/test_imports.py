"""An import is one batch: withdrawn whole and given back whole, while nobody has built on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from workshop.core import Refused

from .play import ORGANISER, PLENARY_DESK, SYSTEM, Rehearsed, definition, desk

BATCH = "0123abcd-1"
Deed = Callable[[Rehearsed], object]


@pytest.fixture
def session() -> Rehearsed:
    """Three tables that share their ideas, of which an import brought four, and a hand one more to the first."""
    session = Rehearsed(definition(3))
    session.do(SYSTEM, "idea.import", table="t1", body="Venue seule")
    for table, body in (("t1", "a"), ("t2", "b"), ("t1", "c"), ("t3", "d")):
        session.do(SYSTEM, "idea.import", table=table, body=body, batch=BATCH)
    session.move("s3")
    return session


def undo(session: Rehearsed, withdrawn: bool = True) -> object:
    return session.do(ORGANISER, "import.withdraw", batch=BATCH, withdrawn=withdrawn)


def standing(session: Rehearsed) -> list[str]:
    return [one.body for one in session.state.ideas.values() if one.listed]


def test_a_batch_goes_and_comes_back_whole(session: Rehearsed) -> None:
    undo(session)
    assert standing(session) == ["Venue seule"]
    undo(session, withdrawn=False)
    assert standing(session) == ["Venue seule", "a", "b", "c", "d"]
    undo(session)
    assert standing(session) == ["Venue seule"]
    assert session.again() == session.state


def test_what_is_already_so_appends_nothing(session: Rehearsed) -> None:
    undo(session)
    rows = len(session.rows)
    assert undo(session) is None
    assert len(session.rows) == rows


def test_every_screen_of_its_tables_is_told(session: Rehearsed) -> None:
    before = session.see("desk:t3")
    undo(session)
    assert session.see("desk:t3") != before


def first(session: Rehearsed) -> str:
    return session.state.batches[BATCH].ideas[0]


def vote(session: Rehearsed) -> str:
    session.move("s4")
    return session.open(desk("t1"), "t1")


def corrected(session: Rehearsed) -> None:
    version = session.state.ideas[first(session)].version
    session.do(desk("t1"), "idea.edit", idea=first(session), body="autre", base=version)


def merged(session: Rehearsed) -> None:
    session.do(desk("t1"), "idea.merge", into=session.state.ideas_at["t1"][0], ideas=[first(session)])


def merged_into(session: Rehearsed) -> None:
    session.do(desk("t1"), "idea.merge", into=first(session), ideas=[session.state.ideas_at["t1"][0]])


def sealed(session: Rehearsed) -> None:
    session.do(desk("t1"), "vote.seal", vote=vote(session))


BUILT = {
    "corrected": corrected,
    "merged": merged,
    "merged into": merged_into,
    "grouped": lambda session: session.do(desk("t1"), "group.create", title="G", ideas=[first(session)]),
    "parked": lambda session: session.do(desk("t1"), "idea.park", idea=first(session), parked=True),
    "hidden": lambda session: session.do(desk("t1"), "idea.hide", idea=first(session), hidden=True),
    "shown": lambda session: session.do(desk("t1"), "screen.spotlight", idea=first(session)),
    "counted": sealed,
}


@pytest.mark.parametrize("deed", BUILT.values(), ids=BUILT)
def test_a_batch_that_was_built_on_stays(session: Rehearsed, deed: Deed) -> None:
    deed(session)
    before = standing(session)
    with pytest.raises(Refused) as refused:
        undo(session)
    assert (refused.value.kind, refused.value.values) == ("moved_on", {"what": "ideas"})
    assert standing(session) == before


@pytest.mark.parametrize("phase", ["open", "closed"])
@pytest.mark.parametrize("withdrawn", [True, False])
def test_nothing_comes_or_goes_under_a_vote(session: Rehearsed, phase: str, withdrawn: bool) -> None:
    if not withdrawn:
        undo(session)
    one = vote(session)
    if phase == "closed":
        session.do(desk("t1"), "vote.close", vote=one)
    with pytest.raises(Refused) as refused:
        undo(session, withdrawn)
    assert refused.value.kind == "vote_open"


def test_a_batch_that_was_withdrawn_takes_no_more(session: Rehearsed) -> None:
    undo(session)
    with pytest.raises(Refused) as refused:
        session.do(SYSTEM, "idea.import", table="t1", body="e", batch=BATCH)
    assert refused.value.kind == "moved_on"


def test_only_who_organises_may(session: Rehearsed) -> None:
    for person in (desk("t1"), PLENARY_DESK):
        with pytest.raises(Refused) as refused:
            session.do(person, "import.withdraw", batch=BATCH, withdrawn=True)
        assert refused.value.kind == "not_allowed"
    with pytest.raises(Refused) as unknown:
        session.do(ORGANISER, "import.withdraw", batch="nobody", withdrawn=True)
    assert unknown.value.kind == "unknown_batch"
