"""The words of ideas, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words(
    "idées",
    "Idées",
    "Imaginer",
    20,
    "Écrivez seul, en silence : une idée par carte, concrète et essayable.",
    "Chacun écrit ses idées en silence ; elles ne sont révélées qu’ensuite, toutes ensemble.",
    english={"Idées": "Ideas"},
)
