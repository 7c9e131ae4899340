"""Votes by grades and by two criteria, statuses, survey; and what follows from the counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.memento.days import full_day, with_voters
from tests.memento.later import GRADES, later_day
from tests.memento.structure import faults
from tests.memento.test_outline import one, said, sheets
from workshop.memento.outline import Outline
from workshop.memento.outline.book import ALTERNATIVE
from workshop.memento.outline.composing import compose
from workshop.memento.outline.day import Proposal, Status
from workshop.memento.outline.parts import Annex, Chapter, Chart, Item, Quotation, Scatter, Section, Stack, TableBlock
from workshop.memento.outline.similar_sheets import MOST, similar_sheets
from workshop.memento.word import document_bytes


@pytest.fixture(scope="module")
def later() -> Outline:
    return compose(later_day())


def figures(part: Section | Chapter, kind: type) -> list[Item]:
    return [item for item in part.items if isinstance(item, kind)]


def test_a_month_later_the_document_keeps_the_rules(later: Outline) -> None:
    assert faults(document_bytes(later)) == {}


def test_every_figure_has_a_short_alternative_and_a_table_after_it(later: Outline) -> None:
    seen = set()
    for part in later.parts:
        items = list(getattr(part, "items", ()))
        for place, item in enumerate(items):
            if isinstance(item, Chart | Stack | Scatter):
                seen.add(type(item))
                assert 0 < len(item.alt) <= ALTERNATIVE
                following = items[place + 1 : place + 4]
                assert any(isinstance(one, TableBlock) or getattr(one, "look", "") == "note" for one in following)
    assert seen == {Chart, Stack, Scatter}


def test_a_profile_shows_each_grade_as_its_table_does(later: Outline) -> None:
    chapter = one(later, Chapter)
    stack = figures(chapter, Stack)[0]
    table = next(item for item in figures(chapter, TableBlock) if item.head[2] == "Mention")
    assert [name for name, _ in stack.series] == list(reversed(GRADES))
    for row, name in enumerate(stack.names):
        assert said(table.rows[row][1]).startswith(name)
        shown = list(map(int, said(table.rows[row][3]).split(" · ")))
        assert [values[row] for _, values in stack.series] == shown[::-1]
        assert sum(values[row] for _, values in stack.series) == 96


def test_a_theme_shows_its_own_proposals_only(later: Outline) -> None:
    for chapter in (part for part in later.parts if isinstance(part, Chapter)):
        drawn = {name for stack in figures(chapter, Stack) for name in stack.names}
        own = {sheet.title for sheet in sheets(later) if sheet.hue == chapter.hue}
        assert len(drawn) == len(own) > 0


def test_every_graded_option_is_in_the_annex_of_results(later: Outline) -> None:
    tables = [table for table in figures(one(later, Annex, "_Resultats"), TableBlock) if table.head[2] == "Mention"]
    assert [len(table.rows) for table in tables] == [3, 28]


def test_options_at_the_same_place_share_a_point(later: Outline) -> None:
    annex = figures(one(later, Annex, "_Resultats"), Scatter)[0]
    assert len({(across, up) for _, across, up in annex.points}) == len(annex.points)
    named = [mark for label, _, _ in annex.points for mark in label.split(", ")]
    assert sorted(map(int, named)) == list(range(1, 29))


def test_statuses_are_counted_listed_and_told_on_their_sheet(later: Outline) -> None:
    after = one(later, Section, "_Suites")
    chart = figures(after, Chart)[0]
    assert dict(zip(chart.names, chart.values, strict=True)) == {
        "À l’étude": 8, "En expérimentation": 8, "Déployée": 4, "Abandonnée": 4, "Sans nouvelle": 4,
    }  # fmt: skip
    assert "agenda entre deux directions" in said(after)
    assert "En expérimentation" in said(sheets(later)[0].after)
    assert sum(not sheet.after for sheet in sheets(later)) == 4


def test_an_abandoned_proposal_without_reason_says_that_none_was_given() -> None:
    day = full_day()
    status = Status(day.proposals[0].idea, "abandoned")
    after = one(compose(replace(day, statuses=(status,))), Section, "_Suites")
    row = next(table for table in figures(after, TableBlock) if table.head[0] == "Proposition").rows[0]
    assert [said(cell) for cell in row[1:]] == ["Abandonnée", "–", "non renseigné"]


def test_the_survey_is_told_question_by_question(later: Outline) -> None:
    after = one(later, Section, "_Suites")
    assert "61\u00a0réponses pour 108\u00a0personnes interrogées, soit 56\u00a0%" in said(after)
    tables = [table for table in figures(after, TableBlock) if table.head[0] == "Réponse"]
    assert [said(cell) for cell in tables[0].rows[0]] == ["Oui, une", "24", "39\u00a0%"]
    assert len(figures(after, Quotation)) == 2


def test_without_news_there_is_no_chapter_of_what_follows() -> None:
    assert not any(part.key == "_Suites" for part in compose(full_day()).parts if isinstance(part, Section))


def test_a_divided_room_is_told_with_its_counts(later: Outline) -> None:
    agreed = said(one(later, Chapter))
    assert "Avis partagés" in agreed
    assert "(40 favorables, 40 défavorables)" in agreed


def test_what_half_of_the_ballots_supported_brings_the_room_together() -> None:
    day = full_day()
    first, second, *rest = day.proposals
    tallies = [with_voters(p.at_plenary, v) for p, v in ((first, 60), (second, 12)) if p.at_plenary]
    proposals = (replace(first, at_plenary=tallies[0]), replace(second, at_plenary=tallies[1]), *rest)
    chapter = said(one(compose(replace(day, proposals=proposals)), Chapter))
    assert "Un bulletin sur deux au moins" in chapter
    assert "(63\u00a0% des bulletins)" in chapter


def proposal(number: int, text: str) -> Proposal:
    return Proposal(f"i{number}", number, "t1", "A", text, {"proposal": text})


def test_close_sheets_point_to_each_other_and_to_no_others() -> None:
    found = similar_sheets([
        proposal(1, "Ouvrir la réunion debout, sans ordinateur, quinze minutes"),
        proposal(2, "Déléguer la signature des congés aux chefs d’équipe"),
        proposal(3, "Une réunion debout chaque matin, quinze minutes sans ordinateur"),
    ])  # fmt: skip
    assert found == {"i1": ("i3",), "i3": ("i1",)}


def test_a_sheet_points_to_few_others_and_never_to_itself() -> None:
    found = similar_sheets([proposal(n, "Réunion debout du matin, quinze minutes sans ordinateur") for n in range(9)])
    assert all(len(others) == MOST and idea not in others for idea, others in found.items())


def test_words_that_all_share_bring_nobody_together() -> None:
    assert similar_sheets([proposal(n, "Réunion debout du matin, quinze minutes") for n in range(40)]) == {}


PARTS = {
    "contents": "Sommaire", "essentials": "L’essentiel", "method": "La méthode", "themes": "Thème A",
    "after": "Suites données", "ideas": "Annexe : toutes les idées", "results": "Annexe : résultats détaillés",
    "programme": "Annexe : le programme", "people": "Annexe : les participants nommés", "index": "Index des mots-clés",
    "colophon": "Colophon", "sheets": "Mots-clés",
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_be_left_out_and_no_link_dies(name: str) -> None:
    content = document_bytes(compose(replace(later_day(), without=frozenset((name,)))))
    assert faults(content) == {}


def test_with_everything_left_out_the_cover_and_the_texts_stay() -> None:
    kept = compose(replace(later_day(), without=frozenset(PARTS))).parts
    assert [getattr(part, "title", "") for part in kept] == [
        "Oser, essayer, garder", "Éditorial", "Le contexte", "Remerciements",
    ]  # fmt: skip


def test_an_idea_is_whole_somewhere_whatever_is_left_out() -> None:
    day = full_day(per_table=6, keep=1)
    for name in ("ideas", "sheets"):
        kept = said(compose(replace(day, without=frozenset((name,)))).parts)
        wanted = {p.idea for p in day.proposals} | ({i.id for i in day.ideas} if name == "sheets" else set())
        for idea in day.ideas:
            lines = [line.lstrip("- ") for line in idea.body.splitlines() if line.strip()]
            assert idea.id not in wanted or all(line in kept for line in lines)
