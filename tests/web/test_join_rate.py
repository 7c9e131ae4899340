"""More forms from one address than a session has places, after a room: the room is in, the session is not full."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.support.house import House, a_day, serving
from tests.support.patience import PATIENCE
from tests.support.people import Crowd
from workshop.identity.brake import WINDOW_SECONDS
from workshop.identity.join_rate import LEAST, LONGEST_SECONDS, PHONE

ROOM, STORM, PLACES = 108, 400, 450
VENUE = {"X-Forwarded-For": "192.0.2.7"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with serving(tmp_path, PROXIES="1") as made:
        yield made


def forms(house: House, code: str, count: int) -> list[int]:
    """Send that many forms of as many browsers that keep no cookie; what each was answered."""

    def send(number: int) -> int:
        answer = requests.post(
            f"{house.url}/r/{code}", {"seats": "1"}, headers=VENUE, timeout=PATIENCE, allow_redirects=False
        )
        return answer.status_code

    with ThreadPoolExecutor(64) as pool:
        return list(pool.map(send, range(count)))


def test_a_room_is_in_and_those_who_storm_from_its_address_do_not_fill_the_session(house: House) -> None:
    code = house.create(a_day(tables=9, places=PLACES // 9))
    crowd = Crowd(house, code)
    tower = crowd.tower()
    began = time.monotonic()
    assert set(forms(house, code, ROOM)) == {303}
    browser = crowd.browser()
    browser.http.headers.update(VENUE)
    assert browser.join(code, name="Alice", table="t1").url.endswith("/phone")
    with ThreadPoolExecutor(1) as pool:
        storm = pool.submit(forms, house, code, STORM)
        known = 0
        while not storm.done():
            assert browser.open(f"/s/{code}/phone").ok
            known += 1
    answers, passed = storm.result(), time.monotonic() - began
    assert known > 1 and set(answers) == {303, 429}
    people = sum(tower.wait(lambda view: view)[f"room/t{table}"]["people"] for table in range(1, 10))
    assert people <= (LEAST + (passed + LONGEST_SECONDS) * LEAST / WINDOW_SECONDS) / PHONE < PLACES
    crowd.go_home()


def test_forms_that_make_nobody_take_no_turn_from_those_who_come(house: House) -> None:
    code = house.create()
    sent = {"seats": "12", "table": "t99"}
    refused = [requests.post(f"{house.url}/r/{code}", sent, headers=VENUE, timeout=PATIENCE) for _ in range(12)]
    assert {one.status_code for one in refused} == {404}
    assert forms(house, code, 1) == [303]
