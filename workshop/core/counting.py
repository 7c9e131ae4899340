"""What all counts have in common: shared ranks, the cut, the outcome. Whole numbers only.

Equals share a rank (1-2-2-4). The cut falls after `keep` options; those that straddle it are tied.
Every figure can be found again by hand from the ballots.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .model.urn import Choice


class Counted(NamedTuple):
    """What one option got: its rank and its figures, by key. `may_keep`: whether the rule may propose it."""

    option: str
    rank: int
    figures: dict[str, Any]
    may_keep: bool = True


class Cut(NamedTuple):
    """Who is kept for sure, who is tied at the cut, and how many places are left for the tied."""

    clear: tuple[str, ...]
    tied: tuple[str, ...]
    free: int


def ranked(options: Sequence[str], scores: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Each option with its rank, highest score first; equals stay in the order of `options`."""
    ordered = sorted(options, key=lambda option: scores[option], reverse=True)
    ranks: dict[Any, int] = {}
    for place, option in enumerate(ordered, start=1):
        ranks.setdefault(scores[option], place)
    return [(option, ranks[scores[option]]) for option in ordered]


def cut(counted: Sequence[Counted], keep: int) -> Cut:
    """Where the cut falls among options in the order of their ranks; a `keep` of 0 keeps none and ties none."""
    chosen = [one for one in counted if one.may_keep and keep]
    if len(chosen) <= keep:
        return Cut(tuple(one.option for one in chosen), (), 0)
    edge = chosen[keep - 1].rank
    if chosen[keep].rank != edge:
        return Cut(tuple(one.option for one in chosen[:keep]), (), 0)
    clear = tuple(one.option for one in chosen if one.rank < edge)
    tied = tuple(one.option for one in chosen if one.rank == edge)
    return Cut(clear, tied, keep - len(clear))


def outcome(rule: Mapping[str, Any], counted: Sequence[Counted], ballots: int) -> dict[str, Any]:
    """What a sealed vote says: `ballots`, `rows` `{id, rank, state, figures}`, `proposed`, `clear`, `tied`, `free`."""
    at = cut(counted, rule.get("keep", 0))
    proposed = [*at.clear, *at.tied] if rule.get("tie", "both") == "both" else list(at.clear)
    states = {**dict.fromkeys(at.clear, "kept"), **dict.fromkeys(at.tied, "tied")}
    rows = [
        {"id": one.option, "rank": one.rank, "state": states.get(one.option, "out"), "figures": one.figures}
        for one in counted
    ]
    return {
        "ballots": ballots,
        "rows": rows,
        "proposed": proposed,
        "clear": list(at.clear),
        "tied": list(at.tied),
        "free": at.free,
    }


def marks(option: str, ballots: Sequence[Choice]) -> dict[str, int]:
    """How many ballots gave an option each mark but zero: « 1 » → four of them, « 2 » → three."""
    given = Counter(ballot[option] for ballot in ballots if ballot.get(option))
    return {str(mark): given[mark] for mark in sorted(given)}
