"""`memento` with what goes with an edition: validated or not, reviewed, followed up."""

from pathlib import Path

from docx import Document

from tests.support.command import Shell


def test_a_memento_is_a_draft_with_its_remarks_unless_it_is_final(workshop: Shell, code: str, tmp_path: Path) -> None:
    remarks = tmp_path / "relectures.csv"
    remarks.write_text("fiche;auteur;remarque\n;Claire;À relire\n", encoding="utf-8")
    draft, final = tmp_path / "draft.docx", tmp_path / "final.docx"
    assert workshop("memento", code, "-o", draft, "--no-pages", "--relectures", remarks).status == 0
    wishes = ("--no-pages", "--final", "--mask")
    assert workshop("memento", code, "-o", final, "--relectures", remarks, *wishes).status == 0
    opened = Document(str(draft))
    assert opened.core_properties.content_status == "Projet"
    assert [comment.text for comment in opened.comments] == ["À relire"]
    assert Document(str(final)).core_properties.content_status == "Version validée"
    assert not list(Document(str(final)).comments)


def test_a_survey_makes_a_second_edition(workshop: Shell, code: str, tmp_path: Path) -> None:
    survey, target = tmp_path / "enquete.csv", tmp_path / "memento.docx"
    survey.write_text("question;réponse;nombre\nEssayé ?;Oui;33\nEssayé ?;Non;28\n", encoding="cp1252")
    assert workshop("memento", code, "-o", target, "--no-pages", "--enquete", survey).status == 0
    assert any(paragraph.text.startswith("2e édition") for paragraph in Document(str(target)).paragraphs)


def test_a_file_that_cannot_be_used_is_refused_with_its_line_and_nothing_is_written(
    workshop: Shell, code: str, tmp_path: Path
) -> None:
    news, target = tmp_path / "suivi.csv", tmp_path / "memento.docx"
    news.write_text("fiche;état;motif;depuis\n7;Déployée;;\n", encoding="utf-8")
    done = workshop("memento", code, "-o", target, "--no-pages", "--statuts", news)
    assert done.status == 1
    assert "Ligne 2" in done.err
    assert not target.exists()
