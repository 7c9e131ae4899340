"""Ideas: silent and private writing, then the facilitator reveals. Until then nobody is shown another's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..activity import Activity

if TYPE_CHECKING:
    from ...model.agenda import Step
    from ...model.state import State


def phase(state: State, place: str, step: Step) -> str:
    """`writing` until revealed at this place."""
    return "revealed" if step.id in state.places[place].revealed else "writing"


KIND = Activity(
    "ideas",
    scope="table",
    phases=("writing", "revealed"),
    phase=phase,
    shows=frozenset({"ideas"}),
    private=frozenset({"writing"}),
    writes=True,
)
