"""The words of approval, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, Line, SettingWords

HINT = "Combien d’idées on peut accepter ; 0 : autant qu’on veut."
SETTINGS = {"au plus": SettingWords("most", "Choix par personne, au plus", hint=HINT)}
LINES = (
    Line(
        "most",
        "{n} idée acceptable au plus",
        "{n} idées acceptables au plus",
        "Autant d’idées acceptables qu’on veut",
        room=(
            "{n} proposition acceptable au plus",
            "{n} propositions acceptables au plus",
            "Autant de propositions acceptables qu’on veut",
        ),
    ),
)
ENGLISH = {
    "Approbation": "Approval",
    "Choix par personne, au plus": "Choices a person, at most",
    HINT: "How many ideas one may accept; 0: as many as one likes.",
    "{n} idée acceptable au plus": "{n} acceptable idea at most",
    "{n} idées acceptables au plus": "{n} acceptable ideas at most",
    "Autant d’idées acceptables qu’on veut": "As many acceptable ideas as one likes",
    "{n} proposition acceptable au plus": "{n} acceptable proposal at most",
    "{n} propositions acceptables au plus": "{n} acceptable proposals at most",
    "Autant de propositions acceptables qu’on veut": "As many acceptable proposals as one likes",
    "Votants": "Voters",
    "{n} votant": "{n} voter",
    "{n} votants": "{n} voters",
    "{n} par personne": "{n} a person",
    "Cochez ce qui est acceptable pour vous": "Tick what is acceptable to you",
    "Cochez ce qui est acceptable pour vous.": "Tick what is acceptable to you.",
    "Cocher peu ou rien, c’est permis.": "Ticking few or none is allowed.",
}
WORDS = vote_words(
    "approbation",
    "Approbation",
    "Choisir",
    SETTINGS,
    ENGLISH,
    prompt="Cochez les idées qui sont acceptables pour vous.",
    done="Vote secret par approbation. Les résultats restent cachés jusqu’à la clôture.",
    lines=LINES,
    counted="À l’approbation, une idée compte les bulletins qui la disent acceptable.",
    figures={"voters": FigureWords("Votants", "{n} votant", "{n} votants")},
    asks={
        "open": "Cochez ce qui est acceptable pour vous",
        "screen": "Cochez ce qui est acceptable pour vous.",
        "hint": "Cocher peu ou rien, c’est permis.",
    },
    brief=Line("most", "{n} par personne", "{n} par personne"),
)
