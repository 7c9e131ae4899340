"""What one person is shown and nobody else: who they are, their ideas, their ballots while the urn is open."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from ..ballots import voted_elsewhere
from ..operations import OPERATIONS
from ..standing import home, kind_and_phase
from ..state import State
from ..things import Idea, Vote
from ..urn import pseudonym
from .scene import Keys


def own(state: State, person: str) -> Keys:
    """The view of `person:{id}`; without `me` for somebody who has not joined."""
    one = state.people.get(person)
    if one is None:
        return {"me": None, "mine": []}
    mine = [state.ideas[key] for key in state.ideas_by.get(person, ())]
    keys: Keys = {f"my/{idea.id}": _mine(state, idea) for idea in mine}
    me = {
        "id": one.id,
        "name": one.name,
        "function": one.function,
        "consents": one.consents,
        "seats": one.seats,
        "table": one.table,
    }
    return {**keys, "me": me, "mine": [idea.id for idea in mine], **_ballots(state, person, one.seats)}


def _mine(state: State, idea: Idea) -> Keys:
    status = "withdrawn" if idea.withdrawn else "merged" if idea.into else "parked" if idea.parked else "active"
    return {
        "id": idea.id,
        "op": idea.op,
        "title": idea.title,
        "body": idea.body,
        "version": idea.version,
        "state": status,
        "into": idea.into,
        "editable": _editable(state, idea),
    }


def _editable(state: State, idea: Idea) -> bool:
    participant = state.people[idea.author or ""]
    here = participant.table == idea.table and not state.archived
    free = not idea.into and not idea.originals and not idea.withdrawn
    return here and free and OPERATIONS["idea.edit"].allows("P", *kind_and_phase(state, idea.table))


def _ballots(state: State, person: str, seats: int) -> Keys:
    at = home(state, state.people[person].table)
    vote = state.last_vote(at, state.places[at].step)
    if vote is None or vote.phase == "sealed":
        return {"elsewhere": []}
    keys: Keys = {"elsewhere": [seat for seat in range(1, seats + 1) if voted_elsewhere(state, vote, person, seat)]}
    urn = state.urns.get(vote.id)
    for seat in range(1, seats + 1):
        keys[f"order/{seat}"] = shuffled(vote, person, seat)
        choice = urn.choices.get(pseudonym(urn.key, person, seat)) if urn else None
        if choice is not None:
            keys[f"ballot/{seat}"] = {"choice": choice}
    return keys


def shuffled(vote: Vote, person: str, seat: int) -> list[str]:
    """The options in an order of that seat's own, always the same for that vote."""
    return list(_shuffled(vote.id, tuple(vote.option_ids), person, seat))


@lru_cache(maxsize=4096)  # a thousand phones with a few seats, at each of their ballots
def _shuffled(vote: str, options: tuple[str, ...], person: str, seat: int) -> list[str]:
    return sorted(options, key=lambda one: sha256(f"{vote}/{person}/{seat}/{one}".encode()).digest())
