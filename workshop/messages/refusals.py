"""What a refusal says to the person who meets it.

Law: the core raises a kind and values; only here do they become words. A sentence tells what happened, what
is safe, what to do; it never shows a kind, an id or a stack.
"""

from collections.abc import Callable, Mapping
from typing import Any

import flask_babel

Values = Mapping[str, Any]


def _(said: str, **values: Any) -> str:
    return str(flask_babel.gettext(said, **values))


def ngettext(one: str, several: str, count: int) -> str:
    """Give `one` or `several`, in the server's language, with `%(num)s` replaced by the count."""
    return str(flask_babel.ngettext(one, several, count))


def sentence(kind: str, values: Values | None = None) -> str:
    """Give the sentence, in the server's language, for a refusal of `kind` with its `values`."""
    write = SENTENCES.get(kind)
    return write(values or {}) if write else _("Ce geste n’est pas possible ici. Rien n’a été changé.")


def internal() -> str:
    """Give the sentence for a mistake of the program's own."""
    return _("Une erreur s’est produite de notre côté. Vos mots restent sur cet appareil ; réessayez.")


def dismissal(why: str) -> str:
    """Give the sentence for a page that must be loaded again; `why` is `revoked`, `replaced` for all, or a refusal."""
    if why == "replaced":
        return _("La séance vient d’être remise à zéro, remplacée ou effacée. Rechargez la page.")
    if why in SENTENCES:
        return sentence(why)
    return _("Ce lien n’ouvre plus cette page. Demandez le nouveau lien à l’organisateur.")


def field_name(field: str) -> str:
    """Give the French name of an operation's or a sheet's field; the field itself when it has none."""
    name = FIELDS.get(field)
    return name() if name else field


def _empty(values: Values) -> str:
    return _("Il manque le texte (« %(field)s »). Écrivez quelques mots puis envoyez.", field=_field(values))


def _field(values: Values) -> str:
    return field_name(str(values.get("field", "")))


def _too_long(values: Values) -> str:
    return _(
        "Ce texte est trop long (« %(field)s ») : %(limit)s caractères au plus. Raccourcissez-le, il "
        "reste sur cet appareil.",
        field=_field(values),
        limit=values.get("limit", 2000),
    )


def _full(values: Values) -> str:
    tables = [str(table).removeprefix("t") for table in values.get("free_tables") or ()]
    here = str(values.get("table") or "").removeprefix("t")
    if not tables:
        return _("Toutes les tables sont complètes. Demandez une place à l’animateur.")
    return _(
        "La table %(table)s est complète. Il reste des places : table %(tables)s.",
        table=here,
        tables=", ".join(tables[:6]),
    )


def _few_ballots(values: Values) -> str:
    return _place(str(values.get("place") or "")) + ngettext(
        " : il n’y a qu’un bulletin. Le dépouiller dirait ce que cette personne a voté ; confirmez-le.",
        " : il n’y a que %(num)s bulletins. Les dépouiller peut dire ce que chacun a voté ; confirmez-le.",
        int(values.get("ballots", 0)),
    )


def _place(place: str) -> str:
    return _("Plénière") if place in ("", "all") else _("Table %(number)s", number=place.removeprefix("t"))


def _over_budget(values: Values) -> str:
    budget = int(values.get("budget", 0))
    return ngettext(
        "Vous avez %(num)s gommette à coller. Retirez-en une pour en coller une autre.",
        "Vous avez %(num)s gommettes à coller. Retirez-en une pour en coller une autre.",
        budget,
    )


def _over_cap(values: Values) -> str:
    cap = int(values.get("cap", 0))
    return ngettext(
        "%(num)s gommette au plus par idée. Retirez-en une pour en coller une autre.",
        "%(num)s gommettes au plus par idée. Retirez-en une pour en coller une autre.",
        cap,
    )


def _over_most(values: Values) -> str:
    most = int(values.get("most", 0))
    return ngettext(
        "%(num)s choix au plus. Retirez-en un pour en faire un autre.",
        "%(num)s choix au plus. Retirez-en un pour en faire un autre.",
        most,
    )


def _bad_field(values: Values) -> str:
    return _(
        "Ce qui a été envoyé n’est pas lisible (« %(field)s »). Rien n’a été changé.",
        field=_field(values),
    )


def _breaks(values: Values) -> str:
    what = BROKEN.get(str(values.get("what", "")))
    reason = what() if what else _("ce qui a déjà été fait dépend de ce que vous changez")
    return _("Modification refusée : %(reason)s. La séance continue comme avant.", reason=reason)


