"""A vote of the first table, held for a file of votes: as many simulated phones as voters, its desk and the tower.

Law: the phones cast what the file says and nothing else; in the end what is shown is held against it.
"""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Coroutine, Iterable
from typing import Any

from .device import Device
from .journal import Journal
from .person import SimulatedPerson
from .promises import Promises
from .rehearsal import few_at_once
from .scenario import PhoneSeat, Scenario

IN_FLIGHT = 12
SHOWN_WITHIN = 30.0


class TableVote(ABC):
    """The voters of a file as phones of the first table. Who reads the file says what they cast."""

    def __init__(self, plan: Scenario, voters: Iterable[str]) -> None:
        self.plan, self.journal = plan, Journal()
        self.promises, table = Promises(self.journal), plan.tables[0]
        self.voters = {
            name: SimulatedPerson(plan, self.journal, self.promises, PhoneSeat(table, 1, n, n))
            for n, name in enumerate(voters)
        }
        self.tower = Device(plan, self.journal, "tower", None, "tower")
        self.desk = Device(plan, self.journal, "desk", table, "desk")

    async def play(self) -> Journal:
        """Everybody joins, the vote is opened, cast, sealed and compared; everybody leaves. Gives what was noticed."""
        try:
            await self._arrive()
            vote = await self._opened()
            await self.cast_all(vote)
            await self._seal(vote)
        finally:
            await few_at_once(device.leave() for device in self.devices)
        self.journal.devices = len(self.voters)
        self.journal.phone_bytes = [person.device.tally.live for person in self.voters.values()]
        return self.journal

    @abstractmethod
    async def cast_all(self, vote: str) -> None:
        """Have everybody cast what they cast in that open vote."""

    def compare(self, result: dict[str, Any]) -> None:
        """Note as a surprise what the result says that was not cast."""
        self.promises.check_result(result)

    @property
    def devices(self) -> list[Device]:
        """Every browser of the vote."""
        return [self.tower, self.desk, *(person.device for person in self.voters.values())]

    async def _arrive(self) -> None:
        await self.tower.fetch(self.plan.links.organiser)
        await self.tower.open(f"/s/{self.plan.code}/tower")
        await self.desk.open(self.plan.links.desks[self.plan.tables[0]])
        await few_at_once(person.join() for person in self.voters.values())

    async def _opened(self) -> str:
        steps = [step for step in self.tower.shared.get("agenda") if step["scope"] == "table"]
        voted = next(step["id"] for step in steps if step["votes"])
        await self.tower.do("step.move", {"step": voted, "tables": "all", "few": True})
        await self.desk.until(lambda: self.desk.step.get("id") == voted, SHOWN_WITHIN)
        await self.desk.step_act("vote.open", {})
        await self.desk.until(lambda: self.desk.vote.get("phase") == "open", SHOWN_WITHIN)
        return str(self.desk.vote["id"])

    async def few_in_flight(self, works: list[Coroutine[Any, Any, None]]) -> None:
        """Does all of them, a dozen at once, and says how far that is."""
        gate, done = asyncio.Semaphore(IN_FLIGHT), 0

        async def one(work: Coroutine[Any, Any, None]) -> None:
            nonlocal done
            async with gate:
                await work
            done += 1
            self.plan.progress(done / len(works), "vote")

        async with asyncio.TaskGroup() as tasks:
            for work in works:
                tasks.create_task(one(work))

    async def _seal(self, vote: str) -> None:
        await self.desk.do("vote.close", {"vote": vote})
        await self.desk.do("vote.seal", {"vote": vote, "few": True})
        if await self.desk.until(lambda: self.desk.result.get("vote") == vote, SHOWN_WITHIN):
            self.compare(self.desk.result)
        else:
            self.journal.surprise("no result was shown")
