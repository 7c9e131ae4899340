"""Decidim, Polis and calendars: what their own readers ask for."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from icalendar import Calendar

from tests.core.day import SHEET, played_session
from tests.export.conftest import HOSTILE
from workshop.export.bundle import unbundled
from workshop.export.formats import FORMATS, ExportOptions, Missing
from workshop.export.formulas import bare, risky
from workshop.export.snapshot import Snapshot
from workshop.memento.outline.tallies import backers
from workshop.memento.text.typography import safe

PLAIN = ExportOptions()
FILES = ["summary.csv", "comments.csv", "votes.csv", "participant-votes.csv", "comment-groups.csv"]


def rows(content: bytes, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode()), delimiter=separator))


def polis(found: Snapshot, asked: ExportOptions = PLAIN) -> dict[str, list[list[str]]]:
    return {name: rows(content) for name, content in unbundled(FORMATS["polis"].write(found, asked)).items()}


def calendar(found: Snapshot) -> Calendar:
    return Calendar.from_ical(FORMATS["ics"].write(found, PLAIN))


def test_decidim_finds_the_headers_that_it_requires(found: Snapshot) -> None:
    content = FORMATS["decidim"].write(found, PLAIN)
    assert not content.startswith(b"\xef\xbb\xbf")
    header, *told = rows(content, ";")
    assert header == ["id", "title/fr", "body/fr"]
    assert len(told) == len(found.day.proposals)
    assert told[0][1] == SHEET["title"]
    assert all(SHEET[name] in told[0][2] for name in ("finding", "proposal", "step_year", "owner"))


def test_a_proposal_says_where_it_comes_from(found: Snapshot) -> None:
    for told in json.loads(FORMATS["decidim-json"].write(found, PLAIN)):
        assert f"ligne {found.seq} du journal" in told["body/fr"]
        assert "fiche" in told["body/fr"].splitlines()[-1]


def test_both_files_for_decidim_hold_the_same(found: Snapshot) -> None:
    header, *told = rows(FORMATS["decidim"].write(found, PLAIN), ";")
    objects = json.loads(FORMATS["decidim-json"].write(found, PLAIN))
    assert [dict(zip(header, map(bare, row), strict=True)) for row in told] == objects


def test_an_english_session_goes_to_the_english_fields() -> None:
    day = played_session()
    day.state.definition["language"] = "en"
    assert b'"title/en";"body/en"' in FORMATS["decidim"].write(Snapshot(day.state, day.rows), PLAIN)


def test_texts_for_decidim_are_harmless_in_csv_and_whole_in_json(hostile: Snapshot) -> None:
    _, *told = rows(FORMATS["decidim"].write(hostile, PLAIN), ";")
    assert not [cell for row in told for cell in row if risky(cell)]
    titles = [one["title/fr"] for one in json.loads(FORMATS["decidim-json"].write(hostile, PLAIN))]
    assert "=1+1" in titles


def test_polis_files_and_headers_are_those_of_its_report(found: Snapshot) -> None:
    read = polis(found)
    assert list(read) == FILES
    assert read["comments.csv"][0][-2:] == ["moderated", "comment-body"]
    assert [row[0] for row in read["summary.csv"]] == [
        "topic", "url", "voters", "voters-in-conv", "commenters", "comments", "groups", "conversation-description",
    ]  # fmt: skip


def test_no_ballot_leaves_in_a_polis_report(found: Snapshot) -> None:
    read = polis(found)
    assert len(read["votes.csv"]) == len(read["participant-votes.csv"]) == 1
    assert {row[3] for row in read["comments.csv"][1:]} == {"0"}


def test_polis_counts_are_those_of_the_tables(found: Snapshot) -> None:
    read = polis(found)
    agrees = {row[2]: int(row[4]) for row in read["comments.csv"][1:]}
    tallies = {tally.idea: tally for vote in found.day.votes if vote.place != "all" for tally in vote.tallies}
    assert sum(agrees.values()) == sum(backers(tally)[0] for tally in tallies.values()) > 0
    for number, _, ballots, agree, disagree, passes in read["comment-groups.csv"][1:]:
        assert int(ballots) == int(agree) + int(disagree) + int(passes)
        assert agrees[number] == int(agree)


def test_masked_counts_are_left_out_of_a_polis_report(found: Snapshot) -> None:
    read = polis(found, replace(PLAIN, mask=True))
    told = [cell for row in read["comment-groups.csv"][1:] for cell in row[2:]]
    assert "" in told
    assert all(cell == "" or int(cell) == 0 or int(cell) > 4 for cell in told)


def test_hostile_texts_are_harmless_in_a_polis_report(hostile: Snapshot) -> None:
    read = polis(hostile)
    assert not [cell for table in read.values() for row in table for cell in row if risky(cell)]
    bodies = {bare(row[-1]) for row in read["comments.csv"][1:]}
    assert {safe(f"{text[:200]}\n\n{text}") for text in HOSTILE} <= bodies


def test_each_step_is_an_event_at_its_hour(found: Snapshot) -> None:
    events = calendar(found).walk("VEVENT")
    assert len(events) == len(found.day.steps)
    first, second = events[0], events[1]
    assert first["DTSTART"].dt == datetime(2026, 11, 20, 9, 30)
    assert first["DTEND"].dt == second["DTSTART"].dt
    assert str(first["SUMMARY"]) == f"{found.day.steps[0].title} · {found.day.title}"
    assert str(first["LOCATION"]) == "Salle des fêtes"
    assert f"ligne {found.seq} du journal" in str(first["DESCRIPTION"])


def test_events_keep_their_names_and_are_dated_by_the_log(found: Snapshot) -> None:
    events = calendar(found).walk("VEVENT")
    names = [str(event["UID"]) for event in events]
    assert len(set(names)) == len(names)
    assert names == [f"{found.day.code}-{step.id}@tablee" for step in found.day.steps]
    assert {int(event["DTSTAMP"].dt.timestamp()) for event in events} == {found.day.last_at // 1000}


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(hostile: Snapshot) -> None:
    content = FORMATS["ics"].write(hostile, PLAIN)
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])


@pytest.mark.parametrize("text", [r"a;b,c\d", "deux\nlignes", "é" * 100, "🙂" * 60, "BEGIN:VEVENT\r\nEND:VEVENT"])
def test_a_text_comes_back_from_a_calendar(text: str) -> None:
    day = played_session()
    day.state.definition |= {"title": "Titre", "question": text}
    said = str(calendar(Snapshot(day.state, day.rows)).walk("VEVENT")[0]["DESCRIPTION"])
    assert said.startswith(safe(text) + "\nSéance")


@pytest.mark.parametrize("said", ["", "24:00", "9h30", "matin"])
def test_a_session_without_an_hour_is_a_whole_day(said: str) -> None:
    day = played_session()
    day.state.definition["start"] = said
    (event,) = calendar(Snapshot(day.state, day.rows)).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 11, 20), date(2026, 11, 21))


def test_an_hour_may_lack_its_first_zero() -> None:
    day = played_session()
    day.state.definition["start"] = "9:30"
    assert calendar(Snapshot(day.state, day.rows)).walk("VEVENT")[0]["DTSTART"].dt == datetime(2026, 11, 20, 9, 30)


@pytest.mark.parametrize("said", ["", "9999-12-31"])
def test_a_session_without_a_date_has_no_calendar(said: str) -> None:
    day = played_session()
    day.state.definition["date"] = said
    with pytest.raises(Missing) as missing:
        FORMATS["ics"].write(Snapshot(day.state, day.rows), PLAIN)
    assert missing.value.need == "date"
