"""The whole rehearsal: everybody arrives, the day is played, what was promised is checked.

Law: real HTTP and real sockets only; in the end every device holds exactly what the server would send it.
"""

import asyncio
from collections.abc import Awaitable, Iterable
from typing import Any

from .desk import Desk
from .device import Device
from .journal import Journal
from .participation import take_part
from .person import SimulatedPerson
from .plenary import Plenary
from .promises import Promises
from .scenario import Scenario

LATE_EACH = 14
AT_ONCE = 12
QUIET = 1.0


async def play(plan: Scenario) -> Journal:
    """Plays a session's day with `plan.people` people; returns what was noticed.

    Takes about `plan.minutes`; a day that lasts three times as long (and two minutes) is a surprise.
    """
    rehearsal = Rehearsal(plan)
    try:
        async with asyncio.timeout(plan.minutes * 180 + 120):
            await rehearsal.play()
    except TimeoutError:
        rehearsal.journal.surprise(f"the day did not end: {rehearsal.where()}")
    finally:
        await rehearsal.leave()
    return rehearsal.journal


class Rehearsal:
    """Everybody who is simulated."""

    def __init__(self, plan: Scenario) -> None:
        self.plan, self.journal, self.arrived = plan, Journal(), asyncio.Event()
        self.promises = Promises(self.journal)
        self.people = [SimulatedPerson(plan, self.journal, self.promises, place) for place in plan.seating()]
        self.desks = [
            Desk(plan, self.journal, self.promises, table, number) for number, table in enumerate(plan.tables)
        ]
        self.screens = [Device(plan, self.journal, "screen", table, "screen") for table in plan.links.screens]
        self.plenary = Plenary(plan, self.journal, self.promises, self.arrived)

    @property
    def devices(self) -> list[Device]:
        """Every browser in the rehearsal."""
        desks = [device for desk in self.desks for device in desk.devices]
        return [*self.plenary.devices, *desks, *self.screens, *(person.device for person in self.people)]

    async def play(self) -> None:
        """Arrival, the day, the checks."""
        self.journal.devices = len(self.people)
        await self._arrive()
        taking_part = [desk.lead() for desk in self.desks] + [take_part(person) for person in self._in_time()]
        late = [self._arrive_late(person) for person in self._late()]
        await asyncio.gather(self.plenary.lead(), *taking_part, *late)
        await asyncio.sleep(QUIET)
        await self._check()

    async def _arrive(self) -> None:
        await self.plenary.arrive()
        await few_at_once(desk.arrive() for desk in self.desks)
        await few_at_once(screen.open(self.plan.links.screens[str(screen.table)]) for screen in self.screens)
        await few_at_once(person.join() for person in self._in_time())
        self.arrived.set()

    def _late(self) -> list[SimulatedPerson]:
        return self.people[LATE_EACH - 1 :: LATE_EACH]

    def _in_time(self) -> list[SimulatedPerson]:
        late = self._late()
        return [person for person in self.people if person not in late]

    async def _arrive_late(self, person: SimulatedPerson) -> None:
        await asyncio.sleep(self.plan.minutes * 60 * person.random.uniform(0.05, 0.3))
        await person.join()
        await take_part(person)

    async def _check(self) -> None:
        for person in self.people:
            self.promises.check_mine(person.device.name, person.device.own.body, person.written)
            self.journal.phone_bytes.append(person.device.tally.live)
            self.journal.page_bytes.append(person.device.tally.pages)
        await few_at_once(_check_level(device) for device in self.devices)

    def where(self) -> dict[str, Any]:
        """The step each desk shows, for a day that does not end."""
        return {desk.table: desk.step.get("id") for desk in self.desks}

    async def leave(self) -> None:
        """Everybody closes the page."""
        await few_at_once(device.leave() for device in self.devices)


async def _check_level(device: Device) -> None:
    """The view merged from patches is the view that the server has."""
    for audience, shown in [("shared", device.shared), ("own", device.own)]:
        if shown.epoch is None:
            continue
        whole = await device.whole(audience)
        keys = whole["set"].keys() | shown.body
        different = sorted(key for key in keys if whole["set"].get(key) != shown.get(key))
        if different and whole["seq"] == shown.seq:
            device.journal.surprise(f"{device.name} {device.table}: {audience} is not level: {different[:5]}")


async def few_at_once(works: Iterable[Awaitable[Any]]) -> None:
    """Awaits all the works, a dozen at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(work: Awaitable[Any]) -> None:
        async with gate:
            await work

    await asyncio.gather(*(one(work) for work in works))
