"""What all votes have in common: rounds and their phases, and how a kind of vote rules, judges and counts ballots.

A new way of voting is a kind with another Voting: opening, the urn, sealing, the cut and selecting are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..counting import Counted, marks
from ..model.urn import Choice
from .ballot_shapes import Shape

if TYPE_CHECKING:
    from ..model.agenda import Step
    from ..model.state import State

PHASES = ("before", "open", "closed", "sealed", "selected")
LEAST = 3  # with fewer ballots, the result could tell who voted what: sealing asks (setting `least`)
Rule = dict[str, Any]
Option = dict[str, Any]


class Figure(NamedTuple):
    """A figure that the count gives each option under `key`.

    `better`: which way it is better, `more` or `less`; empty where neither is. `counts`: where it can be counted again
    from the marks that ballots gave the option, whether it is how many `ballots` gave one or the sum of the `points`.
    `mark`: of the ballots, those that gave this mark alone; 0: any.
    """

    key: str
    better: Literal["more", "less", ""] = "more"
    counts: Literal["ballots", "points", ""] = ""
    mark: int = 0


@dataclass(frozen=True)
class Voting:
    """A way of voting, in whole numbers only.

    `rule(settings, options)`: the rule frozen at opening, for so many options; it has what `common` gives.
    `ballot(rule)`: the shape of a ballot, which judges choices. `figures`: what the count gives each option, the one
    that is read first in front; their words are beside the kind. `count(rule, option ids, ballots)`: a Counted for each
    option, best first. `also(rule, option ids, ballots)`: what the count gives besides, in the outcome.
    `options(state, place, step)`: what is voted on, `{id, title, body, theme, table}` for each; None: a table's ideas,
    the plenary's proposals. `leaving(option, ballots)`: how ballots leave, `{mark: how many}` for each option: enough
    to count again, never what links two marks of one ballot. `veto`: the figure of which a single one refuses that an
    option is selected (`objection`), whatever the reason; what such a vote does not propose is not selected either.
    `ordered`: everybody reads the options in their own order, not one drawn for each.

    Of the rule, `open` says that ballots are rows of the log and not the urn's: `named`, each with the first name of
    who agrees that the room sees it, or `unnamed`; absent, the vote is secret. Without `keep` it keeps nothing.
    """

    ballot: Callable[[Rule], Shape]
    figures: tuple[Figure, ...]
    rule: Callable[[dict[str, Any], int], Rule]
    count: Callable[[Rule, Sequence[str], Sequence[Choice]], list[Counted]]
    also: Callable[[Rule, Sequence[str], Sequence[Choice]], dict[str, Any]] | None = None
    options: Callable[[State, str, Step], list[Option]] | None = None
    leaving: Callable[[str, Sequence[Choice]], dict[str, int]] = marks
    veto: str = ""
    ordered: bool = False


def common(settings: dict[str, Any]) -> Rule:
    """What every rule says: how many are kept, what a tie at the cut does, and who comes while the vote is open."""
    late = {"arrivals": "desk"} if settings.get("arrivals") == "desk" else {}
    return {**{key: settings[key] for key in ("keep", "tie") if key in settings}, **late}


def round_phase(state: State, place: str, step: Step) -> str:
    """Where the last round stands at a place; `before` when there is none."""
    vote = state.last_vote(place, step.id)
    if vote is None:
        return "before"
    return "selected" if vote.phase == "sealed" and vote.selected is not None else vote.phase
