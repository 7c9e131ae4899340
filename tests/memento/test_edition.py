"""Drafts, reviewers' comments, editions: what a document says beside its day."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from tests.memento.conftest import Office
from tests.memento.days import full_day, points_of, voters_of, with_voters
from tests.memento.later import later_day
from tests.memento.structure import faults
from tests.memento.test_outline import one, said, sheets
from workshop.memento.outline.book import Book
from workshop.memento.outline.composing import compose
from workshop.memento.outline.day import Day, Participant, Question
from workshop.memento.outline.edition import DRAFT, VALID, Edition, News, Remark
from workshop.memento.outline.notes import BadNotes, news, remarks, survey
from workshop.memento.outline.parts import Annex, Chapter, Colophon, Section, Stack, TableBlock
from workshop.memento.word import document_bytes

DAY = full_day(per_table=5, keep=1)
REMARKS = (
    Remark(2, "Claire-Anne Moreau", "À préciser : qui signe ?\nEt quand ?"),
    Remark(0, "P. <b>", "Très bien."),
    Remark(2, "Inès", "D’accord."),
)


def document(**edition: object) -> bytes:
    return document_bytes(compose(DAY, Edition(**edition)))  # type: ignore[arg-type]


def part(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode() if name in archive.namelist() else ""


def headers(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header"))


def test_a_draft_says_so_on_its_cover_in_its_properties_and_across_its_pages() -> None:
    content = document(validation=DRAFT)
    assert faults(content) == {}
    opened = Document(BytesIO(content))
    assert any("Projet à relire, non validé" in paragraph.text for paragraph in opened.paragraphs)
    assert opened.core_properties.content_status == "Projet"
    assert 'string="PROJET"' in headers(content)
    assert all(section.header.is_linked_to_previous is False for section in opened.sections)


def test_a_validated_document_bears_no_watermark_and_no_comment() -> None:
    content = document(validation=VALID, remarks=REMARKS)
    assert "PROJET" not in headers(content)
    assert part(content, "word/comments.xml") == ""
    opened = Document(BytesIO(content))
    assert any("Version validée par l’organisation" in paragraph.text for paragraph in opened.paragraphs)
    assert opened.core_properties.content_status == "Version validée"


def test_libreoffice_prints_the_watermark_and_the_same_pages(office: Office) -> None:
    draft, valid = (
        PdfReader(office.pdf(document(validation=validation), f"validation-{validation}"))
        for validation in (DRAFT, VALID)
    )
    assert len(draft.pages) == len(valid.pages)


def test_reviewers_remarks_are_comments_beside_the_heading_of_their_sheet() -> None:
    content = document(validation=DRAFT, remarks=REMARKS)
    assert faults(content) == {}
    opened = Document(BytesIO(content))
    told = [(comment.author, comment.initials, comment.text) for comment in opened.comments]
    assert told == [
        ("Claire-Anne Moreau", "CAM", "À préciser\u00a0: qui signe\u00a0?\nEt quand\u00a0?"),
        ("P. <b>", "P<", "Très bien."),
        ("Inès", "I", "D’accord."),
    ]
    assert {str(comment.timestamp) for comment in opened.comments} == {"2027-03-10 16:40:00+00:00"}
    marked = {p.text: p._p.xml.count("commentReference ") for p in opened.paragraphs if "commentReference " in p._p.xml}
    second = sheets(compose(DAY))[1]
    assert marked == {f"2\t{second.title}": 2, "Éditorial": 1}


def test_the_same_edition_gives_the_same_bytes() -> None:
    told = {"validation": DRAFT, "remarks": REMARKS, "number": 2, "news": (News(1, "tried", "En cours", "2027-04-02"),)}
    assert document(**told) == document(**told)
    assert document(**told) != document(**{**told, "number": 3})


def test_a_second_edition_says_so_and_tells_what_became_of_the_sheets() -> None:
    told = compose(DAY, Edition(number=2, validation=VALID, news=(News(2, "abandoned", "Trop coûteux."),)))
    assert "2e édition, version validée par l’organisation" in said(one(told, Colophon))
    assert "Trop coûteux." in said(one(told, Section, "_Suites"))
    assert [bool(sheet.after) for sheet in sheets(told)][:3] == [False, True, False]


def test_news_of_a_file_replace_what_the_session_knew() -> None:
    first = compose(DAY, Edition(news=(News(1, "studied"),)))
    known = replace(DAY, statuses=())
    assert compose(known, Edition(news=(News(1, "studied"),))) == first


def test_a_spreadsheet_of_remarks_is_read_whatever_its_accents_order_and_separator() -> None:
    found = remarks('Remarque;AUTEUR;Fiche\n"Deux\nlignes";Zoé;3\n;;\nTout va bien;Zoé;\n'.encode("cp1252"), 5)
    assert found == (Remark(3, "Zoé", "Deux\nlignes"), Remark(0, "Zoé", "Tout va bien"))


def test_a_spreadsheet_of_statuses_is_read() -> None:
    text = "fiche,état,motif,depuis\n2,À l'étude,,02/04/2027\n1,DEPLOYEE,Généralisée,\n"
    assert news(text.encode(), 5) == (News(2, "studied", "", "2027-04-02"), News(1, "deployed", "Généralisée"))


def test_a_spreadsheet_of_the_survey_is_read() -> None:
    text = (
        "question;réponse;nombre\nPersonnes interrogées;;108\nRéponses reçues;;61\nEssayé ?;Oui;33\nEssayé ?;Non;28\n"
    )
    found = survey(text.encode("utf-8-sig"))
    assert (found.asked, found.answered) == (108, 61)
    assert found.questions == (Question("Essayé ?", (("Oui", 33), ("Non", 28))),)


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("", 1, "no_column"),
        ("fiche;état;motif\n", 1, "no_column"),
        ("fiche;état;motif;depuis\n0;Déployée;;\n", 2, "not_a_sheet"),
        ("fiche;état;motif;depuis\n9;Déployée;;\n", 2, "not_a_sheet"),
        ("fiche;état;motif;depuis\n１;Déployée;;\n", 2, "not_a_sheet"),
        ("fiche;état;motif;depuis\n1;;;\n", 2, "empty"),
        ("fiche;état;motif;depuis\n1;En panne;;\n", 2, "unknown_state"),
        ("fiche;état;motif;depuis\n1;Déployée;;\n1;Déployée;;\n", 3, "twice"),
        ("fiche;état;motif;depuis\n1;Déployée;;hier\n", 2, "not_a_date"),
        ("fiche;état;motif;depuis\n1;Déployée;;31/02/2027\n", 2, "not_a_date"),
        (f"fiche;état;motif;depuis\n1;Déployée;{'a' * 2001};\n", 2, "too_long"),
        ('fiche;état;motif;depuis\n1;"Dépl"oyée;;\n', 2, "bad_row"),
        ("fiche;état;motif;depuis\n1;Déployée;\0;\n", 2, "not_text"),
        ("fiche;état;motif;depuis\n" + "1;Déployée;;\n" * 200_000, 1, "too_big"),
    ],
)
def test_a_bad_file_is_refused_whole_with_its_line(text: str, line: int, kind: str) -> None:
    with pytest.raises(BadNotes) as bad:
        news(text.encode(), 5)
    assert (bad.value.line, bad.value.kind) == (line, kind)


@pytest.mark.parametrize("count", ["", "-1", "1,5", "beaucoup", "²", "99999999999"])
def test_a_count_that_is_none_is_refused(count: str) -> None:
    with pytest.raises(BadNotes) as bad:
        survey(f"question;réponse;nombre\nEssayé ?;Oui;{count}\n".encode())
    assert bad.value.kind == "not_a_count"


def test_a_masked_document_tells_no_voters_under_five_and_keeps_the_rules() -> None:
    day = later_day()
    outline = compose(day, Edition(mask=True))
    assert faults(document_bytes(outline)) == {}
    results = one(outline, Annex, "_Resultats")
    tables = [item for item in results.items if isinstance(item, TableBlock) and item.head[3:4] == ("Votants",)]
    votes = [tally for vote in day.votes if vote.rule for tally in vote.tallies]
    shown = [(said(row[2]), said(row[3])) for table in tables for row in table.rows]
    for tally, (points, voters) in zip(votes, shown, strict=True):
        told = ("masqué", "<\u00a05") if 0 < voters_of(tally) < 5 else (str(points_of(tally)), str(voters_of(tally)))
        assert (points, voters.replace(" ", "\u00a0")) == told
    assert any(0 < voters_of(tally) < 5 for tally in votes)


def test_a_masked_document_draws_no_chart_that_would_show_what_is_hidden() -> None:
    found = compose(later_day(), Edition(mask=True))
    for part in found.parts:
        for item in getattr(part, "items", ()):
            if isinstance(item, Stack):
                assert not any(0 < value < 5 for _, values in item.series for value in values)


def few_at_a_table() -> Day:
    """A day where one table alone has few people, and one proposal few voters."""
    day = later_day()
    full = {table.id: 3 if number == 0 else 9 for number, table in enumerate(day.tables)}
    people = tuple(Participant(None, "state", table, 1) for table, seats in full.items() for _ in range(seats))
    tables = tuple(replace(table, people=full[table.id], seats=full[table.id]) for table in day.tables)
    votes = tuple(replace(vote, tallies=tuple(
        with_voters(tally, 2 if place == 0 else 7) for place, tally in enumerate(vote.tallies)
    )) for vote in day.votes)  # fmt: skip
    room = {tally.idea: tally for vote in votes if vote.place == "all" and vote.rule for tally in vote.tallies}
    proposals = tuple(replace(p, at_plenary=room.get(p.idea)) for p in day.proposals)
    return replace(day, people=people, tables=tables, votes=votes, proposals=proposals)


def test_no_total_of_a_masked_document_gives_a_small_count_away() -> None:
    day = few_at_a_table()
    outline = compose(day, Edition(mask=True))
    book = Book(day, mask=True)
    assert list(book.seated.values()).count("< 5") == list(book.seated.values()).count("masqué") == 1
    rooms = (vote for vote in day.votes if vote.place == "all" and vote.rule)
    summed = sum(points_of(tally) for vote in rooms for tally in vote.tallies)
    front = next(part for part in outline.parts if isinstance(part, Section) and part.key == "_Essentiel")
    tables = [item for item in front.items if isinstance(item, TableBlock) and item.look == "grand"]
    figures = [said(row) for table in tables for row in table.rows]
    assert "masqué" in figures[1] and str(summed) not in figures[1]
    bands = {part.letter: part.band for part in outline.parts if isinstance(part, Chapter)}
    few = {p.theme for p in day.proposals if p.at_plenary and 0 < voters_of(p.at_plenary) < 5}
    assert {letter for letter, band in bands.items() if "point" not in band} == few != set()


def test_nothing_is_hidden_unless_it_is_asked() -> None:
    assert "< 5" not in said(compose(later_day()).parts)
