"""What an organiser has typed: strings under the definition file’s keys. `from_form` judges, nothing here does.

Whatever a form sends, a draft is rows of strings under known keys, no more of them than a page can show.

Ids stay: a step keeps its `repère`, a theme its `lettre`, tables their `numéros`, whatever moves around.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from workshop.core import Refused
from workshop.definition import default_agenda, vocabulary
from workshop.definition.themes import PLACES, letter

Draft = dict[str, Any]

ROWS = {
    "thèmes": ("lettre", "titre", "présentation", "tables", "numéros", "places"),
    "étapes": ("repère", "activité", "titre", "portée", "minutes", "consigne"),
    "textes": ("titre", "texte"),
}
LINES = ("organisateurs", "partenaires")
PLAIN = ("titre", "question", "date", "début", "lieu", "conservation", "lecteur", "langue", "licence")
PLACE = re.compile(r"[0-9]{1,5}")
MOST_ROWS = 300
FIRST_TEXTS = ("Éditorial", "Contexte", "Remerciements")


def blank() -> Draft:
    """A new session's draft: one theme to name, the default day, the usual texts."""
    return {
        **dict.fromkeys(PLAIN + LINES, ""),
        "conservation": "30",
        "langue": "fr",
        "début": "09:30",
        "wifi": {},
        "mémento sans": [],
        "thèmes": [new_theme()],
        "étapes": [{**_step(step), "repère": ""} for step in default_agenda()],
        "textes": [{"titre": title, "texte": ""} for title in FIRST_TEXTS],
    }


def new_theme() -> dict[str, str]:
    """A theme to name, of one table."""
    return {
        "lettre": "",
        "titre": "",
        "présentation": "",
        "tables": "1",
        "numéros": "",
        "places": str(PLACES),
    }


def new_step(activity: str) -> dict[str, str]:
    """A step of that activity (a French word), with what its kind gives by default."""
    kind = vocabulary.KINDS[activity]
    settings = {setting.name: setting.default for setting in kind.settings.values()}
    step = {"id": "", "kind": kind.name, "scope": kind.scope, "title": kind.title, "minutes": kind.minutes}
    return _step({**step, "prompt": kind.prompt, "settings": settings})


def of_definition(definition: dict[str, Any]) -> Draft:
    """The draft that says a definition."""
    wifi = definition["wifi"] or {"ssid": "", "password": "", "security": "WPA"}
    return {
        "titre": definition["title"],
        "question": definition["question"],
        "date": definition["date"],
        "début": definition["start"],
        "lieu": definition["place"],
        "organisateurs": "\n".join(definition["organisers"]),
        "partenaires": "\n".join(definition["partners"]),
        "conservation": str(definition["retention_days"]),
        "lecteur": definition["reader"],
        "langue": definition["language"],
        "licence": definition.get("licence", ""),
        "mémento sans": [vocabulary.french(vocabulary.PARTS, part) for part in definition.get("without", ())],
        "wifi": {
            "réseau": wifi["ssid"],
            "mot de passe": wifi["password"],
            "sécurité": vocabulary.french(vocabulary.SECURITIES, wifi["security"]),
        },
        "thèmes": [_theme(theme) for theme in definition["themes"]],
        "étapes": [_step(step) for step in definition["steps"]],
        "textes": [{"titre": text["title"], "texte": text["body"]} for text in definition["texts"].values()],
    }


def of_post(pairs: Iterable[tuple[str, str]]) -> Draft:
    """The draft that a form sent: `étapes.2.minutes` is the minutes of the third step."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        *ahead, last = name.split(".")
        node = tree
        for part in ahead[:3]:
            below = node.setdefault(part, {})
            node = below if isinstance(below, dict) else {}
        node[last] = value
    said = {key: value for key, value in tree.items() if key in PLAIN + LINES and isinstance(value, str)}
    wifi = tree.get("wifi")
    without = tree.get("mémento sans")
    head: Draft = {**dict.fromkeys(PLAIN + LINES, ""), **said, "wifi": _strings(wifi)}
    head["mémento sans"] = list(without) if isinstance(without, dict) else []
    return {**head, **{name: _rows(tree.get(name), ROWS[name]) for name in ROWS}}


def to_form(draft: Draft) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The head and the texts, as `definition.from_form` reads them."""
    head: dict[str, Any] = {key: draft[key] for key in PLAIN if draft[key]}
    head |= {key: [line for line in draft[key].splitlines() if line.strip()] for key in LINES}
    head["thèmes"] = _numbered(draft["thèmes"])
    head["étapes"] = _marked(draft["étapes"])
    head["mémento sans"] = draft["mémento sans"]
    if any(draft["wifi"].get(key) for key in ("réseau", "mot de passe")):
        head["wifi"] = draft["wifi"]
    return head, draft["textes"]


