"""The words of what all kinds of vote have in common, and `vote_words`, by which a kind says its own."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from .wording import SettingWords, Words

TIES = {"garder les deux": "both", "la table décide": "table"}
ARRIVALS = {"libres": "everybody", "par l’animation": "desk"}
COMMON: Mapping[str, SettingWords] = {
    "garde": SettingWords("keep", "La table garde", room="La salle garde"),
    "égalité": SettingWords(
        "tie",
        "Si égalité à la limite",
        choices=TIES,
        labels={"garder les deux": "Garder les deux", "la table décide": "La table décide"},
    ),
    "bulletins au moins": SettingWords("least", "Demander avant de dépouiller moins de … bulletins"),
    "arrivées pendant un vote": SettingWords(
        "arrivals",
        "Arrivées pendant le vote",
        choices=ARRIVALS,
        labels={"libres": "Votent aussitôt", "par l’animation": "Par l’animation"},
        quiet=True,
    ),
}
ENGLISH: Mapping[str, str] = {
    "La table garde": "The table keeps",
    "La salle garde": "The room keeps",
    "Si égalité à la limite": "In a tie at the cut",
    "Garder les deux": "Keep both",
    "La table décide": "The table decides",
    "Demander avant de dépouiller moins de … bulletins": "Ask before counting fewer ballots than",
    "Arrivées pendant le vote": "Arrivals during the vote",
    "Votent aussitôt": "Vote at once",
    "Par l’animation": "By the facilitators",
}


def vote_words(
    word: str,
    name: str,
    title: str,
    settings: Mapping[str, SettingWords],
    english: Mapping[str, str],
    common: Container[str] | None = None,
    **more: Any,
) -> Words:
    """The words of a kind of vote; twenty minutes unless it says otherwise.

    Its own settings, then the common ones, all of them or those of the core's names in `common`.
    """
    told = {"minutes": 20, **more}
    shared = {key: one for key, one in COMMON.items() if common is None or one.name in common}
    return Words(word, name, title, settings={**settings, **shared}, english={**ENGLISH, **english}, **told)
