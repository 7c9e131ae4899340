"""Tables in Word: what many share is written once, what each says stays its own."""

from __future__ import annotations

import re

from docx import Document

from workshop.memento.outline.parts import TableBlock
from workshop.memento.text.prose import Paragraph, Span
from workshop.memento.word import runs
from workshop.memento.word.body import BodyWriter
from workshop.memento.word.document import BASE
from workshop.memento.word.tables import table_xml

HOSTILE = ("", "a & b <w:p/>", 'dit "oui"', "1er rang", "fin !", "\x00\ud800", "deux\nlignes", "x" * 300)


def table(*words: str, **more: object) -> TableBlock:
    rows = tuple((((Span(word),)), (Paragraph((Span(word),)),)) for word in words)
    return TableBlock(("Idée", "Suite"), rows, (0.5, 0.5), "Un résumé", **more)  # type: ignore[arg-type]


def xml(made: TableBlock) -> str:
    return table_xml(BodyWriter(Document(str(BASE)).part, {}), made)


def test_words_met_before_are_written_as_the_first_time() -> None:
    for words in HOSTILE:
        for style, exact in (("", False), ("Strong", False), ("Code", True)):
            assert runs.run(words, style, exact) == runs.run(words, style, exact) == runs._written(words, style, exact)


def test_two_tables_of_one_shape_say_each_their_own() -> None:
    one, other = xml(table("Essayer")), xml(table("Garder"))
    assert one.replace("Essayer", "Garder") == other != one


def test_a_table_of_another_colour_or_summary_is_not_taken_for_it() -> None:
    plain = xml(table("Essayer"))
    assert 'w:tblStyle w:val="TableauThemeB"' in xml(table("Essayer", hue="B"))
    assert 'w:tblStyle w:val="Tableau"' in plain
    assert xml(table("Essayer", right=frozenset({0}))) != plain


def test_a_summary_with_quotes_stays_within_its_attribute() -> None:
    made = xml(TableBlock(("A",), (), (1.0,), 'Dit "oui" & <non>'))
    assert re.findall(r'tblCaption w:val="([^"]*)"', made) == ["Dit &quot;oui&quot; &amp; &lt;non&gt;"]


def test_the_key_of_a_row_stands_once_and_an_empty_cell_says_so() -> None:
    made = xml(TableBlock(("A", "B"), (((Span("un"),), ()),), (0.5, 0.5), "s", keys=("_Idee0001",)))
    assert made.count('w:name="_Idee0001"') == 1
    assert "non renseigné" in made


def test_only_a_row_that_could_fill_a_page_may_run_over_two() -> None:
    assert xml(table("court")).count("<w:cantSplit/>") == 2  # header and row
    assert xml(table("long " * 400)).count("<w:cantSplit/>") == 1
