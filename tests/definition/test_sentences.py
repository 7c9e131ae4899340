"""Every trouble and remark has its sentence, and the documentation knows every key."""

from pathlib import Path

import pytest

from workshop.core import activities
from workshop.definition import Advice, BadDefinition, parse
from workshop.definition.vocabulary import KINDS, SESSION_KEYS, STEP_KEYS, THEME_KEYS, WIFI_KEYS, ChoiceSetting
from workshop.messages.definition import SENTENCES, say

ROOT = Path(__file__).parents[2]
CODE = "\n".join(path.read_text() for path in (ROOT / "workshop/definition").glob("*.py"))


@pytest.mark.parametrize("kind", sorted(SENTENCES))
def test_no_sentence_is_left_without_its_trouble(kind: str) -> None:
    assert f'"{kind}"' in CODE


def test_a_trouble_in_a_file_is_said_with_its_line() -> None:
    with pytest.raises(BadDefinition) as caught:
        parse("---\ntitre: a\nquestoin: b\nthèmes: [a]\n---\n")
    assert [say(bad) for bad in caught.value.all()] == [
        "Ligne 2\u00a0: «\u00a0question\u00a0» manque. Titre, question et thèmes sont nécessaires.",
        "Ligne 3\u00a0: «\u00a0questoin\u00a0» n’est pas un mot connu ici. "
        "Vouliez-vous écrire «\u00a0question\u00a0»\u00a0?",
    ]


def test_a_trouble_in_a_form_is_said_without_a_line() -> None:
    assert say(Advice(0, "loose_text")).startswith("Ce texte")


EVERY_KEY = {*SESSION_KEYS, *THEME_KEYS, *STEP_KEYS, *WIFI_KEYS}
CHOICES = [
    (kind.name, one) for kind in KINDS.values() for one in kind.settings.values() if isinstance(one, ChoiceSetting)
]


@pytest.mark.parametrize("key", sorted(EVERY_KEY))
def test_every_key_is_documented(key: str) -> None:
    assert f"`{key}`" in (ROOT / "docs/definition.md").read_text()


def test_every_kind_and_setting_of_the_core_has_its_french_word() -> None:
    core = {name: set(activity.settings) for name, activity in activities.KINDS.items()}
    assert {kind.name: {setting.name for setting in kind.settings.values()} for kind in KINDS.values()} == core


@pytest.mark.parametrize("word", sorted(KINDS))
def test_the_words_of_a_kind_are_on_its_page(word: str) -> None:
    kind = KINDS[word]
    page = (ROOT / f"docs/activities/{kind.name}.md").read_text()
    choices = [one for setting in kind.settings.values() if isinstance(setting, ChoiceSetting) for one in setting.words]
    assert [one for one in (word, *kind.settings, *choices) if f"`{one}`" not in page] == []


@pytest.mark.parametrize(("kind", "setting"), CHOICES, ids=lambda one: getattr(one, "name", one))
def test_the_choices_of_a_setting_are_the_core_s(kind: str, setting: ChoiceSetting) -> None:
    assert set(setting.words.values()) == set(activities.KINDS[kind].settings[setting.name].field.words)
