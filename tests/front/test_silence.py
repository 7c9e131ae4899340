"""A connection that died without a word: whoever acts finds out, and comes back by another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.front.conftest import Pocket
from tests.front.test_phone import go
from tests.support.house import House
from tests.support.people import Crowd
from tests.support.way import Way

BEFORE_A_PING = 30_000  # ms; that the server's own are missing, a page notices after 45 seconds


@pytest.fixture
def way(house: House) -> Iterator[Way]:
    made = Way(house)
    yield made
    made.close()


@pytest.fixture
def crowd(way: Way, house: House, new_crowd: Callable[..., Crowd]) -> Crowd:
    """The people of a session that writes ideas, on a way that may swallow what they say."""
    code = house.create()
    go(new_crowd(house, code), "s2").close()
    return new_crowd(way, code)


def test_an_act_that_nobody_answers_is_said_again_by_another_connection(
    way: Way, pocket: Callable[..., Pocket]
) -> None:
    alice = pocket("Alice")
    way.swallow()
    alice.writes("Dite dans le vide")
    alice.page.set_default_timeout(BEFORE_A_PING)
    alice.sent_all()
    assert alice.page.locator(".idea").count() == 1
