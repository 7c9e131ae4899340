"""Votes of a Polis conversation, replayed in time order by as many simulated phones as there were voters.

Law: a vote of 1 is a dot, anything else takes it back; in the end each statement's count is that of the
last vote of each person, no more and no less.
"""

import asyncio
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .journal import Journal
from .scenario import Scenario
from .table_vote import TableVote
from .voting import cast


class BadVotes(ValueError):
    """The file of votes cannot be used; the message says why."""


@dataclass(frozen=True)
class PolisVote:
    """One line of a Polis `votes.csv`: when (milliseconds), who, on which statement, and 1, 0 or -1."""

    at: int
    voter: str
    statement: str
    value: int


def read_votes(lines: Iterable[str]) -> list[PolisVote]:
    """The votes of a CSV file `timestamp,datetime,comment-id,voter-id,vote`, in time order.

    Raises BadVotes for another header or a line that is not a vote.
    """
    rows = csv.DictReader(lines)
    missing = {"timestamp", "comment-id", "voter-id", "vote"} - set(rows.fieldnames or ())
    if missing:
        raise BadVotes(f"missing columns: {', '.join(sorted(missing))}")
    try:
        votes = [_vote(row) for row in rows]
    except (TypeError, ValueError) as error:
        raise BadVotes(f"line {rows.line_num}: {error}") from error
    return sorted(votes, key=lambda vote: vote.at)


def _vote(row: dict[str, str]) -> PolisVote:
    return PolisVote(int(row["timestamp"]), row["voter-id"], row["comment-id"], int(row["vote"]))


def expected(votes: list[PolisVote]) -> dict[str, int]:
    """For each statement, how many people's last vote was 1."""
    last = {(vote.statement, vote.voter): vote.value for vote in votes}
    counts = {vote.statement: 0 for vote in votes}
    for (statement, _), value in last.items():
        counts[statement] += value == 1
    return counts


async def replay(plan: Scenario, votes: list[PolisVote], statements: dict[str, str]) -> Journal:
    """Replays the votes at the first table; `statements`: external id → idea id.

    The table's dots step must allow one dot for each idea and a budget as long as the list (cap 1, budget 0).
    """
    return await Conversation(plan, votes, statements).play()


class Conversation(TableVote):
    """The voters of a Polis conversation, each changing their ballot in the order of the file."""

    def __init__(self, plan: Scenario, votes: list[PolisVote], statements: dict[str, str]) -> None:
        self.votes = [vote for vote in votes if vote.statement in statements]
        super().__init__(plan, dict.fromkeys(vote.voter for vote in self.votes))
        self.statements = statements
        self.choices: dict[str, dict[str, int]] = {name: {} for name in self.voters}
        self.turns = {name: asyncio.Lock() for name in self.voters}
        if len(self.votes) < len(votes):
            lost = len(votes) - len(self.votes)
            self.journal.surprise(f"{lost} votes are on statements that were not imported")

    async def cast_all(self, vote: str) -> None:
        await self.few_in_flight([self._cast(vote, said) for said in self.votes])

    async def _cast(self, vote: str, said: PolisVote) -> None:
        async with self.turns[said.voter]:
            choice, idea = self.choices[said.voter], self.statements[said.statement]
            choice.pop(idea, None)
            if said.value == 1:
                choice[idea] = 1
            await cast(self.voters[said.voter], vote, 1, dict(choice))

    def compare(self, result: dict[str, Any]) -> None:
        super().compare(result)
        shown = {row["id"]: row["figures"]["points"] for row in result["rows"]}
        for statement, count in expected(self.votes).items():
            if shown.get(self.statements[statement]) != count:
                found = shown.get(self.statements[statement])
                self.journal.surprise(f"statement {statement}: {found} dots shown, {count} expected")
