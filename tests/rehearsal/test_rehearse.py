"""`workshop rehearse`: a whole day played on a real server, and what it refuses to touch."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.rehearsal.conftest import Rehearsing
from tests.support.command import ROOT, Shell
from tests.support.house import House
from tests.support.patience import PATIENCE
from workshop.rehearsal.form import first_form

QUICK = ("--minutes", "0.15", "--json")
DEMONSTRATION = ROOT / "sessions" / "demonstration.md"


def a_person_joins(house: House, code: str) -> None:
    with requests.Session() as browser:
        form = first_form(browser.get(f"{house.url}/r/{code}", timeout=PATIENCE).text, "seats")
        browser.post(house.url + form.action, form.filled(seats="1"), timeout=PATIENCE)


def exported(workshop: Shell, code: str, folder: Path) -> dict[str, Any]:
    assert workshop("export", code, "-o", folder / "out.json").status == 0
    return dict(json.loads((folder / "out.json").read_text(encoding="utf-8")))


def test_twelve_people_at_one_table_play_the_whole_day(workshop: Shell, code: str, tmp_path: Path) -> None:
    said = workshop("rehearse", code, "--people", 12, *QUICK)
    assert said.status == 0, said.err
    report = said.json
    assert (report["people"], report["surprises"]) == (12, 0)
    assert report["refusals"] and report["phone_bytes"]["median"] > 1000 and report["latency_ms"]["p95"] > 0
    day = exported(workshop, code, tmp_path)
    assert day["proposals"], "the table selected nothing"
    for proposal in day["proposals"]:
        assert all(field["text"] for field in proposal["fields"].values())


@pytest.mark.parametrize(("devices", "phones"), [("trio", 9), ("table", 9)])
def test_nine_tables_play_the_whole_day(workshop: Shell, devices: str, phones: int) -> None:
    code = workshop("new", DEMONSTRATION, "--json").json["code"]
    said = workshop("rehearse", code, "--people", 18, "--devices", devices, "--minutes", "0.2", "--json")
    assert said.status == 0, said.err + said.out
    assert (said.json["people"], said.json["devices"], said.json["surprises"]) == (18, phones, 0)


def test_a_rehearsal_marks_its_session_and_is_not_repeated_on_top(workshop: Shell, code: str) -> None:
    before = workshop("links", code, "--json").json
    assert workshop("rehearse", code, "--people", 3, *QUICK).status == 0
    assert workshop("list", "--json").json[0]["rehearsal"] is True
    again = workshop("rehearse", code, "--people", 3, *QUICK)
    assert again.status == 1 and f"workshop reset {code}" in again.err
    assert workshop("reset", code, "--yes").status == 0
    (listed,) = workshop("list", "--json").json
    assert (listed["people"], listed["rehearsal"]) == (0, False)
    assert workshop("links", code, "--json").json == before


def test_where_somebody_real_has_joined_only_a_twin_is_rehearsed(new_house: Any) -> None:
    house = new_house().start()
    workshop = Rehearsing(house.folder)
    code = workshop("new", ROOT / "sessions" / "minimale.md", "--json").json["code"]
    a_person_joins(house, code)
    refused = workshop("rehearse", code, "--url", house.url, *QUICK)
    assert refused.status == 1 and "--twin" in refused.err
    twin = workshop("rehearse", code, "--twin", "--url", house.url, "--people", 3, *QUICK)
    assert twin.status == 0, twin.err
    assert twin.json["code"] != code
    listed = {one["code"]: one for one in workshop("list", "--json").json}
    assert (listed[code]["people"], listed[code]["rehearsal"]) == (1, False)


def test_a_running_server_in_threading_mode_is_rehearsed(new_house: Any) -> None:
    house = new_house("threading").start()
    workshop = Rehearsing(house.folder)
    code = workshop("new", ROOT / "sessions" / "minimale.md", "--json").json["code"]
    said = workshop("rehearse", code, "--people", 8, "--url", house.url, *QUICK)
    assert said.status == 0, said.err + said.out


def test_a_server_that_does_not_know_the_session_is_refused(workshop: Shell, code: str, house: House) -> None:
    said = workshop("rehearse", code, "--url", house.url, *QUICK)
    assert said.status == 1 and house.url in said.err
