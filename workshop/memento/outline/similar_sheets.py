"""Sheets that resemble each other, so that each points to the others: « À rapprocher de ».

Law: two sheets are compared only when they share a word that few others have; thus the work grows with the sheets,
not with their pairs.
"""

from collections import Counter
from itertools import combinations

from workshop.core.similarity import stems
from workshop.memento.outline.day import Proposal

RARE = 12  # a word that more sheets hold says nothing of any pair
SHARED, PERCENT, MOST = 3, 22, 3
COMPARED = ("title", "short_title", "keywords", "proposal", "finding")


def similar_sheets(proposals: list[Proposal]) -> dict[str, tuple[str, ...]]:
    """For each proposal's idea, at most three others that resemble it most, best first; ties in reading order."""
    bags = [stems(_words(proposal)) for proposal in proposals]
    near: dict[int, list[tuple[int, int]]] = {}
    for (one, other), shared in _sharing(bags).items():
        percent = 200 * len(bags[one] & bags[other]) // (len(bags[one]) + len(bags[other]))
        if shared >= SHARED and percent >= PERCENT:
            near.setdefault(one, []).append((-percent, other))
            near.setdefault(other, []).append((-percent, one))
    return {
        proposals[one].idea: tuple(proposals[other].idea for _, other in sorted(found)[:MOST])
        for one, found in near.items()
    }


def _words(proposal: Proposal) -> str:
    return " ".join([proposal.title, *(proposal.fields.get(name, "") for name in COMPARED)])


def _sharing(bags: list[frozenset[str]]) -> Counter[tuple[int, int]]:
    """How many rare words each pair shares."""
    holding: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in sorted(bag):
            holding.setdefault(word, []).append(place)
    return Counter(pair for places in holding.values() if len(places) <= RARE for pair in combinations(places, 2))
