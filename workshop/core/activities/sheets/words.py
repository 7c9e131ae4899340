"""The words of sheets, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words(
    "fiches",
    "Fiches",
    "Écrire les fiches",
    60,
    "Écrivez une fiche pour chaque proposition retenue.",
    "La table rédige ses propositions à plusieurs, dans les rubriques d’une fiche.",
    english={"Fiches": "Sheets"},
)
