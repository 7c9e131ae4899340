"""A phone's page left open over an upgrade: what it lacks by then is of another release, which it does not run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tests.front.conftest import Pocket
from tests.front.test_phone import go
from tests.support.house import House
from tests.support.people import Crowd

PART = "**/activities/share/phone.js"
KEEPS_NOTHING = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.fixture
def house(new_house: Callable[..., House]) -> House:
    """A server that will be upgraded."""
    return new_house().start()


def upgrade(house: House, meanwhile: Callable[[], None]) -> None:
    """The other release is this one in another language: not one script is the same."""
    house.kill()
    meanwhile()
    house.settings["LANGUAGE"] = "en"
    house.start()


def lacks_a_part(pocket: Pocket) -> Pocket:
    """Its page could not fetch what the next step needs."""
    pocket.page.route(PART, lambda route: route.abort())
    pocket.page.reload()
    pocket.page.wait_for_selector("#idea")
    return pocket


def write(pockets: Iterable[Pocket]) -> None:
    """An idea sent, while nobody hears it, and another one begun."""
    for each in pockets:
        each.writes("Écrite pendant la mise à jour")
        each.page.fill("#idea", "Une phrase commencée")


def test_a_page_that_lacks_a_part_loads_itself_again_or_asks_first_where_words_would_be_lost(
    crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    go(crowd, "s2").close()
    alice, bo = lacks_a_part(pocket("Alice")), lacks_a_part(pocket("Bo", script=KEEPS_NOTHING))
    upgrade(crowd.house, lambda: write([alice, bo]))
    for each in (alice, bo):
        each.shows("Enregistrée")
        each.page.unroute(PART)
    go(crowd, "s3").close()
    alice.page.wait_for_selector("html[lang=en]")
    alice.shows("2 ideas")
    assert alice.page.input_value("#idea") == "Une phrase commencée"
    bo.shows("Tablée a été mise à jour pendant que cette page était ouverte.")
    assert bo.page.get_attribute("html", "lang") == "fr"
    bo.page.click("text=Recharger la page")
    bo.page.wait_for_selector("html[lang=en]")
    bo.shows("2 ideas")
