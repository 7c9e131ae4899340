"""What other programs export comes in by the names that they give to columns; and what Tablée exports comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.day import played_session
from tests.core.play import SYSTEM, Rehearsed, definition
from tests.memento.material import folder
from workshop.core import State, clean_text
from workshop.export.bundle import bundle
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.importing import BadImport, Choices, planned

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def state() -> State:
    """Three tables: two for « Décider près du terrain », one for « Apprendre ensemble »."""
    return Rehearsed(definition(3)).state


def bodies(state: State, name: str, **answers: Any) -> list[dict[str, Any]]:
    found = planned(state, (CASES / name).read_bytes(), Choices(**answers))
    assert found.ready, [one.kind for one in found.open]
    return found.bodies


def test_parabol_s_reflections_come_in_and_its_replies_are_asked_about(state: State) -> None:
    found = planned(state, (CASES / "parabol.csv").read_bytes())
    assert [(one.kind, one.count, one.answer) for one in found.questions] == [
        ("reply", 3, ""), ("theme", 1, "A"), ("theme", 1, "B"),
    ]  # fmt: skip
    assert [one["body"] for one in bodies(state, "parabol.csv", rows={"reply": "leave"})] == [
        "Le café du lundi, où l’on se dit tout", "Trop de « réunions »",
    ]  # fmt: skip


def test_parabol_s_former_titles_are_those_of_groups(state: State) -> None:
    assert bodies(state, "parabol-2020.csv") == [{"table": "t1", "body": "Le café du lundi"}]


@pytest.mark.parametrize("name", ["mindwendel.csv", "mindwendel-2021.csv"])
def test_mindwendel_s_ideas_come_in(state: State, name: str) -> None:
    assert [one["body"] for one in bodies(state, name)] == ["Un jardin partagé", "Des vélos, partout"]


def test_a_board_s_columns_in_french_come_in(state: State) -> None:
    found = planned(state, (CASES / "tableau-de-post-it.csv").read_bytes())
    assert [(one["body"], one["table"]) for one in found.bodies] == [("Moins de mails", "t1"), ("Plus d’écoute", "t3")]
    assert found.read.columns == {"body": 1, "theme": 3}


def test_decidim_s_own_export_comes_in(state: State) -> None:
    assert bodies(state, "decidim-export.csv") == [
        {"table": "t3", "title": "Réunions courtes", "body": "Première ligne\nDeuxième « ligne »", "external": "3"}
    ]


def test_the_cases_that_were_handed_come_in(state: State) -> None:
    source = folder() / "cases"
    told = {}
    for path in sorted(source.glob("0*")):
        found = planned(state, path.read_bytes())
        told[path.name] = (
            [(one.theme, one.body.replace("\r", " ")) for one in found.ideas],
            [q.kind for q in found.open],
        )
    words = "Un réseau de référents pour une organisation"
    assert told == {
        "01-utf16.csv": ([("A", "Une idée d’été")], []),
        "02-sep.csv": ([("A", "Une idée")], []),
        "03-comma-in-header.csv": ([("A", "Une idée")], []),
        "04-merged.xlsx": ([("A", "Idée 1"), ("A", "Idée 2"), ("A", "Idée 3"), ("B", "Idée 4")], []),
        "05-hidden-row.xlsx": ([("", "Visible")], ["hidden"]),
        "06-decidim-proposals.csv": ([("", 'Première ligne Deuxième "ligne"')], []),
        "08-word-bullets.txt": ([("", "Des réunions debout"), ("", "Un jour sans courriel")], []),
        "09-ligatures.csv": (
            [("A", f"{words} e\ufb03ciente et a\ufb03chée"), ("A", f"{words} efficiente et affichée")], ["twins"],
        ),
    }  # fmt: skip


SIGNS = [*"aé’ «»;,\t\"'=+-@#*|\\{}[]()<&>•1.\n🙂\u202f", "_x000D_", "_x005F_", "Ã©", "sep=;", "o\t", "'="]
TEXTS = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=40).map("".join).filter(lambda one: clean_text(one) != "")
CHOSEN = Choices(rows={"twins": "take", "known": "take", "merged": "leave", "parked": "leave"})


def made_of(ideas: list[tuple[str, str]]) -> Rehearsed:
    """A session into which those ideas were brought, a table after another."""
    day = Rehearsed(definition(3))
    for number, (title, body) in enumerate(ideas):
        day.do(SYSTEM, "idea.import", table=f"t{1 + number % 3}", title=title, body=body, external=f"r{number}")
    return day


def written(day: Rehearsed, kind: str) -> bytes:
    return FORMATS[kind].write(Snapshot(day.state, day.rows), ExportOptions())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ideas=st.lists(st.tuples(st.just("") | TEXTS, TEXTS), min_size=1, max_size=6))
@pytest.mark.parametrize(
    ("kind", "part"), [("csv", "ideas.csv"), ("csv-plain", "ideas.csv"), ("xlsx", "Idées"), ("json", "ideas")]
)
def test_ideas_come_back_from_every_export_of_them(kind: str, part: str, ideas: list[tuple[str, str]]) -> None:
    day = made_of(ideas)
    found = planned(Rehearsed(definition(3)).state, written(day, kind), replace(CHOSEN, part=part))
    assert found.ready
    again = Rehearsed(definition(3))
    for body in found.bodies:
        again.do(SYSTEM, "idea.import", **body)
    told = [
        [(one.table, one.title, one.body, one.external) for one in each.state.ideas.values()] for each in (day, again)
    ]
    assert sorted(told[0]) == sorted(told[1])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ideas=st.lists(st.tuples(st.just("") | TEXTS, TEXTS), min_size=1, max_size=4))
def test_a_polis_report_gives_its_comments_back(ideas: list[tuple[str, str]]) -> None:
    day = made_of(ideas)
    found = planned(Rehearsed(definition(3)).state, written(day, "polis"), CHOSEN)
    assert found.ready and found.read.part == "comments.csv"
    said = sorted("\n\n".join(one for one in (idea.title, idea.body) if one) for idea in day.state.ideas.values())
    assert sorted(body["body"] for body in found.bodies) == said


@pytest.mark.parametrize(
    ("kind", "part"),
    [("csv", ""), ("csv-plain", ""), ("xlsx", ""), ("json", ""), ("decidim", ""), ("decidim-json", "")],
)
def test_proposals_come_back_from_every_export_of_them(state: State, kind: str, part: str) -> None:
    day = played_session()
    first = next(key for key in day.state.fields if key.endswith("/proposal"))
    day.state.fields[first] = day.state.fields[first]._replace(text="=1+1 ; « rien »\n-5 %")
    found = planned(state, written(day, kind), replace(CHOSEN, part=part))
    assert (found.ready, len(found.bodies)) == (True, 6)
    assert found.bodies[0]["title"] == "La parole à tous dès l’ouverture"
    assert "=1+1 ; « rien »\n-5 %" in found.bodies[0]["body"]
    if "decidim" not in kind:  # which says of no proposal which theme it is of
        assert [one["table"] for one in found.bodies][:2] == ["t1", "t2" if kind == "json" else "t1"]


def test_what_was_merged_or_set_aside_is_asked_about(state: State) -> None:
    day = played_session()
    for kind, part in (("csv", "ideas.csv"), ("csv-plain", "ideas.csv"), ("xlsx", "Idées"), ("json", "ideas")):
        found = planned(state, written(day, kind), Choices(part=part))
        assert [one.kind for one in found.open] == ["merged", "parked"], kind
        whole = planned(state, written(day, kind), Choices(part=part, rows={"merged": "take", "parked": "take"}))
        assert len(whole.bodies) == len(day.state.ideas)


@pytest.mark.parametrize("content", [b"[1, 2]", b"[]", b"[[]]", b'[{"a": 1}, 2]'])
def test_a_list_of_anything_else_is_refused(state: State, content: bytes) -> None:
    with pytest.raises(BadImport) as refused:
        planned(state, content)
    assert refused.value.kind == "not_an_export"


def test_objects_may_hold_others(state: State) -> None:
    content = json.dumps([{"body": "a", "theme": {"fr": "Apprendre ensemble"}}, {"body": 12, "id": None}]).encode()
    assert planned(state, content).bodies == [{"table": "t3", "body": "a"}, {"table": "t1", "body": "12"}]


def test_an_archive_s_lines_may_end_as_they_did_on_a_macintosh(state: State) -> None:
    content = bundle({"ideas.csv": b"corps;table\rune;1\rdeux;2\r"})
    assert planned(state, content).bodies == [{"table": "t1", "body": "une"}, {"table": "t2", "body": "deux"}]
