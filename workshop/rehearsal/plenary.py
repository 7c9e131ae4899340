"""The organiser's day, from the tower and the desk of all tables.

Law: the room moves on when the tables say that they are ready, or when their time is well over.
"""

import asyncio
from functools import partial
from typing import Any

from . import material, vote_rounds
from .device import Device
from .journal import Journal
from .promises import Promises
from .scenario import Scenario, windows

PATIENCE = 2.5
SHOWN_WITHIN = 15.0


class Plenary:
    """The tower and the desk of all tables."""

    def __init__(self, plan: Scenario, journal: Journal, promises: Promises, arrived: asyncio.Event) -> None:
        self.plan, self.journal, self.promises, self.arrived = plan, journal, promises, arrived
        self.tower = Device(plan, journal, "tower", None, "tower")
        self.desk = Device(plan, journal, "desk", "all", "plenary")
        self.ready: set[str] = set()
        self.places: dict[str, float] = {}

    @property
    def devices(self) -> list[Device]:
        """The tower's browser and the plenary desk's."""
        return [self.tower, self.desk]

    async def arrive(self) -> None:
        """Opens both pages by their links."""
        await self.tower.fetch(self.plan.links.organiser)
        await self.tower.open(f"/s/{self.plan.code}/tower")
        await self.desk.open(self.plan.links.desks["all"])
        for device in self.devices:
            await device.until(partial(device.shared.get, "agenda"), 30)

    async def lead(self) -> None:
        """Leads the day, step after step, while answering the tables' calls."""
        answering = asyncio.ensure_future(self._answer_calls())
        agenda = self.tower.shared.get("agenda")
        self.places = windows(agenda, self.plan.minutes)
        for index, step in enumerate(agenda):
            self.plan.progress(self._share_before(agenda, index), step["title"])
            if step["scope"] == "plenary":
                await self._lead(step)
            elif step["kind"] != self.plan.last:
                await self._follow(agenda, index)
            if step["kind"] == self.plan.last:
                break
        self.plan.progress(1.0, agenda[-1]["title"])
        answering.cancel()

    def _share_before(self, agenda: list[dict[str, Any]], index: int) -> float:
        return sum(self.places[step["id"]] for step in agenda[:index]) / sum(self.places.values())

    async def _lead(self, step: dict[str, Any]) -> None:
        """A plenary step: everybody is moved there, then it is played."""
        if self.tower.shared.get("plenary")["step"] != step["id"]:
            await self._move(step["id"])
        window = self.places[step["id"]]
        if step["kind"] == "welcome":
            await self.arrived.wait()
        elif step["kind"] == "pitch":
            await self._pitch(window)
        elif step["votes"]:
            await self.desk.until(lambda: self.desk.step.get("id") == step["id"], SHOWN_WITHIN)
            await vote_rounds.hold(self.desk, self.promises, window)
        else:
            await asyncio.sleep(window)

    async def _move(self, step: str) -> None:
        await self.tower.do("step.move", {"step": step, "tables": "all", "few": True})
        await self.desk.until(lambda: self.desk.step.get("id") == step, SHOWN_WITHIN)

    async def _follow(self, agenda: list[dict[str, Any]], index: int) -> None:
        """A table step: opened after a plenary one; before the next plenary one, all tables must be ready."""
        step = agenda[index]
        if agenda[index - 1]["scope"] == "plenary":
            self.ready.clear()
            await self._move(step["id"])
            await self.tower.do("timer.add", {"seconds": 120, "tables": "all"})
            said = {"text": material.phrases("message")[0], "tables": self.plan.tables}
            await self.tower.do("message.send", said)
        if agenda[index + 1]["scope"] == "plenary":
            await self._until(lambda: self.ready >= set(self.plan.tables) or self._all_beyond(index), step)
        else:
            await self._until(lambda: self._all_beyond(index), step)

    async def _until(self, holds: Any, step: dict[str, Any]) -> None:
        if not await self.tower.until(holds, self.places[step["id"]] * PATIENCE + 30):
            self.journal.surprise(f"tower: tables were not ready to leave {step['id']}: {sorted(self.ready)}")

    def _all_beyond(self, index: int) -> bool:
        return all(self.tower.shared.get(f"room/{table}")["index"] > index for table in self.plan.tables)

    async def _answer_calls(self) -> None:
        while True:
            await self.tower.until(lambda: self.tower.shared.get("calls"), 3600)
            for call in self.tower.shared.get("calls") or []:
                if call["text"] == material.phrases("ready")[0]:
                    self.ready.add(call["table"])
                await self.tower.do("call.answer", {"table": call["table"], "seq": call["seq"]})
            await asyncio.sleep(0.1)

    async def _pitch(self, window: float) -> None:
        order = list(self.plan.tables)
        self.desk.random.shuffle(order)
        await self.desk.do("pitch.order", {"tables": order})
        for turn in range(len(order)):
            await self.desk.step_act("pitch.go", {"turn": turn})
            await self._until_turn(turn)
            await asyncio.sleep(window / len(order))

    async def _until_turn(self, turn: int) -> None:
        if not await self.desk.until(lambda: self.desk.shared.get("pitch")["turn"] == turn, SHOWN_WITHIN):
            self.journal.surprise(f"plenary: turn {turn} of the pitch was not shown")
