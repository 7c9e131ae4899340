"""The words of a definition file: every key that may be written, with its meaning in the house's English."""

import unicodedata
from dataclasses import dataclass

SESSION_KEYS = (
    "titre",
    "question",
    "date",
    "début",
    "lieu",
    "organisateurs",
    "partenaires",
    "thèmes",
    "places",
    "étapes",
    "wifi",
    "conservation",
    "lecteur",
    "langue",
)
THEME_KEYS = ("titre", "présentation", "tables", "places", "lettre")
STEP_KEYS = ("activité", "titre", "portée", "minutes", "consigne", "repère")
WIFI_KEYS = ("réseau", "mot de passe", "sécurité")

SCOPES = {"table": "table", "plénière": "plenary"}
SECURITIES = {"WPA": "WPA", "WEP": "WEP", "aucune": "nopass"}
LANGUAGES = {"fr": "fr", "en": "en"}
TIES = {"garder les deux": "both", "la table décide": "table"}


@dataclass(frozen=True)
class Whole:
    """A setting that is a whole number between two limits."""

    name: str
    low: int
    high: int
    default: int


@dataclass(frozen=True)
class Choice:
    """A setting that is one of a few words."""

    name: str
    words: dict[str, str]
    default: str


@dataclass(frozen=True)
class Kind:
    """A kind of step: its name for the log and what it is when nothing more is said."""

    name: str
    scope: str
    title: str
    minutes: int
    prompt: str
    settings: dict[str, Whole | Choice]


DOTS: dict[str, Whole | Choice] = {
    "gommettes": Whole("budget", 0, 100, 5),
    "au plus par idée": Whole("cap", 1, 100, 3),
    "garde": Whole("keep", 1, 50, 3),
    "égalité": Choice("tie", TIES, "both"),
}
PITCH: dict[str, Whole | Choice] = {"minutes par table": Whole("minutes_each", 1, 60, 3)}

KINDS = {
    "accueil": Kind(
        "welcome", "plenary", "Accueil", 20, "Installez-vous, faites connaissance avec votre table.", {}
    ),
    "idées": Kind(
        "ideas",
        "table",
        "Imaginer",
        20,
        "Écrivez seul, en silence : une idée par carte, concrète et essayable.",
        {},
    ),
    "partage": Kind(
        "share",
        "table",
        "Partager et regrouper",
        30,
        "Lisez les idées à voix haute, complétez-les, réunissez celles qui disent la même chose.",
        {},
    ),
    "gommettes": Kind("dots", "table", "Choisir", 20, "Collez vos gommettes sur les idées à garder.", DOTS),
    "fiches": Kind(
        "sheets", "table", "Écrire les fiches", 60, "Écrivez une fiche pour chaque proposition retenue.", {}
    ),
    "présentation": Kind(
        "pitch",
        "plenary",
        "Présenter",
        30,
        "Chaque table présente ses propositions, puis passe la parole.",
        PITCH,
    ),
    "clôture": Kind(
        "close", "plenary", "Clôture", 10, "Merci. Ce qui vient ensuite, et qui s’en charge.", {}
    ),
    "pause": Kind("pause", "plenary", "Pause", 15, "", {}),
}
SETTING_KEYS = tuple({key: None for kind in KINDS.values() for key in kind.settings})
FRENCH_KIND = {kind.name: word for word, kind in KINDS.items()}


def fold(word: str) -> str:
    """A word as one compares it: no accent, case, apostrophe shape or double space."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def known(word: str, words: tuple[str, ...] | dict[str, object]) -> str | None:
    """The word of `words` that was meant, or None."""
    return next((candidate for candidate in words if fold(candidate) == fold(word)), None)


def french(words: dict[str, str], value: str) -> str:
    """The word whose English value is `value`."""
    return next(word for word, english in words.items() if english == value)
