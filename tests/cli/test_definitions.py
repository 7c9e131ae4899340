"""`check` and `new`."""

import re
from pathlib import Path

from tests.support.command import ROOT, Shell

DEMONSTRATION = ROOT / "sessions" / "demonstration.md"


def test_a_good_definition_is_summed_up(workshop: Shell) -> None:
    said = workshop("check", DEMONSTRATION)
    assert said.status == 0
    assert "9 tables" in said.out


def test_a_bad_definition_is_refused_with_its_line(workshop: Shell, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("---\ntitre: Un\nquestion: Quoi ?\nthèmes:\n  - titre: A\n    tables: 0\n---\n", encoding="utf-8")
    said = workshop("check", bad)
    assert (said.status, said.out) == (1, "")
    assert "Ligne 6" in said.err and "Traceback" not in said.err


def test_a_missing_file_is_misuse(workshop: Shell) -> None:
    assert workshop("check", "nowhere.md").status == 2


def test_nothing_to_check_is_misuse(workshop: Shell) -> None:
    assert workshop("check").status == 2


def test_permissions_are_a_table_of_roles_and_operations(workshop: Shell) -> None:
    said = workshop("check", "--permissions")
    assert said.status == 0
    assert any("ballot.cast" in line and "participant" in line for line in said.out.splitlines())
    assert not re.search(r"[('\",)]", said.out)


def test_a_new_session_has_a_link_for_everybody(workshop: Shell) -> None:
    made = workshop("new", DEMONSTRATION, "--json").json
    tables = [f"t{number}" for number in range(1, 10)] + ["all"]
    assert list(made["desks"]) == list(made["screens"]) == tables
    assert made["code"] in made["phone"]
    links = [made["organiser"], *made["desks"].values(), *made["screens"].values()]
    assert len(set(links)) == len(links)


def test_links_are_the_same_when_asked_again(workshop: Shell) -> None:
    made = workshop("new", DEMONSTRATION, "--json").json
    assert workshop("links", made["code"].lower(), "--json").json == made


def test_links_are_listed_for_a_person(workshop: Shell, code: str) -> None:
    said = workshop("links", code)
    assert "Pupitre table 1" in said.out and "Écran de la salle" in said.out
