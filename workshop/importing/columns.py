"""Which column holds what: by the names that spreadsheets, Decidim, Polis, Parabol, mindwendel… give to it.

Law: a name is compared without case, accents, language (`body/fr`), or what it says in brackets; of several that would
do, the first of its list is taken, and what is left out is told.
"""

import re
from collections.abc import Mapping, Sequence

from workshop.importing.incoming import flat

COLUMNS = {
    "body": (
        "body", "corps", "texte", "text", "comment-body", "proposal", "proposition", "idee", "idea", "contenu",
        "content", "contribution", "description", "post-it", "message", "commentaire", "comment",
    ),
    "title": ("title", "titre", "intitule"),
    "rationale": ("rationale", "motifs", "expose des motifs"),
    "theme": (
        "theme", "thematique", "axe", "rubrique", "categorie", "category", "category/name", "taxonomies/name",
        "scope/name", "prompt", "colonne", "column", "lane",
    ),
    "table": ("table", "numero de table", "table n°", "n° de table"),
    "function": ("function", "fonction", "fonction publique"),
    "external": ("external", "reference d'origine", "id", "comment-id", "identifiant", "reference"),
    "state": ("devenir", "state", "etat"),
    "type": ("type",),
}  # fmt: skip
ASKED = ("body", "theme", "table", "title", "rationale", "function", "external")
"""What may be told of a column, in the order in which people are asked."""
OF_LANGUAGE = re.compile(r"/[a-z]{2}(?:-[a-z]{2})?$")
IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{0,500}[)\]]")
PARABOL = ("replyto", "discussionthread")
"""Of Parabol's columns, those that tell that its rows are of several types, and `title` a group's."""


def named(header: str) -> str:
    """A column's name as it is compared."""
    return OF_LANGUAGE.sub("", flat(IN_BRACKETS.sub(" ", header)).strip(" :*?.#")).strip(" :*?.#")


def known_fields(header: Sequence[str]) -> dict[str, int]:
    """Field → the column, from 0, that bears one of its names."""
    names = [named(one) for one in header]
    found = {field: names.index(name) for field, known in COLUMNS.items() for name in reversed(known) if name in names}
    if any(one in names for one in PARABOL):
        found.pop("title", None)
    else:
        found.pop("type", None)
    return found


def mapped(header: Sequence[str], asked: Mapping[str, int]) -> dict[str, int]:
    """The same with what was answered, from 1, in its place: 0 is no column, and a column holds one thing only."""
    told = {field: at - 1 for field, at in asked.items() if 0 <= at - 1 < len(header)}
    kept = {field: at for field, at in known_fields(header).items() if field not in asked and at not in told.values()}
    return {**kept, **told}
