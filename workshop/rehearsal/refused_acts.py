"""Wrong acts: what a phone or a desk must not be able to do, and as what it is refused.

Law: a wrong act that is accepted, or refused as something else, is a surprise; a vote may end before it hears one.
"""

from typing import Any

from .ballots import beyond, key_of
from .person import SimulatedPerson

Wrong = tuple[str, Any, set[str]]
TOO_LATE = {"vote_not_open", "vote_sealed"}  # of any ballot that the desk's closing overtook


async def while_writing(person: SimulatedPerson) -> None:
    """One wrong act with ideas."""
    wrongs: list[Wrong] = [
        ("idea.explode", {}, {"unknown_operation"}),
        ("idea.write", {"body": 12}, {"bad_field", "empty"}),
        ("idea.write", {"body": " \u200b "}, {"empty"}),
        ("idea.write", {"body": "a" * 2001}, {"too_long"}),
        ("idea.write", ["une liste"], {"bad_field"}),
        ("idea.edit", {"idea": "i999999", "body": "à moi", "base": 1}, {"unknown_idea"}),
        ("step.go", {"step": "s1", "version": 0}, {"not_allowed"}),
        ("idea.park", {"idea": "i1", "parked": True}, {"not_allowed"}),
        ("session.archive", {"archived": True}, {"not_allowed"}),
        ("person.edit", {"seats": "douze"}, {"bad_field"}),
    ]
    await _one_of(person, wrongs)


async def while_sharing(person: SimulatedPerson) -> None:
    """One wrong act with what others wrote."""
    mine = set(person.device.own.get("mine") or [])
    others = [idea for idea in person.device.shared.get("ideas") or [] if idea not in mine]
    idea = person.random.choice(others) if others else "i999999"
    wrongs: list[Wrong] = [
        ("idea.edit", {"idea": idea, "body": "d’un autre", "base": 1}, {"not_allowed", "unknown_idea"}),
        ("idea.withdraw", {"idea": idea, "withdrawn": True}, {"not_allowed", "unknown_idea"}),
        ("idea.merge", {"into": idea, "ideas": [idea]}, {"not_allowed"}),
        ("screen.blank", {"blank": True}, {"not_allowed"}),
        ("person.move", {"table": "t99"}, {"unknown_table"}),
        ("vote.open", {"version": 1}, {"not_allowed"}),
    ]
    await _one_of(person, wrongs)


async def while_voting(person: SimulatedPerson, vote: dict[str, Any]) -> None:
    """One wrong ballot."""
    option = key_of(vote, vote["options"][0])
    wrongs: list[Wrong] = [
        *(("ballot.cast", _ballot(vote, choice), kinds) for choice, kinds in beyond(vote)),
        ("ballot.cast", _ballot(vote, {option: -1}), {"bad_field"}),
        ("ballot.cast", _ballot(vote, {option: 0.5}), {"bad_field"}),
        ("ballot.cast", _ballot(vote, {"i999999": 1}), {"unknown_option"}),
        ("ballot.cast", _ballot(vote, {option: 1}, seat=13), {"no_seat", "bad_field"}),
        ("ballot.cast", {**_ballot(vote, {option: 1}), "vote": "v-s1-t1-9"}, {"unknown_vote"}),
        ("vote.seal", {"vote": vote["id"]}, {"not_allowed"}),
    ]
    await _one_of(person, [(name, body, kinds | TOO_LATE) for name, body, kinds in wrongs])


def _ballot(vote: dict[str, Any], choice: dict[str, Any], seat: int = 1) -> dict[str, Any]:
    return {"vote": vote["id"], "seat": seat, "choice": choice}


async def _one_of(person: SimulatedPerson, wrongs: list[Wrong]) -> None:
    name, body, kinds = person.random.choice(wrongs)
    await person.device.refused(name, body, kinds)
