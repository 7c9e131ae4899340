"""What is voted on and what comes of it. Options and rule are frozen at opening; an idea's fate here never deletes it.

A table votes on its own ideas, the plenary on what the tables selected. A confirmed selection prevails over a later
round that is not confirmed; where nothing was confirmed, what the rule proposed stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from .activities import KINDS, Voting
from .activities.ballot_shapes import Shape
from .activities.voting import LEAST
from .disclosure import READER, idea_title, sheet_title, words_of, written
from .model.agenda import Step
from .model.entities import Idea, Vote
from .model.person import PLENARY
from .model.refusal import Refused
from .model.state import State
from .model.urn import Choice
from .positions import Voters, tables_at, voters_of


def retained(vote: Vote) -> list[str]:
    """The options that a sealed vote keeps: those confirmed, else those that the rule proposes."""
    if vote.selected is not None:
        return vote.selected
    return list(vote.outcome["proposed"]) if vote.outcome else []


def gone_options(state: State, vote: Vote) -> set[str]:
    """The options of a vote whose ideas are gone since it opened: without words, and taking no more points."""
    return {one for one in vote.option_ids if one in state.ideas and state.ideas[one].gone}


def stands(state: State, option: str) -> bool:
    """Whether an option may still be kept: its idea, if it is one, is neither gone nor merged into another."""
    return option not in state.ideas or state.ideas[option].listed


def bring_back(state: State) -> Iterator[tuple[str, str, Choice]]:
    """What must be put in the urns instead, (vote, pseudonym, choice): points that lay on what is gone come back."""
    for vote, urn in state.urns.items():
        gone = gone_options(state, state.votes[vote])
        for name, choice in list(urn.choices.items()) if gone else ():
            left = shape_of(state.votes[vote]).without(choice, gone)
            if left != choice:
                yield vote, name, left


def deciding_vote(state: State, place: str) -> Vote | None:
    """The vote that says what a place keeps: the last confirmed one, else the last sealed one; of those that keep."""
    sealed = _counted_at(state, place)
    return next((vote for vote in sealed if vote.selected is not None), sealed[0] if sealed else None)


def _counted_at(state: State, place: str) -> list[Vote]:
    """The sealed votes of a place that keep something, the last one first."""
    votes = (state.votes[one] for one in reversed(state.votes_at.get(place, ())))
    return [vote for vote in votes if vote.phase == "sealed" and not vote.void and "keep" in vote.rule]


def vetoed(vote: Vote) -> set[str]:
    """The options of a sealed vote that met a veto, where its kind has one."""
    veto = voting_of(vote.kind).veto
    rows = vote.outcome["rows"] if vote.outcome and veto else ()
    return {row["id"] for row in rows if row["figures"][veto]}


def proposals(state: State, place: str) -> list[str]:
    """Ideas that a table retained, in the order of its vote; for the plenary, those of all tables in their order.

    What was merged between the closing and the counting is none, nor what is gone since, or met a veto in a later one.
    """
    return [one for table in tables_at(state, place) for one in _kept_at(state, table)]


def _kept_at(state: State, table: str) -> list[str]:
    vote = deciding_vote(state, table)
    if vote is None:
        return []
    later = takewhile(lambda one: one is not vote, _counted_at(state, table))
    refused = next((vetoed(one) for one in later if voting_of(one.kind).veto), set[str]())
    return [one for one in retained(vote) if one in state.ideas and state.ideas[one].listed and one not in refused]


def is_proposal(state: State, idea: str) -> bool:
    """Whether that idea is one of its table's proposals."""
    return idea in proposals(state, state.ideas[idea].table)


def frozen(state: State, idea: Idea) -> Refused | None:
    """What refuses that an idea's words change: they are being voted on, or were chosen, and its sheet goes on."""
    if any(idea.id in vote.option_ids for vote in unsealed(state, idea.table)):
        return Refused("vote_open")
    return Refused("breaks", what="proposal") if is_proposal(state, idea.id) else None


def options_stand(state: State, vote: Vote) -> None:
    """Raise `moved_on` unless each of a vote's options could still be voted on, or is gone and takes no points."""
    left = {option["id"] for option in candidates(state, vote.place, state.agenda.steps[vote.step])}
    if not (left | gone_options(state, vote)).issuperset(vote.option_ids):
        raise Refused("moved_on", what="ideas")


