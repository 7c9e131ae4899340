"""What was made of a state is not made again while it is true. Law: the state neither knows of it nor moves by it.

A session holds one beside its state, and lets both go together. What it gives is shared: nobody changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from .model.state import State
from .positions import Voters, voters_of

Made = TypeVar("Made")


class Memo:
    """What was made of one state. `when` tells until when a thing is true: as long as it is equal."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._made: dict[Hashable, tuple[Any, Any]] = {}

    def kept(self, key: Hashable, when: Any, make: Callable[[], Made]) -> Made:
        """Give what `make` makes, made once for each `when`."""
        found = self._made.get(key)
        if found is None or found[0] != when:
            found = self._made[key] = when, make()
        made: Made = found[1]
        return made

    def now(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The same until the next row."""
        return self._among("now", self.state.seq, key, make)

    def lasting(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The same until the next row that is no ballot."""
        return self._among("lasting", self.state.moved, key, make)

    def of_people(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The same until the next row that changes somebody."""
        return self._among("people", self.state.people_moved, key, make)

    def pseudonym(self, vote: str, person: str, seat: int) -> str:
        """The name under which that seat of that person votes; it goes when the vote's key does, or before."""
        return self.lasting(("pseudonym", vote, person, seat), lambda: self.state.urns[vote].name(person, seat))

    def voters(self, place: str) -> Voters:
        """Who may vote at a place (see positions.voters_of)."""
        return self.of_people(("voters", place), lambda: voters_of(self.state, place))

    def of_ideas(self, key: Hashable) -> dict[str, Any]:
        """What was kept under that key by idea, without those that moved since it was last asked for."""
        when, kept = self._made.get(key) or (0, {})
        moved = self.state.ideas_moved
        for idea in reversed(moved):
            if moved[idea] <= when:
                break
            kept.pop(idea, None)
        self._made[key] = self.state.seq, kept
        return kept

    def _among(self, what: str, when: int, key: Hashable, make: Callable[[], Made]) -> Made:
        """Of those that end together nothing is left once they end."""
        found = self._made.get(what)
        if found is None or found[0] != when:
            found = self._made[what] = when, {}
        together: dict[Hashable, Made] = found[1]
        if key not in together:
            together[key] = make()
        return together[key]
