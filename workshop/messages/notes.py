"""Why a file of notes cannot be used, in a sentence for people, with its line in the file."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.memento.outline.notes import BadNotes

Values = dict[str, Any]


def say(bad: BadNotes) -> str:
    """« Ligne 12 : … »."""
    return str(_("Ligne %(line)s : %(sentence)s", line=bad.line, sentence=SENTENCES[bad.kind](bad.values)))


SENTENCES: dict[str, Callable[[Values], Any]] = {
    "too_big": lambda v: _("le fichier dépasse %(limit)s octets.", **v),
    "not_text": lambda v: _("ce fichier n’est pas du texte. Enregistrez-le en CSV depuis votre tableur."),
    "no_column": lambda v: _("il manque la colonne « %(column)s ». Il faut : %(columns)s.", **v),
    "bad_row": lambda v: _("la ligne ne se lit pas comme du CSV. Vérifiez les guillemets."),
    "too_many": lambda v: _("le fichier compte plus de %(limit)s lignes.", **v),
    "too_long": lambda v: _("« %(column)s » dépasse %(limit)s caractères.", **v),
    "not_a_sheet": lambda v: _("« %(value)s » n’est pas un numéro de fiche : elles vont de 1 à %(most)s.", **v),
    "empty": lambda v: _("« %(column)s » est vide.", **v),
    "unknown_state": lambda v: _(
        "« %(value)s » n’est pas un état connu : à l’étude, en expérimentation, déployée ou abandonnée.", **v
    ),
    "twice": lambda v: _("la fiche %(sheet)s a déjà une ligne.", **v),
    "not_a_date": lambda v: _("« %(value)s » n’est pas une date : écrivez 2027-04-02 ou 02/04/2027.", **v),
    "not_a_count": lambda v: _("« %(value)s » n’est pas un nombre entier.", **v),
}
