"""The day: what it is when nobody wrote one, and at what time each step begins."""

from typing import Any

from workshop.core.activities import KINDS as CORE
from workshop.definition.vocabulary import KINDS, StepKind

DAY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("accueil", {"minutes": 30}),
    ("idées", {}),
    ("partage", {}),
    ("pause", {}),
    ("gommettes", {}),
    ("fiches", {}),
    ("pause", {"title": "Déjeuner", "minutes": 75}),
    ("présentation", {"minutes": 45}),
    (
        "gommettes",
        {
            "scope": "plenary",
            "title": "Voter tous ensemble",
            "prompt": "Collez vos gommettes sur les propositions de toutes les tables.",
            "settings": {"budget": 5, "cap": 1, "keep": 10, "tie": "both", "least": 3, "arrivals": "everybody"},
        },
    ),
    ("clôture", {}),
)


def default_agenda(tables: int = 2) -> list[dict[str, Any]]:
    """The default day. With a single table nothing is presented to others nor voted again."""
    steps = [{**_usual(KINDS[word]), **changes} for word, changes in DAY]
    if tables == 1:
        steps = [step for step in steps if not _between_tables(step)]
    return [{"id": f"s{position}", **step} for position, step in enumerate(steps, 1)]


def begins(start: str, steps: list[dict[str, Any]]) -> list[str]:
    """When each step begins, then when the last ends: `["09:30", …]`; empty strings without a start."""
    if not start:
        return [""] * (len(steps) + 1)
    hours, minutes = start.split(":")
    at = int(hours) * 60 + int(minutes)
    times = [_clock(at)]
    for step in steps:
        at += step["minutes"]
        times.append(_clock(at))
    return times


def _clock(at: int) -> str:
    return f"{at // 60 % 24:02}:{at % 60:02}"


def _usual(kind: StepKind) -> dict[str, Any]:
    settings = {setting.name: setting.default for setting in kind.settings.values()}
    return {
        "kind": kind.name,
        "scope": kind.scope,
        "title": kind.title,
        "minutes": kind.minutes,
        "prompt": kind.prompt,
        "settings": settings,
    }


def _between_tables(step: dict[str, Any]) -> bool:
    kind = CORE[step["kind"]]
    return "table" not in kind.scopes or (kind.voting is not None and step["scope"] == "plenary")