def candidates(state: State, place: str, step: Step) -> list[dict[str, Any]]:
    """What would be voted on now at a place in that step: `{id, title, body, theme, table}` for each option."""
    options = voting_of(step.kind).options
    if options is not None:
        return options(state, place, step)
    if place == PLENARY:
        return [
            _option(state, one, sheet_title(state, one), written(state, one, "proposal") or _body(state.ideas[one]))
            for one in proposals(state, PLENARY)
        ]
    ideas = (state.ideas[one] for one in state.ideas_at[place])
    return [
        _option(state, one.id, idea_title(one, READER), _body(one)) for one in ideas if one.listed and not one.parked
    ]


def _body(idea: Idea) -> str:
    return words_of(idea, READER).body


def _option(state: State, idea: str, title: str, body: str) -> dict[str, Any]:
    table = state.agenda.tables[state.ideas[idea].table]
    return {"id": idea, "title": title, "body": body, "theme": table.theme, "table": table.id}


def voting_of(kind: str) -> Voting:
    """How a kind votes. Raises ValueError for a kind that does not."""
    voting = KINDS[kind].voting
    if voting is None:
        raise ValueError(f"{kind} is not a vote")
    return voting


def shape_of(vote: Vote) -> Shape:
    """The shape of a vote's ballots."""
    return voting_of(vote.kind).ballot(vote.rule)


def unsealed(state: State, place: str) -> list[Vote]:
    """The votes of a place that are open or closed, not sealed."""
    votes = (state.votes[one] for one in state.votes_at.get(place, ()))
    return [vote for vote in votes if vote.phase != "sealed" and not vote.void]


def open_vote(state: State, place: str) -> Vote | None:
    """The vote of that place that takes ballots now."""
    return next((vote for vote in unsealed(state, place) if vote.phase == "open"), None)


def voted_elsewhere(state: State, vote: Vote, person: str, seat: int) -> str | None:
    """The table where that seat already voted in the same step, another than this vote's; their ballot stays there."""
    other = state.voted.get(vote.step, {}).get((person, seat))
    place = state.votes[other].place if other else vote.place
    return place if place != vote.place else None


def few_ballots(state: State, votes: list[str]) -> None:
    """Raise if one of these votes has so few ballots that counting them tells whose they are; none at all tells it not.

    How few is a setting of its step, which binds who drives and nothing of the count.
    """
    for vote in (state.votes[one] for one in votes if "open" not in state.votes[one].rule):
        ballots, least = len(state.turnout[vote.id]), least_of(state, vote)
        if 0 < ballots < least:
            raise Refused("few_ballots", place=vote.place, ballots=ballots, least=least)


def least_of(state: State, vote: Vote) -> int:
    """How many ballots a vote needs to be counted without a question; a definition of an older release does not say."""
    step = state.agenda.steps.get(vote.step)
    asks = step is not None and "least" in KINDS[vote.kind].settings
    return int(step.settings.get("least", LEAST)) if step and asks else 0


def entitled(state: State, vote: Vote, here: Voters | None = None) -> int:
    """How many seats could vote between opening and closing: never fewer than the ballots, and the same ever after.

    While it is open they are those at the place that did not vote elsewhere, latecomers too, and those that voted here
    and left. Who leaves without having voted may vote elsewhere, and is of that electorate. `here`: who may vote at the
    vote's place (see positions.voters_of), where the caller knows it.
    """
    return _electorate(state, vote, here) if vote.electorate is None else vote.electorate


def freeze(state: State, vote: Vote) -> None:
    """Say once for all how many seats could vote: the vote is closed. Opening it again asks anew."""
    if vote.electorate is None:
        vote.electorate = _electorate(state, vote)


def _electorate(state: State, vote: Vote, here: Voters | None = None) -> int:
    here = voters_of(state, vote.place) if here is None else here
    if vote.admitted is not None:
        here &= vote.admitted
    others = {one.id for one in state.votes.values() if one.step == vote.step and one.place != vote.place}
    voted = state.voted.get(vote.step, {})
    elsewhere = sum([voted.get(voter) in others for voter in here]) if others else 0
    return len(here) - elsewhere + len(state.turnout[vote.id] - here)


def waiting(state: State, vote: Vote) -> list[tuple[str, int]]:
    """The seats that came while a vote was open and wait until a desk admits them to it."""
    if vote.admitted is None or vote.phase != "open":
        return []
    late = voters_of(state, vote.place) - vote.admitted
    return sorted(voter for voter in late if voted_elsewhere(state, vote, *voter) is None)
