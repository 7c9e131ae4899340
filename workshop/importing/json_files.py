"""JSON: proposals or ideas of an earlier session, from its export; or a list of flat objects, as for Decidim.

Law: of a session what was written is taken, not who wrote it nor what it got. A proposal keeps where it comes from,
CODE-number; an idea keeps its reference.
"""

import json
from collections.abc import Iterator
from typing import Any

from workshop.importing.grid import MOST_COLUMNS, Grid, GridRow, filled
from workshop.importing.incoming import MERGED, PARKED, BadImport, IncomingIdea, counted, incoming_idea

FORMAT, KNOWN = "tablee-session", 3
PROPOSALS, IDEAS = PARTS = ("proposals", "ideas")
STATES = {"merged": MERGED, "parked": PARKED}


def parsed(text: str) -> Any:
    """The value that a JSON text says; raises BadImport."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BadImport(error.lineno, "bad_json") from error
    except (RecursionError, ValueError) as error:  # too deep; a number of thousands of digits
        raise BadImport(1, "bad_json") from error


def read_objects(value: list[Any]) -> Grid:
    """A list of flat objects as rows: the keys of all name the columns, lines are counted as in a table."""
    if not value or not all(isinstance(one, dict) for one in value):
        raise BadImport(1, "not_an_export")
    keys = list(dict.fromkeys(str(key) for one in value for key in one))[:MOST_COLUMNS]
    rows = (GridRow(line, [_flat(one.get(key)) for key in keys]) for line, one in enumerate(value, 2))
    return Grid(list(filled([GridRow(1, keys), *rows])))


def _flat(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return ", ".join(_flat(one) for one in (value.values() if isinstance(value, dict) else value))
    return "" if value is None else str(value)


def read_record(record: Any, part: str = PROPOSALS) -> Iterator[IncomingIdea]:
    """The proposals of an export already read, or its ideas; raises BadImport."""
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadImport(1, "not_an_export")
    if not isinstance(version := record.get("version"), int) or version > KNOWN:
        raise BadImport(1, "newer_export", version=version, known=KNOWN)
    try:
        yield from _proposals(record) if part == PROPOSALS else _ideas(record)
    except (LookupError, TypeError, AttributeError) as error:
        raise BadImport(1, "not_an_export") from error


def _proposals(record: dict[str, Any]) -> Iterator[IncomingIdea]:
    code = str(record["session"]["code"])
    themes = {theme["id"]: str(theme["title"]) for theme in record["themes"]}
    bodies = {idea["id"]: str(idea["body"]) for idea in record["ideas"]}
    for count, told in enumerate(record["proposals"], 1):
        counted(1, count)
        yield incoming_idea(1, _cells(told, code, themes, bodies))


def _ideas(record: dict[str, Any]) -> Iterator[IncomingIdea]:
    numbers = {table["id"]: str(table["number"]) for table in record["tables"]}
    for count, told in enumerate(record["ideas"], 1):
        counted(1, count)
        cells = {key: str(told[key] or "") for key in ("title", "body", "function", "external")}
        yield incoming_idea(1, {**cells, "table": numbers[told["table"]]}, STATES.get(told["state"], ""))


def _cells(told: dict[str, Any], code: str, themes: dict[str, str], bodies: dict[str, str]) -> dict[str, str]:
    written = told["fields"].get("proposal", {}).get("text", "")
    return {
        "title": str(told["title"]),
        "body": str(written or bodies[told["idea"]]),
        "theme": themes[told["theme"]],
        "external": f"{code}-{told['number']}",
    }
