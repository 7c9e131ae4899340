"""An idea as a file says it, and what makes a file refused. Law: the same limits and kinds in every format."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.core import clean_text, normalized

LARGEST_FILE = 50_000_000  # bytes
MOST_ROWS, LONGEST_BODY, LONGEST_TITLE, LONGEST_ID = 20_000, 50_000, 200, 100
# Rows that are ideas in form only, or no longer: asked about, except those without words.
HIDDEN, REPLY, MERGED, PARKED, EMPTY = "hidden", "reply", "merged", "parked", "empty"


class BadImport(Exception):
    """A file that cannot be imported: `line` (from 1), `kind`, `values`. Kinds:

    too_big {limit} · not_text {} · not_in {encoding} · no_header {columns} · bad_row {why} · too_many {limit} ·
    too_long {field, limit} · no_ideas {} · not_xlsx {} · locked {} · macros {} · no_part {parts} ·
    not_a_list {} · bad_json {} · not_an_export {} · newer_export {version, known} · too_heavy {}
    """

    def __init__(self, line: int, kind: str, **values: Any) -> None:
        super().__init__(f"line {line}: {kind} {values}" if values else f"line {line}: {kind}")
        self.line, self.kind, self.values = line, kind, values


@dataclass(frozen=True, slots=True)
class IncomingIdea:
    """An idea read from a file: where it stands there, and what it says. Empty texts where a column is missing.

    `aside`: why it may not be wanted (HIDDEN…), empty for an idea like any other.
    """

    line: int
    body: str
    title: str = ""
    table: str = ""
    theme: str = ""
    function: str = ""
    external: str = ""
    aside: str = ""


def incoming_idea(line: int, cells: Mapping[str, str], aside: str = "") -> IncomingIdea:
    """The idea that those cells say (`body title rationale table theme function external`); raises BadImport."""
    body, title = cells.get("body", ""), cells.get("title", "")
    if cells.get("rationale"):
        body = f"{body}\n\n{cells['rationale']}".strip()
    body = body if len(body) > LONGEST_BODY or clean_text(body) else title
    for field, text, limit in (("body", body, LONGEST_BODY), ("external", cells.get("external", ""), LONGEST_ID)):
        if _is_longer(text, limit):
            raise BadImport(line, "too_long", field=field, limit=limit)
    if not clean_text(body):
        return IncomingIdea(line, "", aside=EMPTY)
    named = {field: cells.get(field, "") for field in ("table", "theme", "function", "external")}
    if _is_longer(title, LONGEST_TITLE):
        title, body = "", f"{title}\n\n{body}"  # opens the body, so that no word is lost
    return IncomingIdea(line, body, title, **named, aside=aside)


def counted(line: int, count: int) -> None:
    """Raises BadImport `too_many` for an idea that is one too many."""
    if count > MOST_ROWS:
        raise BadImport(line, "too_many", limit=MOST_ROWS)


def flat(text: str) -> str:
    """Without case, accents or blanks at the ends: how names are compared."""
    plain = normalized("NFD", text.strip().casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def _is_longer(text: str, limit: int) -> bool:
    """Whether it is too long as it stands, or as the core will keep it."""
    return len(text) > limit or len(clean_text(text)) > limit
