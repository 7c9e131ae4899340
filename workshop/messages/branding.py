"""Why a house style or a logo cannot be taken, in a sentence that says what to do."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.memento.branding.house_style import BadHouseStyle
from workshop.memento.branding.logos import BadLogo

Values = dict[str, Any]


def say(bad: BadHouseStyle | BadLogo) -> str:
    """The sentence for a file that was refused."""
    sentences = HOUSE if isinstance(bad, BadHouseStyle) else LOGO
    return str(sentences[bad.kind](bad.values))


def _megabytes(values: Values) -> Values:
    return {"size": values["limit"] // 1_000_000}


HOUSE: dict[str, Callable[[Values], Any]] = {
    "too_large": lambda v: _(
        "Cette charte dépasse %(size)s Mo, ou grossit trop en s’ouvrant. Enregistrez un document qui n’en garde que "
        "les styles, l’en-tête et le pied de page.",
        **_megabytes(v),
    ),
    "not_word": lambda v: _("Ce fichier n’est pas un document Word lisible. Envoyez la charte en .docx ou en .dotx."),
    "locked": lambda v: _(
        "Ce document est protégé par un mot de passe, ou d’un format ancien (.doc). Enregistrez-le en .docx sans mot "
        "de passe."
    ),
    "macros": lambda v: _("Ce document contient des macros. Enregistrez-le en .docx (document Word sans macros)."),
    "declares": lambda v: _(
        "Ce document contient une déclaration (DTD) que Word n’écrit jamais. Il n’a pas été ouvert."
    ),
    "linked": lambda v: _(
        "Ce document va chercher un fichier ailleurs (%(target)s). Insérez-le dans le document, ou enregistrez la "
        "charte comme modèle (.dotx).",
        **v,
    ),
    "inserted": lambda v: _(
        "L’en-tête ou le pied de page contient un objet inséré (graphique, SmartArt, objet lié). Remplacez-le par "
        "une image."
    ),
    "field": lambda v: _(
        "L’en-tête ou le pied de page contient un champ « %(field)s », qui n’est pas repris. Retirez-le.", **v
    ),
    "picture": lambda v: _(
        "Une image de l’en-tête ou du pied de page manque, ou son format n’est pas connu. Remplacez-la par un PNG."
    ),
}
LOGO: dict[str, Callable[[Values], Any]] = {
    "too_large": lambda v: _("Ce logo dépasse %(size)s Mo. Enregistrez-le plus petit.", **_megabytes(v)),
    "not_picture": lambda v: _("Ce fichier n’est pas une image PNG ou JPEG. Enregistrez le logo en PNG."),
    "cut_short": lambda v: _("Cette image est incomplète. Envoyez-la de nouveau."),
    "too_many_pixels": lambda v: _("Ce logo dépasse %(limit)s pixels de côté. Enregistrez-le plus petit.", **v),
    "no_words": lambda v: _(
        "Dites à qui est ce logo, en %(limit)s caractères au plus : c’est ce qu’entend qui ne le voit pas.", **v
    ),
    "too_many": lambda v: _("La couverture porte déjà %(limit)s logos. Retirez-en un.", **v),
}
