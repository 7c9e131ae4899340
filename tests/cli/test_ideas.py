"""`import` and `export`."""

import json
import re
from pathlib import Path

import pytest

from tests.support.command import Shell

SHEET = "thème;titre;corps;fonction;id\nNotre équipe;La réunion debout;Quinze minutes, debout.;hospitalière;r-7\n"
POLIS = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,x,35,2,0,0,1,Listen more\n"


def exported(workshop: Shell, code: str, folder: Path) -> dict[str, object]:
    assert workshop("export", code, "--format", "json", "-o", folder / "out.json").status == 0
    return dict(json.loads((folder / "out.json").read_text(encoding="utf-8")))


def test_an_idea_keeps_its_title_function_and_external_id(workshop: Shell, code: str, tmp_path: Path) -> None:
    assert workshop("import", code, "-", "--yes", "--json", stdin=SHEET).json["new"] == 1
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["title"], idea["body"]) == ("La réunion debout", "Quinze minutes, debout.")
    assert (idea["function"], idea["external"]) == ("hospital", "r-7")


def test_polis_headers_are_understood(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", "--yes", stdin=POLIS)
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["body"], idea["external"]) == ("Listen more", "35")


def test_the_same_file_imported_twice_is_imported_once(workshop: Shell, code: str) -> None:
    workshop("import", code, "-", "--yes", stdin=SHEET)
    again = workshop("import", code, "-", "--yes", "--json", stdin=SHEET).json
    assert (again["read"], again["new"]) == (1, 0)


@pytest.mark.parametrize("text", ["", "corps\n", "corps\n\u200b\n", 'corps\n"ouvert'])
def test_a_file_that_cannot_be_imported_is_refused_whole(workshop: Shell, code: str, tmp_path: Path, text: str) -> None:
    said = workshop("import", code, "-", "--yes", stdin=text)
    assert said.status == 1
    assert "Ligne" in said.err and "Traceback" not in said.err
    assert exported(workshop, code, tmp_path)["ideas"] == []


ODD = "Horodatage;Suggestion;Service\n1;Moins de courriels;Notre équipe\n2;Un carnet;Le voisin\n"


def test_nothing_is_written_before_the_preview_is_agreed_to(workshop: Shell, code: str, tmp_path: Path) -> None:
    said = workshop("import", code, "-", stdin=SHEET)
    assert said.status == 1
    assert "La réunion debout" in said.err and "1 idée à importer." in said.err and "--yes" in said.err
    assert exported(workshop, code, tmp_path)["ideas"] == []


def test_what_is_not_understood_is_asked_and_answered(workshop: Shell, code: str, tmp_path: Path) -> None:
    said = workshop("import", code, "-", "--yes", stdin=ODD)
    assert said.status == 1
    assert "colonne 2 · Suggestion" in said.err and "--columns idée=N" in said.err
    told = ("--answer", "header=names", "--columns", "idée=2,thème=3")
    said = workshop("import", code, "-", "--yes", *told, stdin=ODD)
    assert said.status == 1
    assert "Le voisin" in said.err
    (key,) = set(re.findall(r"theme-[0-9a-f]{12}", said.err))
    said = workshop("import", code, "-", "--yes", *told, "--answer", f"{key}=A", "--json", stdin=ODD)
    assert said.json["new"] == 2
    assert [one["body"] for one in exported(workshop, code, tmp_path)["ideas"]] == ["Moins de courriels", "Un carnet"]  # type: ignore[index, attr-defined]


def test_an_answer_that_cannot_be_read_is_refused(workshop: Shell, code: str) -> None:
    for told in (("--columns", "idée=x"), ("--columns", "licorne=1"), ("--answer", "sans-réponse")):
        assert workshop("import", code, "-", *told, stdin=SHEET).status == 2


def test_an_import_is_undone_at_one_go(workshop: Shell, code: str, tmp_path: Path) -> None:
    assert workshop("import", code, "--undo").status == 1
    workshop("import", code, "-", "--yes", stdin=SHEET)
    assert "1 idée retirée" in workshop("import", code, "--undo").err
    assert [one["state"] for one in exported(workshop, code, tmp_path)["ideas"]] == ["withdrawn"]  # type: ignore[index, attr-defined]
    assert workshop("import", code, "-", "--yes", "--json", stdin=SHEET).json["new"] == 1


def test_an_idea_of_50_001_characters_is_refused_with_its_line(workshop: Shell, code: str) -> None:
    said = workshop("import", code, "-", "--yes", stdin="corps\ncourt\n" + "a" * 50_001 + "\n")
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
        said = workshop("import", code, "-", "--yes", stdin=text).err
        assert "body" not in said and "unexpected" not in said


def test_proposals_of_a_session_of_the_folder_are_imported_by_its_code(workshop: Shell, code: str) -> None:
    said = workshop("import", code, "--proposals-of", code)
    assert said.status == 1 and "aucune idée" in said.err
    assert workshop("import", code).status == 2
    assert workshop("import", code, "-", "--proposals-of", code, stdin=SHEET).status == 2


def test_a_folder_receives_the_files_of_a_format_that_has_several(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", "--yes", stdin=SHEET)
    said = workshop("export", code, "--format", "csv", "--mask", "-o", tmp_path)
    names = {"proposals", "ideas", "votes", "participation", "session"}
    assert {Path(line).name for line in said.out.split()} == {f"{name}.csv" for name in names}
    assert "La réunion debout" in (tmp_path / "ideas.csv").read_text(encoding="utf-8-sig")
    assert '"oui"' in (tmp_path / "session.csv").read_text(encoding="utf-8-sig")


def test_an_idea_is_erased_by_its_number_once_that_is_confirmed(workshop: Shell, code: str, tmp_path: Path) -> None:
    workshop("import", code, "-", "--yes", stdin=SHEET)
    assert workshop("erase-idea", code, "2", "--yes").status == 1
    asked = workshop("erase-idea", code, "1", stdin="n\n")
    assert asked.status == 1 and "n° 1" in asked.err
    assert exported(workshop, code, tmp_path)["ideas"][0]["body"]  # type: ignore[index]
    assert workshop("erase-idea", code, "1", "--yes").status == 0
    (idea,) = exported(workshop, code, tmp_path)["ideas"]  # type: ignore[misc]
    assert (idea["title"], idea["body"], idea["external"], idea["state"]) == ("", "", "", "retired")
