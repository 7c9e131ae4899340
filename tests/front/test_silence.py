"""A connection that died without a word: whoever acts finds out, and comes back by another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.front.conftest import Pocket, Sheet
from tests.front.test_phone import go
from tests.support.house import House
from tests.support.people import Crowd
from tests.support.way import Way

BEFORE_A_PING = 20_000  # ms; that the server's own are missing, a page notices after 25 seconds


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


def test_a_table_that_lost_its_network_is_said_on_the_tower_and_on_the_plenary_s_desk(
    way: Way, pocket: Callable[..., Pocket], surface: Callable[..., Sheet]
) -> None:
    pocket("Alice")
    way.swallow()
    tower, desk = surface("tower", width=1440, height=900), surface("desk", "all")
    for page in (tower, desk):
        page.shows("Plus personne n’est en ligne à la table 1.", ".desk-notices")
    tower.shows("hors ligne", ".table-button")
    tower.shows("0 en ligne", ".tower-counts")
    assert tower.page.locator(".table-button").first.locator(".connected").count() == 0
