"""The words of consent, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, Line

LINES = (
    Line(
        "adopts",
        "Une idée est gardée si personne n’y objecte",
        "Une idée est gardée si personne n’y objecte",
        room=(
            "Une proposition est gardée si personne n’y objecte",
            "Une proposition est gardée si personne n’y objecte",
            "",
        ),
    ),
)
PROMPT = (
    "Pour chaque idée, dites si vous consentez. Une réserve n’empêche rien ; une objection dit en quoi l’idée nuirait."
)
COUNTED = (
    "Au consentement, une idée est gardée quand personne n’y objecte. Une réserve est notée avec elle et n’empêche "
    "rien ; une objection se lève dans un nouveau tour, ou l’idée est retirée."
)
ENGLISH = {
    "Consentement": "Consent",
    "Une idée est gardée si personne n’y objecte": "An idea is kept if nobody objects",
    "Une proposition est gardée si personne n’y objecte": "A proposal is kept if nobody objects",
    PROMPT: "For each idea, say whether you consent. A reservation stops nothing; an objection says what it harms.",
    "Consentements": "Consents",
    "{n} consentement": "{n} consent",
    "{n} consentements": "{n} consents",
    "Réserves": "Reservations",
    "{n} réserve": "{n} reservation",
    "{n} réserves": "{n} reservations",
    "Objections": "Objections",
    "{n} objection": "{n} objection",
    "{n} objections": "{n} objections",
    "Consentez-vous ?": "Do you consent?",
    "Chaque personne dit si elle consent.": "Everyone says whether they consent.",
    "On peut vivre avec : on consent. Sinon, on dit en quoi cela nuirait.": (
        "If one can live with it, one consents. Else one says what harm it would do."
    ),
    "Je consens": "I consent",
    "J’ai une réserve": "I have a reservation",
    "J’ai une objection": "I object",
    "Votre réserve": "Your reservation",
    "Votre objection": "Your objection",
    "Facultatif. Elle sera lue, et imprimée avec l’idée.": "Optional. It will be read out, and printed with the idea.",
    "Nécessaire : en quoi l’idée nuirait-elle ?": "Needed: what harm would the idea do?",
    "Votre avis : {name}": "Your view: {name}",
    "Consentent": "Consent",
    "Réserve": "Reservation",
    "Objection": "Objection",
    "Réponse sur {n} idée sur {of}": "{n} idea of {of} answered",
    "Réponse sur {n} idées sur {of}": "{n} ideas of {of} answered",
    "Gardée": "Kept",
    "Sans avis": "No view",
    "Ce que dit la salle": "What the room says",
    "Ce que dit la table {number}": "What table {number} says",
    "Objection : rien n’est gardé tant qu’elle demeure": "Objection: not kept while it stands",
}
WORDS = vote_words(
    "consentement",
    "Consentement",
    "Consentir",
    {},
    ENGLISH,
    common=("arrivals",),
    prompt=PROMPT,
    done="Vote ouvert par consentement : chaque personne consent, émet une réserve, ou objecte en disant pourquoi.",
    lines=LINES,
    counted=COUNTED,
    figures={
        "consents": FigureWords("Consentent", "{n} consentement", "{n} consentements"),
        "reservations": FigureWords("Réserves", "{n} réserve", "{n} réserves"),
        "objections": FigureWords("Objections", "{n} objection", "{n} objections"),
    },
    asks={
        "open": "Consentez-vous ?",
        "screen": "Chaque personne dit si elle consent.",
        "hint": "On peut vivre avec : on consent. Sinon, on dit en quoi cela nuirait.",
    },
)
