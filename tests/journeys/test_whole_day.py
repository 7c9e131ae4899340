"""A whole day in real browsers; the Word file holds what its people wrote and voted, and only whom they let it name."""

from __future__ import annotations

import pytest
from docx import Document

from tests.journeys import story
from tests.journeys.conftest import Walked

PRIVATE = [idea for ideas in story.WRITTEN.values() for idea in ideas]


def plain(text: str) -> str:
    """Without the spaces that French typography makes non-breaking, nor the lines of a page."""
    return " ".join(text.split())


@pytest.fixture(scope="session")
def words(walked: Walked) -> str:
    """All the words of the document, tables included."""
    body = Document(str(walked.memento)).element.body
    return plain("\n".join("".join(p.itertext()) for p in body.iter() if p.tag.endswith("}p")))


def test_no_word_is_in_a_page_of_the_room_before_it_is_revealed(walked: Walked) -> None:
    for page in walked.facts["private"]:
        assert [idea for idea in PRIVATE if idea in page] == []


def test_a_hidden_idea_is_not_on_the_screen(walked: Walked) -> None:
    assert story.HOUR in plain(walked.facts["on the screen"])
    assert story.CORRECTED not in plain(walked.facts["on the screen"])


def test_no_count_is_shown_before_sealing(walked: Walked) -> None:
    for page in walked.facts["before sealing"]:
        assert "point" not in page.replace("Points", "")


def test_the_room_s_turnout_is_said_once_and_not_under_each_table(walked: Walked) -> None:
    said = plain(walked.facts["tower, plenary vote"])
    assert said.count("7 bulletins sur 7 places") == said.count("bulletins sur") == 1
    assert said.count("Voter tous ensemble") == 3 and "3 propositions" in said


def test_no_gommette_stays_on_a_phone_that_passes_to_the_next(walked: Walked) -> None:
    assert 'class="gommette' not in walked.facts["cleared"].split("<main", 1)[1]


def test_the_room_reads_the_count_that_was_made_by_hand(walked: Walked) -> None:
    assert walked.facts["count, table 1"] == story.TABLE_1_COUNT
    by_title = {story.title(idea): (points, points, rank) for idea, (points, rank) in story.ROOM_COUNT.items()}
    assert walked.facts["count, plenary"] == by_title


def test_one_s_own_words_stay_in_the_field_of_a_conflict(walked: Walked) -> None:
    assert walked.facts["conflict keeps one's own"] == "Personne n’a le temps d’essayer."


def test_only_ideas_whose_author_agrees_can_be_quoted(walked: Walked) -> None:
    offered = walked.facts["quotable"]
    assert story.HOUR[:30] in offered and story.MEETING[:30] in offered
    assert story.NOTEBOOK[:30] not in offered and story.TWIN[:30] not in offered


@pytest.mark.parametrize("proposal", list(story.SHEETS))
def test_every_field_of_every_sheet_is_in_the_document(words: str, proposal: str) -> None:
    missing = [text for text in story.SHEETS[proposal] if text not in words]
    keywords = story.field(proposal, "keywords")
    assert [text for text in missing if text != keywords] == []
    assert all(word in words for word in keywords.split(", "))


def test_the_document_holds_the_count_of_each_proposal(walked: Walked) -> None:
    found = []
    for table in Document(str(walked.memento)).tables:
        head, *rows = [[plain(cell.text) for cell in row.cells] for row in table.rows]
        if "Points de la salle" in head:
            found.append(figures(dict(zip(head, rows[0], strict=True))))
    assert sorted(found) == sorted(expected().values())


def figures(row: dict[str, str]) -> tuple[int, str, str, str]:
    points = int(row["Points de la salle"].split()[-1])
    return points, row["Votants"], row["Rang en plénière"], row["À la table"]


def expected() -> dict[str, tuple[int, str, str, str]]:
    """What each proposal's page must say, from the counts made by hand."""
    at_table = story.TABLE_1_COUNT | story.TABLE_2_COUNT
    said = {}
    for idea, (points, rank) in story.ROOM_COUNT.items():
        there, _voters, table_rank = at_table[idea]
        said[idea] = (points, f"{points} sur 7", f"{nth(rank)} sur 5", f"{there} points, {nth(table_rank)}")
    return said


def nth(rank: int) -> str:
    return "1er" if rank == 1 else f"{rank}e"


def test_every_idea_is_in_the_document_even_set_aside_or_merged(words: str) -> None:
    ideas = [*PRIVATE, story.CORRECTED]
    assert [idea for idea in ideas if idea not in words] == []


def test_only_those_who_agreed_are_named(words: str) -> None:
    assert [name for name in story.NAMED if name not in words] == []
    assert [name for name in story.UNNAMED if name in words] == []


def test_quotes_are_kept_as_said_and_signed_only_with_consent(walked: Walked, words: str) -> None:
    for said in ("sans compte à rendre", "le temps rendu à l’essai", story.HEARD):
        assert f"« {said} »" in words
    assert "Entendu à la table" in words
