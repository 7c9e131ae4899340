"""A table's desk: the facilitator leads the table from step to step, sometimes with a second one.

Law: each act on a step carries the version seen; two facilitators who do the same thing did it once.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from . import gathering, material, sheets, vote_rounds
from .device import Device
from .journal import Journal
from .promises import Promises
from .scenario import Scenario

SECOND_FACILITATOR_EACH = 3
HELP, STEPS_BACK = 0.2, 0.15
CALLS_AGAIN = 8.0
DAY = 24 * 3600.0


class Desk:
    """One table's desk; at one table out of three, a second browser on the same desk."""

    def __init__(self, plan: Scenario, journal: Journal, promises: Promises, table: str, number: int) -> None:
        self.plan, self.promises, self.table = plan, promises, table
        self.device = Device(plan, journal, "desk", table, "first")
        self.devices = [self.device]
        if number % SECOND_FACILITATOR_EACH == 1:
            self.devices.append(Device(plan, journal, "desk", table, "second"))
        self.random = self.device.random
        self.stepped_back = False

    async def arrive(self) -> None:
        """Opens the desk by its link."""
        for device in self.devices:
            await device.open(self.plan.links.desks[self.table])
            await device.until(partial(device.shared.get, "step"), 30)

    async def lead(self) -> None:
        """Leads the table until the day is closed."""
        acts: dict[str, Callable[[], Awaitable[None]]] = {
            "ideas": self.imagine, "share": self.share, "sheets": self.write_up,
        }  # fmt: skip
        while self.step.get("kind") != self.plan.last and not self.device.left:
            seen = self.step.get("id")
            act = self.vote if self.votes else acts.get(self.step["kind"])
            if self.step.get("scope") == "table" and act:
                await act()
            if self.step.get("scope") == "table" and self.step.get("id") == seen:
                await self._onward()
            await self._until_not(seen)

        if self.votes and not self.device.left:
            await self.device.step_act("vote.open", {})

    @property
    def votes(self) -> bool:
        """Whether the step under way is a vote."""
        return bool(self.device.vote)

    async def _until_not(self, step: str | None) -> None:
        await self.device.until(lambda: self.step.get("id") != step or self.device.left, DAY)

    @property
    def step(self) -> dict[str, Any]:
        """The step under way, as shown."""
        return self.device.step

    async def imagine(self) -> None:
        """Waits for the last person, writes for somebody without a phone, then reveals."""
        await asyncio.sleep(self.device.window() * 0.5)
        await self.device.until(self._all_wrote, self.device.window() * 0.4)
        if self.random.random() < HELP:
            await self.device.do("call.raise", {"text": self.random.choice(material.phrases("call"))})
        await self.device.do("idea.write", {"body": self.random.choice(material.phrases("scribe"))})
        await self.device.step_act("ideas.reveal", {"revealed": True})

    def _all_wrote(self) -> bool:
        return bool((self.device.shared.get("pending") or {}).get("people") == 0)

    async def share(self) -> None:
        """Groups, merges, parks and projects while the table reads aloud."""
        await gathering.gather(self.device, self.device.window())

    async def vote(self) -> None:
        """Holds the table's vote."""
        await vote_rounds.hold(self.device, self.promises, self.device.window())

    async def write_up(self) -> None:
        """Lets the table write, then completes the sheets and keeps some words heard."""
        await asyncio.sleep(self.device.window() * 0.8)
        await sheets.fill(self.device)
        await gathering.keep_words(self.device)

    async def _onward(self) -> None:
        following = self.device.shared.get("next")
        if following is None or following["refused"]:
            await self._call_until_moved(self.step["id"])
            return
        if not self.stepped_back and self.random.random() < STEPS_BACK:
            await self._back_and_forth()
        act = {"step": following["id"], "few": True}
        both = await asyncio.gather(*(device.step_act("step.go", act) for device in self.devices))
        if sum(bool(answer.get("ok") and not answer.get("already")) for answer in both) > 1:
            self.device.journal.surprise(f"desk {self.table}: two facilitators stepped twice: {both}")
        await self.device.refused("step.go", {"step": "s1", "version": -1}, {"conflict", "bad_field", "plenary"})

    async def _call_until_moved(self, step: str) -> None:
        """Says that the table is ready; again if the call was answered and nobody came."""
        while self.step.get("id") == step and not self.device.left:
            await self.device.do("call.raise", {"text": material.phrases("ready")[0]})
            await self.device.until(lambda: self.step.get("id") != step, CALLS_AGAIN)

    async def _back_and_forth(self) -> None:
        self.stepped_back = True
        here, back = self.step["id"], self.device.shared.get("back")
        if back is None or back["refused"]:
            return
        await self.device.step_act("step.go", {"step": back["id"]})
        await self.device.step_act("step.go", {"step": here})
