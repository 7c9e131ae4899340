"""Who loses their seat hears it at once, on every page they have open; what one person does is one pace."""

from __future__ import annotations

import pytest
from socketio.exceptions import ConnectionError as Refusal

from tests.support.people import Crowd


def test_every_page_of_who_is_sent_out_is_told_and_closed(crowd: Crowd) -> None:
    phone = crowd.phone("Alice", "t1")
    other = crowd.live(phone.browser, "phone")
    person = phone.own["me"]["id"]
    assert crowd.desk("t1").do("person.exclude", person=person)["ok"]
    for page in (phone, other):
        page.hears(lambda page=page: "fait sortir" in page.farewell)
    with pytest.raises(Refusal):
        crowd.live(phone.browser, "phone")


def test_the_tower_sends_out_somebody_of_a_table_whose_people_it_opened(crowd: Crowd) -> None:
    """Before that it is told nobody's name; what it does it may take back."""
    phone, tower = crowd.phone("Alice", "t2"), crowd.tower()
    tower.wait(lambda view: view["room/t2"]["people"] == 1)
    assert "Alice" not in str(tower.packets)
    people = crowd.live(tower.browser, "people", "t2")
    (one,) = people.wait(lambda view: view["people"])["people"]
    assert people.shared[f"person/{one}"]["name"] == "Alice"
    people.hears(lambda: people.presence.get("people") == [one])
    sent = tower.do("person.exclude", person=one)
    assert sent["ok"]
    phone.hears(lambda: "fait sortir" in phone.farewell)
    people.wait(lambda view: view["outside"] == [one] and view[f"person/{one}"]["status"] == "out")
    assert tower.do("undo", seq=sent["seq"])["ok"]
    people.wait(lambda view: view["people"] == [one])
    assert crowd.live(phone.browser, "phone").own["me"]["name"] == "Alice"
    assert "Alice" not in str(tower.packets)


def test_a_place_is_freed_once_its_owner_is_offline(crowd: Crowd) -> None:
    phone, desk = crowd.phone("Alice", "t1"), crowd.desk("t1")
    person = phone.own["me"]["id"]
    desk.hears(lambda: person in desk.presence.get("people", ()))
    for surface in (desk, crowd.tower()):
        assert surface.do("person.free", person=person, took_part=True)["refused"] == "online"
    assert crowd.phone("Bruno", "t1").do("person.free", person=person)["refused"] == "not_allowed"
    phone.close()
    desk.hears(lambda: person not in desk.presence["people"])
    freed = desk.do("person.free", op_id="f" * 16, person=person)
    assert freed["ok"]
    with pytest.raises(Refusal):
        crowd.live(phone.browser, "phone")
    assert desk.do("undo", seq=freed["seq"])["ok"]
    crowd.live(phone.browser, "phone")
    desk.hears(lambda: person in desk.presence["people"])
    assert desk.do("person.free", op_id="f" * 16, person=person) == freed


def test_who_is_let_in_comes_in(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    assert desk.do("door.close", closed=True)["ok"]
    browser = crowd.browser()
    assert browser.join(crowd.code, name="Alice", table="t1").url.endswith("/phone")
    with pytest.raises(Refusal):
        crowd.live(browser, "phone")
    assert desk.do("person.admit", people="all")["ok"]
    assert crowd.live(browser, "phone").own["me"]["name"] == "Alice"


def test_all_the_pages_of_one_person_share_a_pace(crowd: Crowd) -> None:
    """None of them says as many words as one page alone may."""
    pages = [crowd.phone("Alice", "t1")]
    pages += [crowd.live(pages[0].browser, "phone") for _ in range(7)]
    crowd.tower().do("step.move", step="s2", tables="all")
    answers = (page.do("idea.write", body=f"Idée {number}") for number in range(50) for page in pages)
    assert next(answer for answer in answers if "ok" not in answer)["refused"] == "busy"
