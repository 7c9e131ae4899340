"""How work grows with a text. Law: what is compared is the same work on a text and on four times it, in this thread's
own time of processor: four times is linear, sixteen is not, and a loaded machine changes neither.

What takes no time at all is not looked at: sixteen thousand characters that cost a square of anything cost much more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from statistics import median

SMALL, FOURFOLD = 4_000, 16_000  # characters
NOTHING = 0.02  # seconds; the square of FOURFOLD is at the least ten times that
MOST = 8.0  # between linear (4) and quadratic (16)
SURELY = 5.0  # at first sight
TRIALS = 5  # of which the middle one counts: a processor may be twice as slow for a while
MARKS = b"\\u0301 \\u0323\\u0301 \\U0001d16d\\U0001d165 \\u0f73\\u0f72".decode("unicode_escape").split()
RUNS = [
    *" \n\t\r\u00a0\u200b\u2028#*_`'\"[]()<>{}|&@:;,.!?/\\=+-~^$%0aZé日",
    *MARKS,
    "\U0001d16d", "\u200d", "🙂", "🙂\u200d", "👍🏽", "\u202e", "\x00", "\ufdd0", "\ud800", "ᄀ", "ᄀ\u1161\u11a8", "ﬁ",
    " \n", "\n ", "\r\n", "a ", "a\n", "a.", "a@", "@a", "a b", "a:", "a: ", "a,", "é ", "1 ", "12 ", "1.", "1. a\n",
    "- ", "- a\n", "  - a\n", "* ", "*a", "**a", "*a*", "_a ", "`a ", "# ", "# a\n", "#\n", "> ", "> a\n", "|a",
    "a|b\n", "|-|\n", "a\n=\n", "a\n\n", "    a\n", "[[", "![", "[a", "[a]", "[a](", "[a](b ", "[a][", "![a](",
    "[a]: b\n", "[\n", "((", "<a", "<a ", "</", "<!--", "&#", "&#1;", "http://", "www.", "url(", "//", "/*", "*/",
    "\\`", "''", '""', "a'", "' ", '",', "'a", "{\"", "[0,", "l'a ", "« ", " »", "T1 ", "t1+", "ab-", "=\n", "-\n",
    "a\t", "\t\n", ";\n", ";a",
]  # fmt: skip


def worst(length: int, before: str = "", after: str = "") -> Iterator[tuple[str, Callable[[int], str]]]:
    """Each run by its name, and what makes a text of that many characters of it."""
    for run in RUNS:
        yield (
            f"{before!r} {run!r} {after!r}",
            lambda many, run=run: (before + run * (many // len(run) + 1))[: many * length] + after,
        )


def thread_seconds(do: Callable[[], object]) -> float:
    """What it takes of this thread's processor."""
    began = time.thread_time()
    do()
    return time.thread_time() - began


def grows(do: Callable[[str], object], make: Callable[[int], str], small: int = SMALL) -> str:
    """How it grows where that is more than linear, else nothing."""
    many = make(4 * small)
    if thread_seconds(lambda: do(many)) < NOTHING:
        return ""
    few = make(small)
    if _times(do, few, many) <= SURELY:
        return ""
    ratio = median(_times(do, few, many) for _ in range(TRIALS))
    return f"{ratio:.0f} times the work for 4 times the text" if ratio > MOST else ""


def _times(do: Callable[[str], object], few: str, many: str) -> float:
    """How many times the work of the one the other is."""
    quick, slow = (thread_seconds(lambda: do(text)) for text in (few, many))  # noqa: B023
    return slow / max(quick, 1e-6)


def rises(do: Callable[[str], object], make: Callable[[int], str], most: int) -> str:
    """The same, told at the first length up to `most` that takes any time: what never ends is not waited for."""
    many = 16.0
    while many < most:
        slow = thread_seconds(lambda: do(make(int(many)))) >= NOTHING  # noqa: B023
        if slow and (said := grows(do, make, small=-(-int(many) // 4))):
            return said
        many *= 1.2 if many < 64 else 4
    return grows(do, make, small=most // 4)


def all_growing(
    do: Callable[[str], object],
    small: int = SMALL,
    before: Iterable[str] = ("",),
    after: Iterable[str] = ("", "x", "\x01"),
) -> list[str]:
    """The runs with which it grows more than linearly."""
    return [
        f"{name}: {said}"
        for ahead in before
        for behind in after
        for name, make in worst(1, ahead, behind)
        if (said := grows(do, make, small))
    ]
