"""Sheets are written field by field, by several people at once, and nobody's words are lost in silence."""

from __future__ import annotations

import pytest

from workshop.core import SHEET_FIELDS

from .play import ORGANISER, PLENARY_DESK, Rehearsed, desk
from .stages import person, stage


def proposal(session: Rehearsed, table: str = "t1") -> str:
    return str(session.see(f"phone:{table}")["proposals"][0])


@pytest.mark.parametrize("field", SHEET_FIELDS)
def test_each_field_takes_its_limit_and_not_a_character_more(field: str) -> None:
    session, limit = stage("s5"), SHEET_FIELDS[field]
    one = proposal(session)
    assert (
        session.refused(desk("t1"), "sheet.write", proposal=one, field=field, text="a" * (limit + 1), base=0)
        == "too_long"
    )
    row = session.do(person(session), "sheet.write", proposal=one, field=field, text="a" * limit, base=0)
    assert row
    assert session.see("phone:t1")[f"sheet/{one}"]["fields"][field] == {"text": "a" * limit, "version": row.seq}


def test_a_sheet_begins_empty_under_its_idea_s_words() -> None:
    session = stage("s5")
    sheet = session.see("phone:t1")[f"sheet/{proposal(session)}"]
    assert sheet["fields"] == {} and sheet["number"] == 1
    assert sheet["title"] == "Ouvrir chaque réunion par un tour de parole de trente secondes."
    assert sheet["short_title"] == "Ouvrir chaque réunion par un tour de…"
    assert (
        sheet["votes"] == {"kind": "dots", "rank": 1, "figures": {"points": 12, "voters": 4}}
        and sheet["plenary"] is None
    )


def test_who_wrote_on_what_they_did_not_see_is_told_what_is_there() -> None:
    session = stage("s5")
    one = proposal(session)
    row = session.do(person(session), "sheet.write", proposal=one, field="finding", text="Le mien", base=0)
    assert row
    refused = session.refusal(desk("t1"), "sheet.write", proposal=one, field="finding", text="Le vôtre", base=0)
    assert (refused.kind, refused.values["now"]) == ("conflict", {"text": "Le mien", "version": row.seq})
    assert session.do(desk("t1"), "sheet.write", proposal=one, field="finding", text="Le mien", base=0) is None
    assert session.do(desk("t1"), "sheet.write", proposal=one, field="levers", text="Le vôtre", base=0)


def test_a_field_is_emptied_again() -> None:
    session = stage("s5")
    one = proposal(session)
    row = session.do(desk("t1"), "sheet.write", proposal=one, field="owner", text="Nous", base=0)
    assert row
    session.do(desk("t1"), "sheet.write", proposal=one, field="owner", text=" ", base=row.seq)
    assert session.see("desk:t1")[f"sheet/{one}"]["fields"]["owner"]["text"] == ""
    assert session.see("desk:t1")["recap"]["sheets_begun"] == 0


def test_participants_write_in_their_sheets_step_only_and_desks_at_any_time() -> None:
    session = stage("s6")
    one = session.see("desk:t1")["proposals"][0]
    body = {"proposal": one, "field": "keywords", "base": session.state.fields[f"{one}/keywords"].version}
    assert session.refused(person(session), "sheet.write", text="x", **body) == "not_in_step"
    assert session.do(desk("t1"), "sheet.write", text="x", **body)
    body["base"] = session.state.fields[f"{one}/keywords"].version
    assert session.do(PLENARY_DESK, "sheet.write", text="y", **body)
    body["base"] = session.state.fields[f"{one}/keywords"].version
    assert session.do(ORGANISER, "sheet.write", text="z", **body)


def test_nobody_writes_on_another_table_s_sheet() -> None:
    session = stage("s5")
    theirs = proposal(session, "t2")
    for actor in (person(session), desk("t1")):
        assert (
            session.refused(actor, "sheet.write", proposal=theirs, field="title", text="x", base=0)
            == "unknown_proposal"
        )


def test_a_sheet_outlives_its_selection() -> None:
    session = stage("s6")
    one = session.see("desk:t1")["proposals"][0]
    text = session.state.fields[f"{one}/proposal"].text
    session.do(ORGANISER, "vote.select", vote="v-s4-t1-1", ideas=[], reason="À revoir")
    assert one not in session.see("desk:t1")["proposals"]
    session.do(ORGANISER, "vote.select", vote="v-s4-t1-1", ideas=[one], reason="Finalement non")
    assert session.see("desk:t1")[f"sheet/{one}"]["fields"]["proposal"]["text"] == text
