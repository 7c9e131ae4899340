"""The agenda's steps: a kind, what its kind gives by default, and the settings of that kind only."""

from typing import Any

from workshop.definition import readers
from workshop.definition.found import Found
from workshop.definition.problems import Troubles
from workshop.definition.readers import attempt, trouble
from workshop.definition.vocabulary import KINDS, STEP_KEYS, ListSetting, StepKind, WholeSetting, setting_keys

MOST_STEPS = 80


def read_steps(found: Found, troubles: Troubles) -> list[dict[str, Any]]:
    """The steps, each `{id, kind, scope, title, minutes, prompt, settings}`."""
    steps: list[dict[str, Any]] = []
    for index, item in enumerate(attempt(troubles, readers.listing, found, MOST_STEPS, default=[])):
        step = attempt(troubles, _step, item, index, troubles, default=None)
        if step and any(step["id"] == other["id"] for other in steps):
            troubles.note(trouble(item, "same_step", value=step["id"]))
        elif step:
            steps.append(step)
    return steps


def _step(found: Found, index: int, troubles: Troubles) -> dict[str, Any]:
    entries = (
        {"activité": found}
        if isinstance(found.value, str)
        else readers.mapping(found, STEP_KEYS + setting_keys(), troubles)
    )
    activity = entries.get("activité", Found("", found.line, (*found.path, "activité")))
    kind = KINDS[readers.choice(activity, {word: word for word in KINDS})]

    def of(key: str, reader: Any, *args: Any, default: Any) -> Any:
        return attempt(troubles, reader, entries[key], *args, default=default) if key in entries else default

    return {
        "id": of("repère", _mark, default=f"s{index + 1}"),
        "kind": kind.name,
        "scope": of("portée", readers.choice, kind.scopes, default=kind.scope),
        "title": of("titre", readers.text, 120, default="") or kind.title,
        "minutes": of("minutes", readers.whole, 0, 1440, default=kind.minutes),
        "prompt": of("consigne", readers.long_text, 2000, default=kind.prompt),
        "settings": _settings(kind, entries, troubles),
    }


def _mark(found: Found) -> str:
    written = readers.text(found, 6)
    if not (written[:1] == "s" and written[1:].isdecimal() and written.isascii() and written[1] != "0"):
        raise trouble(found, "not_a_mark", value=written)
    return written


def _settings(kind: StepKind, entries: dict[str, Found], troubles: Troubles) -> dict[str, Any]:
    for key in setting_keys():
        if key in entries and key not in kind.settings:
            troubles.note(trouble(entries[key], "not_of_this_kind", activity=kind.title, keys=list(kind.settings)))
    return {setting.name: _setting(setting, entries.get(key), troubles) for key, setting in kind.settings.items()}


def _setting(setting: Any, found: Found | None, troubles: Troubles) -> Any:
    if found is None:
        return list(setting.default) if isinstance(setting, ListSetting) else setting.default
    if isinstance(setting, ListSetting):
        return attempt(troubles, _texts, setting, found, default=list(setting.default))
    if isinstance(setting, WholeSetting):
        return attempt(troubles, readers.whole, found, setting.low, setting.high, default=setting.default)
    return attempt(troubles, readers.choice, found, setting.words, default=setting.default)


def _texts(setting: ListSetting, found: Found) -> list[str]:
    """The texts of a list, which a form writes one a line."""
    if isinstance(found.value, str):
        found = Found([Found(line, found.line, found.path) for line in found.value.splitlines() if line.strip()],
                      found.line, found.path)  # fmt: skip
    texts = [readers.needed_text(item, setting.limit) for item in readers.listing(found, setting.high)]
    if len(texts) < setting.low or len(set(texts)) < len(texts):
        raise trouble(found, "too_few", limit=setting.low)
    return texts