SENTENCES: dict[str, Callable[[Values], str]] = {
    "unknown_session": lambda v: _("Ce code n’existe pas. Vérifiez les six signes à l’écran."),
    "closed": lambda v: _("La séance est close. Ce qui a été enregistré est gardé."),
    "unknown_operation": lambda v: _("Ce geste n’est pas connu du serveur. Rechargez la page."),
    "not_allowed": lambda v: _("Ce geste n’est pas ouvert à cette page. Rien n’a été changé."),
    "unknown_table": lambda v: _("Cette table n’existe pas dans la séance."),
    "unknown_step": lambda v: _("Cette étape n’est pas dans le déroulé. Rechargez la page pour le voir à jour."),
    "unknown_idea": lambda v: _("Cette idée n’est pas à cette table. Votre écran se remet à jour."),
    "unknown_batch": lambda v: _("Cet import n’est pas dans cette séance."),
    "unknown_group": lambda v: _("Ce groupe n’est pas à cette table. Votre écran se remet à jour."),
    "unknown_vote": lambda v: _("Ce vote n’est pas celui de cette table. Votre écran se remet à jour."),
    "unknown_person": lambda v: _("Cette personne n’est pas dans la séance."),
    "unknown_proposal": lambda v: _("Cette proposition n’est pas parmi celles qui sont retenues ici."),
    "unknown_field": lambda v: _("Cette rubrique n’existe pas dans la fiche."),
    "unknown_words": lambda v: _("Ces mots ne sont plus là : leur bulletin a été refait, ou effacé."),
    "not_adopted": lambda v: _(
        "Personne ne s’est prononcé sur cette idée dans ce tour : le silence n’adopte rien. Refaites un tour."
    ),
    "objection": lambda v: _(
        "Une objection demeure : rien n’est adopté. Levez-la dans un nouveau tour, ou retirez la proposition."
    ),
    "unknown_verbatim": lambda v: _("Cette parole n’est plus dans le mémento."),
    "unknown_option": lambda v: _("Cette idée n’est pas au vote. Votre bulletin précédent compte toujours."),
    "bad_field": _bad_field,
    "empty": _empty,
    "too_long": _too_long,
    "full": _full,
    "conflict": lambda v: _(
        "Quelqu’un vient de faire un changement au même endroit. Votre écran est à jour ; votre texte est gardé."
    ),
    "breaks": _breaks,
    "gate_closed": lambda v: _("Cette étape n’est pas encore ouverte aux tables. L’organisateur l’ouvrira."),
    "gate_held": lambda v: _("L’organisateur retient les tables à cette étape. Attendez son signal, ou appelez-le."),
    "plenary": lambda v: _("Cette étape se vit en plénière : elle se conduit du pupitre de la salle."),
    "not_in_step": lambda v: _("La table n’est plus à cette étape. Votre écran se remet à jour."),
    "private": lambda v: _("L’écriture est encore privée. Les idées se découvriront ensemble, au signal."),
    "vote_open": lambda v: _("Un vote est en cours : ce qui y entre reste tel quel jusqu’au dépouillement."),
    "vote_not_open": lambda v: _("Le vote est clos. Votre dernier bulletin enregistré compte."),
    "vote_sealed": lambda v: _("Ce vote est dépouillé : il ne se rouvre pas. Un nouveau tour reste possible."),
    "voted_elsewhere": lambda v: _("Vous avez déjà voté à une autre table pour cette étape : ce bulletin-là compte."),
    "not_sealed": lambda v: _("Le vote n’est pas encore dépouillé. Dépouillez-le d’abord."),
    "over_budget": _over_budget,
    "over_cap": _over_cap,
    "over_most": _over_most,
    "no_options": lambda v: _("Il n’y a encore aucune idée à mettre au vote."),
    "no_seat": lambda v: _("Cet appareil porte moins de personnes que cela. Indiquez d’abord combien vous êtes."),
    "few_ballots": lambda v: _few_ballots(v),
    "reason_needed": lambda v: _(
        "Ce choix s’écarte de la règle annoncée. Dites pourquoi en une phrase : elle sera dans le mémento."
    ),
    "no_consent": lambda v: _("La personne qui a écrit cette idée n’a pas accepté d’être citée."),
    "not_quoted": lambda v: _("Ces mots ne sont pas dans l’idée choisie. Gardez un passage tel qu’il est écrit."),
    "merged": lambda v: _("Cette idée vient d’être réunie à une autre. Votre texte est gardé."),
    "retired": lambda v: _("Cette idée a été retirée. Rien n’a été changé."),
    "moved_on": lambda v: _("Impossible d’annuler : quelque chose a changé depuis. Rien n’a été perdu."),
    "not_undoable": lambda v: _("Ce geste ne s’annule pas."),
    "not_joined": lambda v: _("Prenez d’abord place à une table."),
    "joined_already": lambda v: _("Vous avez déjà une place dans cette séance."),
    "not_admitted": lambda v: _("L’animation vous fait entrer. Gardez cette page ouverte."),
    "place_freed": lambda v: _(
        "Vous n’avez plus de place à une table. Reprenez place quand vous voulez : ce que vous avez envoyé est gardé."
    ),
    "forgotten": lambda v: _(
        "Votre prénom, votre fonction et vos accords sont effacés. Vos idées restent, sans nom, et votre place est "
        "libre : reprenez-en une quand vous voulez."
    ),
    "sent_out": lambda v: _(
        "L’animation vous a fait sortir de cette séance. Ce que vous aviez écrit reste sur cet appareil ; "
        "parlez-en à l’animateur."
    ),
    "door_closed": lambda v: _("Cette table n’accueille plus personne sans l’animation. Demandez à l’animateur."),
    "device_full": lambda v: _(
        "Un appareil porte %(limit)s personnes au plus. Prenez un autre appareil.", limit=v.get("limit", 12)
    ),
    "took_part": lambda v: _(
        "Cette personne a peut-être écrit ou voté. Sa place peut être libérée : ce qu’elle a envoyé reste, et elle "
        "reprend une place en revenant. Confirmez-le."
    ),
    "online": lambda v: _(
        "Cette personne est en ligne : sa place est à elle. Pour la lui ôter, changez-la de table ou faites-la sortir."
    ),
    "taken_back": lambda v: _(
        "L’animation a rendu votre place à un autre appareil, qui l’a demandée. Si ce n’était pas vous, dites-le-lui : "
        "elle peut annuler."
    ),
    "asked_no_more": lambda v: _("Cette demande n’attend plus de réponse. Rien n’a été changé."),
    "too_many_asks": lambda v: _(
        "Trop de demandes attendent à cette table. Adressez-vous à l’animateur, ou prenez une autre place."
    ),
    "latecomer": lambda v: _(
        "Vous êtes arrivé pendant le vote : il s’ouvrira pour vous quand l’animation vous y fera entrer."
    ),
    "role_name": lambda v: _("Ce nom est celui d’un rôle de la séance. Indiquez votre prénom, ou rien."),
    "too_many_ideas": lambda v: _(
        "Cet appareil a déjà donné %(limit)s idées. Retirez-en une avant d’en ajouter, ou dictez-la à l’animateur.",
        limit=v.get("limit", 200),
    ),
    "rehearsal_only": lambda v: _(
        "Quelqu’un a déjà rejoint cette séance : une répétition n’y est plus possible. Répétez sur une copie."
    ),
    "late": lambda v: _(
        "Ce geste n’a pas été fait : il est arrivé trop tard au serveur. Recommencez s’il est encore utile."
    ),
    "disk": lambda v: _(
        "Non enregistré : le disque du serveur ne répond pas. Vos mots restent sur cet appareil ; "
        "prévenez l’organisateur."
    ),
    "busy": lambda v: _(
        "Trop de messages à la fois. Vos mots restent sur cet appareil ; ils repartent dans quelques secondes."
    ),
    "too_many_codes": lambda v: _(
        "Ce code n’existe pas, et trop d’essais arrivent à la fois. Vérifiez-le à l’écran : le bon ouvre tout de suite."
    ),
    "too_many_arrivals": lambda v: _(
        "Trop de monde prend place à la fois par ce réseau. Attendez quelques secondes, puis appuyez de nouveau."
    ),
    "elsewhere": lambda v: _(
        "Cette séance est tenue par une autre partie du serveur, qui n’a pas été trouvée. Vos mots restent sur cet "
        "appareil ; réessayez dans une minute."
    ),
    "damaged_file": lambda v: _(
        "Le fichier de cette séance est abîmé. Remettez la dernière copie de sauvegarde en place."
    ),
    "newer_file": lambda v: _(
        "Cette séance vient d’une version plus récente de Tablée. Mettez le logiciel à jour pour l’ouvrir."
    ),
}

