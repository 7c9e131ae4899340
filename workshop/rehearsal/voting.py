"""What phones do in a vote: each seat in turn, sometimes changing its mind, sometimes cheating.

Law: a choice is drawn within the rule that the phone is shown; what goes beyond is sent to be refused.
"""

from typing import Any

from . import material, refused_acts
from .ballots import drawn, key_of, said
from .person import SimulatedPerson

CLOSED_MEANWHILE = frozenset({"vote_not_open", "vote_sealed", "unknown_vote"})
CHANGES_MIND, WRONG, LATE, ABSTAINS = 0.2, 0.2, 0.2, 0.03


async def vote(person: SimulatedPerson) -> None:
    """Fills one ballot for each seat while the vote is open; afterwards, some try to vote late."""
    vote = person.device.vote
    if not vote:
        return
    if vote["phase"] == "open":
        async for seat in person.times(person.seats):
            await _ballot(person, vote, seat + 1)
    elif vote["phase"] in ("closed", "sealed") and person.random.random() < LATE:
        await cast(
            person, vote["id"], 1, {key_of(vote, vote["options"][0]): 1}
        )  # counts only if the desk opened it again


async def _ballot(person: SimulatedPerson, vote: dict[str, Any], seat: int) -> None:
    if person.random.random() < ABSTAINS:
        return
    if person.random.random() < WRONG:
        await refused_acts.while_voting(person, vote)
    times = 2 if person.random.random() < CHANGES_MIND else 1
    for _ in range(times):
        choice = drawn(person.random, vote)
        words = said(person.random, vote, choice, material.phrases("obstacles"))
        await cast(person, vote["id"], seat, choice, words)


async def cast(
    person: SimulatedPerson, vote: str, seat: int, choice: dict[str, int], words: dict[str, str] | None = None
) -> None:
    """Casts a seat's ballot and notes it once acknowledged."""
    body = {"vote": vote, "seat": seat, "choice": choice, **({"words": words} if words else {})}
    answer = await person.device.do("ballot.cast", body, CLOSED_MEANWHILE)
    if answer.get("ok"):
        counted = choice or {key.partition("/")[0]: 1 for key in words or ()}  # words alone are a mark each
        person.promises.cast(vote, person.device.name, seat, counted)
