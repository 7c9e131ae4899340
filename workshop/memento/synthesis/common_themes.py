"""Which themes of several sessions are the same: a CSV file that people correct, and a first proposal of it.

Law: each theme of each session has one line and one common theme; themes of one session may share it. The machine
proposes, by shared words of the titles; what the file says stands.
"""

import csv
from collections.abc import Sequence
from io import StringIO

from workshop.core.similarity import stems
from workshop.memento.outline.day import Day, Theme

Place = tuple[str, str]  # a session's code, a theme's id
Themes = dict[Place, str]  # → the common theme's title
HEAD = ("séance", "thème", "intitulé", "thème commun")
LONGEST, MOST_BYTES = 120, 200_000


class BadThemes(Exception):
    """A file that cannot be used: `line` (0: the whole), `kind`: format, unknown, twice, empty, long or missing."""

    def __init__(self, line: int, kind: str, what: str = "") -> None:
        super().__init__(f"line {line}: {kind} {what}".strip())
        self.line, self.kind, self.what = line, kind, what


def proposed(days: Sequence[Day]) -> Themes:
    """A common theme for each theme: that of the first alike in another session, else its own title."""
    found: Themes = {}
    seen: list[tuple[str, str, frozenset[str]]] = []  # session, common title, words
    for day in in_order(days):
        for theme in day.themes:
            words = stems(theme.title)
            alike = next((title for code, title, other in seen if code != day.code and _alike(words, other)), "")
            found[day.code, theme.id] = alike or _free(theme, found)
            seen.append((day.code, found[day.code, theme.id], words))
    return found


def in_order(days: Sequence[Day]) -> list[Day]:
    """The days as a synthesis numbers them: by date, then code."""
    return sorted(days, key=lambda day: (day.date, day.code))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of their telling words are shared (Sørensen–Dice)."""
    return bool(one & other) and 2 * len(one & other) >= 0.5 * (len(one) + len(other))


def _free(theme: Theme, taken: Themes) -> str:
    """The theme's title, or the same with a number where another common theme has it."""
    title = " ".join(theme.title.split())[: LONGEST - 6] or f"Thème {theme.id}"
    number = 1
    while (named := title if number == 1 else f"{title} ({number})") in taken.values():
        number += 1
    return named


def written_themes(days: Sequence[Day], themes: Themes) -> bytes:
    """The file, for a spreadsheet in French: UTF-8 with its mark, `;`, CRLF."""
    stream = StringIO()
    lines = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    lines.writerow(HEAD)
    for day in in_order(days):
        lines.writerows((day.code, theme.id, theme.title, themes[day.code, theme.id]) for theme in day.themes)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def read_themes(content: bytes, days: Sequence[Day]) -> Themes:
    """What the file says; raises BadThemes unless each theme of these sessions has its line and a common theme."""
    known = {(day.code, theme.id) for day in days for theme in day.themes}
    found: Themes = {}
    for line, cells in _lines(content):
        place, title = (cells[0].strip(), cells[1].strip()), " ".join(cells[3].split())
        if place not in known:
            raise BadThemes(line, "unknown", " ".join(place))
        if place in found:
            raise BadThemes(line, "twice", " ".join(place))
        if not title or len(title) > LONGEST:
            raise BadThemes(line, "long" if title else "empty", " ".join(place))
        found[place] = title
    for place in sorted(known - found.keys()):
        raise BadThemes(0, "missing", " ".join(place))
    return found


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    """The lines under the header, with their numbers; raises BadThemes."""
    if len(content) > MOST_BYTES:
        raise BadThemes(0, "format")
    try:
        text = content.decode("utf-8-sig")
        mark = ";" if ";" in text.partition("\n")[0] else ","
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadThemes(0, "format") from error
    if not rows or tuple(cell.strip().casefold() for cell in rows[0]) != HEAD:
        raise BadThemes(1, "format")
    told = [(number, row) for number, row in enumerate(rows[1:], 2) if any(cell.strip() for cell in row)]
    for number, row in told:
        if len(row) != len(HEAD):
            raise BadThemes(number, "format")
    return told
