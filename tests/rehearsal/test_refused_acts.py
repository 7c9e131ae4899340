"""What a wrong act may be answered, whenever it arrives."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.rehearsal.test_plan import plan
from workshop.rehearsal import refused_acts
from workshop.rehearsal.journal import Journal
from workshop.rehearsal.person import SimulatedPerson
from workshop.rehearsal.promises import Promises
from workshop.rehearsal.scenario import PhoneSeat

VOTE = {"id": "v-s6-t1-1", "options": ["i1", "i2"], "ballot": {"shape": "spread", "cap": 3, "budget": 5}}


def surprises(answer: dict[str, Any]) -> list[str]:
    """Of somebody whose wrong ballots, one after the other, are all answered so."""

    async def cheats() -> list[str]:
        journal = Journal()
        person = SimulatedPerson(plan(1), journal, Promises(journal), PhoneSeat("t1", 1, 0, 0))
        async with person.device.http:
            person.device._sent = answered  # type: ignore[method-assign]
            for _ in range(40):
                await refused_acts.while_voting(person, VOTE)
        return journal.surprises

    async def answered(_said: dict[str, Any]) -> dict[str, Any]:
        return {"text": "Une phrase.", **answer}

    with ThreadPoolExecutor(1) as aside:  # a browser of another test may hold this thread's loop
        return aside.submit(asyncio.run, cheats()).result()


@pytest.mark.parametrize("kind", ["vote_not_open", "vote_sealed"])
def test_a_wrong_ballot_may_come_after_the_vote_ended(kind: str) -> None:
    assert surprises({"refused": kind}) == []


@pytest.mark.parametrize("answer", [{"ok": True}, {"refused": "late"}])
def test_a_wrong_ballot_that_is_accepted_or_refused_otherwise_is_a_surprise(answer: dict[str, Any]) -> None:
    assert len(surprises(answer)) == 40
