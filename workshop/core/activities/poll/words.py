"""The words of polls, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, SettingWords

FORMS = {"choix": "one", "plusieurs": "several", "échelle": "scale", "mots": "words", "texte": "text"}
LABELS = {
    "choix": "Une réponse au choix",
    "plusieurs": "Plusieurs réponses au choix",
    "échelle": "Une échelle de 1 à 5",
    "mots": "Trois mots au plus",
    "texte": "Un texte libre",
}
FORM_HINT = "La question est la consigne de l’étape. L’échelle convient au retour sur le temps investi."
ANSWERS_HINT = "Une par ligne, pour les réponses au choix."
SETTINGS = {
    "forme": SettingWords("form", "Forme des réponses", hint=FORM_HINT, choices=FORMS, labels=LABELS),
    "réponses": SettingWords("answers", "Réponses proposées", hint=ANSWERS_HINT),
}
PROMPT = "Répondez à la question."
ENGLISH = {
    "Sondage": "Poll",
    "Forme des réponses": "Kind of answers",
    FORM_HINT: "The question is the step’s instruction. A scale suits the return on the time invested.",
    "Réponses proposées": "Answers to choose from",
    ANSWERS_HINT: "One a line, for answers to choose from.",
    "Une réponse au choix": "One answer",
    "Plusieurs réponses au choix": "Several answers",
    "Une échelle de 1 à 5": "A scale from 1 to 5",
    "Trois mots au plus": "Three words at most",
    "Un texte libre": "A free text",
    PROMPT: "Answer the question.",
    "Réponses": "Answers",
    "{n} réponse": "{n} answer",
    "{n} réponses": "{n} answers",
    "Votre réponse": "Your answer",
    "Répondez sur votre téléphone.": "Answer on your phone.",
    "Chaque personne répond pour elle-même.": "Everyone answers for themselves.",
    "Plusieurs réponses possibles.": "Several answers are possible.",
    "1 : pas du tout. 5 : tout à fait.": "1: not at all. 5: entirely.",
    "Mot {n}": "Word {n}",
    "Envoyer ma réponse": "Send my answer",
    "Réponse envoyée": "Answer sent",
    "Pas encore de réponse": "No answer yet",
    "Moins de cinq réponses : le détail n’est montré à personne.": "Under five answers: the detail is shown to nobody.",
    "Personne n’a répondu en mots.": "Nobody answered in words.",
    "{n} fois": "{n} times",
    "Ce que la salle répond": "What the room answers",
    "Ce que la table répond": "What the table answers",
}
WORDS = vote_words(
    "sondage",
    "Sondage",
    "Sondage",
    SETTINGS,
    ENGLISH,
    common=("arrivals",),
    minutes=5,
    prompt=PROMPT,
    done="Sondage : chaque personne répond pour elle-même. Il ne garde aucune idée.",
    figures={"count": FigureWords("Réponses", "{n} réponse", "{n} réponses")},
    asks={
        "open": "Votre réponse",
        "screen": "Répondez sur votre téléphone.",
        "hint": "Chaque personne répond pour elle-même.",
    },
)
