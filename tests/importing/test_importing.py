"""Ideas that come as a file."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from tests.core.play import SYSTEM, Rehearsed, definition
from tests.memento.material import consultation, folder
from workshop.core import State
from workshop.import_sentences import SENTENCES, say
from workshop.importing import LARGEST_FILE, BadImport, ideas

POLIS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"


@pytest.fixture(scope="module")
def state() -> State:
    """Three tables: two for « Décider près du terrain », one for « Apprendre ensemble »."""
    return Rehearsed(definition(3)).state


def bodies(state: State, text: str) -> list[dict[str, str]]:
    return ideas(state, text.encode()).bodies


def refusal(state: State, content: str | bytes) -> tuple[int, str]:
    with pytest.raises(BadImport) as refused:
        ideas(state, content.encode() if isinstance(content, str) else content)
    return refused.value.line, refused.value.kind


def test_a_table_is_named_by_its_number(state: State) -> None:
    found = bodies(state, "table;titre;corps\n2;Un;Deux\nt3;;Trois\nTable 1;A;B\n")
    assert [one["table"] for one in found] == ["t2", "t3", "t1"]
    assert found[0] == {"table": "t2", "title": "Un", "body": "Deux"}


def test_a_theme_spreads_over_its_tables_in_turn(state: State) -> None:
    text = "Thème,Corps\nDécider près du terrain,a\nDÉCIDER PRES DU TERRAIN,b\nA,c\nApprendre ensemble,d\n"
    assert [one["table"] for one in bodies(state, text)] == ["t1", "t2", "t1", "t3"]


def test_without_theme_or_table_all_tables_take_turns(state: State) -> None:
    assert [one["table"] for one in bodies(state, "body\na\nb\nc\nd\n")] == ["t1", "t2", "t3", "t1"]


def test_themes_that_are_all_unknown_are_paired_in_order(state: State) -> None:
    found = ideas(state, b"theme,body\nRoses,a\nLilas,b\n")
    assert found.aligned == {"Roses": "Décider près du terrain", "Lilas": "Apprendre ensemble"}
    assert [one["table"] for one in found.bodies] == ["t1", "t3"]


def test_one_unknown_theme_among_known_ones_is_refused(state: State) -> None:
    assert refusal(state, "theme,body\nApprendre ensemble,a\nLilas,b\n") == (3, "unknown_theme")


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends_of_all_spreadsheets(state: State, separator: str, start: str, end: str) -> None:
    text = start + end.join([f"titre{separator}corps", f'"a ; , b"{separator}"deux{end}lignes"', ""])
    assert bodies(state, text)[0]["title"] == "a ; , b"
    assert bodies(state, text)[0]["body"].splitlines() == ["deux", "lignes"]


def test_a_file_of_an_older_spreadsheet_is_read(state: State) -> None:
    assert ideas(state, "corps\nDéléguer l’été\n".encode("cp1252")).bodies[0]["body"] == "Déléguer l’été"


def test_polis_comments_keep_their_reference(state: State) -> None:
    text = POLIS + '1542406176584,Sat Nov 17 2018,53,6172,1,0,0,"First, a comma"\n1,x,48,215,38,18,1,Plain\n'
    found = bodies(state, text)
    assert [(one["external"], one["body"]) for one in found] == [("53", "First, a comma"), ("48", "Plain")]


def test_a_rationale_goes_under_the_body(state: State) -> None:
    assert bodies(state, "id,theme,title,body,rationale\n7,,T,B,R\n")[0] == {
        "table": "t1", "title": "T", "body": "B\n\nR", "external": "7",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "kept"),
    [("État", "state"), ("Territoriale", "local"), ("fonction publique hospitalière", "hospital"), ("autre", "other")],
)
def test_functions_are_understood_in_french(state: State, written: str, kept: str) -> None:
    assert bodies(state, f"corps;fonction\nx;{written}\n")[0]["function"] == kept


def test_a_title_alone_is_an_idea_and_a_long_one_opens_the_body(state: State) -> None:
    long = "mot " * 80
    found = bodies(state, f"titre;corps\nSeul;\n{long};suite\n")
    assert found[0]["body"] == "Seul"
    assert found[1]["body"] == f"{long.strip()}\n\nsuite"
    assert "title" not in found[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (1, "no_header")),
        ("titre;note\na;b\n", (1, "no_body_column")),
        ("corps\n", (1, "no_ideas")),
        ("corps;titre\nx;y\n;\n  ;\nz;\n;;\n", None),
        ("corps;table\nx;1\ny;12\n", (3, "unknown_table")),
        ("corps;table\n;1\n", (2, "empty_body")),
        ("corps;titre\nx;\n\u200b\u2060;\xad\n", (3, "empty_body")),  # nothing that can be seen
        ("corps;fonction\nx;pompier\n", (2, "unknown_function")),
        ('corps;titre\n"un\ndeux";a\n"trois"quatre;b\n', (4, "bad_row")),
        ('corps\n"sans fin\n', (2, "bad_row")),
        ("corps;id\nx;" + "9" * 101 + "\n", (2, "too_long")),
        ("corps\n" + "x" * 50_001 + "\n", (2, "too_long")),
        ("corps\n" + "x\n" * 20_001, (20_002, "too_many")),
    ],
)
def test_what_is_wrong_is_said_with_its_line(state: State, text: str, expected: tuple[int, str] | None) -> None:
    if expected is None:
        assert len(bodies(state, text)) == 2
    else:
        assert refusal(state, text) == expected


def test_a_picture_or_an_enormous_file_is_refused(state: State) -> None:
    assert refusal(state, b"\x89PNG\r\n\x1a\n\0\0") == (3, "not_text")
    assert refusal(state, b"corps\n" + b"x" * LARGEST_FILE) == (1, "too_big")


def test_the_core_takes_every_body() -> None:
    day = Rehearsed(definition(3))
    for body in ideas(day.state, "id;thème;corps;fonction\n1;A;« Oui » 🙂;État\n2;B;x;\n".encode()).bodies:
        assert day.do(SYSTEM, "idea.import", **body)
    assert [idea.external for idea in day.state.ideas.values()] == ["1", "2"]


def test_the_consultation_and_polis_are_read_whole() -> None:
    source = folder()
    state = consultation(source).state
    assert len(ideas(state, (source / "republique-numerique-2015.csv").read_bytes()).bodies) == 91
    for conversation in (source / "polis").iterdir():
        content = (conversation / "comments.csv").read_bytes()
        found = ideas(state, content).bodies
        assert len(found) == len({one["external"] for one in found}) > 10


def test_every_refusal_has_its_sentence() -> None:
    app = Flask(__name__)
    Babel(app)
    values = {
        "limit": 5, "columns": ["a", "b"], "why": "x", "field": "body", "table": "9", "theme": "T", "themes": ["U"],
        "function": "f", "version": 9, "known": 1,
    }  # fmt: skip
    with app.test_request_context():
        for kind in SENTENCES:
            assert say(BadImport(12, kind, **values)).startswith("Ligne 12")
    documented = (BadImport.__doc__ or "").split()
    assert set(SENTENCES) <= set(documented)
