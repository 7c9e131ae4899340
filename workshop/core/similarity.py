"""Near-duplicates: two ideas that share most of their words are shown to the facilitator, never merged by the machine.

Words are compared by their stems, found through an index of the rarer ones: sixty ideas cost a millisecond or two.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import combinations

from .model.cleaning import normalized

WORD = re.compile(r"[^\W\d_]{3,}")
STEM = 6
WORDS = 40
LATEST = 150
SHARED = 2
THRESHOLD = 34
BEST = 12
HOLLOW_WORDS = """les des une aux dans pour par sur avec sans sous que qui quoi dont est sont etre ont avoir pas plus
mais nos notre nous vos votre vous leur leurs ces cette cet son ses tout tous toute toutes faire fait peut comme entre
chaque ils elles elle lui mon mes the and for with that this from"""
HOLLOW = frozenset(HOLLOW_WORDS.split())


def stems(text: str) -> frozenset[str]:
    """The beginnings of the telling words of a text, without accents or case."""
    flat = "".join(char for char in normalized("NFD", text.lower()) if not unicodedata.combining(char))
    words = dict.fromkeys(word[:STEM].rstrip("s") for word in WORD.findall(flat) if word not in HOLLOW)
    return frozenset(list(words)[:WORDS])


def likely(
    texts: tuple[tuple[str, str], ...], stems_of: Callable[[str, str], frozenset[str]] = lambda _id, text: stems(text)
) -> tuple[tuple[str, str, int], ...]:
    """The pairs `(a, b, percent)` that most resemble each other among `(id, text)`, best first, at most a dozen.

    It is asked for the LATEST ideas of a table at the most. `stems_of(id, text)`: what knows their stems already.
    """
    bags = [(one, stems_of(one, text)) for one, text in texts]
    shared = _shared([bag for _, bag in bags])
    pairs = []
    for (left, right), common in shared.items():
        if common >= SHARED:
            (a, one), (b, other) = bags[left], bags[right]
            percent = 200 * len(one & other) // (len(one) + len(other))
            if percent >= THRESHOLD:
                pairs.append((a, b, percent))
    order = {one: index for index, (one, _) in enumerate(bags)}
    return tuple(sorted(pairs, key=lambda pair: (-pair[2], order[pair[0]], order[pair[1]]))[:BEST])


def _shared(bags: list[frozenset[str]]) -> Counter[tuple[int, int]]:
    index: dict[str, list[int]] = {}
    for place, bag in enumerate(bags):
        for word in bag:
            index.setdefault(word, []).append(place)
    common = max(6, len(bags) // 4)
    return Counter(pair for places in index.values() if len(places) <= common for pair in combinations(places, 2))
