"""The words of ranking, in French; ENGLISH has the same."""

from __future__ import annotations

from ..vote_words import vote_words
from ..wording import FigureWords, Line, SettingWords

HINT = "Combien d’idées on peut classer ; 0 : autant qu’on veut."
SETTINGS = {"au plus": SettingWords("most", "Places par bulletin, au plus", hint=HINT)}
LEFT_OUT = "ce qui n’est pas classé se partage les places qui restent"
LINES = (
    Line(
        "most",
        "{n} idée à classer au plus",
        "{n} idées à classer au plus",
        "autant d’idées à classer qu’on veut",
        room=(
            "{n} proposition à classer au plus",
            "{n} propositions à classer au plus",
            "autant de propositions à classer qu’on veut",
        ),
    ),
    Line("most", LEFT_OUT, LEFT_OUT),
)
ENGLISH = {
    "Classement": "Ranking",
    "Places par bulletin, au plus": "Places a ballot, at most",
    HINT: "How many ideas one may rank; 0: as many as one likes.",
    "{n} idée à classer au plus": "{n} idea to rank at most",
    "{n} idées à classer au plus": "{n} ideas to rank at most",
    "autant d’idées à classer qu’on veut": "as many ideas to rank as one likes",
    "{n} proposition à classer au plus": "{n} proposal to rank at most",
    "{n} propositions à classer au plus": "{n} proposals to rank at most",
    "autant de propositions à classer qu’on veut": "as many proposals to rank as one likes",
    LEFT_OUT: "what is not ranked shares the places that are left",
    "Demi-points": "Half points",
    "{n} demi-point": "{n} half point",
    "{n} demi-points": "{n} half points",
    "Duels gagnés": "Duels won",
    "{n} duel gagné": "{n} duel won",
    "{n} duels gagnés": "{n} duels won",
    "{n} place": "{n} place",
    "{n} places": "{n} places",
    "Classez vos préférées": "Rank your favourites",
    "Classez vos préférées.": "Rank your favourites.",
    "On peut n’en classer que quelques-unes.": "Ranking only a few is allowed.",
    # the scripts'
    "Votre classement": "Your ranking",
    "Touchez d’abord celle que vous préférez.": "First press the one that you like best.",
    "À classer": "To rank",
    "Toutes vos places sont données : libérez-en une pour changer.": "All your places are given: free one to change.",
    "Classer {place}": "Rank {place}",
    "Classer {place} : {name}": "Rank {place}: {name}",
    "Monter : {name}": "Up: {name}",
    "Descendre : {name}": "Down: {name}",
    "Ne plus classer": "Unrank",
    "Ne plus classer : {name}": "Unrank: {name}",
    "{name}, {place}": "{name}, {place}",
    "{name} n’est plus classée": "{name} is not ranked any more",
    "1re": "1st",
    "{n}e": "no. {n}",
    "{n} classée": "{n} ranked",
    "{n} classées": "{n} ranked",
    "{n} classée sur {most}": "{n} ranked of {most}",
    "{n} classées sur {most}": "{n} ranked of {most}",
    "« {name} » est en tête aux points et gagne tous ses duels.": "“{name}” leads by points and wins all its duels.",
    "Les deux comptes diffèrent : « {first} » est en tête aux points, « {winner} » gagne tous ses duels.":
        "The two counts differ: “{first}” leads by points, “{winner}” wins all its duels.",
    "Aucune ne gagne tous ses duels.": "None wins all its duels.",
    "Le rang suit les points.": "Ranks follow the points.",
    "Les duels": "The duels",
    "Combien de bulletins placent la ligne avant la colonne ; souligné : le duel est gagné.":
        "How many ballots put the row before the column; underlined: the duel is won.",
}  # fmt: skip
WORDS = vote_words(
    "classement",
    "Classement",
    "Classer",
    SETTINGS,
    ENGLISH,
    prompt="Classez les idées, votre préférée d’abord.",
    done="Vote secret par classement. Les résultats restent cachés jusqu’à la clôture.",
    lines=LINES,
    counted=(
        "Au classement, une première place vaut autant de points qu’il y a d’autres idées, la suivante un de moins, et"
        " ainsi de suite ; ce qu’un bulletin ne classe pas se partage les places qui restent. Ces points de Borda sont"
        " comptés en demi-points, pour n’avoir que des nombres entiers. Un duel compare deux idées : la gagne celle que"
        " plus de bulletins placent avant l’autre. Le rang suit les points."
    ),
    figures={
        "borda_twice": FigureWords("Demi-points", "{n} demi-point", "{n} demi-points"),
        "duels_won": FigureWords("Duels gagnés", "{n} duel gagné", "{n} duels gagnés"),
    },
    asks={
        "open": "Classez vos préférées",
        "screen": "Classez vos préférées.",
        "hint": "On peut n’en classer que quelques-unes.",
    },
    brief=Line("most", "{n} place", "{n} places"),
)
