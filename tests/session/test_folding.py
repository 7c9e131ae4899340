"""A session is opened with the collector away; it comes back whatever happens, and finds what is garbage."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest

from tests.support.patience import wait_until
from tests.support.work import without_collector
from workshop import core
from workshop.session import folding
from workshop.storage import Log


@pytest.fixture
def log(workshop: Any) -> Any:
    workshop.phone().does("idea.write", body="Une idée")
    workshop.registry.close()
    log = Log.open(workshop.path)
    yield log
    log.close()


def test_what_is_folded_as_it_is_read_is_what_is_folded_at_once(log: Log) -> None:
    assert folding.folded(log) == core.fold(*log.contents(), log.code)


def test_the_collector_is_away_while_a_session_is_folded(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    fold = core.fold
    monkeypatch.setattr(core, "fold", lambda *given: (seen.append(gc.isenabled()), fold(*given))[1])
    folding.folded(log)
    assert (seen, gc.isenabled()) == ([False], True)


def test_the_collector_comes_back_when_a_session_cannot_be_folded(log: Log) -> None:
    log.begin()
    log.append(1, core.Person("p1", "participant"), "op", "unheard.of", {})
    log.commit()
    with pytest.raises(KeyError):
        folding.folded(log)
    assert gc.isenabled()
    log.begin()  # nor is a transaction left open


def test_a_collector_that_was_away_stays_away(log: Log) -> None:
    with without_collector():
        folding.folded(log)
        assert not gc.isenabled()


class Phone:
    """Something that only the collector can give back."""

    def __init__(self) -> None:
        self.itself = self


def test_who_left_before_or_after_a_long_session_was_folded_is_given_back(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folding, "LONG", 1)
    left, here = Phone(), Phone()
    memories = [weakref.ref(left), weakref.ref(here)]
    del left
    folding.folded(log)
    assert [one() for one in memories] == [None, here]
    del here
    folding.folded(log)
    assert memories[1]() is None


@pytest.mark.parametrize(("rows", "frozen"), [(folding.LONG, 0), (1, 1)])
def test_only_a_long_session_is_put_out_of_the_collector_s_sight(
    log: Log, monkeypatch: pytest.MonkeyPatch, rows: int, frozen: int
) -> None:
    called: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: called.append("freeze"))
    monkeypatch.setattr(folding, "LONG", rows)
    folding.folded(log)
    assert len(called) == frozen


def test_a_closed_room_lets_its_state_go_without_the_collector(workshop: Any) -> None:
    workshop.phone().does("idea.write", body="Une idée")
    session = workshop.session
    for audience in ("tower", "desk:t1", "screen:t1"):
        session.view(audience)
    state = weakref.ref(session.read(lambda state: state))
    with without_collector():
        session.close()
        wait_until(lambda: state() is None)  # its writer may just be ending
