"""Ideas from a Markdown list, and proposals of an earlier session."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.core.day import SHEET, played_session
from tests.core.play import SYSTEM, Rehearsed, definition
from workshop.core import State
from workshop.export.record import VERSION, as_record, session_json
from workshop.importing import BadImport, destination, of_record, plan, planned
from workshop.importing.json_files import KNOWN
from workshop.importing.plan import ImportPlan


@pytest.fixture(scope="module")
def state() -> State:
    """Three tables: two for « Décider près du terrain », one for « Apprendre ensemble »."""
    return Rehearsed(definition(3)).state


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return as_record(played_session().state)


def bodies(state: State, text: str) -> list[dict[str, Any]]:
    return planned(state, text.encode()).bodies


def proposals(state: State, record: dict[str, Any]) -> ImportPlan:
    return plan(destination(state), of_record(record))


def refusal(state: State, text: str) -> tuple[int, str]:
    with pytest.raises(BadImport) as refused:
        planned(state, text.encode())
    return refused.value.line, refused.value.kind


def test_each_item_is_an_idea(state: State) -> None:
    assert [one["body"] for one in bodies(state, "- un\n* deux\n+ trois\n1. quatre\n2) cinq\n")] == [
        "un", "deux", "trois", "quatre", "cinq",
    ]  # fmt: skip


def test_headings_name_themes_and_tables(state: State) -> None:
    text = "# Nos idées\n\n## Apprendre ensemble\n- a\n## Thème A\n- b\n- c\n### Table 2\n- d\n"
    assert [one["table"] for one in bodies(state, text)] == ["t3", "t1", "t2", "t2"]


def test_a_bold_beginning_is_the_title(state: State) -> None:
    found = bodies(state, "- **Debout** : quinze minutes.\n- **Seul.**\n- **A** B **C**\n- **Titre :** suite\n")
    assert [(one.get("title"), one["body"]) for one in found] == [
        ("Debout", "quinze minutes."), ("Seul", "Seul"), ("A", "B **C**"), ("Titre", "suite"),
    ]  # fmt: skip


def test_what_is_indented_belongs_to_the_idea(state: State) -> None:
    text = "- Déléguer\n  la dépense\n\n  Second paragraphe\n\n  - jusqu’à 500 €\n  - sans visa\n- Autre\nsuite\n"
    assert [one["body"] for one in bodies(state, text)] == [
        "Déléguer\nla dépense\n\nSecond paragraphe\n\n- jusqu’à 500 €\n- sans visa", "Autre\nsuite",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n\ntexte\n", (3, "not_a_list")),
        ("# T\ntexte\n- a\n", (2, "not_a_list")),
        ("- a\n" * 20_001, (20_001, "too_many")),
        ("- " + "x" * 50_001, (1, "too_long")),
    ],
)
def test_what_is_wrong_is_said_with_its_line(state: State, text: str, expected: tuple[int, str]) -> None:
    assert refusal(state, text) == expected


def test_a_heading_that_names_nothing_of_the_session_is_asked_about(state: State) -> None:
    text = "- a\n- \n---\n- b\n## Table 9\n- c\n## Lilas\n- d\n## Thème A\n- e\n"
    found = planned(state, text.encode())
    assert [(one.kind, one.name, one.line) for one in found.questions] == [("table", "9", 6), ("theme", "Lilas", 8)]
    assert found.empty == (2,)


def test_a_list_pasted_from_word_is_read(state: State) -> None:
    text = (
        "•\tDes réunions debout\r\no\tquinze minutes\r\no\tsans table\r\n"
        "\uf0b7\tUn jour sans courriel\r\n\uf0d8\u00a0Un carnet\n–\tRien trop\ttard\n"
    )
    assert [one["body"] for one in bodies(state, text)] == [
        "Des réunions debout\n- quinze minutes\n- sans table", "Un jour sans courriel", "Un carnet", "Rien trop\ttard",
    ]  # fmt: skip


def test_proposals_of_an_earlier_session_begin_another(state: State, record: dict[str, Any]) -> None:
    found = proposals(state, record)
    assert len(found.bodies) == len(record["proposals"]) == 6
    assert found.questions == []
    first = found.bodies[0]
    assert (first["title"], first["body"]) == (SHEET["title"], SHEET["proposal"])
    assert [one["external"] for one in found.bodies] == [f"REPETE-{n}" for n in range(1, 7)]
    assert [one["table"] for one in found.bodies] == ["t1", "t2", "t1", "t2", "t1", "t3"]


def test_the_same_come_from_the_file_of_its_export(state: State, record: dict[str, Any]) -> None:
    day = played_session()
    assert planned(state, session_json(day.state).encode()).bodies == proposals(state, record).bodies


def test_nobody_s_name_comes_with_a_proposal(state: State, record: dict[str, Any]) -> None:
    assert "Prénom" not in json.dumps(proposals(state, record).bodies, ensure_ascii=False)


def test_the_core_takes_every_proposal(record: dict[str, Any]) -> None:
    day = Rehearsed(definition(3))
    for body in proposals(day.state, record).bodies:
        assert day.do(SYSTEM, "idea.import", **body)


def test_a_heading_of_a_thousand_marks_is_read_once(state: State) -> None:
    assert len(planned(state, f"# {'#' * 400_000} A\n\n- Idée".encode()).bodies) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{", "bad_json"),
        ("[" * 100_000, "bad_json"),
        ('{"a": ' + "9" * 5_000 + "}", "bad_json"),
        ("[]", "not_an_export"),
        ('{"format": "tablee-session", "version": 99}', "newer_export"),
        ('{"format": "tablee-session", "version": "1"}', "newer_export"),
        ('{"format": "tablee-session", "version": 1}', "not_an_export"),
        ('{"format": "tablee-session", "version": 1, "session": 3, "themes": 1}', "not_an_export"),
        ('{"format": "other", "version": 1}', "not_an_export"),
    ],
)
def test_what_is_no_export_is_refused(state: State, text: str, kind: str) -> None:
    assert refusal(state, text)[1] == kind


def test_a_session_without_proposals_is_no_start(state: State) -> None:
    found = proposals(state, as_record(Rehearsed(definition(3)).state))
    assert (found.bodies, found.ready) == ([], False)


def test_the_exports_of_this_version_are_known() -> None:
    assert KNOWN == VERSION
