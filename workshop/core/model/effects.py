"""What follows from a row beyond the state: in the urns, and in the rows written before it.

An operation's `apply` returns effects. The session carries them out in the transaction that writes the row, and knows
no operation by name. Folding a log ignores them: they were carried out when the row was written.
"""

from __future__ import annotations

from typing import NamedTuple

from .urn import Choice


class OpenUrn(NamedTuple):
    """Make a key and an empty urn for that vote."""

    vote: str


class CastBallot(NamedTuple):
    """Put a choice in that vote's urn, under the pseudonym of that seat of that person, instead of their former one."""

    vote: str
    person: str
    seat: int
    choice: Choice


class EmptyUrn(NamedTuple):
    """Forget that vote's urn and key: its ballots are counted, or never will be."""

    vote: str


class ReturnPoints(NamedTuple):
    """Give back the points that lie on what is gone (see ballots.bring_back): an option may have gone, or returned."""


class ForgetPerson(NamedTuple):
    """Rewrite the rows where somebody said something of themselves, without it."""

    person: str


class ForgetIdea(NamedTuple):
    """Rewrite the rows that hold an idea's words or what was drawn from them, the titles of these groups included."""

    idea: str
    headings: frozenset[str]


Effect = OpenUrn | CastBallot | EmptyUrn | ReturnPoints | ForgetPerson | ForgetIdea
Effects = tuple[Effect, ...]
