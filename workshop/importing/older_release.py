"""Rows that an older release wrote, in the words of this one. Law: nothing but texts changes, and as cleaning does."""

from typing import Any

from workshop.core import OPERATIONS, Row, clean_text
from workshop.core.model.fields import Text
from workshop.importing.without_effect import are_options


def as_written_now(row: Row, written: dict[str, Any]) -> Row:
    """A vote that an older release opened, the words of its options cleaned as they are today."""
    told, options = row.body.get("options") or [], written.get("options") or []
    if not options or not are_options(told) or [one["id"] for one in told] != [one["id"] for one in options]:
        return row
    words = [
        {**one, **{key: own[key] for key in ("title", "body") if one[key]}}
        for one, own in zip(told, options, strict=True)
    ]
    return row._replace(body={**row.body, "options": words})


def cleaned(row: Row) -> dict[str, Any]:
    """Its body with its texts as they are cleaned today; an older release left ligatures in them."""
    known = OPERATIONS[row.name].fields.known
    texts = {
        key: clean_text(value, of.lines)
        for key, value in row.body.items()
        if isinstance(of := known.get(key), Text) and isinstance(value, str)
    }
    return {**row.body, **texts}
