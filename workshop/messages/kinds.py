"""What is said of a kind of step, in the language of the pages: its words in French, or their English beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from workshop.core.activities import KINDS
from workshop.core.activities.wording import Line, Words, kind_words


def said(words: Words, sentence: str) -> str:
    """A sentence of a kind as a page says it; French where nobody wrote its English."""
    return sentence if get_locale().language == "fr" else words.english.get(sentence, sentence)


def kind_of(word: str) -> str | None:
    """The kind that a definition calls so."""
    return next((kind for kind in KINDS if kind_words(kind).word == word), None)


def line(words: Words, one: Line, rule: Mapping[str, Any], plenary: bool) -> str:
    """A line of a rule, with its number."""
    sentence, n = one.said(rule, plenary)
    return one.named(said(words, sentence), rule).replace("{n}", str(n))


def rule_said(kind: str, settings: Mapping[str, Any], plenary: bool) -> str:
    """The rule of a kind of vote in one line: « 5 gommettes par personne, 3 au plus par idée ; on en garde 3 ; … »."""
    words = kind_words(kind)
    told = ", ".join(line(words, one, settings, plenary) for one in words.lines)
    return " ; ".join([told, *_kept(settings)])


def _kept(settings: Mapping[str, Any]) -> list[str]:
    if "keep" not in settings:
        return []
    kept = ngettext("on en garde %(num)s", "on en garde %(num)s", settings["keep"])
    tied = _("à égalité, on garde les deux") if settings["tie"] == "both" else _("à égalité, la table décide")
    return [str(kept), str(tied)]


def briefly(kind: str, settings: Mapping[str, Any]) -> str:
    """A kind's name, with the first thing one asks of its rule: « Gommettes, 5 par personne »."""
    words = kind_words(kind)
    name = said(words, words.name)
    if words.brief is None or not settings.get(words.brief.key):
        return name
    return f"{name}, {line(words, words.brief, settings, False)}"


def english() -> dict[str, str]:
    """What all kinds say in English, by the French sentence: their scripts say it too."""
    return {french: said for kind in KINDS for french, said in kind_words(kind).english.items()}


def votes() -> list[str]:
    """The kinds that are votes."""
    return [kind for kind, one in KINDS.items() if one.voting]


def script_words(kind: str) -> dict[str, Any]:
    """What a page's scripts are told of a kind of vote: its name, the lines of its rule, the words of its figures."""
    words = kind_words(kind)
    return {
        "name": said(words, words.name),
        "lines": [
            {"key": one.key, "names": one.names, "said": [said(words, each) for each in (one.one, one.many, one.zero)],
             "room": [said(words, each) for each in one.room]}
            for one in words.lines
        ],
        "figures": {
            key: [said(words, one.one), said(words, one.many), one.names] for key, one in words.figures.items()
        },
        "asks": {key: said(words, sentence) for key, sentence in words.asks.items()},
    }  # fmt: skip
