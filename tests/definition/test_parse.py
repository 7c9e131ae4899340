"""A definition file gives the definition it says, and each bad one a kind of trouble with its line."""

import pytest

from tests.support.work import calls
from workshop.core.definition_check import MEMENTO_PARTS
from workshop.definition import BadDefinition, begins, default_agenda, parse, to_text
from workshop.definition.vocabulary import PARTS
from workshop.messages.definition import say
from workshop.web.assets.paths import example_sessions

HEAD = "titre: Une heure\nquestion: Par quoi commencer ?\n"
SMALL = f"---\n{HEAD}thèmes: [Notre équipe]\n---\n"


def with_head(more: str) -> str:
    return f"---\n{HEAD}thèmes: [Notre équipe]\n{more}\n---\n"


def trouble(source: str | bytes) -> BadDefinition:
    with pytest.raises(BadDefinition) as caught:
        parse(source)
    assert all(say(bad).startswith(f"Ligne {bad.line}") for bad in caught.value.all())
    return caught.value


def test_title_question_and_themes_are_enough() -> None:
    body = parse(SMALL).body
    assert body["title"] == "Une heure"
    assert body["themes"] == [
        {"id": "A", "title": "Notre équipe", "intro": "", "tables": [{"id": "t1", "number": 1, "places": 12}]}
    ]
    assert body["steps"] == default_agenda(1)


@pytest.mark.parametrize("key", ["titre", "question", "thèmes"])
def test_each_required_key_is_asked_for(key: str) -> None:
    lines = [line for line in SMALL.split("\n") if not line.startswith(key)]
    bad = trouble("\n".join(lines))
    assert (bad.kind, bad.values["key"]) == ("missing", key)


@pytest.mark.parametrize("value", ['""', '"  "', '"\\u202e\\0"', '"\\ud800"'])
def test_a_title_that_nobody_could_see_is_missing(value: str) -> None:
    bad = trouble(f"---\ntitre: {value}\nquestion: Comment ?\nthèmes:\n  - titre: Un\n---\n")
    assert (bad.kind, bad.values["key"], bad.line) == ("missing", "titre", 2)


