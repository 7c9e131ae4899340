"""How many phones, where, and how the minutes are shared out."""

from typing import Any

import pytest

from workshop.rehearsal import Links, Scenario
from workshop.rehearsal.scenario import windows

NINE = {**{f"t{number}": f"/l/C/{number}" for number in range(1, 10)}, "all": "/l/C/all"}


def plan(people: int, devices: str = "person", **more: Any) -> Scenario:
    return Scenario(
        "http://here:5000", "C", Links("/l/C/o", NINE, NINE, "/r/C"), people=people, devices=devices, **more
    )


@pytest.mark.parametrize(("devices", "phones", "most"), [("person", 108, 1), ("trio", 36, 3), ("table", 9, 12)])
def test_a_hundred_and_eight_people_on_nine_tables(devices: str, phones: int, most: int) -> None:
    places = plan(108, devices).seating()
    assert len(places) == phones
    assert sum(place.seats for place in places) == 108
    assert max(place.seats for place in places) == most


def test_people_are_spread_evenly_when_they_do_not_divide() -> None:
    places = plan(20).seating()
    shares = [sum(place.table == f"t{number}" for place in places) for number in range(1, 10)]
    assert shares == [3, 3, 2, 2, 2, 2, 2, 2, 2]


def test_a_link_printed_for_another_host_is_followed_on_the_server_under_rehearsal() -> None:
    assert plan(1).path("http://elsewhere.example/r/C?table=t4") == "http://here:5000/r/C?table=t4"


def test_all_steps_together_last_the_minutes_asked() -> None:
    agenda = [{"id": "s1", "kind": "welcome"}, {"id": "s2", "kind": "ideas"}, {"id": "s3", "kind": "unheard"}]
    assert sum(windows(agenda, 2).values()) == pytest.approx(120)
