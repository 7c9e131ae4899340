"""Themes and their tables: letters go on after Z (AA, AB…), tables are numbered through all themes.

Neither moves when another goes: a letter or number out of order is written in the file.
"""

from typing import Any

from workshop.definition import readers
from workshop.definition.found import Found
from workshop.definition.problems import Troubles
from workshop.definition.readers import attempt, trouble
from workshop.definition.vocabulary import THEME_KEYS, fold

MOST_THEMES = 60
MOST_TABLES = 99
MOST_PLACES = 10_000
PLACES = 12


def letter(index: int) -> str:
    """The letter of the theme at `index`, from 0: A … Z, AA, AB…"""
    ahead, place = divmod(index, 26)
    return (letter(ahead - 1) if ahead else "") + chr(ord("A") + place)


def read_themes(found: Found, places: Found | None, troubles: Troubles) -> list[dict[str, Any]]:
    """The themes, each `{id, title, intro, tables: [{id, number, places}]}`."""
    usual = attempt(troubles, readers.whole, places, 1, MOST_PLACES, default=PLACES) if places else PLACES
    used: dict[str, set[Any]] = {"titles": set(), "letters": set(), "numbers": set()}
    items = attempt(troubles, readers.listing, found, MOST_THEMES, default=[])
    themes = [_theme(item, index, usual, used, troubles) for index, item in enumerate(items)]
    if len(used["numbers"]) > MOST_TABLES:
        troubles.note(trouble(found, "too_many_tables", limit=MOST_TABLES))
    return themes


def _theme(found: Found, index: int, usual: int, used: dict[str, set[Any]], troubles: Troubles) -> dict[str, Any]:
    entries = (
        {"titre": found}
        if isinstance(found.value, str)
        else attempt(troubles, readers.mapping, found, THEME_KEYS, troubles, default={})
    )

    def of(key: str, written: str = "") -> Found:
        return entries.get(key, Found(written, found.line, (*found.path, key)))

    title = attempt(troubles, readers.needed_text, of("titre"), 200, default="")
    identity = attempt(troubles, _letter, of("lettre", letter(index)), default=letter(index))
    _once(of("titre"), fold(title), used["titles"], "same_theme", troubles, title)
    _once(of("lettre"), identity, used["letters"], "same_letter", troubles, identity)
    return {
        "id": identity,
        "title": title,
        "intro": attempt(troubles, readers.long_text, of("présentation"), 4000, default=""),
        "tables": _tables(of("tables", "1"), of("places", str(usual)), used["numbers"], troubles),
    }


def _once(found: Found, value: Any, used: set[Any], kind: str, troubles: Troubles, shown: Any) -> None:
    if value and value in used:
        troubles.note(trouble(found, kind, value=shown))
    used.add(value)


def _letter(found: Found) -> str:
    written = readers.text(found, 2).upper()
    if not written.isascii() or not written.isalpha():
        raise trouble(found, "not_a_letter", value=written)
    return written


def _tables(found: Found, places: Found, used: set[int], troubles: Troubles) -> list[dict[str, Any]]:
    numbers = attempt(troubles, _numbers, found, used, default=[])
    for number in numbers:
        _once(found, number, used, "same_table", troubles, number)
    seats = attempt(troubles, _places, places, len(numbers), default=[PLACES] * len(numbers))
    return [{"id": f"t{number}", "number": number, "places": seat} for number, seat in zip(numbers, seats, strict=True)]


def _numbers(found: Found, used: set[int]) -> list[int]:
    """How many tables (numbered after the last one), or a list of their numbers."""
    if isinstance(found.value, list):
        return [readers.whole(item, 1, 999) for item in readers.listing(found, MOST_TABLES)] or _none(found)
    first = max(used, default=0) + 1
    return list(range(first, first + readers.whole(found, 1, MOST_TABLES)))


def _none(found: Found) -> list[int]:
    raise trouble(found, "out_of_range", value=0, low=1, high=MOST_TABLES)


def _places(found: Found, tables: int) -> list[int]:
    """The places of each table: one number for all, or a list with one for each."""
    if not isinstance(found.value, list):
        return [readers.whole(found, 1, MOST_PLACES)] * tables
    if len(found.value) != tables:
        raise trouble(found, "places_count", tables=tables, value=len(found.value))
    return [readers.whole(item, 1, MOST_PLACES) for item in found.value]
