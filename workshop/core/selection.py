"""What a sealed vote says, and whether a selection follows what its rule proposes."""

from __future__ import annotations

from typing import Any

from .ballots import stands, voting_of
from .counting import outcome
from .model.entities import Vote
from .model.state import State
from .model.urn import Choice
from .open_ballots import ballots_of


def so_far(state: State, vote: Vote) -> dict[str, Any]:
    """What the ballots of an open vote say before it is sealed."""
    return counted(vote, ballots_of(state, vote))


def counted(vote: Vote, given: list[Choice] | None = None) -> dict[str, Any]:
    """What the ballots of a sealed vote say, or those given; see counting.outcome; and what its kind says besides."""
    voting, ballots = voting_of(vote.kind), (vote.ballots if given is None else given) or []
    asked = (vote.rule, vote.option_ids, ballots)
    also = voting.also(*asked) if voting.also else {}
    return {**outcome(vote.rule, voting.count(*asked), len(ballots)), **also}


def standing(state: State, outcome: dict[str, Any]) -> dict[str, Any]:
    """An outcome without what is gone since, or was merged between the closing and the counting."""
    left = {key: [one for one in outcome[key] if stands(state, one)] for key in ("proposed", "clear", "tied")}
    return {**left, "free": min(outcome["free"], len(left["tied"]))}


def follows(result: dict[str, Any], tie: str, ideas: set[str]) -> bool:
    """Whether a selection is what the rule proposes, or, where the table decides, completes it among the tied."""
    if tie == "both" or not result["tied"]:
        return ideas == set(result["proposed"])
    added = ideas - set(result["clear"])
    return ideas >= set(result["clear"]) and added <= set(result["tied"]) and len(added) == result["free"]
