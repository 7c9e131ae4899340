"""Approval, counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from workshop.core import KINDS, Refused
from workshop.core.activities import Voting
from workshop.core.ballots import voting_of

VOTING: Voting = voting_of("approval")
SETTINGS: dict[str, Any] = KINDS["approval"].defaults()


def counted(*ballots: str) -> list[tuple[str, int, int, bool]]:
    """Option, voters, rank and whether it may be kept, of ballots written as the letters that they pick."""
    told = VOTING.count({}, list("abcd"), [dict.fromkeys(ballot, 1) for ballot in ballots])
    return [(one.option, one.figures["voters"], one.rank, one.may_keep) for one in told]


def test_an_option_is_worth_the_ballots_that_picked_it_and_equals_share_a_rank() -> None:
    assert counted("ab", "b", "bc", "", "cb") == [
        ("b", 4, 1, True), ("c", 2, 2, True), ("a", 1, 3, True), ("d", 0, 4, False)]  # fmt: skip
    assert [rank for _, _, rank, _ in counted("abc", "acd", "a")] == [1, 2, 3, 3]
    assert [one[:3] for one in counted()] == [(one, 0, 1) for one in "abcd"]


@pytest.mark.parametrize(("most", "picked", "refused"), [(0, "abcd", ""), (2, "ab", ""), (2, "abc", "over_most")])
def test_the_rule_says_how_many_may_be_picked(most: int, picked: str, refused: str) -> None:
    shape = VOTING.ballot(VOTING.rule({**SETTINGS, "most": most}, 4))
    choice = dict.fromkeys(picked, 1)
    if refused:
        with pytest.raises(Refused, match=refused):
            shape.judge(frozenset("abcd"), choice)
    else:
        assert shape.judge(frozenset("abcd"), choice) == choice
