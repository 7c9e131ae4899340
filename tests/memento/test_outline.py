"""What the mémento says, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tests.core.day import SHEET, played_session
from tests.core.play import Rehearsed
from tests.memento.days import empty_day, full_day, points_of, voters_of
from workshop.memento.outline import Outline, outline
from workshop.memento.outline.composing import compose
from workshop.memento.outline.parts import (
    Annex,
    Chapter,
    Chart,
    Colophon,
    Contents,
    Cover,
    Index,
    Section,
    Sheet,
    TableBlock,
)
from workshop.memento.text import french
from workshop.memento.text.prose import Span


def words(value: Any) -> Iterator[str]:
    """Every text in a part."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Span):
        yield value.text
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from words(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words(getattr(value, field.name))


def said(value: Any) -> str:
    return "\n".join(words(value))


def sheets(found: Outline) -> list[Sheet]:
    return [part for part in found.parts if isinstance(part, Sheet)]


def one(found: Outline, kind: type, key: str = "") -> Any:
    return next(part for part in found.parts if type(part) is kind and (not key or part.key == key))


def test_the_parts_come_in_reading_order(full_outline: Outline) -> None:
    kinds = [type(part) for part in full_outline.parts]
    assert kinds[:2] == [Cover, Contents]
    assert kinds[-1] is Colophon
    order = [Cover, Contents, Section, Chapter, Sheet, Annex, Index]
    firsts = [kinds.index(kind) for kind in order]
    assert firsts == sorted(firsts)


def test_each_theme_has_a_chapter_and_each_proposal_a_sheet_behind_it(full_outline: Outline) -> None:
    parts = [part for part in full_outline.parts if isinstance(part, Chapter | Sheet)]
    letters = [part.letter if isinstance(part, Chapter) else part.hue for part in parts]
    assert letters == sorted(letters)
    assert [part.number for part in sheets(full_outline)] == list(range(1, 29))


def test_a_sheet_holds_every_field_that_was_written(played_outline: Outline) -> None:
    first = sheets(played_outline)[0]
    assert first.title == SHEET["title"]
    for name, text in SHEET.items():
        for line in text.splitlines():
            assert line.lstrip("12. ") in said(first), name


def test_an_empty_field_says_that_it_is_empty(played_outline: Outline) -> None:
    empty = next(part for part in sheets(played_outline) if "Supprimer un formulaire" in part.title)
    assert said(empty.finding) == said(empty.proposal) == french.MISSING
    assert all(said(blocks) == french.MISSING for trio in empty.trios for _, blocks in trio.columns)
    assert empty.keywords == french.MISSING
    assert not empty.quotations


def test_a_sheet_tells_votes_and_rank_in_the_room_and_at_its_table(played_outline: Outline) -> None:
    first = sheets(played_outline)[0]
    assert first.support.head == ("Points de la salle", "Votants", "Rang en plénière", "À la table")
    cells = ["".join(words(cell)) for cell in first.support.rows[0]]
    assert cells == ["● 24", "12 sur 12", "1er sur 6", "12\u00a0points, 1er"]


def test_a_sheet_keeps_the_ideas_that_were_merged_into_it(played_outline: Outline) -> None:
    origin = said(sheets(played_outline)[0].origin)
    assert "Avec elle, 1\u00a0idée réunie" in origin
    assert "Commencer les réunions par un tour de parole de trente secondes, debout" in origin


def test_a_verbatim_is_signed_only_with_consent_to_be_named(played_outline: Outline) -> None:
    signed = {quotation.by for part in sheets(played_outline) for quotation in part.quotations}
    assert "Prénom0" in signed
    assert "Entendu à la table" in signed
    assert not any(name in signed for name in (f"Prénom{n}" for n in (1, 3, 5, 7, 9, 11)))


def test_no_name_leaves_without_consent(played_outline: Outline) -> None:
    everything = said(played_outline.parts)
    for number in range(12):
        named = f"Prénom{number}" in everything.replace("Prénom10", "" if number == 1 else "Prénom10")
        assert named == (number % 2 == 0), number


def test_a_quote_goes_when_its_author_takes_the_consent_back() -> None:
    day = played_session()
    before = said(outline(day.state).parts)
    author = day.state.ideas[day.state.ideas_at["t1"][0]].author or ""
    quoted = "Ouvrir chaque réunion par un"
    assert any(quoted == q.text for part in sheets(outline(day.state)) for q in part.quotations)
    day.state.people[author].consents["quotes"] = False
    after = outline(day.state)
    assert not any(quoted == q.text for part in sheets(after) for q in part.quotations)
    assert said(after.parts) != before


def test_an_erased_person_is_nowhere() -> None:
    day = played_session()
    assert "Prénom0" in said(outline(day.state).parts)
    person = next(p for p in day.state.people.values() if p.name == "Prénom0")
    person.erased = True
    assert "Prénom0" not in said(outline(day.state).parts)


def test_the_rule_the_tie_rule_and_the_reason_are_printed(played_outline: Outline) -> None:
    method = said(one(played_outline, Section, "_Methode"))
    assert "5\u00a0gommettes par personne, 3\u00a0au plus par idée, bulletin secret" in method
    assert "toutes sont gardées" in method
    assert "La table en garde une seule, qu’elle veut porter." in method
    assert "un bulletin par appareil" in method


def test_the_annex_lists_every_idea_with_what_became_of_it(played: Rehearsed, played_outline: Outline) -> None:
    annex = one(played_outline, Annex, "_Idees")
    rows = [row for item in annex.items if isinstance(item, TableBlock) for row in item.rows]
    assert len(rows) == len(played.state.ideas)
    became = [said(row[3]) for row in rows]
    assert sum("Retenue" in text for text in became) == 6
    assert sum("Réunie à" in text for text in became) == 1
    assert sum("Mise de côté" in text for text in became) == 1
    assert sum("notée par l’animation" in said(row[2]) for row in rows) == 3


def test_a_withdrawn_idea_is_listed_without_its_words() -> None:
    day = played_session()
    idea = next(i for i in day.state.ideas.values() if "bourse aux compétences" in i.body)
    idea.withdrawn = True
    annex = one(outline(day.state), Annex, "_Idees")
    assert "bourse aux compétences" not in said(annex)
    assert "Retirée par son auteur" in said(annex)


def test_every_sealed_vote_is_told_count_by_count(played: Rehearsed, played_outline: Outline) -> None:
    annex = one(played_outline, Annex, "_Resultats")
    tables = [item for item in annex.items if isinstance(item, TableBlock)]
    votes = [vote for vote in played.state.votes.values() if vote.phase == "sealed"]
    assert len(tables) == len(votes) == 4
    for table, vote in zip(tables, votes, strict=True):
        points = [int(said(row[2])) for row in table.rows]
        assert points == [row["figures"]["points"] for row in (vote.outcome or {})["rows"]]


def test_the_essentials_count_seats_and_not_devices(played_outline: Outline) -> None:
    figures = [item for item in one(played_outline, Section, "_Essentiel").items if isinstance(item, TableBlock)]
    assert [said(cell) for cell in figures[0].rows[0]] == ["14", "3", "14"]
    assert [said(cell) for cell in figures[1].rows[0]] == ["6", "12", "36"]


def test_the_prizes_follow_the_room_and_equals_share_a_rank(played_outline: Outline) -> None:
    figures = [item for item in one(played_outline, Section, "_Essentiel").items if isinstance(item, TableBlock)]
    assert [said(row[0]) for row in figures[2].rows] == ["1er", "2e", "2e", "4e", "4e", "4e"]


def test_without_a_vote_of_the_room_proposals_are_not_ranked_across_tables() -> None:
    day = replace(full_day(), votes=tuple(vote for vote in full_day().votes if vote.place != "all"))
    day = replace(day, proposals=tuple(replace(p, at_plenary=None) for p in day.proposals))
    tables = [item for item in one(compose(day), Section, "_Essentiel").items if isinstance(item, TableBlock)]
    assert tables[2].head == ("Proposition", "Thème", "Table")


def test_a_chart_stands_beside_a_table_of_its_figures(full_outline: Outline) -> None:
    for part in full_outline.parts:
        if isinstance(part, Chapter):
            charts = [item for item in part.items if isinstance(item, Chart)]
            table = next(item for item in part.items if isinstance(item, TableBlock))
            points = [int(said(row[3])) for row in table.rows]
            assert list(charts[0].values) == points[: len(charts[0].values)]
            assert all(len(chart.alt) <= 80 for chart in charts)


def test_the_charts_of_support_share_one_scale(full_outline: Outline) -> None:
    tops = {
        item.top
        for part in full_outline.parts
        if isinstance(part, Chapter)
        for item in part.items
        if isinstance(item, Chart) and item.series == "Points"
    }
    assert len(tops) == 1


def test_keywords_are_indexed_once_in_french_order(full_outline: Outline) -> None:
    index = one(full_outline, Index)
    listed = [word for word, _ in index.entries]
    assert listed == ["confiance", "délégation", "droit à l’erreur", "écrit", "essai", "réunion"]
    assert all(len(set(found)) == len(found) for _, found in index.entries)


def test_the_organisers_texts_stand_where_they_belong(full_outline: Outline) -> None:
    titles = [part.title for part in full_outline.parts if isinstance(part, Section)]
    assert titles.index("Éditorial") < titles.index("L’essentiel")
    assert titles.index("Annexe : toutes les idées") < titles.index("Remerciements") < titles.index("Colophon")


def test_a_last_line_with_a_dash_signs_the_editorial() -> None:
    day = replace(full_day(), texts={"editorial": ("Éditorial", "Un mot.\n\n— Claire, pour l’équipe")})
    closing = one(compose(day), Section).items[-1]
    assert (closing.name, closing.role) == ("Claire", "pour l’équipe")


def test_the_colophon_bears_version_date_and_fingerprint(played_outline: Outline) -> None:
    colophon = said(one(played_outline, Colophon))
    assert "version 1.2" in colophon
    assert "15\u00a0janvier\u00a02027" in colophon
    assert played_outline.fingerprint[:8] in colophon


def test_a_rehearsal_says_so() -> None:
    assert compose(replace(full_day(), rehearsal=True)).banner.startswith("RÉPÉTITION")
    assert compose(full_day()).banner == ""


def test_an_empty_session_has_a_memento_that_says_so() -> None:
    found = said(compose(empty_day()).parts)
    assert "Aucune proposition" in found
    assert "Aucune idée à cette table." in found
    assert "Aucun vote n’a été clos." in found


def test_the_same_log_gives_the_same_outline(played: Rehearsed) -> None:
    assert outline(played.state, played.rows) == outline(played.again(), played.rows)


def test_the_votes_of_the_tests_day_are_votes_that_people_can_cast() -> None:
    for vote in full_day().votes:
        budget, cap = vote.rule["budget"], vote.rule["cap"]
        assert sum(points_of(one) for one in vote.tallies) <= budget * vote.ballots
        assert all(voters_of(one) <= points_of(one) <= cap * voters_of(one) for one in vote.tallies)
        assert max(voters_of(one) for one in vote.tallies) < vote.ballots
