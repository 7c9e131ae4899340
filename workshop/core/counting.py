"""Counting dots. Whole numbers only; every figure can be found again by hand from the ballots.

Equal points share a rank (1-2-2-4). The cut falls after `keep` options; those that straddle it are tied.
An option without a point is never proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from .model.urn import Choice


class Tally(NamedTuple):
    """What one option got: points, and how many ballots gave it at least one."""

    option: str
    points: int
    voters: int
    rank: int


class Cut(NamedTuple):
    """Who is kept for sure, who is tied at the cut, and how many places are left for the tied."""

    clear: tuple[str, ...]
    tied: tuple[str, ...]
    free: int


def tallies(options: Sequence[str], ballots: Iterable[Choice]) -> list[Tally]:
    """One tally for each option, most points first; equals stay in the order of `options`."""
    points = dict.fromkeys(options, 0)
    voters = dict.fromkeys(options, 0)
    for ballot in ballots:
        for option, dots in ballot.items():
            points[option] += dots
            voters[option] += dots > 0
    ordered = sorted(options, key=lambda option: -points[option])
    ranks: dict[int, int] = {}
    for place, option in enumerate(ordered, start=1):
        ranks.setdefault(points[option], place)
    return [Tally(option, points[option], voters[option], ranks[points[option]]) for option in ordered]


def cut(ordered: Sequence[Tally], keep: int) -> Cut:
    """Where the cut falls among tallies in order."""
    chosen = [tally for tally in ordered if tally.points > 0]
    if len(chosen) <= keep:
        return Cut(tuple(tally.option for tally in chosen), (), 0)
    edge = chosen[keep - 1].points
    if chosen[keep].points < edge:
        return Cut(tuple(tally.option for tally in chosen[:keep]), (), 0)
    clear = tuple(tally.option for tally in chosen if tally.points > edge)
    tied = tuple(tally.option for tally in chosen if tally.points == edge)
    return Cut(clear, tied, keep - len(clear))


def outcome(rule: dict[str, Any], options: Sequence[str], ballots: Sequence[Choice]) -> dict[str, Any]:
    """What a sealed vote says: `ballots`, `rows` (with the state of each), `proposed`, `tied`, `free`, `clear`."""
    ordered = tallies(options, ballots)
    at = cut(ordered, rule["keep"])
    proposed = [*at.clear, *at.tied] if rule["tie"] == "both" else list(at.clear)
    rows = [
        {
            "id": one.option,
            "points": one.points,
            "voters": one.voters,
            "rank": one.rank,
            "state": "kept" if one.option in at.clear else "tied" if one.option in at.tied else "out",
        }
        for one in ordered
    ]
    return {
        "ballots": len(ballots),
        "rows": rows,
        "proposed": proposed,
        "clear": list(at.clear),
        "tied": list(at.tied),
        "free": at.free,
    }
