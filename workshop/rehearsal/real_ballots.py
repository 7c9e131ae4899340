"""Real ballots, cast by as many simulated phones as there are of them, in a vote of whatever kind.

Law: a cell is the mark that its ballot gives an option, in the numbers of the shape of the vote's ballot; an empty one
says nothing. The server judges, and what it refuses is a surprise.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass

from .journal import Journal
from .scenario import Scenario
from .table_vote import TableVote
from .voting import cast

VOTER = "voter"


class BadBallots(ValueError):
    """The file of ballots cannot be used; the message says why."""


@dataclass(frozen=True)
class Ballot:
    """Who cast it, and the mark given to each option by its external id, or to `id/axis` of one."""

    voter: str
    marks: dict[str, int]


def read_ballots(lines: Iterable[str]) -> list[Ballot]:
    """The ballots of a CSV file: `voter`, then a column for each option, under its external id.

    Raises BadBallots for another header, a voter who comes twice or a cell that is no whole number.
    """
    rows = csv.DictReader(lines, strict=True)
    head = list(rows.fieldnames or ())
    if head[:1] != [VOTER] or len(set(head)) < len(head) or len(head) < 2:
        raise BadBallots(f"the first line must be: {VOTER},<external id>,…, all different")
    try:
        ballots = [_ballot(row) for row in rows]
    except (csv.Error, TypeError, ValueError) as error:
        raise BadBallots(f"line {rows.line_num}: {error}") from error
    if len({ballot.voter for ballot in ballots}) < len(ballots):
        raise BadBallots("a voter comes twice")
    return ballots


def _ballot(row: dict[str, str]) -> Ballot:
    voter = row.pop(VOTER)
    if None in row or None in row.values():
        raise ValueError("more or fewer cells than columns")
    return Ballot(voter, {option: int(cell) for option, cell in row.items() if cell.strip()})


async def cast_ballots(plan: Scenario, ballots: list[Ballot], options: dict[str, str]) -> Journal:
    """Cast them in the first vote of the first table; `options`: external id → idea id. Gives what was noticed."""
    return await RealBallots(plan, ballots, options).play()


class RealBallots(TableVote):
    """The ballots of a file, each cast once by a phone of its own."""

    def __init__(self, plan: Scenario, ballots: list[Ballot], options: dict[str, str]) -> None:
        super().__init__(plan, (ballot.voter for ballot in ballots))
        self.ballots, self.options = ballots, options
        unknown = sorted({key for ballot in ballots for key in ballot.marks if key.partition("/")[0] not in options})
        if unknown:
            self.journal.surprise(f"columns of no imported idea: {', '.join(unknown)}")

    async def cast_all(self, vote: str) -> None:
        await self.few_in_flight([self._cast(vote, ballot) for ballot in self.ballots])

    async def _cast(self, vote: str, ballot: Ballot) -> None:
        choice = {self._key(column): mark for column, mark in ballot.marks.items()}
        await cast(self.voters[ballot.voter], vote, 1, choice)

    def _key(self, column: str) -> str:
        """What a column's marks are given to: an idea's id, followed by the axis where it has one."""
        external, slash, axis = column.partition("/")
        return f"{self.options.get(external, external)}{slash}{axis}"
