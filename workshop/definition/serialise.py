"""The definition back as the file that says it: reading that file gives the same definition again."""

from typing import Any

import yaml

from workshop.definition.themes import PLACES, letter
from workshop.definition.vocabulary import (
    KINDS,
    LANGUAGES,
    PARTS,
    SCOPES,
    SECURITIES,
    ChoiceSetting,
    french,
    french_kind,
)


def to_text(definition: dict[str, Any]) -> str:
    """The Markdown file of a definition."""
    head = yaml.dump(to_head(definition), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)
    parts = [f"## {text['title']}\n\n{text['body']}\n" for text in definition["texts"].values()]
    return "\n".join([f"---\n{head}---\n", *parts])


def to_head(definition: dict[str, Any]) -> dict[str, Any]:
    """The head as the file's words and plain values, without what goes without saying."""
    usual = _most_common([table["places"] for theme in definition["themes"] for table in theme["tables"]])
    head = {
        "titre": definition["title"],
        "question": definition["question"],
        "date": definition["date"],
        "début": definition["start"],
        "lieu": definition["place"],
        "organisateurs": definition["organisers"],
        "partenaires": definition["partners"],
        "places": usual if usual != PLACES else None,
        "thèmes": _themes(definition["themes"], usual),
        "étapes": [_step(step, position) for position, step in enumerate(definition["steps"], 1)],
        "wifi": _wifi(definition["wifi"]),
        "conservation": definition["retention_days"],
        "lecteur": definition["reader"],
        "langue": french(LANGUAGES, definition["language"]),
        "licence": definition.get("licence", ""),
        "mémento sans": [french(PARTS, part) for part in definition.get("without", ())],
    }
    return {key: value for key, value in head.items() if value not in ("", [], None)}


def _themes(themes: list[dict[str, Any]], usual: int) -> list[dict[str, Any]]:
    written, last = [], 0
    for index, theme in enumerate(themes):
        numbers = [table["number"] for table in theme["tables"]]
        follows = numbers == list(range(last + 1, last + 1 + len(numbers)))
        last = max(last, *numbers)
        entry = {
            "titre": theme["title"],
            "présentation": theme["intro"],
            "tables": len(numbers) if follows else numbers,
            "places": _places([table["places"] for table in theme["tables"]], usual),
            "lettre": theme["id"] if theme["id"] != letter(index) else "",
        }
        written.append({key: value for key, value in entry.items() if value not in ("", None)})
    return written


def _places(places: list[int], usual: int) -> int | list[int] | None:
    if any(place != places[0] for place in places):
        return places
    return places[0] if places[0] != usual else None


def _step(step: dict[str, Any], position: int) -> dict[str, Any]:
    word = french_kind(step["kind"])
    kind = KINDS[word]
    entry: dict[str, Any] = {"activité": word, "titre": step["title"]}
    if step["scope"] != kind.scope:
        entry["portée"] = french(SCOPES, step["scope"])
    entry["minutes"] = step["minutes"]
    if step["prompt"] != kind.prompt:
        entry["consigne"] = step["prompt"]
    for key, setting in kind.settings.items():
        value = step["settings"].get(setting.name, setting.default)  # an older release had fewer
        if isinstance(setting, ChoiceSetting) and setting.quiet and value == setting.default:
            continue
        entry[key] = french(setting.words, value) if isinstance(setting, ChoiceSetting) else value
    if step["id"] != f"s{position}":
        entry["repère"] = step["id"]
    return entry


def _wifi(wifi: dict[str, str] | None) -> dict[str, str] | None:
    if wifi is None:
        return None
    return {
        "réseau": wifi["ssid"],
        "mot de passe": wifi["password"],
        "sécurité": french(SECURITIES, wifi["security"]),
    }


def _most_common(numbers: list[int]) -> int:
    return max(numbers, key=numbers.count)


class _Plain(yaml.SafeDumper):
    """Indents lists under their key and never writes an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def _written(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(str, _written)
