"""Whoever holds one simulated phone: joins by the form, and acts at random moments of a step.

Law: it acts on what it is shown, at its own times inside the step, and never assumes what others did.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from .device import Device
from .form import first_form
from .journal import Journal
from .promises import Promises
from .scenario import PhoneSeat, Scenario

FIRST_NAMES = (
    "Mésange", "Pinson", "Loriot", "Merle", "Grive", "Bergeronnette", "Fauvette", "Roitelet", "Sittelle",
    "Verdier", "Linotte", "Bouvreuil", "Rossignol", "Alouette", "Hirondelle", "Huppe", "Pouillot", "Serin",
)  # fmt: skip
FUNCTIONS = ("state", "local", "hospital", "other")
CHANGES_TABLE, POLLING_ONLY = 40, 11
DAY = 24 * 3600.0
BUSY_PART = 0.75


class SimulatedPerson:
    """Whoever holds one phone: one person, or as many as the device carries."""

    def __init__(self, plan: Scenario, journal: Journal, promises: Promises, place: PhoneSeat) -> None:
        self.device = Device(plan, journal, "phone", place.table, f"{place.number}")
        self.plan, self.promises, self.seats, self.rank = plan, promises, place.seats, place.rank
        self.random = self.device.random
        self.written: list[str] = []
        self.changes_table = place.number % CHANGES_TABLE == CHANGES_TABLE - 1 and place.seats == 1
        if place.number % POLLING_ONLY == POLLING_ONLY - 1:
            self.device.transports = ["polling"]

    async def join(self) -> None:
        """Scans the table's code (or types the session's), fills the form in and opens the phone's page."""
        scanned = f"/r/{self.plan.code}" + (f"?table={self.device.table}" if self.device.table else "")
        page, _ = await self.device.fetch(scanned)
        form = first_form(page, "seats")
        _, self.device.page = await self.device.fetch(form.action or scanned, form.filled(**self._answers()))
        await self.device.connect()
        await self.device.until(lambda: self.device.own.get("me") and self.device.shared.get("step"), 30)
        self.device.journal.people += self.seats

    def _answers(self) -> dict[str, str | None]:
        some = self.random.random
        named = some() < 0.7
        return {
            "name": self.random.choice(FIRST_NAMES) if named else "",
            "function": self.random.choice(FUNCTIONS) if some() < 0.9 else None,
            "seats": str(self.seats),
            "consent_room": "on" if named and some() < 0.5 else None,
            "consent_name": "on" if named and some() < 0.6 else None,
            "consent_quotes": "on" if some() < 0.6 else None,
            "consent_photo": "on" if some() < 0.2 else None,
        }

    def moment(self) -> tuple[Any, ...]:
        """What makes a person act anew: another step, phase or vote."""
        step, vote = self.device.step, self.device.vote
        return step.get("id"), step.get("phase"), vote.get("id"), vote.get("phase"), self.device.left

    async def next_moment(self, moment: tuple[Any, ...]) -> None:
        """Returns once the step, its phase or its vote is no longer what `moment` says."""
        await self.device.until(lambda: self.moment() != moment, DAY)

    def over(self) -> bool:
        """Whether the last step to be played has come, or the page was closed."""
        return self.device.step.get("kind") == self.plan.last or self.device.left

    async def times(self, count: int, part: float = BUSY_PART) -> AsyncIterator[int]:
        """Waits for `count` random moments in a part of the step's window, while the step lasts."""
        moment, window, spent = self.moment(), self.device.window() * part, 0.0
        for index, at in enumerate(sorted(self.random.uniform(0, window) for _ in range(count))):
            await asyncio.sleep(at - spent)
            spent = at
            if self.moment() != moment:
                return
            yield index
