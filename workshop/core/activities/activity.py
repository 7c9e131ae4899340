"""An activity says what a kind of step is: its phases, its settings, where it stands and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..model.fields import Field
from .voting import Voting

if TYPE_CHECKING:
    from ..model.agenda import Step
    from ..model.state import State


@dataclass(frozen=True)
class Setting:
    """What a setting may be, and what it is when the definition says nothing."""

    field: Field
    default: Any


def steady(state: State, place: str, step: Step) -> str:
    """The phase of a kind that has only one."""
    return "now"


@dataclass(frozen=True)
class Activity:
    """A kind of step.

    `scope` is the one by default, among `scopes`. `phase(state, place, step)` is one of `phases`. `shows` names the
    parts of a phone's and a screen's view that this step fills: `ideas`, `vote`, `result`, `sheets` (the table's own,
    whole), `proposals` (the room's, by title), `pitch`; a desk always has them all. In `private` phases words are for
    their authors only. `writes`: people write ideas in it. `needs`: it has nothing to work on unless a step before it
    gave `ideas`, or `proposals`. `driven`: in the plenary it has acts of its own, beyond its clock. A kind with a
    `voting` is a vote.
    """

    kind: str
    scope: str = "plenary"
    scopes: tuple[str, ...] = ("table", "plenary")
    phases: tuple[str, ...] = ("now",)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    phase: Callable[[State, str, Step], str] = steady
    shows: frozenset[str] = frozenset()
    private: frozenset[str] = frozenset()
    writes: bool = False
    needs: str = ""
    driven: bool = False
    voting: Voting | None = None

    def defaults(self) -> dict[str, Any]:
        """The settings when the definition gives none."""
        return {name: setting.default for name, setting in self.settings.items()}
