"""What is to be rehearsed, and how fast.

Law: everything the rehearsal knows beforehand is what the organiser was given: an address, a code and links.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

SEATS = {"person": 1, "trio": 3}
LARGEST_DEVICE = 12
VOTE = 4.0  # the weight of a kind that is not listed
WEIGHTS = {
    "welcome": 1,
    "ideas": 6,
    "share": 5,
    "sheets": 6,
    "pitch": 4,
    "close": 0.5,
    "pause": 0.5,
}


@dataclass(frozen=True)
class Links:
    """The session's links as the organiser has them: absolute addresses, or paths on the server."""

    organiser: str
    desks: dict[str, str]
    screens: dict[str, str]
    phone: str


@dataclass(frozen=True)
class PhoneSeat:
    """One phone: its table, how many people it carries, its rank at the table and in the room (from 0)."""

    table: str
    seats: int
    rank: int
    number: int


@dataclass(frozen=True)
class Scenario:
    """One rehearsal. `minutes` is how long the day should last, all steps together.

    `last` is the kind of step at which everybody stops: `close` for the whole day; `dots` leaves each table in
    front of a vote that has just been opened.
    """

    url: str
    code: str
    links: Links
    people: int = 12
    seed: int = 1
    devices: str = "person"
    minutes: float = 1.0
    last: str = "close"
    progress: Callable[[float, str], None] = field(default=lambda done, label: None)

    @property
    def tables(self) -> list[str]:
        """The tables' ids, in order: those that have a desk."""
        return sorted((table for table in self.links.desks if table != "all"), key=lambda table: int(table[1:]))

    def path(self, link: str) -> str:
        """A link as an address on the server under rehearsal, whatever host it was printed for."""
        parts = urlsplit(link)
        return self.url.rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")

    def seating(self) -> list["PhoneSeat"]:
        """The phones to simulate, people spread evenly over the tables."""
        most = SEATS.get(self.devices, LARGEST_DEVICE)
        places: list[PhoneSeat] = []
        for table, share in self._shares().items():
            for rank, seats in enumerate(_portions(share, most)):
                places.append(PhoneSeat(table, seats, rank, len(places)))
        return places

    def _shares(self) -> dict[str, int]:
        each, rest = divmod(self.people, len(self.tables))
        return {table: each + (index < rest) for index, table in enumerate(self.tables)}

    def phones_at(self, table: str | None) -> int:
        """How many phones a table has at first; what its people write is shared out between them."""
        return max(1, sum(place.table == table for place in self.seating()))


def _portions(people: int, most: int) -> list[int]:
    whole, rest = divmod(people, most)
    return [most] * whole + ([rest] if rest else [])


def windows(agenda: list[dict[str, Any]], minutes: float) -> dict[str, float]:
    """Seconds that each step of the agenda gets, by id, so that all together last `minutes`."""
    weights = {step["id"]: WEIGHTS.get(step["kind"], VOTE) for step in agenda}
    total = sum(weights.values()) or 1.0
    return {step: minutes * 60 * weight / total for step, weight in weights.items()}
