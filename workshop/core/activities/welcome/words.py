"""The words of the welcome, in French and English."""

from __future__ import annotations

from ..wording import Words

WORDS = Words(
    "accueil",
    "Accueil",
    "Accueil",
    20,
    "Installez-vous, faites connaissance avec votre table.",
    "Chacun rejoint une table, avec son téléphone, celui d’un voisin ou sans appareil.",
    english={"Accueil": "Welcome"},
)
