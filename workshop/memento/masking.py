"""Small counts, told without saying how small: « < 5 » stands for 1 to 4, where whoever exports asks for it.

Law: one rule for every format; zero stays zero. It hides cells, not what a total lets a reader subtract.
"""

LEAST = 5  # the smallest count that is told as it is
MASK = f"< {LEAST}"


def hidden(count: int) -> bool:
    """Whether a count of people, ballots or points is too small to be told."""
    return 0 < count < LEAST


def masked(count: int, mask: bool = True) -> int | str:
    """The count, or « < 5 » where `mask` is asked and the count is 1 to 4."""
    return MASK if mask and hidden(count) else count