def test_tables_are_numbered_through_all_themes() -> None:
    body = parse(f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: 3\n  - titre: Deux\n    tables: 2\n---\n").body
    assert [table["id"] for theme in body["themes"] for table in theme["tables"]] == [
        "t1",
        "t2",
        "t3",
        "t4",
        "t5",
    ]


def test_letters_go_on_after_z() -> None:
    names = ", ".join(f"Thème {number}" for number in range(28))
    themes = parse(f"---\n{HEAD}thèmes: [{names}]\n---\n").body["themes"]
    assert [theme["id"] for theme in themes[25:]] == ["Z", "AA", "AB"]


def test_the_default_day_of_several_tables_ends_with_a_plenary_vote() -> None:
    steps = parse(f"---\n{HEAD}thèmes: [Un, Deux]\n---\n").body["steps"]
    assert [step["kind"] for step in steps if step["scope"] == "plenary"] == [
        "welcome",
        "pause",
        "pause",
        "pitch",
        "dots",
        "close",
    ]


def test_keys_are_read_without_their_accents() -> None:
    assert parse(f"---\n{HEAD}Themes: [Un]\nDEBUT: 9h30\n---\n").body["start"] == "09:30"


@pytest.mark.parametrize(
    ("written", "read"), [("9:30", "09:30"), ("9h", "09:00"), ("09 h 05", "09:05"), ("18:00", "18:00")]
)
def test_a_time_is_never_taken_for_a_number(written: str, read: str) -> None:
    assert parse(with_head(f"début: {written}")).body["start"] == read


@pytest.mark.parametrize("written", ["2027-03-18", "18/03/2027", "'2027-03-18'"])
def test_a_date_is_read_in_either_order(written: str) -> None:
    assert parse(with_head(f"date: {written}")).body["date"] == "2027-03-18"


def test_a_step_takes_its_kind_s_settings() -> None:
    step = parse(with_head("étapes:\n  - activité: gommettes\n    gommettes: 0\n    égalité: la table décide")).body[
        "steps"
    ][0]
    usual = {"cap": 3, "keep": 3, "least": 3, "arrivals": "everybody"}
    assert step["settings"] == {**usual, "budget": 0, "tie": "table"}


def test_who_arrives_during_a_vote_waits_where_the_file_says_so() -> None:
    body = parse(with_head("étapes:\n  - activité: gommettes\n    arrivées pendant un vote: par l'animation")).body
    assert body["steps"][0]["settings"]["arrivals"] == "desk" and parse(to_text(body)).body == body
    assert "arrivées" not in to_text(parse(with_head("étapes:\n  - activité: gommettes")).body)


def test_texts_are_kept_under_the_slug_of_their_heading() -> None:
    texts = parse(SMALL + "## Éditorial\n\nBonjour.\n\n# Deux\n\n## Œuvres\n\nFin.\n").body["texts"]
    assert texts == {
        "editorial": {"title": "Éditorial", "body": "Bonjour.\n\n### Deux"},
        "oeuvres": {"title": "Œuvres", "body": "Fin."},
    }


def test_parts_of_the_memento_are_left_out_once_in_the_documents_order() -> None:
    body = parse(with_head("mémento sans: [Index, programme, index]\nlicence: CC BY-SA 4.0")).body
    assert (body["without"], body["licence"]) == (["programme", "index"], "CC BY-SA 4.0")


def test_every_part_that_the_core_knows_has_its_word() -> None:
    assert tuple(PARTS.values()) == MEMENTO_PARTS


def test_text_before_the_first_heading_is_remarked() -> None:
    assert [(remark.line, remark.kind) for remark in parse(SMALL + "perdu\n\n## Gardé\n").warnings] == [
        (6, "loose_text")
    ]


@pytest.mark.parametrize(
    ("source", "line", "kind"),
    [
        ("", 1, "no_head"),
        ("titre: a", 1, "no_head"),
        ("---\n---\n", 2, "no_head"),
        ("---\n- a\n---\n", 2, "no_head"),
        (f"---\n{HEAD}", 1, "head_not_closed"),
        (with_head("questoin: b"), 5, "unknown_key"),
        (with_head("titre: b"), 5, "doubled_key"),
        (with_head("Titre: b"), 5, "doubled_key"),
        (with_head("lieu: Lyon: salle 4"), 5, "yaml_colon"),
        (with_head("lieu: 'Lyon"), 5, "yaml_quote"),
        (with_head("\tlieu: Lyon"), 5, "yaml_tab"),
        (with_head("lieu: {"), 5, "yaml"),
        (with_head("lieu: [a, b]"), 5, "not_text"),
        (with_head("lieu: \x01"), 5, "control_character"),
        (with_head("date: 2027-02-30"), 5, "not_a_date"),
        (with_head("date: demain"), 5, "not_a_date"),
        (with_head("début: 25:00"), 5, "not_a_time"),
        (with_head("conservation: 0"), 5, "out_of_range"),
        (with_head("conservation: 1e3"), 5, "not_whole"),
        (with_head("places: -1"), 5, "out_of_range"),
        (with_head("langue: martien"), 5, "not_a_choice"),
        (with_head("mémento sans: [index, préface]"), 5, "not_a_choice"),
        (with_head("wifi: Tablee"), 5, "not_a_mapping"),
        (with_head("wifi:\n  mot de passe: tilleul"), 5, "empty_value"),
        (with_head("étapes:\n  - activité: sieste"), 6, "not_a_choice"),
        (with_head("étapes:\n  - sieste"), 6, "not_a_choice"),
        (with_head("étapes:\n  - titre: Sans activité"), 6, "not_a_choice"),
        (with_head("étapes:\n  - activité: idées\n    minutes: vingt"), 7, "not_whole"),
        (with_head("étapes:\n  - activité: idées\n    minutes: 20.5"), 7, "not_whole"),
        (with_head("étapes:\n  - activité: idées\n    gommettes: 5"), 7, "not_of_this_kind"),
        (with_head("étapes:\n  - activité: idées\n    portée: ville"), 7, "not_a_choice"),
        (with_head("étapes:\n  - activité: présentation\n    portée: table"), 7, "not_a_choice"),
        (with_head("étapes:\n  - activité: idées\n    repère: s2\n  - partage"), 8, "same_step"),
        (with_head("étapes:\n  - activité: idées\n    repère: 7"), 7, "not_a_mark"),
        (f"---\n{HEAD}thèmes: [Un, un]\n---\n", 4, "same_theme"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: 0\n---\n", 6, "out_of_range"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: []\n---\n", 6, "out_of_range"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: [1, 1]\n---\n", 6, "same_table"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: 2\n    places: [12]\n---\n", 7, "places_count"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n    lettre: é\n---\n", 6, "not_a_letter"),
        (f"---\n{HEAD}thèmes:\n  - titre: Un\n  - titre: Deux\n    lettre: A\n---\n", 7, "same_letter"),
        (
            f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: 60\n  - titre: Deux\n    tables: 60\n---\n",
            4,
            "too_many_tables",
        ),
        (SMALL + "## Mot\n\n## mot\n", 8, "same_heading"),
        (SMALL + "## …\n", 6, "not_a_heading"),
    ],
)
def test_a_bad_definition_is_refused_with_its_line(source: str, line: int, kind: str) -> None:
    bad = trouble(source)
    assert (bad.line, bad.kind) == (line, kind)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "alias"),
        ("a: *nowhere", "alias"),
        ("a: !!python/object/apply:os.system [date]", "tag"),
        ("a: !!binary aGVsbG8=", "tag"),
        ("a: " + "[" * 5000, "too_deep"),
        ("? [a]\n: b", "bad_key"),
    ],
)
def test_yaml_that_could_run_or_grow_is_refused(head: str, kind: str) -> None:
    assert trouble(with_head(head)).kind == kind


