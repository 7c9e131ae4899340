"""Dots: a secret vote by whole points, a budget for each voter and a cap for each option.

The rule shows before voting and is frozen at opening; no count leaves the urn before sealing; a tie at the cut
follows the rule shown (`both`: all the tied are kept; `table`: the table decides among them).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fields import OneOf, Whole
from .activity import Activity, Setting

if TYPE_CHECKING:
    from ..agenda import Step
    from ..state import State


def phase(state: State, place: str, step: Step) -> str:
    """Where the last round stands; `before` when there is none."""
    vote = state.last_vote(place, step.id)
    if vote is None:
        return "before"
    return "selected" if vote.phase == "sealed" and vote.selected is not None else vote.phase


DOTS = Activity(
    "dots",
    scope="table",
    phases=("before", "open", "closed", "sealed", "selected"),
    phase=phase,
    shows=frozenset({"vote", "result"}),
    settings={
        "budget": Setting(Whole(0, 1000), 5),
        "cap": Setting(Whole(1, 1000), 3),
        "keep": Setting(Whole(1, 200), 3),
        "tie": Setting(OneOf(("both", "table")), "both"),
    },
)
