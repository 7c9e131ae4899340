"""An outline that holds every kind of part, of item and of block, so that no format forgets one."""

from __future__ import annotations

from dataclasses import replace

from workshop.memento.branding.logos import Logo
from workshop.memento.outline import parts
from workshop.memento.outline.parts import Item, Outline, Sheet
from workshop.memento.text.prose import Blocks, Paragraph, Span, written

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8ffffff7f0009fb03fd"
    "2a8fbc1b0000000049454e44ae426082"
)
TEXT = """Un *texte* **fort**, `du code` et [un lien](https://exemple.fr/page).

## Un titre du texte

> Une citation du texte.

- une puce
    - une puce dessous
- une autre puce

3. le troisième
4. le quatrième

### Un titre plus petit

| Colonne | Autre |
|---|---|
| case | 12 |
"""


def said(words: str) -> Blocks:
    return (Paragraph((Span(words),)),)


TABLE = parts.TableBlock(
    ("Rang", "Quoi"), (((Span("1er"),), said("Une case")), ((Span("2e"),), ())), (0.3, 0.7), "Un résumé", "Un tableau",
    frozenset((0,)), hue="B", keys=("_Cle1", "_Cle2"),
)  # fmt: skip
FIGURES = parts.TableBlock(("Points",), (((Span("● ", "dot A"), Span("42", "accent A")),),), (1,), "Le soutien")
BARS = parts.Chart("Des barres", "Points", ("Une barre", "Une autre barre"), (31, 17), "En tête : une barre", 40, "A")
STACK = parts.Stack(
    "Des profils", ("Un profil", "Un autre profil"), (("Bien", (5, 3)), ("Passable", (0, 4))), ("1F35B0", "D9D6DC"),
    "Un profil devant l’autre",
)  # fmt: skip
POINTS = parts.Scatter("Des points", "Effort", "Impact", (("12", 1, 5), ("7, 9", 4.5, 2.5)), "Un point à lancer")
ITEMS: tuple[Item, ...] = (
    parts.Lead("Une phrase d’ouverture"),
    parts.TextBlock(written(TEXT)),
    parts.TextBlock(said("Une note"), "note"),
    parts.TextBlock(said("Un encart"), "callout"),
    parts.Label("Un libellé", "C"),
    parts.Subtitle("Un intertitre", "_Inter"),
    parts.Label("Un autre libellé"),
    TABLE,
    BARS,
    STACK,
    POINTS,
    parts.Quotation("Des mots dits", "Quelqu’un"),
    parts.TableBlock(("Idées",), (((Span("117", "accent C"),),),), (1,), "En chiffres", look="grand"),
    parts.Closing("Une signature", "son rôle"),
)
SHEET = Sheet(
    "_Fiche001", 1, "A", "Un titre de fiche", "Un titre de fiche entier",
    (Span("● ", "dot A"), Span("Thème A", "accent A"), Span(" · née de l’"), Span("idée n° 1", ref="_Cle1")),
    "mot, clé", FIGURES, said("Un constat"), said("Une proposition"),
    (parts.Trio("Bénéfices", (("Pour les agents", said("un bénéfice")), ("Pour les managers", said("un deuxième")),
                                ("Pour les usagers", said("un autre")))),
     parts.Trio("Premiers pas", (("Lundi", said("non renseigné")),) * 3)),
    (parts.Quotation("Des mots de la fiche", "Nadia"),), said("Une origine"), said("Une suite"),
    (Span("fiche 1, Un titre", ref="_Fiche001"),),
)  # fmt: skip
BARE = Sheet(
    "_Fiche002", 2, "A", "Une fiche nue", "", (Span("Thème A"),), "non renseigné", FIGURES, said("non renseigné"),
    said("non renseigné"), (parts.Trio("Pas", (("Lundi", said("non renseigné")),) * 3),), (), (),
)  # fmt: skip
EVERYTHING = Outline(
    "Un grand titre", "Une question ?", "Une organisation", "mot, clé", 1_804_672_800_000, "Un pied de page",
    "RÉPÉTITION : personnes et votes simulés",
    (
        parts.Cover("Une mention", "Un grand titre", "Une question ?", ("Un crédit",), "Une version",
                    (("A", 3), ("B", 0)), "Deux places", (Logo("Une maison", "image/png", PIXEL, 1, 1),)),
        parts.Contents("Sommaire", (parts.Subtitle("Comment lire"), parts.TextBlock(said("Ainsi")))),
        parts.Section("_Texte", "Une section", ITEMS),
        parts.Chapter("_ThemeA", "A", "A", "Un thème", "Tables 1 et 2", (BARS,)),
        SHEET,
        BARE,
        parts.Annex("_Annexe", "Une annexe", (replace(TABLE, keys=()),)),
        parts.Index("_Index", "Un index", (("mot", (("_Fiche001", 1), ("_Fiche002", 2))),), "Une phrase d’index"),
        parts.Colophon("_Colophon", "Un colophon", (parts.TextBlock(said("Une licence")),)),
    ),
)  # fmt: skip
