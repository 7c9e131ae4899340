"""The words of sharing, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words(
    "partage",
    "Partage",
    "Partager et regrouper",
    30,
    "Lisez les idées à voix haute, complétez-les, réunissez celles qui disent la même chose.",
    "Les idées sont lues, regroupées, réunies quand elles se ressemblent. Aucune n’est effacée.",
    english={"Partage": "Share"},
)
