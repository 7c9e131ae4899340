"""Small counts, told without saying how small: « < 5 » stands for 1 to 4, where whoever exports asks for it.

Law: one rule for every format. A count of 1 to 4 is not told, nor left to be found by subtraction from a total that
is; zero stays zero: it is about nobody. (Primary and complementary suppression: Hundepool et al., *Statistical
Disclosure Control*, 2012, chapter 4.)
"""

from collections.abc import Sequence
from math import inf

LEAST = 5  # the smallest count that is told as it is
MASK = f"< {LEAST}"
WITHHELD = "masqué"  # any other figure that would give a small one away

Cell = int | str


def hidden(count: int) -> bool:
    """Whether a count of people, ballots or points is too small to be told."""
    return 0 < count < LEAST


def masked(count: int, mask: bool = True) -> Cell:
    """The count, or « < 5 » where `mask` is asked and the count is 1 to 4."""
    return MASK if mask and hidden(count) else count


def masked_parts(counts: Sequence[int], mask: bool = True) -> list[Cell]:
    """Counts whose sum is told beside them: the small ones go, and as many others as it takes that none is found."""
    if not mask:
        return list(counts)
    gone = [at for at, count in enumerate(counts) if hidden(count)]
    others = sorted((at for at, count in enumerate(counts) if count >= LEAST), key=lambda at: counts[at], reverse=True)
    while gone and others and _found_by_subtraction([counts[at] for at in gone]):
        gone.append(others.pop())
    return [(masked(count) if hidden(count) else WITHHELD) if at in gone else count for at, count in enumerate(counts)]


def _found_by_subtraction(gone: Sequence[int]) -> bool:
    """Whether their sum can be shared in one way only, knowing which of them are small."""
    small = sum(map(hidden, gone))
    large = len(gone) - small
    least = small + LEAST * large
    most = inf if large else (LEAST - 1) * small
    return len(gone) == 1 or sum(gone) in (least, most)
