"""What is wrong or worth saying about a definition, in a sentence for people, with its line in the file."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _

from workshop.definition import Advice, BadDefinition

Values = dict[str, Any]


def say(trouble: BadDefinition | Advice) -> str:
    """« Ligne 12 : … » for a file, the sentence alone for a form."""
    if not trouble.line:
        return explain(trouble)
    return str(_("Ligne %(line)s : %(sentence)s", line=trouble.line, sentence=explain(trouble)))


def explain(trouble: BadDefinition | Advice) -> str:
    """The sentence alone, without the line."""
    values = {name: ", ".join(value) if isinstance(value, list) else value for name, value in trouble.values.items()}
    return str(SENTENCES[trouble.kind](values))


def _unknown_key(values: Values) -> Any:
    if values["nearest"]:
        return _("« %(key)s » n’est pas un mot connu ici. Vouliez-vous écrire « %(nearest)s » ?", **values)
    return _("« %(key)s » n’est pas un mot connu ici. Les mots possibles : %(keys)s.", **values)


def _not_of_this_kind(values: Values) -> Any:
    if values["keys"]:
        return _("« %(key)s » ne se règle pas dans cette activité. Ses réglages : %(keys)s.", **values)
    return _("« %(key)s » ne se règle pas dans cette activité, qui n’a pas de réglage.", **values)


SENTENCES: dict[str, Callable[[Values], Any]] = {
    "file_too_big": lambda v: _("Le fichier pèse %(size)s Ko. La limite est de %(limit)s Ko.", **v),
    "head_too_big": lambda v: _("L’en-tête dépasse %(limit)s Ko. Placez les longs textes après l’en-tête.", **v),
    "not_utf8": lambda v: _("Le fichier n’est pas en UTF-8 à partir d’ici. Enregistrez-le en UTF-8."),
    "no_head": lambda v: _(
        "L’en-tête manque. Le fichier commence par une ligne « --- », puis « titre », « question » et « thèmes »."
    ),
    "head_not_closed": lambda v: _("L’en-tête n’est pas fermé. Ajoutez une ligne « --- » à sa fin."),
    "control_character": lambda v: _("Un caractère invisible gêne la lecture. Effacez-le et retapez la ligne."),
    "alias": lambda v: _(
        "Les renvois YAML (« & » et « * » en début de valeur) ne sont pas acceptés. "
        "Écrivez la valeur, ou mettez-la entre guillemets."
    ),
    "tag": lambda v: _(
        "Les étiquettes YAML (« ! » en début de valeur) ne sont pas acceptées. Mettez la valeur entre guillemets."
    ),
    "too_deep": lambda v: _("Il y a trop de niveaux ici. Une définition en a trois au plus."),
    "bad_key": lambda v: _("Un mot suivi de deux-points est attendu ici."),
    "doubled_key": lambda v: _("« %(key)s » est écrit deux fois. Gardez-en un.", **v),
    "yaml_tab": lambda v: _("Une tabulation décale la ligne. Remplacez-la par des espaces."),
    "yaml_colon": lambda v: _(
        "Deux-points inattendus. Mettez le texte entre guillemets, ou vérifiez le décalage de la ligne."
    ),
    "yaml_quote": lambda v: _("Un guillemet ouvert ici n’est pas refermé."),
    "yaml": lambda v: _("La ligne ne se lit pas. Vérifiez son décalage et ses guillemets."),
    "missing": lambda v: _("« %(key)s » manque. Titre, question et thèmes sont nécessaires.", **v),
    "unknown_key": _unknown_key,
    "not_text": lambda v: _("« %(key)s » est un texte.", **v),
    "empty_value": lambda v: _("« %(key)s » est vide.", **v),
    "too_long": lambda v: _("« %(key)s » dépasse %(limit)s signes.", **v),
    "not_whole": lambda v: _("« %(key)s » est un nombre entier, comme 20. Ici, on lit « %(value)s ».", **v),
    "out_of_range": lambda v: _("« %(key)s » va de %(low)s à %(high)s. Ici, on lit %(value)s.", **v),
    "not_a_choice": lambda v: _("« %(key)s » est l’un de ces mots : %(choices)s. Ici, on lit « %(value)s ».", **v),
    "not_a_date": lambda v: _("La date « %(value)s » n’existe pas. Écrivez-la comme 2027-03-18 ou 18/03/2027.", **v),
    "not_a_time": lambda v: _("L’heure « %(value)s » n’existe pas. Écrivez-la comme 9:30 ou 9h30.", **v),
    "not_a_mapping": lambda v: _("Des lignes « mot : valeur » sont attendues ici. Les mots possibles : %(keys)s.", **v),
    "too_many_keys": lambda v: _("Il y a plus de %(limit)s mots ici. Une définition en a bien moins.", **v),
    "too_many": lambda v: _("« %(key)s » en compte %(limit)s au plus.", **v),
    "too_few": lambda v: _("« %(key)s » en compte %(limit)s au moins, tous différents.", **v),
    "too_many_tables": lambda v: _("Une séance a %(limit)s tables au plus.", **v),
    "same_theme": lambda v: _("Deux thèmes s’appellent « %(value)s ». Changez le nom de l’un des deux.", **v),
    "same_letter": lambda v: _("Deux thèmes portent la lettre %(value)s.", **v),
    "not_a_letter": lambda v: _(
        "La lettre d’un thème est une ou deux majuscules, de A à ZZ. Ici, on lit « %(value)s ».", **v
    ),
    "same_table": lambda v: _("Deux tables portent le numéro %(value)s.", **v),
    "places_count": lambda v: _(
        "Il y a %(tables)s tables et %(value)s nombres de places. Donnez un nombre pour toutes, ou un par table.",
        **v,
    ),
    "same_step": lambda v: _("Deux étapes portent le repère %(value)s.", **v),
    "not_a_mark": lambda v: _(
        "Un repère d’étape s’écrit s suivi d’un nombre, comme s7. Ici, on lit « %(value)s ».", **v
    ),
    "not_of_this_kind": _not_of_this_kind,
    "not_a_heading": lambda v: _("Le titre « %(value)s » n’a ni lettre ni chiffre.", **v),
    "same_heading": lambda v: _("Deux textes s’appellent « %(value)s ».", **v),
    "too_many_texts": lambda v: _("Une définition porte %(limit)s textes au plus.", **v),
    "loose_text": lambda v: _("Ce texte n’est sous aucun titre « ## » : il ne sera pas gardé."),
    "nothing_selected": lambda v: _(
        "« %(title)s » vient avant tout vote : il n’y aura pas encore de proposition.", **v
    ),
    "nothing_to_vote": lambda v: _("« %(title)s » vient avant toute étape d’idées : il n’y aura rien à choisir.", **v),
    "cap_over_budget": lambda v: _(
        "« %(title)s » permet %(cap)s gommettes par idée, mais chaque personne n’en a que %(budget)s.", **v
    ),
    "pitch_too_short": lambda v: _(
        "« %(title)s » dure %(minutes)s min ; les tables ont besoin de %(needed)s min.", **v
    ),
}
