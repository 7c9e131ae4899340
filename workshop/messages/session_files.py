"""Why a file gives no session back, in a sentence for people."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.importing.session_file import BadSession

Values = dict[str, Any]


def say(trouble: BadSession) -> str:
    """« Le geste n° 12 de cet export… »."""
    return str(SENTENCES[trouble.kind](trouble.values))


SENTENCES: dict[str, Callable[[Values], Any]] = {
    "too_big": lambda v: _("Ce fichier dépasse %(limit)s octets.", **v),
    "not_json": lambda v: _("Ce fichier ne se lit pas comme du JSON : ce n’est pas un export, ou il est abîmé."),
    "not_a_session": lambda v: _("Ce fichier n’est pas l’export JSON d’une séance."),
    "newer": lambda v: _(
        "Cet export vient d’une version plus récente (format %(version)s). Mettez Tablée à jour.", **v
    ),
    "no_log": lambda v: _("Cet export ne porte pas le journal de la séance. Refaites-le avec cette version de Tablée."),
    "too_many": lambda v: _("Cet export compte plus de %(limit)s gestes.", **v),
    "bad_row": lambda v: _("Le geste n° %(row)s de cet export est mal formé : le fichier a été modifié ou abîmé.", **v),
    "refused": lambda v: _(
        "Le geste n° %(row)s de cet export (%(name)s) n’a pas pu avoir lieu : le fichier a été modifié ou abîmé.", **v
    ),
    "too_slow": lambda v: _("Ce fichier est trop long à lire ici. Employez la commande workshop import-session."),
}
