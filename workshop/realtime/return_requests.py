"""Who asks for their place back, by their first name and table, from a device that lost it; a desk answers.

Law: a request changes nothing and tells its device nothing but that it waits, or was answered. It is of one device, is
held in memory alone, and expires by itself; a desk's yes is an operation (`person.recognise`), which the log keeps.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workshop.core import Refused, State
from workshop.core.model.entities import Participant
from workshop.core.namesakes import alike

LIFETIME, SILENCE = 180.0, 60.0  # seconds that a request is kept, and that it does without its page looking
MOST = 5  # that wait at a table


@dataclass
class Ask:
    """A request of a device for the place of `name` at a table; `at` and `seen` in seconds."""

    id: str
    table: str
    name: str
    device: str
    at: float
    seen: float
    refused: bool = False


class Asks:
    """The requests of one session. `changed` is called for each that comes or goes."""

    def __init__(self, changed: Callable[[], None], now: Callable[[], float] = time.monotonic) -> None:
        self._changed, self._now = changed, now
        self._lock = threading.Lock()
        self._asks: dict[str, Ask] = {}

    def put(self, table: str, name: str, device: str) -> str:
        """Take a request, instead of the one that its device had; gives its id. One that was refused stays refused."""
        with self._lock:
            self._expire()
            before = next((one for one in self._asks.values() if one.device == device), None)
            if before and before.refused:
                return before.id
            if before:
                del self._asks[before.id]
            if sum(one.table == table and not one.refused for one in self._asks.values()) >= MOST:
                raise Refused("too_many_asks")
            made = Ask(secrets.token_hex(12), table, name, device, self._now(), self._now())
            self._asks[made.id] = made
        self._changed()
        return made.id

    def look(self, ask: str) -> Ask | None:
        """The request, whose page is looking; None once it has expired."""
        with self._lock:
            self._expire()
            found = self._asks.get(ask)
            if found:
                found.seen = self._now()
            return found

    def find(self, ask: object) -> Ask | None:
        """A request that waits for an answer."""
        return next((one for one in self.pending() if one.id == ask), None)

    def pending(self) -> list[Ask]:
        """Those that wait for an answer, first come first."""
        with self._lock:
            self._expire()
            return [one for one in self._asks.values() if not one.refused]

    def refuse(self, ask: str) -> None:
        """Say no: its device is told so, and asks no more until the request would have expired."""
        with self._lock:
            if ask in self._asks:
                self._asks[ask].refused = True
        self._changed()

    def refresh(self) -> None:
        """The session moved: a request may have been answered."""
        if self._asks:
            self._changed()

    def _expire(self) -> None:
        now = self._now()
        expired = [
            one.id
            for one in self._asks.values()
            if now - one.at > LIFETIME or (now - one.seen > SILENCE and not one.refused)
        ]
        for one in expired:
            del self._asks[one]


def meant(state: State, ask: Ask) -> list[Participant]:
    """Who may be meant: those of that first name at that table, with a place or whose place was freed."""
    namesakes = (state.people[one] for one in state.namesakes.get(alike(ask.name), ()))
    return [one for one in namesakes if one.table == ask.table and one.unseated in (None, "place_freed")]


def answered(state: State, ask: str) -> Participant | None:
    """To whom a desk gave that request's device, if it did and it still stands."""
    return next((one for one in state.people.values() if one.claim == ask), None)


def told(state: State, asks: list[Ask]) -> dict[str, list[dict[str, Any]]]:
    """What the desk of each table is told of the requests that wait there: never how much anybody wrote."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for ask in asks:
        if answered(state, ask.id) is None:
            people = [{"id": one.id, "name": one.called} for one in meant(state, ask)]
            tables.setdefault(ask.table, []).append({"id": ask.id, "name": ask.name, "people": people})
    return tables
