"""What was written and voted while the network or the server was away arrives, once; pages level by themselves."""

from __future__ import annotations

from collections.abc import Callable

from tests.front.conftest import Pocket, Sheet
from tests.front.test_phone import bodies, go, open_vote, sealed
from tests.support.people import Crowd


def stick(pocket: Pocket, times: int) -> None:
    """Gommettes on the first idea of the ballot in hand."""
    for _ in range(times):
        pocket.page.locator("[aria-label^='Coller']").first.click()


def test_a_phone_in_airplane_mode_writes_and_votes_and_all_arrives_once(
    crowd: Crowd, pocket: Callable[..., Pocket]
) -> None:
    alice = pocket("Alice")
    desk = go(crowd, "s2")
    alice.shows("Vos idées")
    alice.context.set_offline(True)
    alice.writes("Un carnet des essais ratés")
    alice.writes("Une heure par quinzaine")
    alice.context.set_offline(False)
    alice.sent_all()
    desk.close()
    desk, options = open_vote(crowd, ideas=1)
    alice.page.wait_for_selector("[aria-label^='Coller']")
    alice.context.set_offline(True)
    stick(alice, 2)
    assert len(alice.waiting()) == 1
    alice.context.set_offline(False)
    desk.wait(lambda view: view["vote"]["ballots"] == 1)
    alice.sent_all()
    points = sealed(desk)
    assert (points["ballots"], sum(points[option] for option in options)) == (1, 2)
    assert sorted(bodies(go(crowd, "s3")))[-2:] == ["Un carnet des essais ratés", "Une heure par quinzaine"]


def test_pages_level_by_themselves_after_the_server_was_killed_in_a_vote(
    crowd: Crowd, pocket: Callable[..., Pocket], surface: Callable[..., Sheet]
) -> None:
    open_vote(crowd)
    alice, bruno = pocket("Alice"), pocket("Bruno")
    desk, screen = surface("desk", "t1"), surface("screen", "t1", width=1920, height=1080)
    stick(alice, 1)
    alice.sent_all()
    stick(bruno, 2)  # perhaps acknowledged, perhaps not: it is kept either way
    crowd.house.kill()
    stick(alice, 1)
    crowd.house.start()
    for page in (alice, bruno):
        page.sent_all()
    for shown in (desk, screen):
        shown.shows("2 bulletins sur 2")
        shown.page.wait_for_function("() => !/Réseau coupé|Hors ligne/.test(document.body.innerText)")
    watch = crowd.desk("t1")
    points = sealed(watch)
    assert points.pop("ballots") == 2
    assert sum(points.values()) == 4


def test_a_browser_whose_websockets_are_blocked_writes_and_votes(crowd: Crowd, pocket: Callable[..., Pocket]) -> None:
    alice = pocket("Alice")
    alice.page.route_web_socket("**", lambda socket: socket.close())
    alice.page.reload()
    desk = go(crowd, "s2")
    alice.writes("Par de simples requêtes")
    alice.shows("Enregistrée à")
    desk.wait(lambda view: view["pending"]["people"] == 0)
    desk.close()
    desk, _ = open_vote(crowd, ideas=1)
    stick(alice, 3)
    alice.sent_all()
    desk.wait(lambda view: view["vote"]["ballots"] == 1)
    points = sealed(desk)
    assert (points.pop("ballots"), sum(points.values())) == (1, 3)
