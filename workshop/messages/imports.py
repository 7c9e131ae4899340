"""Why a file of ideas cannot be imported, in a sentence for people, with its line in the file."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.core import Refused
from workshop.importing import BadImport
from workshop.messages.import_questions import encoding_name
from workshop.messages.refusals import field_name, sentence

Values = dict[str, Any]


def say(trouble: BadImport) -> str:
    """« Ligne 12 : … »."""
    values = {name: ", ".join(value) if isinstance(value, list) else value for name, value in trouble.values.items()}
    return str(_("Ligne %(line)s : %(sentence)s", line=trouble.line, sentence=SENTENCES[trouble.kind](values)))


def why_not_undone(refused: Refused) -> str:
    """Why an import stays."""
    if refused.kind == "moved_on":
        return str(_("Des idées de cet import ont servi depuis : corrigées, regroupées, projetées, citées ou votées."))
    return sentence(refused.kind, refused.values)


SENTENCES: dict[str, Callable[[Values], Any]] = {
    "too_big": lambda v: _("le fichier dépasse %(limit)s octets. Importez-le en plusieurs fois.", **v),
    "not_text": lambda v: _("ce fichier n’est pas du texte. Enregistrez-le en CSV depuis votre tableur."),
    "no_header": lambda v: _("ce fichier est vide."),
    "not_in": lambda v: _(
        "ce fichier n’est pas en %(encoding)s. Choisissez un autre encodage.", encoding=encoding_name(v["encoding"])
    ),
    "no_part": lambda v: _("rien de ce nom à lire dans ce fichier. Ce qu’il contient : %(parts)s.", **v),
    "bad_row": lambda v: _("la ligne ne se lit pas comme du CSV. Vérifiez les guillemets."),
    "too_many": lambda v: _("le fichier compte plus de %(limit)s idées. Importez-le en plusieurs fois.", **v),
    "too_long": lambda v: _("« %(field)s » dépasse %(limit)s caractères.", **{**v, "field": field_name(v["field"])}),
    "no_ideas": lambda v: _("le fichier ne contient aucune idée."),
    "not_xlsx": lambda v: _("ce fichier n’est pas un classeur .xlsx lisible. Enregistrez-le en .xlsx ou en CSV."),
    "locked": lambda v: _(
        "ce fichier a un mot de passe ou un ancien format. Enregistrez-le en .xlsx, sans mot de passe."
    ),
    "macros": lambda v: _("ce classeur contient des macros. Enregistrez-le en .xlsx, sans macros."),
    "not_a_list": lambda v: _(
        "ce texte n’est ni un titre (« # ») ni un élément de liste (« - »). Une suite d’idée se décale de deux espaces."
    ),
    "too_heavy": lambda v: _("ce fichier est trop lourd à lire. Importez-le en plusieurs fois."),
    "bad_json": lambda v: _("ce fichier ne se lit pas comme du JSON."),
    "not_an_export": lambda v: _("ce fichier JSON n’est ni l’export d’une séance, ni une liste de propositions."),
    "newer_export": lambda v: _(
        "cet export vient d’une version plus récente (format %(version)s, %(known)s connu ici). Mettez Tablée à jour.",
        **v,
    ),
}
