"""The JSON export: complete, to the letter, and without what nobody agreed to."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given

from tests.core.day import SHEET, played_session
from tests.core.play import Rehearsed, desk
from tests.core.test_ids import acted, name_of
from tests.core.test_properties import QUICK, STARTS, WISHES
from tests.core.wishes import Numbers
from workshop.export.record import as_record, session_json
from workshop.memento.outline import outline
from workshop.memento.outline.fingerprint import fingerprint

DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"


def test_every_idea_is_there_with_origin_and_history(played: Rehearsed) -> None:
    record = as_record(played.state, played.rows)
    ideas = {idea["id"]: idea for idea in record["ideas"]}
    assert ideas.keys() == played.state.ideas.keys()
    assert {idea["origin"] for idea in ideas.values()} == {"participant", "scribe"}
    edited = next(idea for idea in ideas.values() if "lu chaque mois" in idea["body"])
    assert edited["history"][0]["act"] == "edit"
    assert edited["history"][0]["body"] == "Un carnet partagé des erreurs utiles."
    merged = next(idea for idea in ideas.values() if idea["state"] == "merged")
    assert merged["id"] in ideas[merged["into"]]["originals"]


def test_ballots_are_counts_that_can_be_added_again(played: Rehearsed) -> None:
    record = as_record(played.state)
    assert len(record["votes"]) == 4
    for vote in record["votes"]:
        for row in vote["rows"]:
            assert row["figures"]["points"] == sum(int(dots) * ballots for dots, ballots in row["marks"].items())
            assert row["figures"]["voters"] == sum(row["marks"].values())


def test_nobody_is_linked_to_a_ballot_or_an_idea(played: Rehearsed) -> None:
    text = session_json(played.state, played.rows)
    for person in played.state.people:
        assert person not in text
    for row in played.rows:
        assert row.op_id not in text


def test_only_consented_names_leave(played: Rehearsed) -> None:
    named = set(re.findall(r"Prénom\d+", session_json(played.state, played.rows)))
    assert named == {f"Prénom{n}" for n in range(0, 12, 2)}


def test_a_withdrawn_idea_leaves_without_its_words() -> None:
    day = played_session()
    idea = next(i for i in day.state.ideas.values() if "erreurs utiles" in i.body)
    idea.withdrawn = True
    assert "erreurs utiles" not in json.dumps(as_record(day.state)["ideas"], ensure_ascii=False)


def test_a_vote_that_is_not_sealed_leaves_no_count() -> None:
    day = played_session(until="s4")
    opened = day.open(desk("t1"), "t1")
    record = as_record(day.state)
    told = next(one for one in record["votes"] if one["id"] == opened)
    assert told["phase"] == "open"
    assert not {"rows", "ballots", "selected"} & told.keys()


def test_a_proposal_has_every_field(played: Rehearsed) -> None:
    record = as_record(played.state)
    first = record["proposals"][0]
    assert {name: field["text"] for name, field in first["fields"].items()} == SHEET
    assert first["at_plenary"]["figures"] == {"points": 24, "voters": 12}


def test_the_fingerprint_is_that_of_the_log(played: Rehearsed) -> None:
    first = fingerprint(played.rows)
    assert re.fullmatch(r"[0-9a-f]{64}", first)
    assert fingerprint(played_session().rows) == first
    assert fingerprint(played.rows[:-1]) != first


def test_every_key_is_documented(played: Rehearsed) -> None:
    described = set(re.findall(r"\w+", DOCS.read_text(encoding="utf-8")))
    record = as_record(played.state, played.rows)
    keys = set(record) | set(record["session"]) | set(record["participation"])
    for name in ("themes", "tables", "steps", "groups", "ideas", "votes", "proposals", "verbatims", "pitches"):
        keys |= {key for one in record[name] for key in one}
    keys |= set(record["votes"][0]["rows"][0])
    assert keys <= described, keys - described


@QUICK
@given(at=STARTS, wishes=WISHES)
def test_no_name_leaves_for_having_been_shown_in_the_room(at: str | None, wishes: list[Numbers]) -> None:
    """Whatever people do, documents and data name who agreed to that, and nobody else."""
    session = acted(at, wishes)
    unnamed = [one for one in session.state.people.values() if not one.consents["name"]]
    text = session_json(session.state, session.rows) + repr(outline(session.state).parts)
    assert not [one.id for one in unnamed if name_of(one.id) in text]
