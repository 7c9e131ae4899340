"""A definition is checked whole before it enters the log: types, limits, ids used once, settings of each kind.

How people write it (Markdown, French keys) is not known here: see workshop/definition/.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .activities import KINDS
from .model.fields import Flag, Keyed, Many, Maybe, Name, OneOf, Record, Text, Whole, bad

LINE, TITLE, PAGE = Text(200, lines=False, empty=True), Text(200, lines=False), Text(20_000, empty=True)
TABLE = Record({"id": Name(), "number": Whole(1, 999), "places": Whole(1, 10_000)})
THEME = Record({"id": Name(), "title": TITLE, "intro?": Text(4_000, empty=True), "tables": Many(TABLE, 200, low=1)})


class Settings:
    """Any dictionary of settings: each kind's own fields judge it afterwards."""

    def clean(self, value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad(name, "type")
        return value


class Kind:
    """The name of a kind of step, among those known when it is asked."""

    def clean(self, value: Any, name: str) -> str:
        return OneOf(tuple(KINDS)).clean(value, name)


STEP = Record(
    {
        "id": Name(),
        "kind": Kind(),
        "scope?": OneOf(("table", "plenary")),
        "title": TITLE,
        "minutes?": Whole(0, 1440),
        "prompt?": Text(2_000, empty=True),
        "settings?": Settings(),
    }
)
MEMENTO_PARTS = (
    "contents", "essentials", "method", "themes", "sheets", "after", "ideas", "results", "programme", "people",
    "index", "colophon",
)  # fmt: skip
WIFI = Record(
    {
        "ssid": Text(32, lines=False),
        "password?": Text(63, lines=False, empty=True),
        "security?": Text(10, lines=False, empty=True),
        "hidden?": Flag(),
    }
)
DEFINITION = Record(
    {
        "title": TITLE,
        "question": Text(500),
        "date?": Text(40, lines=False, empty=True),
        "start?": Text(10, lines=False, empty=True),
        "place?": LINE,
        "organisers?": Many(TITLE, 50),
        "partners?": Many(TITLE, 50),
        "themes": Many(THEME, 60, low=1),
        "steps": Many(STEP, 100, low=1),
        "texts?": Keyed(Name(), Record({"title": LINE, "body": PAGE}), 50),
        "retention_days?": Whole(1, 3650),
        "reader?": LINE,
        "wifi?": Maybe(WIFI),
        "language?": OneOf(("fr", "en")),
        "without?": Many(OneOf(MEMENTO_PARTS), len(MEMENTO_PARTS)),
        "licence?": LINE,
    }
)
DEFAULTS: dict[str, Any] = {
    "date": "",
    "start": "",
    "place": "",
    "organisers": [],
    "partners": [],
    "texts": {},
    "retention_days": 30,
    "reader": "",
    "wifi": None,
    "language": "fr",
    "without": [],
    "licence": "",
}


def clean_definition(value: Any) -> dict[str, Any]:
    """The definition complete with its defaults. Refused `bad_field` (why: twice for an id or a title used twice)."""
    given = DEFINITION.clean(value, "definition")
    kept = {**DEFAULTS, **given}
    kept["themes"] = [{"intro": "", **theme} for theme in given["themes"]]
    kept["steps"] = [_step(step, f"definition.steps[{index}]") for index, step in enumerate(given["steps"])]
    tables = [table for theme in kept["themes"] for table in theme["tables"]]
    _once("definition.themes", (theme["id"] for theme in kept["themes"]))
    _once("definition.themes", (theme["title"] for theme in kept["themes"]))
    _once("definition.themes.tables", (table["id"] for table in tables))
    _once("definition.themes.tables", (table["number"] for table in tables))
    _once("definition.steps", (step["id"] for step in kept["steps"]))
    if any(table["id"] == "all" for table in tables):
        raise bad("definition.themes.tables", "form")
    return kept


def _step(step: dict[str, Any], name: str) -> dict[str, Any]:
    activity = KINDS[step["kind"]]
    record = Record({f"{key}?": setting.field for key, setting in activity.settings.items()})
    if step.get("scope", activity.scope) not in activity.scopes:
        raise bad(f"{name}.scope", "choice")
    settings = record.clean(step.get("settings", {}), f"{name}.settings")
    return {
        "scope": activity.scope,
        "minutes": 0,
        "prompt": "",
        **step,
        "settings": {**activity.defaults(), **settings},
    }


def _once(name: str, values: Iterable[Any]) -> None:
    seen = list(values)
    if len(set(seen)) < len(seen):
        raise bad(name, "twice")
