"""Dots: a secret vote by whole points, a budget for each voter and a cap for each option.

The rule shows before voting and is frozen at opening; no count leaves the urn before sealing; a tie at the cut
follows the rule shown (`both`: all the tied are kept; `table`: the table decides among them).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...counting import Counted, ranked
from ...model.fields import Whole
from ...model.urn import Choice
from ..activity import Setting
from ..ballot_shapes import Spread
from ..vote import vote
from ..voting import Figure, Rule, Voting, common


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{budget, cap, keep, tie, arrivals?}`; a budget of 0 is as many dots as options."""
    return {"budget": settings["budget"] or options, "cap": settings["cap"], **common(settings)}


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """Points, and how many ballots gave one at least; without a point an option is never proposed."""
    points, voters = dict.fromkeys(options, 0), dict.fromkeys(options, 0)
    for ballot in ballots:
        for option, dots in ballot.items():
            points[option] += dots
            voters[option] += dots > 0
    return [
        Counted(option, rank, {"points": points[option], "voters": voters[option]}, points[option] > 0)
        for option, rank in ranked(options, points)
    ]


KIND = vote(
    "dots",
    Voting(
        ballot=lambda rule: Spread(rule["budget"], rule["cap"]),
        figures=(Figure("points", counts="points"), Figure("voters", counts="ballots")),
        rule=rule,
        count=count,
    ),
    {"budget": Setting(Whole(0, 1000), 5), "cap": Setting(Whole(1, 1000), 3)},
)
