"""What the seven people of the day write and vote, and what comes of it, counted by hand.

Names: Chantal, Driss and Farid did not agree to be named; Bruno, Chantal and Farid did not agree to be quoted.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Oser, essayer, garder"
QUESTION = "Qu’est-ce qui aide une équipe à essayer du neuf ?"
THEMES = ("Se donner du temps", "Décider au plus près")
PHONE, SMALL_PHONE = (390, 844), (360, 640)


@dataclass(frozen=True)
class Guest:
    """Somebody with a phone: what they say of themselves at the door."""

    name: str
    table: str
    size: tuple[int, int]
    function: str = ""
    consents: tuple[str, ...] = ()


AWA = Guest("Awa", "t1", PHONE, "hospital", ("name", "quotes"))
BRUNO = Guest("Bruno", "t1", SMALL_PHONE, "local", ("name",))
CHANTAL = Guest("Chantal", "t1", PHONE, "state")  # shares her phone with a neighbour
DRISS = Guest("Driss", "t1", SMALL_PHONE, "local", ("quotes",))
ELISE = Guest("Élise", "t2", PHONE, "state", ("name", "quotes"))
FARID = Guest("Farid", "t2", SMALL_PHONE)
GUESTS = (AWA, BRUNO, CHANTAL, DRISS, ELISE, FARID)
NAMED, UNNAMED = ("Awa", "Bruno", "Élise"), ("Chantal", "Driss", "Farid")
SEATS = {"t1": 5, "t2": 2}

HOUR = "Une heure par quinzaine pour essayer, sans compte à rendre"
NOTEBOOK = "Un carnet des essais ratés, ouvert à toute l’équipe"
TWIN = "Soixante minutes tous les quinze jours pour tester"
MEETING = "Une réunion de moins par semaine, et le temps rendu à l’essai"
BADGES = "Des badges pour les innovateurs"
BOX = "Une boîte à questions à l’accueil"
LETTER = "Une lettre d’une page pour dire ce que l’on arrête"
SIGNING = "Signer à deux ce qui engage le service"
SLOT = "Un créneau de décision chaque mardi, portes ouvertes"

WRITTEN = {
    AWA: (HOUR,),
    BRUNO: (NOTEBOOK, BADGES),
    CHANTAL: (TWIN,),
    DRISS: (MEETING,),
    ELISE: (LETTER, SIGNING),
    FARID: (SLOT,),
}
DICTATED = BOX
CORRECTED = "Une boîte à questions à l’accueil, ouverte chaque vendredi"
GROUP = "Du temps pour essayer"

# Each seat's gommettes: budget 5, three at most on one idea.
TABLE_BALLOTS: dict[Guest, tuple[dict[str, int], ...]] = {
    AWA: ({HOUR: 3, NOTEBOOK: 2},),
    BRUNO: ({NOTEBOOK: 3, MEETING: 1},),
    CHANTAL: ({HOUR: 2, CORRECTED: 1}, {MEETING: 3}),
    DRISS: ({HOUR: 1, MEETING: 1, CORRECTED: 2},),
    ELISE: ({LETTER: 3, SLOT: 2},),
    FARID: ({SLOT: 3, SIGNING: 1},),
}
# Two are kept at each table; at table 1 two are second, and the rule announced keeps both.
TABLE_1_COUNT = {HOUR: (6, 3, 1), NOTEBOOK: (5, 2, 2), MEETING: (5, 3, 2), CORRECTED: (3, 2, 4)}  # points, voters, rank
TABLE_2_COUNT = {SLOT: (5, 2, 1), LETTER: (3, 1, 2), SIGNING: (1, 1, 3)}
KEPT = {"t1": (HOUR, NOTEBOOK, MEETING), "t2": (SLOT, LETTER)}

# In plenary: five gommettes, one at most on one proposal.
ROOM_BALLOTS: dict[Guest, tuple[tuple[str, ...], ...]] = {
    AWA: ((SLOT, LETTER, HOUR),),
    BRUNO: ((SLOT, NOTEBOOK),),
    CHANTAL: ((HOUR, SLOT), (MEETING,)),
    DRISS: ((MEETING, SLOT, LETTER),),
    ELISE: ((SLOT, HOUR),),
    FARID: ((LETTER,),),
}
ROOM_COUNT = {SLOT: (5, 1), HOUR: (3, 2), LETTER: (3, 2), MEETING: (2, 4), NOTEBOOK: (1, 5)}  # points = voters, rank

WRITERS = {CHANTAL: NOTEBOOK, DRISS: MEETING, ELISE: SLOT, FARID: LETTER}  # Awa and Bruno write the first one together
HEARD = "Chez nous, on s’excuse avant d’essayer."
QUOTES = (
    ("sans compte à rendre", HOUR, HOUR),
    ("le temps rendu à l’essai", MEETING, MEETING),
    (HEARD, "", NOTEBOOK),
)
FIELDS = (
    "title", "short_title", "finding", "proposal", "benefit_agents", "benefit_managers", "benefit_users",
    "step_monday", "step_months", "step_year", "obstacles", "levers", "indicators", "keywords", "owner",
)  # fmt: skip
SHEETS: dict[str, tuple[str, ...]] = {
    HOUR: (
        "Une heure protégée par quinzaine", "Une heure protégée", "Les essais se font le soir, ou ne se font pas.",
        "Chaque équipe bloque une heure tous les quinze jours ; rien d’autre ne s’y pose.",
        "Du temps qui compte comme du travail.", "Des essais visibles, donc discutables.",
        "Des démarches testées avec eux.",
        "Poser l’heure dans les agendas.", "Raconter trois essais en réunion.", "Garder ou arrêter, en le disant.",
        "Les urgences mangent l’heure.", "La direction bloque la sienne.", "Le nombre d’heures tenues.",
        "temps, essai", "La direction des services",
    ),
    NOTEBOOK: (
        "Le carnet des essais ratés", "Carnet des ratés", "On refait les mêmes erreurs dans trois bureaux.",
        "Un carnet partagé : ce qu’on a tenté, ce qui n’a pas marché, ce qu’on en garde.",
        "Le droit de se tromper, par écrit.", "Une mémoire qui reste quand on part.", "Moins de faux départs.",
        "Écrire la première page.", "Dix pages, relues ensemble.", "Un chapitre dans le rapport du service.",
        "La peur d’être jugé.", "Le premier raté est celui du chef.", "Les pages écrites par trimestre.",
        "erreur, mémoire", "Le réseau des encadrants",
    ),
    MEETING: (
        "Une réunion de moins", "Une réunion de moins", "Onze réunions par semaine, deux qui décident.",
        "On retire une réunion sans ordre du jour et on rend l’heure à l’équipe.",
        "Une matinée d’un seul tenant.", "Des ordres du jour qui en sont.", "Des réponses plus rapides.",
        "Annuler la plus floue.", "Compter les heures rendues.", "Trois réunions de moins partout.",
        "L’habitude de se voir.", "Un compte rendu de cinq lignes.", "Les heures rendues chaque mois.",
        "réunion, agenda", "Chaque chef de bureau",
    ),
    SLOT: (
        "Le mardi des décisions", "Le mardi des décisions", "Une réponse simple attend quatre étages.",
        "Chaque mardi, une heure où l’on décide sur place ce qui se décide ici.",
        "Une réponse le jour même.", "Des arbitrages pris une seule fois.", "Des délais annoncés et tenus.",
        "Ouvrir le premier mardi.", "Publier ce qui a été tranché.", "Étendre aux services voisins.",
        "Les délégations sont floues.", "Une page dit qui signe quoi.", "Le délai moyen de réponse.",
        "décision, délégation", "Le secrétariat général",
    ),
    LETTER: (
        "La lettre de ce qui s’arrête", "La lettre d’arrêt", "On ajoute des tâches, on n’en retire jamais.",
        "Chaque trimestre, une page signée dit ce que le service cesse de faire.",
        "Moins de tâches orphelines.", "Un refus qui a un texte.", "Des services qui tiennent.",
        "Lister cinq tâches à arrêter.", "Signer la première lettre.", "Une lettre par service.",
        "La crainte de fâcher.", "L’appui de la préfecture.", "Les tâches réellement arrêtées.",
        "priorités, arrêt", "La cheffe de service",
    ),
}  # fmt: skip


def field(proposal: str, name: str) -> str:
    """What people write in a field of a proposal's sheet."""
    return SHEETS[proposal][FIELDS.index(name)]


def title(proposal: str) -> str:
    """The title that a proposal takes once its sheet is written."""
    return field(proposal, "title")
