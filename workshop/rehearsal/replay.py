"""Votes of a Polis conversation, replayed in time order by as many simulated phones as there were voters.

Law: a vote of 1 is a dot, anything else takes it back; in the end each statement's count is that of the
last vote of each person, no more and no less.
"""

import asyncio
import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .device import Device
from .journal import Journal
from .person import SimulatedPerson
from .promises import Promises
from .rehearsal import few_at_once
from .scenario import PhoneSeat, Scenario
from .voting import cast

IN_FLIGHT = 12
SHOWN_WITHIN = 30.0


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
    conversation = Conversation(plan, votes, statements)
    try:
        await conversation.play()
    finally:
        await few_at_once(device.leave() for device in conversation.devices)
    return conversation.journal


class Conversation:
    """The voters of a Polis conversation as phones of one table, with its desk and the tower."""

    def __init__(self, plan: Scenario, votes: list[PolisVote], statements: dict[str, str]) -> None:
        self.plan, self.statements, self.journal = plan, statements, Journal()
        self.votes = [vote for vote in votes if vote.statement in statements]
        self.promises, table = Promises(self.journal), plan.tables[0]
        names = list(dict.fromkeys(vote.voter for vote in self.votes))
        self.voters = {
            name: SimulatedPerson(plan, self.journal, self.promises, PhoneSeat(table, 1, n, n))
            for n, name in enumerate(names)
        }
        self.tower = Device(plan, self.journal, "tower", None, "tower")
        self.desk = Device(plan, self.journal, "desk", table, "desk")
        self.choices: dict[str, dict[str, int]] = {name: {} for name in names}
        self.turns = {name: asyncio.Lock() for name in names}
        if len(self.votes) < len(votes):
            lost = len(votes) - len(self.votes)
            self.journal.surprise(f"{lost} votes are on statements that were not imported")

    @property
    def devices(self) -> list[Device]:
        """Every browser of the conversation."""
        return [self.tower, self.desk, *(person.device for person in self.voters.values())]

    async def play(self) -> None:
        """Joins, opens the vote, replays, seals, and holds the result against the file."""
        await self.tower.fetch(self.plan.links.organiser)
        await self.tower.open(f"/s/{self.plan.code}/tower")
        await self.desk.open(self.plan.links.desks[self.plan.tables[0]])
        await few_at_once(person.join() for person in self.voters.values())
        vote = await self._opened()
        await self._cast_all(vote)
        await self.desk.do("vote.close", {"vote": vote})
        await self.desk.do("vote.seal", {"vote": vote, "few": True})
        await self.desk.until(lambda: self.desk.result.get("vote") == vote, SHOWN_WITHIN)
        self._compare(self.desk.result)
        self.journal.devices = len(self.voters)
        self.journal.phone_bytes = [person.device.tally.live for person in self.voters.values()]

    async def _opened(self) -> str:
        steps = [step for step in self.tower.shared.get("agenda") if step["scope"] == "table"]
        dots = next(step["id"] for step in steps if step["votes"])
        await self.tower.do("step.move", {"step": dots, "tables": "all", "few": True})
        await self.desk.until(lambda: self.desk.step.get("id") == dots, SHOWN_WITHIN)
        await self.desk.step_act("vote.open", {})
        await self.desk.until(lambda: self.desk.vote.get("phase") == "open", SHOWN_WITHIN)
        return str(self.desk.vote["id"])

    async def _cast_all(self, vote: str) -> None:
        gate, done = asyncio.Semaphore(IN_FLIGHT), 0

        async def one(said: PolisVote) -> None:
            nonlocal done
            async with gate, self.turns[said.voter]:
                await self._cast(vote, said)
            done += 1
            self.plan.progress(done / len(self.votes), "vote")

        async with asyncio.TaskGroup() as tasks:
            for said in self.votes:
                tasks.create_task(one(said))

    async def _cast(self, vote: str, said: PolisVote) -> None:
        choice, idea = self.choices[said.voter], self.statements[said.statement]
        choice.pop(idea, None)
        if said.value == 1:
            choice[idea] = 1
        await cast(self.voters[said.voter], vote, 1, dict(choice))

    def _compare(self, result: dict[str, Any]) -> None:
        if not result:
            self.journal.surprise("no result was shown")
            return
        self.promises.check_result(result)
        first = result["figures"][0]["key"]
        shown = {row["id"]: row["figures"][first] for row in result["rows"]}
        for statement, count in expected(self.votes).items():
            if shown.get(self.statements[statement]) != count:
                found = shown.get(self.statements[statement])
                self.journal.surprise(f"statement {statement}: {found} dots shown, {count} expected")