BROKEN: dict[str, Callable[[], str]] = {
    "vote": lambda: _("un vote est ouvert ou dépouillé sur ce que vous changez"),
    "step": lambda: _("une table est à cette étape ou y a déjà travaillé"),
    "table": lambda: _("des personnes ou des idées sont à cette table"),
    "theme": lambda: _("des idées sont rattachées à ce thème"),
    "proposal": lambda: _("cette idée a été retenue, elle reste telle qu’on l’a choisie et se développe dans sa fiche"),
    "turn": lambda: _("la table qui présente reste dans l’ordre de passage"),
}

FIELDS: dict[str, Callable[[], str]] = {
    "body": lambda: _("texte"),
    "text": lambda: _("texte"),
    "title": lambda: _("titre"),
    "short_title": lambda: _("titre court"),
    "finding": lambda: _("constat"),
    "proposal": lambda: _("proposition"),
    "benefit_agents": lambda: _("bénéfices pour les agents"),
    "benefit_managers": lambda: _("bénéfices pour les managers"),
    "benefit_users": lambda: _("bénéfices pour les usagers"),
    "step_monday": lambda: _("premier pas, lundi"),
    "step_months": lambda: _("premiers pas, trois mois"),
    "step_year": lambda: _("premiers pas, un an"),
    "obstacles": lambda: _("freins"),
    "levers": lambda: _("leviers"),
    "indicators": lambda: _("indicateurs"),
    "keywords": lambda: _("mots-clés"),
    "owner": lambda: _("porteur"),
    "reason": lambda: _("raison"),
    "name": lambda: _("prénom"),
    "function": lambda: _("fonction publique"),
    "seats": lambda: _("nombre de personnes"),
    "table": lambda: _("table"),
    "choice": lambda: _("choix"),
    "definition": lambda: _("définition de la séance"),
}
