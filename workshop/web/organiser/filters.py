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

from workshop.definition.vocabulary import KINDS, PARTS, ChoiceSetting
from workshop.web.organiser.draft import minutes_of
from workshop.web.qr_codes import made

INK = "#1d1b2c"
QUIET_MODULES = 4


@dataclass(frozen=True)
class SettingField:
    """A field of an activity's rule: its key, its label, and its choices (word, label) if it is one of a few."""

    key: str
    label: str
    choices: list[tuple[str, str]]


def activity(word: str) -> str:
    """The name of an activity on screen."""
    names = {
        "accueil": _("Accueil"),
        "idées": _("Idées"),
        "partage": _("Partage"),
        "gommettes": _("Gommettes"),
        "fiches": _("Fiches"),
        "présentation": _("Présentation"),
        "clôture": _("Clôture"),
        "pause": _("Pause"),
    }
    return str(names.get(word, word))


def settings_of(row: dict[str, str]) -> list[SettingField]:
    """The fields of a row's rule, in order."""
    kind = KINDS.get(row.get("activité", ""))
    return (
        [SettingField(key, _label(key, row), _choices(setting)) for key, setting in kind.settings.items()]
        if kind
        else []
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


def _label(key: str, row: dict[str, str]) -> str:
    keeps = _("La salle garde") if row.get("portée") == "plénière" else _("La table garde")
    labels = {
        "gommettes": _("Gommettes"),
        "au plus par idée": _("Au plus par idée"),
        "garde": keeps,
        "égalité": _("Si égalité à la limite"),
        "bulletins au moins": _("Demander avant de dépouiller moins de … bulletins"),
        "arrivées pendant un vote": _("Arrivées pendant le vote"),
        "minutes par table": _("Minutes par table"),
    }
    return str(labels[key])


def _choices(setting: object) -> list[tuple[str, str]]:
    labels = {
        "garder les deux": _("Garder les deux"),
        "la table décide": _("La table décide"),
        "libres": _("Votent aussitôt"),
        "par l’animation": _("Par l’animation"),
    }
    return [(word, str(labels[word])) for word in setting.words] if isinstance(setting, ChoiceSetting) else []


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
    if word == "gommettes" and row.get("gommettes") != "0":
        return str(_("Gommettes, %(count)s par personne", count=row.get("gommettes", "")))
    return "" if word == "pause" else activity(word)


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
    "qr": qr,
}
