"""What all votes have in common: rounds and their phases, and a method that rules, judges and counts ballots.

A new way of voting is a kind with another method: opening, the urn, sealing and selecting are the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.urn import Choice

if TYPE_CHECKING:
    from ..model.agenda import Step
    from ..model.state import State

PHASES = ("before", "open", "closed", "sealed", "selected")
LEAST = 3  # of fewer ballots, the count tells whose they are: sealing them is asked about (setting `least`)
Rule = dict[str, Any]


@dataclass(frozen=True)
class Method:
    """A way of voting, in whole numbers only.

    `rule(settings, options)`: the rule frozen at opening, for so many options; it has `keep` and `tie`, and
    what `arrivals` gives.
    `judge(rule, option ids, choice)`: the choice as it goes to the urn; raises Refused.
    `count(rule, option ids, ballots)`: `{ballots, rows, proposed, clear, tied, free}`, see counting.outcome.
    """

    rule: Callable[[dict[str, Any], int], Rule]
    judge: Callable[[Rule, Set[str], Choice], Choice]
    count: Callable[[Rule, Sequence[str], Sequence[Choice]], dict[str, Any]]


def arrivals(settings: dict[str, Any]) -> Rule:
    """What a rule says of who comes while the vote is open; nothing where they vote at once."""
    return {"arrivals": "desk"} if settings.get("arrivals") == "desk" else {}


def round_phase(state: State, place: str, step: Step) -> str:
    """Where the last round stands at a place; `before` when there is none."""
    vote = state.last_vote(place, step.id)
    if vote is None:
        return "before"
    return "selected" if vote.phase == "sealed" and vote.selected is not None else vote.phase
