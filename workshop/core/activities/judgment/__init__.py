"""Majority judgment: each voter gives each option a grade among words that the session chose, worst to best.

An option's grade is the lower middle one of its grades. Equals are told apart by taking that grade away once from each
and looking again, until they differ; only equal tallies share a rank. (Balinski and Laraki, *Majority Judgment*, MIT
Press, 2011.) Who says nothing of an option gives it the grade announced. Grades are whole numbers, 0 for the worst.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from ...counting import Counted, ranked
from ...model.fields import Many, Text, Whole
from ...model.urn import Choice
from ..activity import Setting
from ..ballot_shapes import Grades
from ..vote import vote
from ..voting import Figure, Rule, Voting, common

GRADES = ("À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien")
FEWEST, MOST = 3, 7
BITS = bytes(1 << min(grade, MOST) for grade in range(256))


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{mentions, missing, keep, tie, arrivals?}`; `missing` is the place of the grade that silence gives."""
    mentions = list(settings["mentions"])
    return {"mentions": mentions, "missing": min(settings["missing"], len(mentions) - 1), **common(settings)}


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """`grade`, and `tally`: ballots by grade, worst first. What no ballot puts above the worst is never proposed."""
    tallies = dict(zip(options, _tallies(rule, options, ballots), strict=True))
    orders = {option: removed(tally) for option, tally in tallies.items()}
    return [
        Counted(option, rank, {"grade": _grade(rule, orders[option]), "tally": tallies[option]}, any(orders[option]))
        for option, rank in ranked(options, orders)
    ]


def _tallies(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[list[int]]:
    """For each option, how many ballots gave it each grade, worst first.

    A column holds an option's grades, one byte for each ballot with the bit of its grade: counting bits keeps the count
    of ten thousand ballots short.
    """
    rows, wide = _rows(rule, options, ballots).translate(BITS), len(options)
    every = [int.from_bytes(bytes([1 << grade]) * len(ballots)) for grade in range(len(rule["mentions"]))]
    columns = (int.from_bytes(rows[at::wide]) for at in range(wide))
    return [[(column & grade).bit_count() for grade in every] for column in columns]


def _rows(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> bytes:
    """The grades that ballots give, one ballot after the other, each in the order of the options."""
    missing: int = rule["missing"]
    if len(options) < 2:
        return bytes(int(ballot.get(option, missing)) for ballot in ballots for option in options)
    silent, given = dict.fromkeys(options, missing), itemgetter(*options)
    whole = (one if len(one) == len(options) else silent | one for one in ballots)
    return b"".join(map(bytes, map(given, whole)))


def removed(tally: Sequence[int]) -> bytes:
    """The grades of an option in the order in which repeated removal of the lower middle one takes them.

    That is the middle one where their number is odd, then by turns the next below and the next above it. Of two options
    with as many grades, the better is the one whose order is greater.
    """
    grades = b"".join(bytes([grade]) * ballots for grade, ballots in enumerate(tally))
    half, odd = divmod(len(grades), 2)
    order = bytearray(grades[half : half + odd].ljust(len(grades)))
    order[odd::2] = grades[:half][::-1]
    order[odd + 1 :: 2] = grades[half + odd :]
    return bytes(order)


def _grade(rule: Rule, order: bytes) -> int:
    """The majority grade; without a ballot, the one that silence gives."""
    return order[0] if order else int(rule["missing"])


def leaving(option: str, ballots: Sequence[Choice]) -> dict[str, int]:
    """How many ballots gave an option each grade, the worst too; those that said nothing of it are not counted here."""
    given = [ballot[option] for ballot in ballots if option in ballot]
    return {str(grade): given.count(grade) for grade in sorted(set(given))}


KIND = vote(
    "judgment",
    Voting(
        ballot=lambda rule: Grades(tuple(rule["mentions"])),
        figures=(Figure("grade"), Figure("tally", better="")),
        rule=rule,
        count=count,
        leaving=leaving,
    ),
    {
        "mentions": Setting(Many(Text(30, lines=False), MOST, FEWEST, distinct=True), list(GRADES)),
        "missing": Setting(Whole(0, MOST - 1), 0),
    },
)
