"""Readers of one value: what was found comes back as what it should be, or BadDefinition is raised."""

import datetime
import difflib
import re
from collections.abc import Callable, Mapping
from typing import Any

from workshop.core.model.cleaning import clean_text
from workshop.definition.found import Found
from workshop.definition.problems import BadDefinition, Troubles
from workshop.definition.vocabulary import LONGEST, fold, known

WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
CLOCK = re.compile(r"([01]?[0-9]|2[0-3])\s*(?:[:hH]\s*([0-5][0-9])?)")
MOST_ENTRIES = 100
FRENCH_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def trouble(found: Found, kind: str, **values: Any) -> BadDefinition:
    return BadDefinition(found.line, kind, {"key": found.key, **values}, found.path)


def text(found: Found, limit: int) -> str:
    """A text on one line of at most `limit` characters; may be empty."""
    return _cleaned(found, limit, lines=False)


def long_text(found: Found, limit: int) -> str:
    """A text of at most `limit` characters, without surrounding blanks."""
    return _cleaned(found, limit, lines=True)


def _cleaned(found: Found, limit: int, lines: bool) -> str:
    if not isinstance(found.value, str):
        raise trouble(found, "not_text")
    written = found.value.replace("\r\n", "\n").strip()  # a form ends its lines so
    if len(written) > limit:
        raise trouble(found, "too_long", limit=limit)
    cleaned = clean_text(written, lines)
    if len(cleaned) > limit:
        raise trouble(found, "too_long", limit=limit)
    return cleaned


def needed_text(found: Found, limit: int) -> str:
    """A text that may not be empty."""
    value = text(found, limit)
    if not value:
        raise trouble(found, "empty_value")
    return value


def whole(found: Found, low: int, high: int) -> int:
    """A whole number from `low` to `high`."""
    if not isinstance(found.value, str) or not WHOLE.fullmatch(found.value.strip()[:LONGEST]):
        raise trouble(found, "not_whole", value=_shown(found))
    number = int(found.value)
    if not low <= number <= high:
        raise trouble(found, "out_of_range", value=number, low=low, high=high)
    return number


def choice(found: Found, words: Mapping[str, Any]) -> str:
    """The English value of one of `words`."""
    word = known(found.value, dict(words)) if isinstance(found.value, str) else None
    if word is None:
        raise trouble(found, "not_a_choice", value=_shown(found), choices=list(words))
    return str(words[word])


def date(found: Found) -> str:
    """A day as 2027-03-18; 18/03/2027 is understood."""
    written = text(found, 40)
    french = FRENCH_DATE.fullmatch(written)
    iso = "-".join(part.zfill(2) for part in reversed(french.groups())) if french else written
    try:
        return datetime.date.fromisoformat(iso).isoformat() if iso else ""
    except ValueError:
        raise trouble(found, "not_a_date", value=_shown(found)) from None


def clock(found: Found) -> str:
    """A time of day as 09:30; 9:30, 9h30 and 9h are understood."""
    written = text(found, 40)
    match = CLOCK.fullmatch(written)
    if written and not match:
        raise trouble(found, "not_a_time", value=_shown(found))
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else ""


def listing(found: Found, most: int) -> list[Found]:
    """A list of at most `most` items; a single text is a list of one, nothing is none."""
    items = found.value if isinstance(found.value, list) else [] if found.blank else [found]
    if len(items) > most:
        raise trouble(found, "too_many", limit=most)
    return items


def mapping(found: Found, keys: tuple[str, ...], troubles: Troubles) -> dict[str, Found]:
    """The entries under their right names; unknown keys are noted, with the nearest known one."""
    if not isinstance(found.value, dict):
        raise trouble(found, "not_a_mapping", keys=list(keys))
    if len(found.value) > MOST_ENTRIES:
        raise trouble(found, "too_many_keys", limit=MOST_ENTRIES)
    entries: dict[str, Found] = {}
    for written, value in found.value.items():
        key = known(written, keys)
        if key is None:
            troubles.note(trouble(value, "unknown_key", nearest=nearest(written, keys), keys=list(keys)))
        else:
            entries[key] = value
    return entries


def nearest(word: str, words: tuple[str, ...]) -> str | None:
    """The known word that looks most like `word`, if one does."""
    if len(word) > LONGEST:
        return None
    folded = {fold(candidate): candidate for candidate in words}
    close = difflib.get_close_matches(fold(word), list(folded), 1, 0.6)
    return folded[close[0]] if close else None


def attempt(troubles: Troubles, reader: Callable[..., Any], *args: Any, default: Any) -> Any:
    """What the reader gives, or `default` once its trouble is noted."""
    try:
        return reader(*args)
    except BadDefinition as bad:
        troubles.note(bad)
        return default


def _shown(found: Found) -> str:
    return found.value[:40] if isinstance(found.value, str) else ""
