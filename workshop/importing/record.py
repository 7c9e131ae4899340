"""Proposals of an earlier session, from its JSON export: where they ended is where another day begins.

Law: what was written up is taken, not who wrote it nor what it got. Each keeps where it comes from: CODE-number.
"""

import json
from collections.abc import Iterator
from typing import Any

from workshop.importing.incoming import BadImport, Incoming, counted, incoming

FORMAT, KNOWN = "tablee-session", 1


def read_json(text: str) -> Iterator[Incoming]:
    """The proposals of a JSON export; raises BadImport."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadImport(error.lineno, "bad_json") from error
    except (RecursionError, ValueError) as error:  # too deep; a number of thousands of digits
        raise BadImport(1, "bad_json") from error
    return read_record(record)


def read_record(record: Any) -> Iterator[Incoming]:
    """The proposals of an export already read; raises BadImport."""
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadImport(1, "not_an_export")
    if not isinstance(version := record.get("version"), int) or version > KNOWN:
        raise BadImport(1, "newer_export", version=version, known=KNOWN)
    try:
        code = str(record["session"]["code"])
        themes = {theme["id"]: str(theme["title"]) for theme in record["themes"]}
        bodies = {idea["id"]: str(idea["body"]) for idea in record["ideas"]}
        for count, told in enumerate(record["proposals"], 1):
            counted(1, count)
            yield incoming(1, _cells(told, code, themes, bodies))
    except (LookupError, TypeError, AttributeError) as error:
        raise BadImport(1, "not_an_export") from error


def _cells(told: dict[str, Any], code: str, themes: dict[str, str], bodies: dict[str, str]) -> dict[str, str]:
    written = told["fields"].get("proposal", {}).get("text", "")
    return {
        "title": str(told["title"]),
        "body": str(written or bodies[told["idea"]]),
        "theme": themes[told["theme"]],
        "external": f"{code}-{told['number']}",
    }
