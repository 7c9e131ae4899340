"""`import` and `export`."""

import json
from pathlib import Path

import pytest

from tests.support.command import Shell

SHEET = "thème;titre;corps;fonction;id\nNotre équipe;La réunion debout;Quinze minutes, debout.;hospitalière;r-7\n"
POLIS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,35,2,0,0,1,Listen more\n"


def exported(workshop: Shell, code: str, folder: Path) -> dict[str, object]:
    assert workshop("export", code, "--format", "json", "-o", folder / "out.json").status == 0
    return dict(json.loads((folder / "out.json").read_text(encoding="utf-8")))


def test_an_idea_keeps_its_title_function_and_external_id(workshop: Shell, code: str, tmp_path: Path) -> None:
    assert workshop("import", code, "-", "--json", stdin=SHEET).json["new"] == 1
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["title"], idea["body"]) == ("La réunion debout", "Quinze minutes, debout.")
    assert (idea["function"], idea["external"]) == ("hospital", "r-7")


def test_polis_headers_are_understood(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", stdin=POLIS)
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["body"], idea["external"]) == ("Listen more", "35")


def test_the_same_file_imported_twice_is_imported_once(workshop: Shell, code: str) -> None:
    workshop("import", code, "-", stdin=SHEET)
    again = workshop("import", code, "-", "--json", stdin=SHEET).json
    assert (again["read"], again["new"]) == (1, 0)


@pytest.mark.parametrize("text", ["", "corps\n", "titre\nsans corps\n", "thème,corps\nInconnu,a\nNotre équipe,b\n"])
def test_a_file_that_cannot_be_imported_is_refused_whole(workshop: Shell, code: str, tmp_path: Path, text: str) -> None:
    said = workshop("import", code, "-", stdin=text)
    assert said.status == 1
    assert "Ligne" in said.err and "Traceback" not in said.err
    assert exported(workshop, code, tmp_path)["ideas"] == []


def test_an_idea_of_50_001_characters_is_refused_with_its_line(workshop: Shell, code: str) -> None:
    said = workshop("import", code, "-", stdin="corps\ncourt\n" + "a" * 50_001 + "\n")
    assert said.status == 1
    assert "Ligne 3" in said.err


def test_the_definition_comes_back_as_a_file_that_can_be_read_again(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("export", code, "--format", "definition", "-o", tmp_path / "back.md")
    assert workshop("check", tmp_path / "back.md").status == 0


@pytest.mark.parametrize(("kind", "begins"), [("json", "{"), ("definition", "---\ntitre: ")])
def test_an_export_goes_to_the_standard_output(workshop: Shell, code: str, kind: str, begins: str) -> None:
    said = workshop("export", code, "--format", kind, "-o", "-")
    assert (said.status, said.err) == (0, "") and said.out.startswith(begins)


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(workshop: Shell, code: str, tmp_path: Path) -> None:
    said = workshop("export", code, "-o", tmp_path / "nowhere" / "out.json")
    assert said.status == 1
    assert "nowhere" in said.err and "n’existe pas" in said.err and "Errno" not in said.err


def test_what_is_wrong_with_a_row_is_said_without_machinery(workshop: Shell, code: str) -> None:
    for text in ('corps\n"ouvert', "corps\n" + "a" * 50_001 + "\n"):
        said = workshop("import", code, "-", stdin=text).err
        assert "body" not in said and "unexpected" not in said


def test_proposals_of_a_session_of_the_folder_are_imported_by_its_code(workshop: Shell, code: str) -> None:
    said = workshop("import", code, "--proposals-of", code)
    assert said.status == 1 and "aucune idée" in said.err
    assert workshop("import", code).status == 2
    assert workshop("import", code, "-", "--proposals-of", code, stdin=SHEET).status == 2


def test_a_folder_receives_the_files_of_a_format_that_has_several(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", stdin=SHEET)
    said = workshop("export", code, "--format", "csv", "--mask", "-o", tmp_path)
    names = {"proposals", "ideas", "votes", "participation", "session"}
    assert {Path(line).name for line in said.out.split()} == {f"{name}.csv" for name in names}
    assert "La réunion debout" in (tmp_path / "ideas.csv").read_text(encoding="utf-8-sig")
    assert '"oui"' in (tmp_path / "session.csv").read_text(encoding="utf-8-sig")


def test_an_idea_is_erased_by_its_number_once_that_is_confirmed(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", stdin=SHEET)
    assert workshop("erase-idea", code, "2", "--yes").status == 1
    asked = workshop("erase-idea", code, "1", stdin="n\n")
    assert asked.status == 1 and "n° 1" in asked.err
    assert exported(workshop, code, tmp_path)["ideas"][0]["body"]  # type: ignore[index]
    assert workshop("erase-idea", code, "1", "--yes").status == 0
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["title"], idea["body"], idea["external"], idea["state"]) == ("", "", "", "retired")
