"""The words of a definition file: every key that may be written, with its name in the code."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workshop.core import activities as core
from workshop.core import normalized
from workshop.core.activities.wording import SettingWords, Words, kind_words
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
class ListSetting:
    """A setting that is a list of short texts, from `low` to `high` of them, each of `limit` characters at most."""

    name: str
    low: int
    high: int
    limit: int
    default: tuple[str, ...]


AnySetting = WholeSetting | ChoiceSetting | ListSetting


@dataclass(frozen=True)
class StepKind:
    """A kind of step: its name in the log, and what is said of it when the file says nothing more."""

    name: str
    title: str
    minutes: int
    prompt: str
    settings: dict[str, AnySetting]

    @property
    def scope(self) -> str:
        return core.KINDS[self.name].scope

    @property
    def scopes(self) -> dict[str, str]:
        """The scopes it may have, by their French words."""
        return {word: scope for word, scope in SCOPES.items() if scope in core.KINDS[self.name].scopes}


class StepKinds(Mapping[str, StepKind]):
    """Every kind that the core knows today, by its French word."""

    def __getitem__(self, word: str) -> StepKind:
        for name, said in _words():
            if said.word == word:
                return _kind(name, said)
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return (said.word for _, said in _words())

    def __len__(self) -> int:
        return len(core.KINDS)

    def __contains__(self, word: object) -> bool:
        return word in tuple(self)


def _words() -> list[tuple[str, Words]]:
    return [(name, kind_words(name)) for name in core.KINDS]


def _kind(name: str, said: Words) -> StepKind:
    settings = {key: _setting(name, words) for key, words in said.settings.items()}
    return StepKind(name, said.title, said.minutes, said.prompt, settings)


def _setting(kind: str, words: SettingWords) -> AnySetting:
    """A setting as the core's own field says that it is. Raises TypeError for a field that no file can write."""
    setting = core.KINDS[kind].settings[words.name]
    field = setting.field
    if isinstance(field, fields.Whole):
        return WholeSetting(words.name, field.low, field.high, setting.default)
    if isinstance(field, fields.OneOf):
        return ChoiceSetting(words.name, dict(words.choices), setting.default, words.quiet)
    if isinstance(field, fields.Many) and isinstance(field.of, fields.Text):
        return ListSetting(words.name, field.low, field.high, field.of.limit, tuple(setting.default))
    raise TypeError(f"{kind}.{words.name}: a file can write whole numbers, words among a few and lists of texts")


KINDS = StepKinds()


def setting_keys() -> tuple[str, ...]:
    """The key of every setting, of whatever kind."""
    return tuple(dict.fromkeys(key for _, said in _words() for key in said.settings))


def french_kind(name: str) -> str:
    """The French word of a kind: `ideas` is `idées`."""
    return kind_words(name).word


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
