"""The words of dots, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, Line, SettingWords

SETTINGS = {
    "gommettes": SettingWords("budget", "Gommettes", column="Points par bulletin"),
    "au plus par idée": SettingWords("cap", "Au plus par idée"),
}
LINES = (
    Line(
        "budget",
        "{n} gommette par personne",
        "{n} gommettes par personne",
        "Autant de gommettes que d’idées",
        room=("{n} gommette par personne", "{n} gommettes par personne", "Autant de gommettes que de propositions"),
    ),
    Line(
        "cap",
        "{n} au plus par idée",
        "{n} au plus par idée",
        room=("{n} au plus par proposition", "{n} au plus par proposition", ""),
    ),
)
ENGLISH = {
    "Gommettes": "Dots",
    "Au plus par idée": "At most for one idea",
    "{n} gommette par personne": "{n} dot a person",
    "{n} gommettes par personne": "{n} dots a person",
    "Autant de gommettes que d’idées": "As many dots as ideas",
    "Autant de gommettes que de propositions": "As many dots as proposals",
    "{n} au plus par idée": "{n} at most for one idea",
    "{n} au plus par proposition": "{n} at most for one proposal",
    "Points": "Points",
    "{n} point": "{n} point",
    "{n} points": "{n} points",
    "Votants": "Voters",
    "{n} votant": "{n} voter",
    "{n} votants": "{n} voters",
    "{n} par personne": "{n} a person",
    "Collez vos gommettes": "Stick your dots",
    "Collez vos gommettes.": "Stick your dots.",
    "Garder une gommette, c’est permis.": "You need not use every dot.",
}
WORDS = vote_words(
    "gommettes",
    "Gommettes",
    "Choisir",
    SETTINGS,
    ENGLISH,
    prompt="Collez vos gommettes sur les idées à garder.",
    done="Vote secret par gommettes. Les résultats restent cachés jusqu’à la clôture.",
    lines=LINES,
    counted="Une gommette vaut un point. Les gommettes non posées sont perdues.",
    figures={
        "points": FigureWords("Points", "{n} point", "{n} points"),
        "voters": FigureWords("Votants", "{n} votant", "{n} votants"),
    },
    asks={
        "open": "Collez vos gommettes",
        "screen": "Collez vos gommettes.",
        "hint": "Garder une gommette, c’est permis.",
    },
    brief=Line("budget", "{n} par personne", "{n} par personne", ""),
)
