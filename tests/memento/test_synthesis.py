"""The synthesis of several sessions: themes aligned, votes never added, every proposal with its origin."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from tests.memento.days import empty_day, full_day, points_of, with_voters
from tests.memento.structure import faults
from workshop.memento.outline import Edition
from workshop.memento.outline.day import Day, Theme
from workshop.memento.outline.parts import Chapter, Chart, Colophon, Outline, Section, Subtitle, TableBlock, TextBlock
from workshop.memento.synthesis import BadThemes, SameSession, proposed, read_themes, synthesis, written_themes
from workshop.memento.text.prose import Span, words
from workshop.memento.word import document_bytes

LYON = full_day()
RENNES = replace(full_day(per_table=9, keep=2), code="AAA222", date="2027-05-01", place="Rennes")


def other_rule(day: Day, **rule: int) -> Day:
    """The same day, had the room voted otherwise."""
    votes = tuple(replace(v, rule={**v.rule, **rule}) if v.place == "all" else v for v in day.votes)
    return replace(day, votes=votes)


def with_marks(*days: Day) -> list[tuple[Day, str]]:
    return [(day, f"{i:064x}") for i, day in enumerate(days, 1)]


def chapters(outline: Outline) -> list[Chapter]:
    return [part for part in outline.parts if isinstance(part, Chapter)]


def items(outline: Outline, kind: type) -> list:  # type: ignore[type-arg]
    return [item for part in outline.parts for item in getattr(part, "items", ()) if isinstance(item, kind)]


def cell(found: tuple) -> str:  # type: ignore[type-arg]
    return "".join(s.text for s in found) if isinstance(found[0], Span) else words(found)


def test_the_themes_of_two_sessions_that_say_the_same_are_one() -> None:
    outline = synthesis(with_marks(LYON, RENNES))
    assert [chapter.title for chapter in chapters(outline)] == [theme.title for theme in LYON.themes]
    assert all("2 séances" in chapter.band.replace("\u00a0", " ") for chapter in chapters(outline))


def test_every_proposal_says_its_session_date_place_and_table() -> None:
    tables = items(synthesis(with_marks(LYON, RENNES)), TableBlock)
    rows = [row for table in tables if table.head[0] == "Proposition" for row in table.rows]
    assert len(rows) == len(LYON.proposals) + len(RENNES.proposals)
    origins = {cell(row[1]) for row in rows}
    assert "Séance 1 : Lyon, salle des Tilleuls, 10\u00a0mars\u00a02027, table 4" in origins
    assert any(one.startswith("Séance 2 : Rennes, 1er\u00a0mai\u00a02027, table ") for one in origins)


def test_sessions_under_one_rule_are_compared_and_nothing_is_added() -> None:
    outline = synthesis(with_marks(LYON, RENNES))
    compared = [item for chapter in chapters(outline) for item in chapter.items if isinstance(item, Chart)]
    assert len(compared) == len(LYON.themes) and all(chart.top == 100 for chart in compared)
    rooms = [vote for day in (LYON, RENNES) for vote in day.votes if vote.place == "all"]
    added = sum(points_of(tally) for room in rooms for tally in room.tallies)
    told = [cell(c).replace("\u00a0", "") for table in items(outline, TableBlock) for row in table.rows for c in row]
    assert str(added) not in told and all(str(sum(points_of(t) for t in room.tallies)) in told for room in rooms)


def test_sessions_under_different_rules_are_not_drawn_together() -> None:
    outline = synthesis(with_marks(LYON, other_rule(RENNES, budget=9)))
    assert not [item for chapter in chapters(outline) for item in chapter.items if isinstance(item, Chart)]
    captions = {table.caption for table in items(outline, TableBlock) if table.head[0] == "Proposition"}
    assert len(captions) == 2 and any("9\u00a0gommettes" in caption for caption in captions)
    rules = next(part for part in outline.parts if isinstance(part, Section) and part.key == "_Regles")
    assert "Des règles différentes" in rules.items[0].text  # type: ignore[union-attr]


def test_the_same_session_twice_is_refused() -> None:
    with pytest.raises(SameSession, match="KRT4M7"):
        synthesis(with_marks(LYON, RENNES, LYON))
    with pytest.raises(SameSession):  # a copy under another code
        synthesis([(LYON, "a" * 64), (RENNES, "a" * 64)])


def test_a_session_without_proposals_and_one_still_open_are_said_so() -> None:
    over = replace(LYON, steps=LYON.steps[:-1])
    outline = synthesis(with_marks(over, empty_day()))
    told = " ".join(words(item.blocks) for item in items(outline, TextBlock))
    assert "La séance 1 n’était pas terminée" in told  # undated: it comes first
    assert "Aucune proposition n’a été retenue sous ce thème." in told


def test_twelve_sessions_make_an_accessible_document() -> None:
    days = [replace(RENNES, code=f"AAA2{i:02d}", date=f"2027-01-{i:02d}", place=f"Ville {i}") for i in range(1, 13)]
    outline = synthesis(with_marks(*days))
    content = document_bytes(outline)
    assert not any(faults(content).values())
    headings = [p.text for p in Document(BytesIO(content)).paragraphs if p.style.name == "Heading 1"]
    assert headings[:2] == ["Les séances", "Les votes"] and headings[-1] == "Colophon"
    colophon = next(part for part in outline.parts if isinstance(part, Colophon))
    assert len(colophon.items[0].rows) == 12  # type: ignore[union-attr]
    assert document_bytes(synthesis(with_marks(*reversed(days)))) != b""


def test_the_order_in_which_sessions_are_given_changes_nothing() -> None:
    one, other = with_marks(LYON, RENNES), list(reversed(with_marks(LYON, RENNES)))
    assert synthesis(one) == synthesis(other)


def test_small_counts_are_hidden_where_it_is_asked() -> None:
    few = [replace(vote, tallies=tuple(with_voters(t, 2) for t in vote.tallies)) for vote in LYON.votes]
    room = {tally.idea: tally for vote in few if vote.place == "all" for tally in vote.tallies}
    day = replace(LYON, votes=tuple(few), proposals=tuple(replace(p, at_plenary=room[p.idea]) for p in LYON.proposals))
    for mask, told in ((False, "2"), (True, "< 5")):
        outline = synthesis(with_marks(day, RENNES), Edition(mask=mask))
        tables, charts = items(outline, TableBlock), items(outline, Chart)
        rows = [row for table in tables if table.head[0] == "Proposition" for row in table.rows]
        assert {cell(row[3]) for row in rows if "Séance 1" in cell(row[1])} == {told}
        sums = [cell(row[1]) for table in tables if table.head[1] == "Points du thème" for row in table.rows]
        assert ("masqué" in sums) == mask
        assert any("Part des points" in str(chart) for chart in charts) != mask


def test_what_the_file_of_themes_says_stands() -> None:
    file = written_themes([LYON, RENNES], proposed([LYON, RENNES])).decode("utf-8-sig")
    joined = file.replace(";Oser l’essai\r\n", ";Décider au plus près\r\n")
    themes = read_themes(joined.encode(), [LYON, RENNES])
    outline = synthesis(with_marks(LYON, RENNES), themes=themes)
    assert {chapter.title for chapter in chapters(outline)} == {"Travailler ensemble", "Décider au plus près"}


def test_the_proposed_file_reads_back_as_it_was_proposed() -> None:
    days = [LYON, RENNES, empty_day()]
    assert read_themes(written_themes(days, proposed(days)), days) == proposed(days)


def test_two_themes_of_one_name_in_one_session_stay_two_until_somebody_joins_them() -> None:
    day = replace(empty_day(), themes=(Theme("A", "Divers", "", ("t1",)), Theme("B", "Divers", "", ())))
    assert list(proposed([day]).values()) == ["Divers", "Divers (2)"]


@pytest.mark.parametrize(
    ("content", "line", "kind"),
    [
        (b"", 1, "format"),
        (b"\xff\xfe\x00", 0, "format"),
        ("séance;thème;intitulé;thème commun\r\nKRT4M7;A;x".encode(), 2, "format"),
        ("séance;thème;intitulé;thème commun\r\nZZZZZZ;A;x;y".encode(), 2, "unknown"),
        ("séance;thème;intitulé;thème commun\r\nKRT4M7;A;x; ".encode(), 2, "empty"),
        (f"séance;thème;intitulé;thème commun\r\nKRT4M7;A;x;{'y' * 121}".encode(), 2, "long"),
        ("séance;thème;intitulé;thème commun\r\nKRT4M7;A;x;y\r\nKRT4M7;A;x;z".encode(), 3, "twice"),
        ("séance,thème,intitulé,thème commun\nKRT4M7,A,x,y".encode(), 0, "missing"),
        (b"x" * 300_000, 0, "format"),
    ],
)
def test_a_file_of_themes_that_cannot_be_used_says_why(content: bytes, line: int, kind: str) -> None:
    with pytest.raises(BadThemes) as refused:
        read_themes(content, [LYON])
    assert (refused.value.line, refused.value.kind) == (line, kind)


def test_a_chapter_names_what_each_session_called_the_theme() -> None:
    themes = {(day.code, theme.id): "Ensemble" for day in (LYON, RENNES) for theme in day.themes}
    (chapter,) = chapters(synthesis(with_marks(LYON, RENNES), themes=themes))
    assert [item.text for item in chapter.items if isinstance(item, Subtitle)][-1] == "Les propositions"
    named = words(chapter.items[1].blocks)  # type: ignore[union-attr]
    assert named.count("Séance 1") == 3 and "« Décider au plus près »" in named
