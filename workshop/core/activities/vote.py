"""The Activity of a kind of vote, from what is its own: its Voting and its settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.fields import OneOf, Whole
from .activity import Activity, Setting
from .voting import LEAST, PHASES, Voting, round_phase

COMMON: dict[str, Setting] = {
    "keep": Setting(Whole(1, 200), 3),
    "tie": Setting(OneOf(("both", "table")), "both"),
    "least": Setting(Whole(0, 12), LEAST),
    "arrivals": Setting(OneOf(("everybody", "desk")), "everybody"),
}
"""The settings of every kind of vote.

`arrivals`: who comes while it is open votes at once, or waits until a desk admits them.
"""


def vote(
    kind: str, voting: Voting, settings: Mapping[str, Setting], common: Iterable[str] = COMMON, needs: str = "ideas"
) -> Activity:
    """A kind of vote at a table or in the plenary; its own settings stand in front, then these common ones."""
    return Activity(
        kind,
        scope="table",
        phases=PHASES,
        phase=round_phase,
        voting=voting,
        shows=frozenset({"vote", "result"}),
        settings={**settings, **{name: COMMON[name] for name in common}},
        needs=needs,
        driven=True,
    )
