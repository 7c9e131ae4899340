"""The session as its definition says it: themes, tables and steps, read-only, with their order.

An agenda is made from a definition that `definition_check.clean_definition` accepted, anew at each `session.define`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Theme:
    """A chapter of the session, with its tables' ids."""

    id: str
    title: str
    intro: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A group: its number through all themes, how many seats it has, its theme's id."""

    id: str
    number: int
    places: int
    theme: str


@dataclass(frozen=True, slots=True)
class Step:
    """An item of the agenda, at `index` from 0. `scope` is `table` or `plenary`; `settings` are complete.

    `plenary`: whether its scope is; asked at each act.
    """

    id: str
    index: int
    kind: str
    scope: str
    title: str
    minutes: int
    prompt: str
    settings: dict[str, Any]
    plenary: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plenary", self.scope == "plenary")


@dataclass(frozen=True, slots=True)
class Agenda:
    """Themes, tables and steps by id, each in its order."""

    themes: dict[str, Theme] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)

    @property
    def single(self) -> bool:
        """Whether there is one table: its desk then drives the plenary too."""
        return len(self.tables) == 1

    def first(self) -> Step:
        return next(iter(self.steps.values()))

    def at(self, index: int) -> Step | None:
        """The step at that index, or None beyond the ends."""
        steps = list(self.steps.values())
        return steps[index] if 0 <= index < len(steps) else None


def agenda_of(definition: dict[str, Any], defaults: Mapping[str, Mapping[str, Any]]) -> Agenda:
    """The agenda that a clean definition describes.

    `defaults`: of each kind of step, its settings by default, for those that an older release did not know.
    """
    themes = {
        one["id"]: Theme(one["id"], one["title"], one["intro"], tuple(t["id"] for t in one["tables"]))
        for one in definition["themes"]
    }
    tables = {
        one["id"]: Table(one["id"], one["number"], one["places"], theme["id"])
        for theme in definition["themes"]
        for one in theme["tables"]
    }
    steps = {
        one["id"]: Step(
            one["id"],
            index,
            one["kind"],
            one["scope"],
            one["title"],
            one["minutes"],
            one["prompt"],
            {**defaults[one["kind"]], **one["settings"]},
        )
        for index, one in enumerate(definition["steps"])
    }
    return Agenda(themes, tables, steps)
