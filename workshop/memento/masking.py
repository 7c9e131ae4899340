"""Small counts hidden, for a document that leaves the house: who is alone in a cell is not to be found in it.

Law: a count of 1 to 4 is never printed, and never found by subtraction from a total that is printed. Zero is printed:
it is about nobody. (Primary and complementary suppression: Hundepool et al., *Statistical Disclosure Control*, 2012,
ch. 4.)
"""

from collections.abc import Sequence
from math import inf

FLOOR = 5
LITTLE = "<\u00a05"  # a count under the floor
HIDDEN = "masqué"  # any other figure that would give one away

Cell = int | str


def mask(count: int) -> Cell:
    """A count that stands by itself, or LITTLE."""
    return LITTLE if 0 < count < FLOOR else count


def mask_tally(points: int, voters: int) -> tuple[Cell, Cell]:
    """Points of an option, and the voters who gave them: points go with the voters, who could be guessed from them."""
    few = mask(voters)
    return (HIDDEN if few == LITTLE else points), few


def mask_parts(counts: Sequence[int]) -> list[Cell]:
    """Counts whose sum is printed beside them: those under the floor, and what else is needed so that none is found."""
    hidden = [at for at, count in enumerate(counts) if mask(count) == LITTLE]
    others = sorted((at for at, count in enumerate(counts) if count >= FLOOR), key=lambda at: counts[at], reverse=True)
    while hidden and others and _found_by_subtraction([counts[at] for at in hidden]):
        hidden.append(others.pop())
    return [(LITTLE if 0 < count < FLOOR else HIDDEN) if at in hidden else count for at, count in enumerate(counts)]


def _found_by_subtraction(hidden: Sequence[int]) -> bool:
    """Whether the sum of these leaves one way only to share it, knowing which of them are under the floor."""
    little = sum(count < FLOOR for count in hidden)
    large = len(hidden) - little
    least = little + FLOOR * large
    most = inf if large else (FLOOR - 1) * little
    return len(hidden) == 1 or sum(hidden) in (least, most)
