"""What all the phones of a table are shown: the step, and what the step shows of ideas, vote and proposals."""

from __future__ import annotations

from ..state import State
from .ideas import ideas
from .proposals import pitch, proposal_keys
from .scene import Keys, Scene, common
from .votes import votes


def phone(state: State, table: str) -> Keys:
    """The view of `phone:{table}`. It tells how many voted at its own table alone: a ballot moves not all."""
    scene = Scene(state, "phone", table)
    keys = together(scene)
    if keys["vote"]:
        del keys["vote"]["ballots"]
    return {**keys, "contributed": None} if scene.plenary else keys


def together(scene: Scene) -> Keys:
    """The keys common to phones, desks and screens."""
    turns = pitch(scene.state, scene.who == "screen") if scene.plenary else None
    return {**common(scene), **ideas(scene), **votes(scene), **proposal_keys(scene), "pitch": turns}
