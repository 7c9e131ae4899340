"""Pitch: each table in turn tells its proposals to the room, a countdown for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.fields import Whole
from ..activity import Activity, Setting

if TYPE_CHECKING:
    from ...model.agenda import Step
    from ...model.state import State


def phase(state: State, place: str, step: Step) -> str:
    """`order` until the first turn begins."""
    pitch = state.pitches.get(step.id)
    return "speaking" if pitch is not None and pitch.turn >= 0 else "order"


KIND = Activity(
    "pitch",
    scopes=("plenary",),
    phases=("order", "speaking"),
    phase=phase,
    shows=frozenset({"pitch", "proposals"}),
    needs="proposals",
    driven=True,
    settings={"minutes_each": Setting(Whole(1, 60), 3)},
)
