"""The words of a definition file: every key that may be written, with its name in the code."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from workshop.core import activities as core
from workshop.core import normalized
from workshop.core.model import fields

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
    "licence",
    "mémento sans",
)
THEME_KEYS = ("titre", "présentation", "tables", "places", "lettre")
STEP_KEYS = ("activité", "titre", "portée", "minutes", "consigne", "repère")
WIFI_KEYS = ("réseau", "mot de passe", "sécurité")

SCOPES = {"table": "table", "plénière": "plenary"}
SECURITIES = {"WPA": "WPA", "WEP": "WEP", "aucune": "nopass"}
LANGUAGES = {"fr": "fr", "en": "en"}
PARTS = {
    "sommaire": "contents",
    "essentiel": "essentials",
    "méthode": "method",
    "thèmes": "themes",
    "fiches": "sheets",
    "suites": "after",
    "idées": "ideas",
    "résultats": "results",
    "programme": "programme",
    "participants": "people",
    "index": "index",
    "colophon": "colophon",
}
TIES = {"garder les deux": "both", "la table décide": "table"}
ARRIVALS = {"libres": "everybody", "par l’animation": "desk"}


@dataclass(frozen=True)
class WholeSetting:
    """A setting that is a whole number between two limits."""

    name: str
    low: int
    high: int
    default: int


@dataclass(frozen=True)
class ChoiceSetting:
    """A setting that is one of a few words. `quiet`: a file says it only where it is not the usual one."""

    name: str
    words: dict[str, str]
    default: str
    quiet: bool = False


@dataclass(frozen=True)
class StepKind:
    """A kind of step: its name in the log, and what is said of it when the file says nothing more."""

    name: str
    title: str
    minutes: int
    prompt: str
    settings: dict[str, WholeSetting | ChoiceSetting]

    @property
    def scope(self) -> str:
        return core.KINDS[self.name].scope

    @property
    def scopes(self) -> dict[str, str]:
        """The scopes it may have, by their French words."""
        return {word: scope for word, scope in SCOPES.items() if scope in core.KINDS[self.name].scopes}


def _whole(kind: str, name: str) -> WholeSetting:
    """A whole number, within the limits that the core holds."""
    setting = core.KINDS[kind].settings[name]
    if not isinstance(setting.field, fields.Whole):
        raise TypeError(f"{kind}.{name} is not a whole number in the core")
    return WholeSetting(name, setting.field.low, setting.field.high, setting.default)


DOTS: dict[str, WholeSetting | ChoiceSetting] = {
    "gommettes": _whole("dots", "budget"),
    "au plus par idée": _whole("dots", "cap"),
    "garde": _whole("dots", "keep"),
    "égalité": ChoiceSetting("tie", TIES, "both"),
    "bulletins au moins": _whole("dots", "least"),
    "arrivées pendant un vote": ChoiceSetting("arrivals", ARRIVALS, "everybody", quiet=True),
}
PITCH: dict[str, WholeSetting | ChoiceSetting] = {"minutes par table": _whole("pitch", "minutes_each")}

KINDS = {
    "accueil": StepKind("welcome", "Accueil", 20, "Installez-vous, faites connaissance avec votre table.", {}),
    "idées": StepKind(
        "ideas", "Imaginer", 20, "Écrivez seul, en silence : une idée par carte, concrète et essayable.", {}
    ),
    "partage": StepKind(
        "share",
        "Partager et regrouper",
        30,
        "Lisez les idées à voix haute, complétez-les, réunissez celles qui disent la même chose.",
        {},
    ),
    "gommettes": StepKind("dots", "Choisir", 20, "Collez vos gommettes sur les idées à garder.", DOTS),
    "fiches": StepKind("sheets", "Écrire les fiches", 60, "Écrivez une fiche pour chaque proposition retenue.", {}),
    "présentation": StepKind(
        "pitch", "Présenter", 30, "Chaque table présente ses propositions, puis passe la parole.", PITCH
    ),
    "clôture": StepKind("close", "Clôture", 10, "Merci. Ce qui vient ensuite, et qui s’en charge.", {}),
    "pause": StepKind("pause", "Pause", 15, "", {}),
}
SETTING_KEYS = tuple({key: None for kind in KINDS.values() for key in kind.settings})
FRENCH_KIND = {kind.name: word for word, kind in KINDS.items()}


LONGEST = 100  # characters of a word that the file may use for one of these


@lru_cache(maxsize=1_000)
def _folded(word: str) -> str:
    return fold(word)


def fold(word: str) -> str:
    """A word as one compares it: no accent, case, apostrophe shape or double space."""
    plain = normalized("NFKD", word.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def known(word: str, words: tuple[str, ...] | dict[str, object]) -> str | None:
    """The word of `words` that was meant, or None."""
    if len(word) > LONGEST:
        return None
    folded = fold(word)
    return next((candidate for candidate in words if _folded(candidate) == folded), None)


def french(words: dict[str, str], value: str) -> str:
    """The word whose English value is `value`."""
    return next(word for word, english in words.items() if english == value)
