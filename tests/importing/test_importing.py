"""Ideas that come as a file."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import Babel

from tests.core.play import SYSTEM, Rehearsed, definition
from tests.memento.material import consultation, folder
from workshop.core import State
from workshop.importing import ALL, LARGEST_FILE, BadImport, Choices, digest, operations, planned
from workshop.messages.imports import SENTENCES, say

POLIS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"


@pytest.fixture(scope="module")
def state() -> State:
    """Three tables: two for « Décider près du terrain », one for « Apprendre ensemble »."""
    return Rehearsed(definition(3)).state


def bodies(state: State, text: str) -> list[dict[str, str]]:
    return planned(state, text.encode()).bodies


def refusal(state: State, content: str | bytes) -> tuple[int, str]:
    with pytest.raises(BadImport) as refused:
        planned(state, content.encode() if isinstance(content, str) else content)
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


def asked(state: State, text: str, **answers: dict[str, str]) -> list[tuple[str, str, int, str]]:
    """What is asked of a file: kind, name, how many ideas, what is answered."""
    found = planned(state, text.encode(), Choices(**answers)).questions
    return [(one.kind, one.name, one.count, one.answer) for one in found]


def test_themes_that_are_all_unknown_are_proposed_in_order(state: State) -> None:
    found = planned(state, b"theme,body\nRoses,a\nLilas,b\n")
    assert [(one.name, one.answer, one.guessed) for one in found.questions] == [
        ("Roses", "A", True), ("Lilas", "B", True),
    ]  # fmt: skip
    assert [one["table"] for one in found.bodies] == ["t1", "t3"]
    assert found.ready


def test_one_unknown_theme_among_known_ones_is_asked_about(state: State) -> None:
    text = "theme,body\nApprendre ensemble,a\nLilas,b\nlilas,c\n"
    assert asked(state, text) == [("theme", "Lilas", 2, "")]
    assert not planned(state, text.encode()).ready
    answered = Choices(themes={digest("Lilas"): "A"})
    found = planned(state, text.encode(), answered)
    assert (found.ready, [one["table"] for one in found.bodies]) == (True, ["t3", "t1", "t2"])


def test_a_table_that_is_not_there_is_asked_about(state: State) -> None:
    text = "corps;table\nx;1\ny;12\nz;douze\n"
    assert asked(state, text) == [("table", "12", 1, ""), ("table", "douze", 1, "")]
    found = planned(state, text.encode(), Choices(tables={digest("12"): "t3", digest("douze"): ALL}))
    assert (found.ready, [one["table"] for one in found.bodies]) == (True, ["t1", "t3", "t1"])


def test_a_column_of_a_hundred_themes_is_not_one_of_themes(state: State) -> None:
    text = "theme;corps\n" + "".join(f"T{n};{n}\n" for n in range(100))
    assert asked(state, text) == [("themes", "100", 100, "")]
    found = planned(state, text.encode(), Choices(columns={"theme": 0}))
    assert (found.ready, found.counts()) == (True, [(1, 34), (2, 33), (3, 33)])
    assert planned(state, text.encode(), Choices(themes={ALL: ALL})).ready


def test_a_strange_function_is_asked_about(state: State) -> None:
    text = "corps;fonction\nx;pompier\ny;État\n"
    assert asked(state, text) == [("function", "pompier", 1, "")]
    kept = planned(state, text.encode(), Choices(rows={"function": "take"})).bodies
    assert [one.get("function") for one in kept] == [None, "state"]
    assert [one["body"] for one in planned(state, text.encode(), Choices(rows={"function": "leave"})).bodies] == ["y"]


def test_an_idea_said_twice_is_asked_about(state: State) -> None:
    text = "titre;corps\nUn;Deux\nun;  deux \nUn;Deux\nUn;Autre\n"
    assert asked(state, text) == [("twins", "", 2, "")]
    assert len(planned(state, text.encode(), Choices(rows={"twins": "leave"})).bodies) == 2
    assert len(planned(state, text.encode(), Choices(rows={"twins": "take"})).bodies) == 4


def test_an_idea_that_the_session_has_is_asked_about() -> None:
    day = Rehearsed(definition(3))
    day.do(SYSTEM, "idea.import", table="t1", body="Déjà là")
    text = "corps\nDéjà  là\nDÉJÀ LÀ\nNouvelle\n"
    assert asked(day.state, text) == [("known", "", 1, "")]
    found = planned(day.state, text.encode(), Choices(rows={"known": "leave"}))
    assert [one["body"] for one in found.bodies] == ["Déjà  là", "Nouvelle"]
    assert found.ready


def test_a_column_that_is_not_known_is_asked_about(state: State) -> None:
    text = "Horodatage;Votre suggestion;Direction\n1;Moins de courriels;A\n"
    found = planned(state, text.encode())
    assert [one.kind for one in found.open] == ["header", "body"]
    assert found.read.first[1] == ("1", "Moins de courriels", "A")
    told = Choices(header="names", columns={"body": 2, "theme": 3})
    assert planned(state, text.encode(), told).bodies == [{"table": "t1", "body": "Moins de courriels"}]


def test_a_file_without_a_header_is_asked_about(state: State) -> None:
    text = "Moins de courriels, plus de mots\nUn jour sans réunion\n"
    found = planned(state, text.encode(), Choices(columns={"body": 1}))
    assert [one.kind for one in found.open] == ["header"]
    told = Choices(header="idea", columns={"body": 1})
    assert [one["body"] for one in planned(state, text.encode(), told).bodies] == [
        "Moins de courriels, plus de mots", "Un jour sans réunion",
    ]  # fmt: skip


def test_a_column_holds_one_thing(state: State) -> None:
    told = Choices(columns={"title": 1, "body": 2})
    assert planned(state, b"corps;note\na;b\n", told).bodies == [{"table": "t1", "title": "a", "body": "b"}]


def test_a_plan_is_named_after_what_it_would_write(state: State) -> None:
    one, other = planned(state, b"corps\na\n"), planned(state, b"corps\nb\n")
    assert one.seal == planned(state, b"corps\na\n").seal != other.seal
    assert [op["id"] for op in operations(one)] != [op["id"] for op in operations(other)]


def test_a_batch_is_taken_once_and_again_when_it_was_undone() -> None:
    day = Rehearsed(definition(3))
    content = b"corps\na\nb\n"

    def bring() -> int:
        rows = len(day.rows)
        for one in operations(planned(day.state, content)):
            day.do(SYSTEM, one["name"], one["id"], **one["body"])
        return len(day.rows) - rows

    assert (bring(), bring()) == (2, 0)
    assert planned(day.state, content).already == 2
    day.do(SYSTEM, "import.withdraw", batch=planned(day.state, content).batch, withdrawn=True)
    assert (bring(), bring()) == (2, 0)
    assert [one.withdrawn for one in day.state.batches.values()] == [True, False]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends_of_all_spreadsheets(state: State, separator: str, start: str, end: str) -> None:
    text = start + end.join([f"titre{separator}corps", f'"a ; , b"{separator}"deux{end}lignes"', ""])
    assert bodies(state, text)[0]["title"] == "a ; , b"
    assert bodies(state, text)[0]["body"].splitlines() == ["deux", "lignes"]


def test_a_file_of_an_older_spreadsheet_is_read(state: State) -> None:
    assert planned(state, "corps\nDéléguer l’été\n".encode("cp1252")).bodies[0]["body"] == "Déléguer l’été"


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
        ("corps;titre\nx;y\n;\n  ;\nz;\n;;\n", None),
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


def test_lines_without_words_are_told_and_left(state: State) -> None:
    text = "corps;titre;table\nx;;\n\u200b\u2060;\xad;1\n;;3\ny;;\n"
    found = planned(state, text.encode())
    assert ([one["body"] for one in found.bodies], found.empty) == (["x", "y"], (3, 4))
    assert planned(state, b"corps;table\n;1\n").bodies == planned(state, b"corps\n").bodies == []


def test_a_picture_or_an_enormous_file_is_refused(state: State) -> None:
    assert refusal(state, b"\x89PNG\r\n\x1a\n\0\0") == (3, "not_text")
    assert refusal(state, b"corps\n" + b"x" * LARGEST_FILE) == (1, "too_big")


def test_the_core_takes_every_body() -> None:
    day = Rehearsed(definition(3))
    for body in planned(day.state, "id;thème;corps;fonction\n1;A;« Oui » 🙂;État\n2;B;x;\n".encode()).bodies:
        assert day.do(SYSTEM, "idea.import", **body)
    assert [idea.external for idea in day.state.ideas.values()] == ["1", "2"]


def test_the_consultation_and_polis_are_read_whole() -> None:
    source = folder()
    state = consultation(source).state
    assert len(planned(state, (source / "republique-numerique-2015.csv").read_bytes()).bodies) == 91
    for conversation in (source / "polis").iterdir():
        content = (conversation / "comments.csv").read_bytes()
        found = planned(state, content).bodies
        assert len(found) == len({one["external"] for one in found}) > 10


def test_every_refusal_has_its_sentence() -> None:
    app = Flask(__name__)
    Babel(app)
    values = {
        "limit": 5, "columns": ["a", "b"], "why": "x", "field": "body", "version": 9, "known": 1, "encoding": "utf-16",
        "parts": ["a"],
    }  # fmt: skip
    with app.test_request_context():
        for kind in SENTENCES:
            assert say(BadImport(12, kind, **values)).startswith("Ligne 12")
    documented = (BadImport.__doc__ or "").split()
    assert set(SENTENCES) <= set(documented)
