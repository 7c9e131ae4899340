"""The votes that an act seals before it is done, and the question that is asked before so few ballots are counted."""

from __future__ import annotations

from ..ballots import few_ballots, unsealed
from ..model.operation import Body
from ..model.state import State

SEAL = "vote.seal"


def sealing(state: State, places: list[str], before: int | None) -> list[str]:
    """The unsealed votes of these places, of steps earlier in the agenda than index `before` (None: all)."""
    steps = state.agenda.steps
    return [
        vote.id
        for place in places
        for vote in unsealed(state, place)
        if before is None or steps[vote.step].index < before
    ]


def few_before(state: State, body: Body, votes: list[str]) -> None:
    """Raise `few_ballots` where one of the votes that an act seals has too few to be counted without a question."""
    few_ballots(state, votes)


FEW = {"few": few_before}
