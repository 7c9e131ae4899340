"""Ranking: each voter puts options in order, the preferred one in front, at most so many or as many as they like.

Ranks follow Borda's points: among m options a first place gives m-1, a second m-2…; what a ballot leaves out shares the
places that are left, all in doubled points so that a half is whole. Beside them stand the duels: how many ballots put
one option before another, and who wins all of theirs, Condorcet's winner, if anybody does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from ...counting import Counted, ranked
from ...model.fields import Whole
from ...model.urn import Choice
from ..activity import Setting
from ..ballot_shapes import Rank
from ..vote import vote
from ..voting import Figure, Rule, Voting, common

SHOWN = 20  # options whose duels the result tells one by one: a table of more is read by nobody


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{most, keep, tie, arrivals?}`; a `most` of 0 is no limit."""
    return {"most": settings["most"], **common(settings)}


def order(ballot: Choice) -> list[str]:
    """What a ballot ranks, the first in front; a place whose option is gone since is closed up."""
    return sorted(ballot, key=lambda option: ballot[option])


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """`borda_twice` and `duels_won`; an option that nobody ranked is never proposed."""
    points, duels = _points(options, ballots), Duels(ballots)
    won = {one: sum(duels.wins(one, other) for other in options) for one in options}
    return [
        Counted(one, rank, {"borda_twice": points[one], "duels_won": won[one]}, duels.ranked[one] > 0)
        for one, rank in ranked(options, points)
    ]


def _points(options: Sequence[str], ballots: Sequence[Choice]) -> dict[str, int]:
    """Borda's points, doubled."""
    points: Counter[str] = Counter()
    shared = 0
    for places in map(order, ballots):
        left = len(options) - len(places) - 1  # doubled points of what is left out, on average
        shared += left
        for place, option in enumerate(places, 1):
            points[option] += 2 * (len(options) - place) - left
    return {option: points[option] + shared for option in options}


class Duels:
    """How many ballots put one option before another; what a ballot leaves out stands behind all that it ranks."""

    def __init__(self, ballots: Sequence[Choice]) -> None:
        orders = [order(ballot) for ballot in ballots]
        self.ranked = Counter(option for places in orders for option in places)
        self._before = Counter(pair for places in orders for pair in combinations(places, 2))

    def ballots(self, one: str, other: str) -> int:
        """How many put `one` before `other`: those that rank it, but where the other stands in front of it."""
        return self.ranked[one] - self._before[other, one]

    def wins(self, one: str, other: str) -> bool:
        """Whether more ballots put `one` before `other` than behind it; nothing wins against itself."""
        return one != other and self.ballots(one, other) > self.ballots(other, one)


def also(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> dict[str, Any]:
    """`condorcet`: who wins every duel, or None; `duels`: the best options and, row by row, their ballots over each."""
    counted, duels = count(rule, options, ballots), Duels(ballots)
    winners = [one.option for one in counted if ballots and one.figures["duels_won"] == len(options) - 1]
    best = [one.option for one in counted][:SHOWN]
    told = [[duels.ballots(one, other) if one != other else 0 for other in best] for one in best]
    return {"condorcet": winners[0] if winners else None, "duels": {"options": best, "ballots": told}}


def leaving(option: str, ballots: Sequence[Choice]) -> dict[str, int]:
    """« 2/3 » → how many ballots of three places gave it the second, « 0/3 » → how many left it out."""
    places = [order(ballot) for ballot in ballots]
    given = Counter((each.index(option) + 1 if option in each else 0, len(each)) for each in places)
    return {f"{place}/{ranks}": given[place, ranks] for place, ranks in sorted(given)}


KIND = vote(
    "ranking",
    Voting(
        ballot=lambda rule: Rank(rule["most"]),
        figures=(Figure("borda_twice"), Figure("duels_won")),
        rule=rule,
        count=count,
        also=also,
        leaving=leaving,
    ),
    {"most": Setting(Whole(0, 200), 3)},
)
