"""Coming in: the cookie of the role, nothing else; what one receives then."""

import pytest
from socketio.exceptions import ConnectionError as Refusal

from tests.support.people import Browser, Live
from workshop.identity import OrganiserLink

OTHERS = [("desk", "t2"), ("desk", "all"), ("screen", "t1"), ("tower", ""), ("people", "t1"), ("people", "t2")]


def refusal(live):
    """What a client that may not come in is told."""
    said = []
    live.socket.on("connect_error", lambda data: said.append(data))
    with pytest.raises(Refusal):
        live.connect()
    return said[0]


def test_a_phone_receives_its_table_and_itself(phone):
    alice = phone("Alice", table="t2")
    assert alice.wait(lambda view: view["table"])["table"]["id"] == "t2"
    assert alice.wait(lambda view: view["me"], of="own")["me"]["name"] == "Alice"


def test_each_surface_receives_its_own_view(crowd):
    crowd.phone("Alice", table="t1")
    assert crowd.desk("t1").wait(lambda view: view["people"])["table"]["id"] == "t1"
    assert crowd.screen("t1").wait(lambda view: view["table"]["people"] == 1)
    assert crowd.tower().wait(lambda view: view["room/t1"])["room/t1"]["people"] == 1


def test_without_cookie_the_refusal_is_a_sentence_and_a_kind(house, crowd):
    said = refusal(Live(Browser(house), crowd.code, "phone"))
    assert said["data"] == {"refused": "not_joined"}
    assert said["message"] == "Prenez d’abord place à une table."


@pytest.mark.parametrize(("surface", "table"), OTHERS)
def test_a_desk_s_cookie_opens_its_own_desk_only(crowd, surface, table):
    browser = crowd.desk("t1").browser
    assert refusal(Live(browser, crowd.code, surface, table))["data"] == {"refused": "not_allowed"}


@pytest.mark.parametrize("surface", ["phone", "desk", "screen", "tower", "people"])
def test_a_stranger_does_not_learn_which_codes_exist(house, crowd, surface):
    kind = "not_joined" if surface == "phone" else "not_allowed"
    for code in (crowd.code, "ZZZZZZ"):
        assert refusal(Live(Browser(house), code, surface, "t1"))["data"] == {"refused": kind}


def test_a_cookie_of_another_session_opens_nothing(house, crowd):
    other = house.create()
    browser = crowd.phone("Alice").browser
    assert refusal(Live(browser, other, "phone"))["data"] == {"refused": "not_joined"}


@pytest.mark.parametrize(
    "auth",
    [
        None,
        "phone",
        ["phone"],
        {"as": "phone"},
        {"as": "god", "code": "ZZZZZZ"},
        {"as": {"a": 1}, "code": 7},
        {"as": "phone", "code": "ZZZZZZ", "x": "y" * 5000},
    ],
)
def test_what_is_not_an_introduction_is_refused(house, crowd, auth):
    live = Live(Browser(house), crowd.code, "phone")
    live.auth = auth
    assert set(refusal(live)["data"]) == {"refused"}


def test_the_server_s_organiser_opens_the_tower_of_any_session(house, crowd):
    browser = crowd.browser()
    assert browser.open(f"/o/sign-in/{OrganiserLink(house.folder).token()}").ok
    assert crowd.live(browser, "tower").wait(lambda view: view["room/t1"])


@pytest.mark.parametrize("who", ["phone", "screen", "desk of all"])
def test_nobody_but_an_organiser_is_told_the_people_of_a_table(crowd, who):
    made = {"phone": crowd.phone, "screen": lambda: crowd.screen("t1"), "desk of all": lambda: crowd.desk("all")}
    said = refusal(Live(made[who]().browser, crowd.code, "people", "t1"))
    assert said["data"] == {"refused": "not_allowed"}


@pytest.mark.parametrize("table", ["", "all", "t99"])
def test_people_are_those_of_a_table_that_there_is(crowd, table):
    organiser = crowd.tower().browser
    assert refusal(Live(organiser, crowd.code, "people", table))["data"] == {"refused": "unknown_table"}


def test_two_tabs_are_one_person(crowd):
    alice = crowd.phone("Alice", table="t1")
    again = crowd.live(alice.browser, "phone")
    desk = crowd.desk("t1")
    desk.hears(lambda: desk.presence.get("connected") == 1)
    assert again.wait(lambda view: view["me"], of="own")["me"]["id"] == alice.own["me"]["id"]
    again.close()
    with desk.changed:
        assert not desk.changed.wait_for(lambda: desk.presence.get("connected") == 0, 1.5)


def test_presence_counts_the_seats_of_connected_phones(crowd):
    tower = crowd.tower()
    trio = crowd.phone("Alice", table="t1", seats="3")
    tower.hears(lambda: tower.presence.get("tables") == {"t1": 3, "t2": 0})
    trio.close()
    tower.hears(lambda: tower.presence.get("connected") == 0)
    assert tower.presence["tables"] == {"t1": 0, "t2": 0}


def test_a_person_moved_by_the_desk_receives_the_other_table(crowd):
    alice = crowd.phone("Alice", table="t1")
    person = alice.wait(lambda view: view["me"], of="own")["me"]["id"]
    assert crowd.desk("t1").do("person.move", person=person, table="t2")["ok"]
    assert alice.wait(lambda view: view["table"]["id"] == "t2")
    bob = crowd.phone("Bob", table="t2")
    assert bob.wait(lambda view: view["table"]["people"] == 2)
    assert alice.wait(lambda view: view["table"]["people"] == 2)
    assert alice.misfits == 0
