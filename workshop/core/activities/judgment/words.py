"""The words of majority judgment, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, Line, SettingWords

HINT = "De la plus basse à la plus haute, une par ligne, de 3 à 7."
SILENCE = "0 : la plus basse, 1 : la suivante. C’est annoncé avant le vote."
SETTINGS = {
    "mentions": SettingWords("mentions", "Mentions", hint=HINT, column="Mentions"),
    "sans avis": SettingWords("missing", "Mention de qui ne dit rien", hint=SILENCE, quiet=True),
}
MIDDLE = "mention d’une idée : la plus haute que plus de la moitié des bulletins donnent ou dépassent"
LINES = (
    Line("mentions", "{n} mention", "{n} mentions, de « {first} » à « {last} »"),
    Line(
        "missing",
        "ne rien dire d’une idée vaut « {name} »",
        "ne rien dire d’une idée vaut « {name} »",
        room=("ne rien dire d’une proposition vaut « {name} »", "ne rien dire d’une proposition vaut « {name} »", ""),
        names="mentions",
    ),
    Line("mentions", MIDDLE, MIDDLE),
)
ENGLISH = {
    "Jugement majoritaire": "Majority judgment",
    "Mentions": "Grades",
    HINT: "From the lowest to the highest, one a line, 3 to 7 of them.",
    "Mention de qui ne dit rien": "Grade of who says nothing",
    SILENCE: "0: the lowest, 1: the next. It is announced before the vote.",
    "{n} mention": "{n} grade",
    "{n} mentions, de « {first} » à « {last} »": "{n} grades, from “{first}” to “{last}”",
    "ne rien dire d’une idée vaut « {name} »": "saying nothing of an idea counts as “{name}”",
    "ne rien dire d’une proposition vaut « {name} »": "saying nothing of a proposal counts as “{name}”",
    MIDDLE: "grade of an idea: the highest that more than half of the ballots give or exceed",
    "Mention": "Grade",
    "Bulletins par mention": "Ballots by grade",
    "{n}": "{n}",
    "Donnez une mention à chaque idée": "Give each idea a grade",
    "Jugez chaque idée.": "Judge each idea.",
    "Plusieurs idées peuvent avoir la même mention.": "Several ideas may have the same grade.",
    # the scripts'
    "{n} mention à donner": "{n} grade to give",
    "{n} mentions à donner": "{n} grades to give",
    "Tout est jugé": "All are judged",
    "Effacer la mention : {name}": "Clear the grade: {name}",
    "Effacer": "Clear",
    "sans mention, vaut « {grade} »": "no grade, counts as “{grade}”",
    "{at} sur {count}": "{at} of {count}",
    "Mention : {grade}.": "Grade: {grade}.",
    "trait : moitié des voix": "line: half of the votes",
    "La mention de la table {number}": "The grades of table {number}",
    "La mention de la salle": "The grades of the room",
    "Le trait marque la moitié des voix.": "The line marks half of the votes.",
    "Bulletins par mention, idée par idée": "Ballots by grade, idea by idea",
    "Idée": "Idea",
    "Le tableau des mentions": "The table of grades",
}
WORDS = vote_words(
    "jugement",
    "Jugement majoritaire",
    "Juger",
    SETTINGS,
    ENGLISH,
    prompt="Donnez une mention à chaque idée.",
    done="Vote secret au jugement majoritaire. Les résultats restent cachés jusqu’à la clôture.",
    lines=LINES,
    counted=(
        "Au jugement majoritaire, chaque bulletin donne une mention à chaque idée. La mention d’une idée est celle du"
        " milieu, la plus basse des deux quand le nombre de bulletins est pair : plus de la moitié des bulletins la lui"
        " donnent, ou mieux. À mention égale, on retire cette mention une fois à chacune et l’on compare de nouveau ;"
        " seules des idées aux bulletins identiques partagent un rang."
    ),
    figures={
        "grade": FigureWords("Mention", "{n}", "{n}", names="mentions"),
        "tally": FigureWords("Bulletins par mention", "{n}", "{n}"),
    },
    asks={
        "open": "Donnez une mention à chaque idée",
        "screen": "Jugez chaque idée.",
        "hint": "Plusieurs idées peuvent avoir la même mention.",
    },
    brief=Line("mentions", "{n} mention", "{n} mentions, de « {first} » à « {last} »"),
)