def test_a_file_of_ten_megabytes_is_refused_before_it_is_read() -> None:
    kinds: list[str] = []
    large = SMALL.encode() + b"x" * 10_000_000
    assert calls(lambda: kinds.append(trouble(large).kind)) < 200
    assert kinds == ["file_too_big"]


def test_a_head_of_many_lines_is_refused_before_it_is_read() -> None:
    assert trouble(with_head("- a\n" * 30_000)).kind == "head_too_big"


def test_invalid_utf_8_is_refused_with_its_line() -> None:
    bad = trouble(b"---\ntitre: d\xe9but\n---\n")
    assert (bad.line, bad.kind) == (2, "not_utf8")


def test_line_ends_and_marks_of_other_systems_are_read() -> None:
    assert parse(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()).body == parse(SMALL).body


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    bad = trouble(with_head("début: midi\nétapes:\n  - activité: idées\n    minutes: x\nconservation: x\nlangu: fr"))
    assert [(one.line, one.kind) for one in bad.all()] == [
        (5, "not_a_time"),
        (8, "not_whole"),
        (9, "not_whole"),
        (10, "unknown_key"),
    ]


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    assert trouble(with_head("organisateur: moi")).values["nearest"] == "organisateurs"


def test_removing_a_theme_renames_nobody_s_table() -> None:
    body = parse(f"---\n{HEAD}thèmes:\n  - titre: Un\n    tables: 2\n  - titre: Deux\n    tables: 2\n---\n").body
    body["themes"] = body["themes"][1:]
    again = parse(to_text(body)).body
    assert (again["themes"][0]["id"], [table["id"] for table in again["themes"][0]["tables"]]) == (
        "B",
        ["t3", "t4"],
    )


def test_moving_a_step_keeps_its_id() -> None:
    body = parse(with_head("étapes: [accueil, idées, clôture]")).body
    body["steps"] = [body["steps"][1], body["steps"][0], body["steps"][2]]
    assert [step["id"] for step in parse(to_text(body)).body["steps"]] == ["s2", "s1", "s3"]


def test_steps_begin_when_the_one_before_ends() -> None:
    steps = parse(
        with_head("étapes:\n  - activité: idées\n    minutes: 50\n  - activité: pause\n    minutes: 20")
    ).body["steps"]
    assert begins("23:30", steps) == ["23:30", "00:20", "00:40"]


def test_a_vote_before_any_idea_is_remarked() -> None:
    remarks = parse(with_head("étapes:\n  - gommettes\n  - idées")).warnings
    assert [(remark.line, remark.kind) for remark in remarks] == [(6, "nothing_to_vote")]


@pytest.mark.parametrize("name", ["demonstration.md", "minimale.md"])
def test_the_shipped_sessions_are_read_without_remark(name: str) -> None:
    definition = parse((example_sessions() / name).read_bytes())
    assert not definition.warnings
    assert parse(to_text(definition.body)).body == definition.body
