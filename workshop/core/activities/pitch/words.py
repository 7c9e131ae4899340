"""The words of the pitch, in French and English."""

from __future__ import annotations

from ..wording import SettingWords, Words

WORDS = Words(
    "présentation",
    "Présentation",
    "Présenter",
    30,
    "Chaque table présente ses propositions, puis passe la parole.",
    "Les tables présentent leurs propositions à la salle, dans l’ordre annoncé.",
    settings={"minutes par table": SettingWords("minutes_each", "Minutes par table")},
    english={"Présentation": "Introduction", "Minutes par table": "Minutes a table"},
)
