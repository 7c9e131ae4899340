"""Numbers, dates and lists as a French reader expects them.

Law: only words in, words out; no locale of the machine, no clock.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo

from workshop.memento.text.typography import NBSP

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
MISSING = "non renseigné"


def number(value: int) -> str:
    """1234567 → « 1 234 567 », with non-breaking spaces."""
    return f"{value:,}".replace(",", NBSP)


def ordinal(value: int) -> str:
    """1 → « 1er », 2 → « 2e »."""
    return "1er" if value == 1 else f"{number(value)}e"


def count(value: int, singular: str, plural: str = "") -> str:
    """« 1 idée », « 3 idées », « aucune idée » is left to the sentence: 0 takes the singular, as French does."""
    word = singular if value < 2 else plural or f"{singular}s"
    return f"{number(value)}{NBSP}{word}"


SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize",
)  # fmt: skip


def spelled(value: int, singular: str, feminine: bool = False) -> str:
    """« trois tables », « une table », « 18 tables »: in letters up to sixteen."""
    if value >= len(SMALL):
        return count(value, singular)
    word = "une" if feminine and value == 1 else SMALL[value]
    return f"{word} {singular}{'s' if value > 1 else ''}"


def percent(part: int, whole: int) -> str:
    """2 of 3 → « 67 % »; nothing of nothing → « non renseigné »."""
    return f"{(200 * part + whole) // (2 * whole)}{NBSP}%" if whole else MISSING


def half(value: float) -> str:
    """A median: 3.5 → « 3,5 », 4.0 → « 4 »."""
    return f"{value:g}".replace(".", ",")


def listing(words: Iterable[str]) -> str:
    """a, b, c → « a, b et c »."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} et {last}" if first else last


def long_date(iso: str) -> str:
    """« 2018-03-01 » → « 1er mars 2018 »; what is no ISO date is given back as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first}{NBSP}{MONTHS[day.month - 1]}{NBSP}{day.year}"


def moment(milliseconds: int, zone: tzinfo = UTC) -> datetime:
    """Milliseconds since 1970 → a date and time in `zone`."""
    return datetime.fromtimestamp(milliseconds / 1000, zone)


def date_and_time(milliseconds: int, zone: tzinfo = UTC) -> str:
    """Milliseconds since 1970 → « 1er mars 2018 à 17 h 40 »."""
    at = moment(milliseconds, zone)
    return f"{long_date(at.date().isoformat())} à {clock(at.hour, at.minute)}"


def clock(hour: int, minute: int) -> str:
    """9, 5 → « 9 h 05 »."""
    return f"{hour}{NBSP}h{NBSP}{minute:02d}"


def minutes(value: int) -> str:
    """95 → « 1 h 35 », 20 → « 20 min »."""
    return clock(*divmod(value, 60)) if value >= 60 else f"{value}{NBSP}min"


def lowered(text: str) -> str:
    """The first letter in lower case, unless the first word is all capitals (an acronym)."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]
