"""An activity says what a kind of step is: its phases, its settings, where it stands and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..model.fields import Field, OneOf
from .voting import Method

if TYPE_CHECKING:
    from ..model.agenda import Step
    from ..model.state import State


@dataclass(frozen=True)
class Setting:
    """What a setting may be, and what it is when the definition says nothing."""

    field: Field
    default: Any


ARRIVALS = {"arrivals": Setting(OneOf(("everybody", "desk")), "everybody")}
"""Of every kind of vote: who comes while it is open votes at once, or waits until a desk admits them."""


def steady(state: State, place: str, step: Step) -> str:
    """The phase of a kind that has only one."""
    return "now"


@dataclass(frozen=True)
class Activity:
    """A kind of step.

    `scope` is the one by default, among `scopes`. `phase(state, place, step)` is one of `phases`. `shows` names the
    parts of a phone's and a screen's view that this step fills: `ideas`, `vote`, `result`, `sheets` (the table's own,
    whole), `proposals` (the room's, by title), `pitch`; a desk always has them all. In `private` phases words are for
    their authors only. A kind with a `method` is a vote.
    """

    kind: str
    scope: str = "plenary"
    scopes: tuple[str, ...] = ("table", "plenary")
    phases: tuple[str, ...] = ("now",)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    phase: Callable[[State, str, Step], str] = steady
    shows: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    method: Method | None = None

    def defaults(self) -> dict[str, Any]:
        """The settings when the definition gives none."""
        return {name: setting.default for name, setting in self.settings.items()}
