"""`memento` of several sessions: one document, and the file of their common themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import MINIMAL
from tests.support.command import Shell


@pytest.fixture
def codes(workshop: Shell) -> list[str]:
    return [str(workshop("new", MINIMAL, "--json").json["code"]) for _ in range(2)]


def test_several_codes_make_one_document_and_propose_their_themes(
    workshop: Shell, codes: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "synthese.docx"
    done = workshop("memento", *codes, "-o", target, "--no-pages", "--titre", "Deux fois la même journée")
    assert done.status == 0 and "Thèmes communs proposés" in done.err
    titles = [p.text for p in Document(str(target)).paragraphs if p.style.name == "Title"]
    assert titles == ["Deux fois la même journée"]
    proposed = target.with_suffix(".themes.csv")
    again = workshop("memento", *codes, "-o", target, "--no-pages", "--themes", proposed)
    assert again.status == 0 and "Thèmes communs" not in again.err


def test_a_file_of_themes_that_is_there_is_not_written_over(workshop: Shell, codes: list[str], tmp_path: Path) -> None:
    mine = tmp_path / "synthese.themes.csv"
    mine.write_text("le mien", encoding="utf-8")
    done = workshop("memento", *codes, "-o", tmp_path / "synthese.docx", "--no-pages")
    assert done.status == 0 and "n’a pas été changé" in done.err
    assert mine.read_text(encoding="utf-8") == "le mien"


def test_what_cannot_be_gathered_is_said_and_nothing_is_written(
    workshop: Shell, codes: list[str], tmp_path: Path
) -> None:
    target, wrong = tmp_path / "synthese.docx", tmp_path / "wrong.csv"
    wrong.write_text("séance;thème;intitulé;thème commun\nAAAAAA;A;x;y\n", encoding="utf-8")
    said = {
        "donnée deux fois": (codes[0], codes[0]),
        "Ligne 2 : Aucune des séances": (*codes, "--themes", wrong),
        "une seule séance": (*codes, "--final"),
        "avec plusieurs séances": (codes[0], "--titre", "Seule"),
    }
    for sentence, arguments in said.items():
        done = workshop("memento", *arguments, "-o", target, "--no-pages")
        assert done.status in (1, 2) and sentence in done.err
    assert not target.exists() and not target.with_suffix(".themes.csv").exists()
