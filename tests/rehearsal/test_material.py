"""What simulated people say: enough of it, within what may be typed, and short titles that fit."""

import pytest

from workshop.rehearsal import material
from workshop.rehearsal.sheets import ALL_FIELDS, SHORT_FIELDS

PHRASED = [field for field in ALL_FIELDS if field not in ("title", "short_title")]
IDEAS = [idea for theme in range(material.THEMES) for idea in material.ideas(theme)]


def test_there_are_about_120_ideas_all_different() -> None:
    assert len(IDEAS) >= 120
    assert len({idea.body for idea in IDEAS}) == len(IDEAS)


def test_ideas_go_from_one_word_to_a_page_and_can_be_typed() -> None:
    sizes = sorted(len(idea.body) for idea in IDEAS)
    assert sizes[0] < 40 and sizes[-1] > 800
    assert sizes[-1] <= 2000


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.title)
def test_a_short_title_fits_on_a_screen_and_is_found_again(idea: material.SampleIdea) -> None:
    assert 0 < len(idea.title) <= material.SHORT_TITLE
    assert material.short_title(idea.body) == idea.title


def test_a_variant_keeps_the_title_of_its_idea() -> None:
    idea = material.ideas(0)[0]
    assert material.short_title(f"Chez nous : {idea.body[0].lower()}{idea.body[1:]} À essayer.") == idea.title


def test_an_unknown_text_gets_its_first_words_as_a_title() -> None:
    title = material.short_title("Une phrase que personne n’avait encore écrite dans ce stock d’idées.")
    assert title == "Une phrase que personne n’avait encore…"


@pytest.mark.parametrize(("field", "theme"), [(field, theme) for field in PHRASED for theme in range(3)])
def test_every_field_of_a_sheet_has_something_to_say(field: str, theme: int) -> None:
    limit = SHORT_FIELDS.get(field, 4000)
    assert all(len(phrase) <= limit for phrase in material.phrases(field, theme))
