"""How the organiser's pages say things: dates, codes, activities, settings, QR codes. Filters for their templates."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import segno
from babel.dates import format_date, format_time
from flask_babel import get_locale, get_translations
from flask_babel import gettext as _
from markupsafe import Markup

from workshop.core.activities import KINDS as CORE
from workshop.core.activities.wording import Words, kind_words
from workshop.definition.vocabulary import KINDS, PARTS, AnySetting, ChoiceSetting, ListSetting
from workshop.messages.kinds import briefly, kind_of, rule_said, said
from workshop.web.organiser.draft import minutes_of
from workshop.web.qr_codes import made

INK = "#1d1b2c"
QUIET_MODULES = 4


@dataclass(frozen=True)
class SettingField:
    """A field of an activity's rule: its key and label, its choices (word, label) if it is one of a few.

    `lines`: it is a list, one text a line; `hint` says what it does, where its label does not.
    """

    key: str
    label: str
    choices: list[tuple[str, str]]
    lines: bool = False
    hint: str = ""


def activity(word: str) -> str:
    """The name of an activity on screen."""
    kind = kind_of(word)
    return said(kind_words(kind), kind_words(kind).name) if kind else word


def settings_of(row: dict[str, str]) -> list[SettingField]:
    """The fields of a row's rule, in order."""
    word = row.get("activité", "")
    kind = kind_of(word)
    return (
        [_field(kind_words(kind), key, KINDS[word].settings[key], row) for key in KINDS[word].settings] if kind else []
    )


def _field(words: Words, key: str, setting: AnySetting, row: dict[str, str]) -> SettingField:
    told = words.settings[key]
    label = told.room if told.room and row.get("portée") == "plénière" else told.label
    choices = setting.words if isinstance(setting, ChoiceSetting) else ()
    return SettingField(
        key,
        said(words, label),
        [(word, said(words, told.labels.get(word, word))) for word in choices],
        isinstance(setting, ListSetting),
        said(words, told.hint),
    )


def scopes_of(row: dict[str, str]) -> list[tuple[str, str]]:
    """The scopes that a row may have: (word, label)."""
    labels = {"table": _("Chaque table"), "plénière": _("Toute la salle")}
    kind = KINDS.get(row.get("activité", ""))
    return [(word, str(labels[word])) for word in (kind.scopes if kind else labels)]


def parts_of_the_memento() -> list[tuple[str, str]]:
    """The parts that may be left out: (word, label), in the document's order."""
    labels = {
        "sommaire": _("Sommaire"),
        "essentiel": _("L’essentiel en une page"),
        "méthode": _("La méthode"),
        "thèmes": _("L’ouverture de chaque thème"),
        "fiches": _("Les fiches"),
        "suites": _("Les suites données"),
        "idées": _("Annexe : toutes les idées"),
        "résultats": _("Annexe : les résultats détaillés"),
        "programme": _("Annexe : le programme"),
        "participants": _("Annexe : les participants nommés"),
        "index": _("L’index des mots-clés"),
        "colophon": _("Le colophon"),
    }
    return [(word, str(labels[word])) for word in PARTS]


def field_id(name: str) -> str:
    """The HTML id of a form's field."""
    return name.replace(".", "-").replace(" ", "-")


def spaced(code: str) -> str:
    """A code as people read it: `ABC DEF`, not to be broken."""
    return f"{code[:3]}\u00a0{code[3:]}"


def full_date(iso: str) -> str:
    """« jeudi 18 mars 2027 » for `2027-03-18`; what is not a date comes back as it is."""
    try:
        return format_date(datetime.date.fromisoformat(iso), "full", get_locale())
    except ValueError:
        return iso


def day_of(milliseconds: int) -> str:
    """« 18 mars 2027 » for a moment, in the server's time zone."""
    return format_date(datetime.datetime.fromtimestamp(milliseconds / 1000).date(), "long", get_locale())


def now_said() -> str:
    """The time of day here: « 17:42 »."""
    return format_time(datetime.datetime.now(), "HH:mm", locale=get_locale())


def time_of(milliseconds: int) -> str:
    """« 18 mars 2027 à 14:02 » for a moment, in the server's time zone."""
    moment = datetime.datetime.fromtimestamp(milliseconds / 1000)
    return str(
        _("%(day)s à %(time)s", day=day_of(milliseconds), time=format_time(moment, "HH:mm", locale=get_locale()))
    )


def total(rows: list[dict[str, str]]) -> int:
    """The minutes of all rows."""
    return sum(minutes_of(row) for row in rows)


def qr(text: str) -> Markup:
    """The QR code of a text, as inline SVG."""
    return drawn(made(text))


def drawn(code: segno.QRCode) -> Markup:
    """Ink on white, four clear modules around, no style attribute; the text beside it says the same."""
    svg = code.svg_inline(
        dark=INK, light="white", border=QUIET_MODULES, omitsize=True, svgclass="qr-code", lineclass=None
    )
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))


def clock(time: str) -> str:
    """« 9:30 » for `09:30`."""
    return time.removeprefix("0")


def step_kind(row: dict[str, str]) -> str:
    """What a row of the agenda is, with the first thing one asks of its rule: « Gommettes, 5 par personne »."""
    word = row.get("activité", "")
    kind = kind_of(word)
    return "" if word == "pause" or kind is None else briefly(kind, _numbers(word, row))


def _numbers(word: str, row: dict[str, str]) -> dict[str, int | str]:
    """The settings of a row that are read as they are typed, by their names."""
    settings = {setting.name: row.get(key, "") for key, setting in KINDS[word].settings.items()}
    return {
        name: int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else ""
        for name, value in settings.items()
    }


def rule_of(step: dict[str, Any]) -> str:
    """The rule of a step that votes, in one line; nothing for another."""
    voting = CORE[step["kind"]].voting
    return rule_said(step["kind"], step["settings"], step["scope"] == "plenary") if voting else ""


def counted(singular: str, plural: str, num: int, **values: object) -> str:
    """`ngettext`, with the French rule where no catalogue says otherwise: zero is singular."""
    french = get_locale().language == "fr"
    said = get_translations().ungettext(singular, plural, 1 if french and num == 0 else num)
    return str(said) % {"num": num, **values}


FILTERS: dict[str, Callable[..., Any]] = {
    "activity": activity,
    "field_id": field_id,
    "spaced": spaced,
    "full_date": full_date,
    "clock": clock,
    "time_of": time_of,
    "step_kind": step_kind,
    "rule": rule_of,
    "qr": qr,
}
