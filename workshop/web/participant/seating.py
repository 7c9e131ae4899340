"""The tables as a newcomer sees them: how many places are left, drawn as round tables.

Law: a place is taken by a seat, not by a device; who sits there is not shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from workshop.core import State

CENTRE, RIM = 50.0, 43.0
TAKEN, FREE = 4.16, 3.22


class Seat(NamedTuple):
    """A circle of the drawing, in a square of 100: its centre, its radius, whether somebody sits there."""

    x: float
    y: float
    radius: float
    taken: bool


@dataclass(frozen=True)
class Seating:
    """A table, its theme's id and title, its places and how many are taken."""

    id: str
    number: int
    theme: str
    theme_title: str
    places: int
    taken: int

    @property
    def free(self) -> int:
        """How many more people can sit here."""
        return max(0, self.places - self.taken)

    def seats(self) -> list[Seat]:
        """The circles around the table, clockwise from the top."""
        count = max(self.places, self.taken, 1)
        scale = min(1.0, RIM * math.pi / count / 6)
        return [self._seat(index, count, scale) for index in range(count)]

    def _seat(self, index: int, count: int, scale: float) -> Seat:
        angle = 2 * math.pi * index / count
        taken = index < self.taken
        x, y = CENTRE + RIM * math.sin(angle), CENTRE - RIM * math.cos(angle)
        return Seat(round(x, 2), round(y, 2), round((TAKEN if taken else FREE) * scale, 2), taken)


def seatings(state: State) -> list[Seating]:
    """Give the tables of a session, in their order."""
    return [
        Seating(
            table.id,
            table.number,
            table.theme,
            state.agenda.themes[table.theme].title,
            table.places,
            sum(state.people[person].seats for person in state.people_at.get(table.id, ())),
        )
        for table in state.agenda.tables.values()
    ]
