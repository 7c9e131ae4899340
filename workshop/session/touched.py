"""Whom a group of operations touched: which audiences may see something new, and where those people sit by then.

What the commit knew goes with the news of it: who hears of a group need not read the session again to learn it.
"""

from __future__ import annotations

from collections.abc import Iterable

from workshop.core import State

OWN = "person:"  # how the audience of one person begins
Seat = tuple[str, str | None]  # a table, and the claim by which a place there is had


class TouchedAudiences(set[str]):
    """The audiences that may see something new; `seats`: where those people sit whose own view is among them.

    A seat is the table and the claim to the place; None is none at all.
    """

    def __init__(self, audiences: Iterable[str] = ()) -> None:
        super().__init__(audiences)
        self.seats: dict[str, Seat | None] = {}

    def look(self, state: State) -> TouchedAudiences:
        """Note the seats as they are now."""
        for person in state.people.keys() & {one.removeprefix(OWN) for one in self if one.startswith(OWN)}:
            found = state.people[person]
            self.seats[person] = (found.table, found.claim) if found.seated else None
        return self
