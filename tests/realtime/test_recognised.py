"""Somebody lost their device: the desk says whether the one that asks is theirs. A stranger learns and gets nothing."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from requests import Response
from socketio.exceptions import ConnectionError as Refusal

from tests.support.people import Browser, Crowd, Live
from workshop.realtime.return_requests import LIFETIME, MOST, SILENCE, Asks


def asks(crowd: Crowd, name: str, table: str = "t1", browser: Browser | None = None) -> tuple[Browser, Response]:
    browser = browser or crowd.browser()
    sent = {"name": name, "table": table}
    return browser, browser.http.post(f"{crowd.house.url}/r/{crowd.code}/asked", data=sent, timeout=60)


def asked(desk: Live) -> dict[str, Any]:
    desk.hears(lambda: desk.presence.get("asking"))
    found: dict[str, Any] = desk.presence["asking"][0]
    return found


def lost(crowd: Crowd, desk: Live, name: str = "Samira") -> Live:
    """Somebody who wrote nothing and whose phone is gone."""
    phone = crowd.phone(name, "t1")
    desk.hears(lambda: desk.presence.get("people"))
    phone.close()
    desk.hears(lambda: desk.presence["people"] == [])
    return phone


def test_the_desk_gives_the_place_to_the_new_device_and_the_old_one_falls(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    old = lost(crowd, desk)
    person = old.own["me"]["id"]
    browser, page = asks(crowd, " samira ")
    assert "Votre demande est au pupitre" in page.text and "participant" not in str(browser.cookies)
    ask = asked(desk)
    assert ask["people"] == [{"id": person, "name": "Samira"}]
    answer = desk.do("person.recognise", op_id="r" * 16, asked=ask["id"], person=person)
    assert answer["ok"]
    assert browser.open(f"/r/{crowd.code}/asked").url.endswith("/phone")
    assert crowd.live(browser, "phone").own["me"]["id"] == person
    with pytest.raises(Refusal):
        crowd.live(old.browser, "phone")
    assert "rendu votre place" in old.browser.open(f"/s/{crowd.code}/phone").text
    assert old.browser.open(f"/r/{crowd.code}/mine").status_code == 403
    desk.hears(lambda: "asking" not in desk.presence)
    assert desk.do("person.recognise", op_id="r" * 16, asked=ask["id"], person=person) == answer


def test_a_join_form_sent_again_gives_a_place_back_to_no_device_that_lost_it(crowd: Crowd) -> None:
    desk, old, form = crowd.desk("t1"), crowd.browser(), {"name": "Samira", "table": "t1"}
    ticket = re.search(r'name="join_ticket" value="([^"]+)"', old.open(f"/r/{crowd.code}").text)
    assert ticket

    def joins() -> Response:
        sent = {"join_ticket": html.unescape(ticket[1])} | form
        return old.http.post(f"{crowd.house.url}/r/{crowd.code}", data=sent, timeout=60)

    assert joins().url.endswith("/phone")
    phone = crowd.live(old, "phone")
    person = phone.own["me"]["id"]
    desk.hears(lambda: desk.presence.get("people"))
    phone.close()
    desk.hears(lambda: desk.presence["people"] == [])
    browser, _ = asks(crowd, "Samira")
    assert desk.do("person.recognise", asked=asked(desk)["id"], person=person)["ok"]
    assert "rendu votre place" in joins().text
    with pytest.raises(Refusal):
        crowd.live(old, "phone")
    browser.open(f"/r/{crowd.code}/asked")
    assert crowd.live(browser, "phone").own["me"]["id"] == person


def test_undone_the_former_device_has_its_place_again_and_the_other_has_none(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    old = lost(crowd, desk)
    person = old.own["me"]["id"]
    browser, _ = asks(crowd, "Samira")
    done = desk.do("person.recognise", asked=asked(desk)["id"], person=person)
    browser.open(f"/r/{crowd.code}/asked")
    thief = crowd.live(browser, "phone")
    assert desk.do("undo", seq=done["seq"])["ok"]
    thief.hears(lambda: "rendu votre place" in thief.farewell)
    with pytest.raises(Refusal):
        crowd.live(browser, "phone")
    assert crowd.live(old.browser, "phone").own["me"]["id"] == person


def test_nobody_online_is_given_away_and_a_stranger_is_told_the_same_of_every_name(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    person = crowd.phone("Samira", "t1").own["me"]["id"]
    desk.hears(lambda: desk.presence.get("people"))
    browser, here = asks(crowd, "Samira")
    ask = asked(desk)
    assert desk.do("person.recognise", asked=ask["id"], person=person)["refused"] == "online"
    _, nobody = asks(crowd, "Zoé")
    assert here.text.replace("Samira", "Zoé") == nobody.text
    desk.hears(lambda: len(desk.presence["asking"]) == 2)
    assert desk.presence["asking"][1]["people"] == []
    assert desk.do("person.recognise", asked=ask["id"])["ok"]
    assert "n’a pas confirmé" in browser.open(f"/r/{crowd.code}/asked").text
    assert "n’a pas confirmé" in asks(crowd, "Samira", browser=browser)[1].text


def test_only_the_desk_of_that_table_answers_for_one_of_that_name(crowd: Crowd) -> None:
    desk, phone = crowd.desk("t1"), crowd.phone("Bruno", "t1")
    person = lost_beside(crowd, desk)
    asks(crowd, "Samira")
    ask = asked(desk)
    for other in (crowd.desk("t2"), phone):
        assert other.do("person.recognise", asked=ask["id"], person=person)["refused"] in (
            "unknown_person",
            "not_allowed",
        )
    phone.do("person.recognise", asked=ask["id"])
    crowd.desk("t2").do("person.recognise", asked=ask["id"])
    assert desk.do("person.recognise", asked="0" * 24, person=person)["refused"] == "asked_no_more"
    assert desk.do("person.recognise", asked=ask["id"], person=phone.own["me"]["id"])["refused"] == "asked_no_more"
    assert desk.do("person.recognise", asked=ask["id"], person=person)["ok"]


def lost_beside(crowd: Crowd, desk: Live) -> str:
    phone = crowd.phone("Samira", "t1")
    person = str(phone.own["me"]["id"])
    desk.hears(lambda: person in desk.presence.get("people", ()))
    phone.close()
    desk.hears(lambda: person not in desk.presence["people"])
    return person


def test_a_no_that_is_refused_answers_nobody(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    browser, _ = asks(crowd, "Samira")
    ask = asked(desk)
    for also in ({"person": None}, {"more": 1}):
        assert desk.do("person.recognise", asked=ask["id"], **also)["refused"] == "bad_field"
        assert "Votre demande est au pupitre" in browser.open(f"/r/{crowd.code}/asked").text
    other = crowd.desk("t2")
    assert other.do("door.close", op_id="a" * 16, closed=True)["ok"]
    for said in ({"asked": ask["id"]}, {"asked": []}, {}):
        assert other.do("person.recognise", op_id="a" * 16, **said).get("error") is None
    assert "Votre demande est au pupitre" in browser.open(f"/r/{crowd.code}/asked").text
    assert desk.do("person.recognise", asked=ask["id"])["ok"]
    assert "n’a pas confirmé" in browser.open(f"/r/{crowd.code}/asked").text


def test_a_table_holds_few_requests_and_a_browser_one(crowd: Crowd) -> None:
    desk = crowd.desk("t1")
    browser, _ = asks(crowd, "Un")
    asks(crowd, "Deux", browser=browser)
    assert asked(desk)["name"] == "Deux"
    for _ in range(MOST - 1):
        asks(crowd, "Encore")
    _, page = asks(crowd, "De trop")
    assert (page.status_code, "Trop de demandes" in page.text) == (429, True)


def test_a_request_expires_by_itself() -> None:
    now = [0.0]
    asked = Asks(lambda: None, lambda: now[0])
    left, watched = asked.put("t1", "Samira", "d1"), asked.put("t1", "Alice", "d2")
    while now[0] < LIFETIME:
        now[0] += SILENCE / 2
        asked.look(watched)
    assert (asked.look(left), asked.look(watched) is not None) == (None, True)
    now[0] += 1
    assert asked.look(watched) is None and asked.pending() == []
