"""A kind of vote without a script of its own is drawn from its shape and its figures: approval, in real browsers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.front.conftest import Pocket, Sheet
from tests.front.test_gone import pictured
from tests.front.test_phone import go
from tests.support.house import House, a_day
from tests.support.people import Crowd, Live

IDEAS = ("Une heure sans courriel chaque matin, pour tout le service", "Un binôme", "Un carnet des erreurs utiles")


@pytest.fixture
def crowd(house: House, new_crowd: Callable[[House, str], Crowd]) -> Crowd:
    """The people of a session whose table votes by approval, two ideas at most."""
    day = a_day(kinds=("ideas", "approval", "close"))
    day["steps"][1]["settings"] = {"most": 2, "least": 0, "keep": 1}
    return new_crowd(house, house.create(day))


@pytest.fixture
def opened(crowd: Crowd) -> Live:
    """Its desk, the vote being open."""
    desk = go(crowd, "s1")
    for words in IDEAS:
        assert desk.do("idea.write", body=words)["ok"]
    desk.close()
    desk = go(crowd, "s2")
    assert desk.do("vote.open", version=desk.shared["step"]["version"])["ok"]
    desk.wait(lambda view: view["vote"]["phase"] == "open")
    return desk


def test_options_are_ticked_up_to_the_limit_and_counted_as_shares(
    opened: Live, pocket: Callable[..., Pocket], surface: Callable[..., Sheet]
) -> None:
    alice, screen, desk = pocket("Alice"), surface("screen", "t1", width=1920, height=1080), surface("desk", "t1")
    alice.shows("Cochez ce qui est acceptable pour vous")
    alice.shows("2 idées acceptables au plus")
    screen.shows("Cochez ce qui est acceptable pour vous.")
    boxes = alice.page.locator(".pick input")
    boxes.nth(0).press("Space")
    boxes.nth(1).check()
    alice.shows("2 choix sur 2")
    assert boxes.nth(2).is_disabled()
    pictured(alice.page, "approval-phone")
    alice.sent_all()
    boxes.nth(1).uncheck()
    alice.sent_all()
    vote = opened.shared["vote"]["id"]
    assert opened.do("vote.seal", vote=vote)["ok"]
    for page, name in ((alice, "phone"), (screen, "screen"), (desk, "desk")):
        page.shows("1 votant")
        pictured(page.page, f"approval-{name}-result")
    assert alice.page.locator(".share-bar").count() == 1 and screen.page.locator(".share-bar").count() == 3