def field_of(path: tuple[str | int, ...]) -> str:
    """The form's field for a trouble's path: `étapes.2.minutes`."""
    deep = 1 if path[:1] and path[0] in LINES else 3
    return ".".join(str(part) for part in path[:deep])


def minutes_of(row: dict[str, str]) -> int:
    """A row's minutes for the preview; 0 while they cannot be read."""
    written = row.get("minutes", "").strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 5 else 0


def _rows(found: Any, keys: tuple[str, ...]) -> list[dict[str, str]]:
    rows = found if isinstance(found, dict) else {}
    places = sorted((key for key, row in rows.items() if PLACE.fullmatch(key) and isinstance(row, dict)), key=int)
    if len(places) > MOST_ROWS:
        raise Refused("too_long", field="", limit=MOST_ROWS)
    return [{**dict.fromkeys(keys, ""), **_strings(rows[place])} for place in places]


def _strings(found: Any) -> dict[str, str]:
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def _theme(theme: dict[str, Any]) -> dict[str, str]:
    places = [str(table["places"]) for table in theme["tables"]]
    return {
        "lettre": theme["id"],
        "titre": theme["title"],
        "présentation": theme["intro"],
        "tables": str(len(places)),
        "numéros": ",".join(str(table["number"]) for table in theme["tables"]),
        "places": places[0] if len(set(places)) == 1 else ", ".join(places),
    }


def _step(step: dict[str, Any]) -> dict[str, str]:
    word = vocabulary.french_kind(step["kind"])
    row = {
        "repère": step["id"],
        "activité": word,
        "titre": step["title"],
        "portée": vocabulary.french(vocabulary.SCOPES, step["scope"]),
        "minutes": str(step["minutes"]),
        "consigne": step["prompt"],
    }
    for key, setting in vocabulary.KINDS[word].settings.items():
        value = step["settings"].get(setting.name, setting.default)
        row[key] = _written(setting, value)
    return row


def _written(setting: vocabulary.AnySetting, value: Any) -> str:
    """A setting as a form's field holds it."""
    if isinstance(setting, vocabulary.ChoiceSetting):
        return vocabulary.french(setting.words, value)
    return "\n".join(value) if isinstance(setting, vocabulary.ListSetting) else str(value)


def _numbered(themes: list[dict[str, str]]) -> list[dict[str, Any]]:
    """Themes with their letters and table numbers: those they had, then the next free ones."""
    kept = [_kept_numbers(theme) for theme in themes]
    letters = [theme.get("lettre", "") for theme in themes]
    if not any(letters) and not any(kept):
        return [_said(theme, {}) for theme in themes]
    last = max((number for numbers in kept for number in numbers), default=0)
    said = []
    for theme, numbers in zip(themes, kept, strict=True):
        given = theme.get("lettre") or _free_letter(letters)
        letters.append(given)
        missing = max(0, count_of(theme) - len(numbers))
        tables = [*numbers, *range(last + 1, last + 1 + missing)]
        last += missing
        said.append(_said(theme, {"lettre": given, **({"tables": tables} if tables else {})}))
    return said


def _said(theme: dict[str, str], more: dict[str, Any]) -> dict[str, Any]:
    keys = ("titre", "présentation", "tables", "places")
    said: dict[str, Any] = {key: theme.get(key, "") for key in keys}
    if "," in said["places"]:
        said["places"] = [part.strip() for part in said["places"].split(",")]
    return {**said, **more}


def _kept_numbers(theme: dict[str, str]) -> list[int]:
    numbers = [int(part) for part in theme.get("numéros", "").split(",") if part.isdecimal() and len(part) < 4]
    return numbers[: count_of(theme)]


def count_of(theme: dict[str, str]) -> int:
    """How many tables a theme's row asks for; 0 while it cannot be read."""
    written = theme.get("tables", "").strip()
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 3 else 0


def _free_letter(taken: list[str]) -> str:
    return next(letter(index) for index in range(800) if letter(index) not in taken)


def _marked(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Steps with their ids: those they had, then the next free ones. New sessions have none yet."""
    marks = [row.get("repère", "") for row in rows]
    if not any(marks):
        return [{key: value for key, value in row.items() if key != "repère"} for row in rows]
    last = max((int(mark[1:]) for mark in marks if mark[1:].isdecimal() and len(mark) < 6), default=0)
    said = []
    for row in rows:
        last += 0 if row.get("repère") else 1
        said.append({**row, "repère": row.get("repère") or f"s{last}"})
    return said
