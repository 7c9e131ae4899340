"""Approval: each voter picks the options they can accept, at most so many or as many as they like.

An option is worth the ballots that picked it. A ballot that picks none is a ballot, and one that picks few is no fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...counting import Counted, ranked
from ...model.fields import Whole
from ...model.urn import Choice
from ..activity import Setting
from ..ballot_shapes import Pick
from ..vote import vote
from ..voting import Figure, Rule, Voting, common


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{most, keep, tie, arrivals?}`; a `most` of 0 is no limit."""
    return {"most": settings["most"], **common(settings)}


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """How many ballots picked each option; one that nobody picked is never proposed."""
    picked = Counter(option for ballot in ballots for option, mark in ballot.items() if mark)
    voters = {option: picked[option] for option in options}
    return [Counted(one, rank, {"voters": voters[one]}, voters[one] > 0) for one, rank in ranked(options, voters)]


KIND = vote(
    "approval",
    Voting(
        ballot=lambda rule: Pick(rule["most"]),
        figures=(Figure("voters", counts="ballots"),),
        rule=rule,
        count=count,
    ),
    {"most": Setting(Whole(0, 200), 0)},
)
