"""The urn of a secret vote. A ballot lies under a pseudonym that only the vote's key can make; sealing forgets both.

Points that came back to their voter, their option being gone, stay in the ballot below zero until they vote again: it
is how they are told, and nobody else. They are never counted.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Set
from dataclasses import dataclass, field

Choice = dict[str, int]


@dataclass
class Urn:
    """The key of an unsealed vote and what was last chosen under each pseudonym."""

    key: bytes
    choices: dict[str, Choice] = field(default_factory=dict)

    def name(self, person_id: str, seat: int) -> str:
        """The pseudonym under which that seat of that person votes here."""
        return pseudonym(self.key, person_id, seat)


def pseudonym(key: bytes, person_id: str, seat: int) -> str:
    """The name, in hexadecimal, under which that seat of that person votes in the vote of that key."""
    return hmac.digest(key, f"{person_id}/{seat}".encode(), "sha256").hex()


def given_back(choice: Choice, gone: Set[str]) -> Choice:
    """The choice once these options take no more points: what lay on them is below zero."""
    return {option: -abs(dots) if option in gone else dots for option, dots in choice.items()}


def kept_points(choice: Choice) -> Choice:
    """The points of a choice that count."""
    return {option: dots for option, dots in choice.items() if dots >= 0}


def came_back(choice: Choice) -> Choice:
    """The points that came back to who made that choice, by the option where they lay."""
    return {option: -dots for option, dots in choice.items() if dots < 0}


def sorted_ballots(urn: Urn) -> list[Choice]:
    """The choices without their pseudonyms, in an order that says nothing of who cast them or when."""
    return sorted(
        (dict(sorted(kept_points(choice).items())) for choice in urn.choices.values()),
        key=lambda choice: json.dumps(choice, sort_keys=True),
    )
