"""From Found to the definition: what is absent gets its default, and everything wrong is said at once.

In: the head as Found and the texts. Out: the definition, a dict ready for `session.define` (its shape is in
docs/definition.md). Raises BadDefinition, with all troubles.
"""

from typing import Any

from workshop.definition import readers
from workshop.definition.default_agenda import default_agenda
from workshop.definition.found import Found
from workshop.definition.problems import BadDefinition, Troubles
from workshop.definition.readers import attempt
from workshop.definition.steps import read_steps
from workshop.definition.texts import BodyText
from workshop.definition.themes import read_themes
from workshop.definition.vocabulary import LANGUAGES, PARTS, SECURITIES, SESSION_KEYS, WIFI_KEYS

NOTHING = Found("")


def build(head: Found, texts: list[BodyText], troubles: Troubles) -> dict[str, Any]:
    """The definition. `troubles` may already hold what was wrong with the texts."""
    entries = readers.mapping(head, SESSION_KEYS, troubles)
    for key in ("titre", "question", "thèmes"):
        if key not in entries or entries[key].blank:
            found = entries.get(key, Found("", head.line, (*head.path, key)))
            troubles.note(BadDefinition(found.line, "missing", {"key": key}, found.path))
            entries.pop(key, None)
    themes = read_themes(entries.get("thèmes", NOTHING), entries.get("places"), troubles)
    definition = {**_heading(entries, troubles), "themes": themes}
    definition["steps"] = _steps(entries, themes, troubles)
    definition["texts"] = {text.slug: {"title": text.title, "body": text.body} for text in texts}
    definition.update(_keeping(entries, troubles))
    troubles.end()
    return definition


def _heading(entries: dict[str, Found], troubles: Troubles) -> dict[str, Any]:
    def of(key: str, reader: Any, *args: Any, default: Any = "") -> Any:
        return attempt(troubles, reader, entries.get(key, NOTHING), *args, default=default)

    return {
        "title": of("titre", readers.text, 200),
        "question": of("question", readers.text, 400),
        "date": of("date", readers.date),
        "start": of("début", readers.clock),
        "place": of("lieu", readers.text, 200),
        "organisers": of("organisateurs", _names, troubles, default=[]),
        "partners": of("partenaires", _names, troubles, default=[]),
    }


def _keeping(entries: dict[str, Found], troubles: Troubles) -> dict[str, Any]:
    return {
        "retention_days": attempt(
            troubles, readers.whole, entries.get("conservation", Found("30")), 1, 3650, default=30
        ),
        "reader": attempt(troubles, readers.text, entries.get("lecteur", NOTHING), 200, default=""),
        "wifi": attempt(troubles, _wifi, entries.get("wifi", NOTHING), troubles, default=None),
        "language": attempt(troubles, readers.choice, entries.get("langue", Found("fr")), LANGUAGES, default="fr"),
        "without": attempt(troubles, _parts, entries.get("mémento sans", NOTHING), troubles, default=[]),
        "licence": attempt(troubles, readers.text, entries.get("licence", NOTHING), 200, default=""),
    }


def _parts(found: Found, troubles: Troubles) -> list[str]:
    """The parts of the mémento that are left out, each once, in the document's order."""
    items = readers.listing(found, len(PARTS))
    named = [attempt(troubles, readers.choice, item, PARTS, default="") for item in items]
    return [part for part in PARTS.values() if part in named]


def _names(found: Found, troubles: Troubles) -> list[str]:
    return [attempt(troubles, readers.needed_text, item, 200, default="") for item in readers.listing(found, 40)]


def _steps(entries: dict[str, Found], themes: list[dict[str, Any]], troubles: Troubles) -> list[dict[str, Any]]:
    found = entries.get("étapes", NOTHING)
    if found.blank:
        return default_agenda(sum(len(theme["tables"]) for theme in themes))
    return read_steps(found, troubles)


def _wifi(found: Found, troubles: Troubles) -> dict[str, str] | None:
    if found.blank:
        return None
    entries = readers.mapping(found, WIFI_KEYS, troubles)
    ssid = readers.needed_text(entries.get("réseau", Found("", found.line, (*found.path, "réseau"))), 32)
    password = attempt(troubles, readers.text, entries.get("mot de passe", NOTHING), 63, default="")
    security = entries.get("sécurité", Found("WPA" if password else "aucune"))
    chosen = attempt(troubles, readers.choice, security, SECURITIES, default="WPA")
    return {"ssid": ssid, "password": password, "security": chosen}
