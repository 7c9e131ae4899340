"""Who is connected.

Law: presence is counted from the sockets that are open and answer, told at most once a second, and never enters the
log. Every table of the agenda has its figure, 0 where nobody is.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

logger = logging.getLogger(__name__)

PRESENCE_SECONDS = 1.0
LOAD_SECONDS = 5.0  # how often the tower's line of load is looked at while nobody comes or goes
TOWER = "tower"
NAMING = ("desk", "people")  # surfaces that are told who is connected

Figures = dict[str, Any]
Send = Callable[[str, Figures], None]
Seats = Callable[[Collection[str]], dict[str, int]]
Asking = dict[str, list[dict[str, Any]]]  # by table
Agenda = Callable[[], Collection[str]]
Tables = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Phone:
    """An open phone: whose it is and the table it shows."""

    person: str
    table: str


class Presence:
    """The phones of one session that are connected. `run` is its background task.

    `seats` gives how many people the devices of these persons carry; `agenda` the tables; `send` takes an
    audience and its figures; `asking` who asks for their place back, which is told at their table; `p95`, which the
    tower is told, how many milliseconds the server takes to answer.
    All is counted anew once a second; who arrives in between is added to what was counted, so that a room that
    comes in together costs each of its phones once.
    """

    def __init__(
        self,
        seats: Seats,
        agenda: Agenda,
        send: Send,
        p95: Callable[[], int | None] = lambda: None,
        asking: Callable[[], Asking] = dict,
    ) -> None:
        self._seats, self._agenda, self._send, self._p95 = seats, agenda, send, p95
        self._asking = asking
        self._asked: Asking = {}
        self._quiet: set[str] = set()
        self._phones: dict[str, Phone] = {}
        self._audiences: dict[str, str] = {}
        self._told: dict[str, Figures] = {}
        self._counted: Tables = {}
        self._lock = threading.Lock()
        self._changed = threading.Event()
        self._stopped = False

    def arrive(self, sid: str, audience: str, phone: Phone | None = None) -> Figures:
        """Count a socket that watches `audience`, and the phone that it is; give the figures of now."""
        seats, agenda = self._seats([phone.person]) if phone else {}, self._agenda()
        with self._lock:
            self._audiences[sid] = audience
            self._quiet.discard(sid)
            if phone:
                self._phones[sid] = phone
                for people in self._counted.values():
                    people.pop(phone.person, None)
                self._counted.setdefault(phone.table, {})[phone.person] = seats.get(phone.person, 1)
            figures = self._figures(audience, self._counted, agenda)
        self._changed.set()
        return figures

    def depart(self, sid: str) -> None:
        """Count a socket no more."""
        with self._lock:
            self._audiences.pop(sid, None)
            self._phones.pop(sid, None)
            self._quiet.discard(sid)
        self._changed.set()

    def quiet(self, sid: str, so: bool) -> None:
        """Count a socket that is open but does not answer as nobody's, or again as somebody's."""
        with self._lock:
            if so and sid in self._phones:
                self._quiet.add(sid)
            else:
                self._quiet.discard(sid)
        self._changed.set()

    def is_online(self, person: object) -> bool:
        """Whether a phone of that person is open and answers. What names nobody, of whatever type, is not."""
        with self._lock:
            return isinstance(person, str) and person in self._where()

    def refresh(self) -> None:
        """Look again, soon."""
        self._changed.set()

    def run(self) -> None:
        """Tell what changed, at most once a second, until `stop`."""
        while not self._stopped:
            self._changed.wait(LOAD_SECONDS if self._watched() or self._asked else None)
            self._changed.clear()
            if not self._stopped:
                self._try()
                time.sleep(PRESENCE_SECONDS)

    def _try(self) -> None:
        try:
            self.publish()
        except Exception:
            if not self._stopped:  # else its session is closed
                logger.exception("presence could not be told")

    def publish(self) -> None:
        """Send its figures to each audience for which they are not those last sent."""
        seats, agenda, self._asked = self._seats(self._where()), self._agenda(), self._asking()
        with self._lock:
            audiences = set(self._audiences.values())
            self._counted = tables = self._tables(seats)
            told = {audience: self._figures(audience, tables, agenda) for audience in audiences}
        for audience, figures in told.items():
            if self._told.get(audience) != figures:
                self._send(audience, figures)
        self._told = told

    def _watched(self) -> bool:
        with self._lock:
            return TOWER in self._audiences.values()

    def stop(self) -> None:
        """End `run`."""
        self._stopped = True
        self._changed.set()

    def _where(self) -> dict[str, str]:
        """Table by person; a person with two tabs counts once, at the table of one of them."""
        return {phone.person: phone.table for sid, phone in list(self._phones.items()) if sid not in self._quiet}

    def _tables(self, seats: dict[str, int]) -> Tables:
        tables: Tables = {}
        for person, table in self._where().items():
            tables.setdefault(table, {})[person] = seats.get(person, 1)
        return tables

    def _figures(self, audience: str, tables: Tables, agenda: Collection[str]) -> Figures:
        surface, _, table = audience.partition(":")
        if table in ("", "all"):
            counts = {name: sum(tables.get(name, {}).values()) for name in agenda}
            told: Figures = {"tables": counts, "connected": sum(counts.values())}
            return told | {"p95": self._p95()} if surface == TOWER else told
        people = tables.get(table, {})
        figures: Figures = {"connected": sum(people.values())}
        if surface not in NAMING:
            return figures
        asking = {"asking": self._asked[table]} if self._asked.get(table) else {}
        return figures | {"people": sorted(people)} | asking
