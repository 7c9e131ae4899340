"""What rows say that may be erased, or that a copy of the session may not have. Each operation says its own, `words`.

An idea that is gone takes with it the words of every row that speaks them: its own, those drawn from it, the options
that a vote froze. A row keeps its place, and all else that it says.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .ballots import voting_of
from .disclosure import NONE, READER, may_be_told, option_of
from .ids import idea_of, named_by
from .model.operation import Body, Row
from .model.state import State
from .model.urn import Choice
from .open_ballots import dealt_words, is_named

Drawn = Callable[[int, Body, str, frozenset[str]], bool]
Told = Callable[[State, Row], bool]
UNSAID = "…"  # stands for words that are gone, while a row that lacks them is judged again


class RowWords:
    """What the rows of an operation say that may have to go; of most, nothing.

    `needed`: the fields that are empty in no other row than one that lost its words.
    """

    needed: tuple[str, ...] = ()

    def erased(self, seq: int, body: Body, idea: str, headings: frozenset[str]) -> Body:
        """The body of that row without the words of that idea and what was drawn from them; `headings`: groups."""
        return body

    def leaving(self, state: State, row: Row) -> Body:
        """The body as it may leave with a copy of the session, by what is agreed to and what is gone today."""
        return row.body


NO_WORDS = RowWords()


@dataclass(frozen=True, kw_only=True)
class DrawnWords(RowWords):
    """Words of an idea, or drawn from one: the fields `needed`, and those `besides`, which may be empty by themselves.

    `drawn(seq, body, idea, headings)`: whether that row says words of that idea, or drawn from it. `told`: whether who
    has a copy may read them.
    """

    needed: tuple[str, ...] = ()
    drawn: Drawn
    told: Told
    besides: tuple[str, ...] = ()

    def erased(self, seq: int, body: Body, idea: str, headings: frozenset[str]) -> Body:
        return self._without(body) if self.drawn(seq, body, idea, headings) else body

    def leaving(self, state: State, row: Row) -> Body:
        return row.body if self.told(state, row) else self._without(row.body)

    def _without(self, body: Body) -> Body:
        return {key: "" if key in self.needed + self.besides else value for key, value in body.items()}


def of_the_idea(seq: int, body: Body, idea: str, _headings: frozenset[str]) -> bool:
    """Whether a row writes, imports or edits that idea."""
    return named_by(seq, body) == idea


def idea_is_told(state: State, row: Row) -> bool:
    """Whether the idea that a row writes, imports or edits may be told."""
    return may_be_told(state.ideas[idea_of(row)], READER)


def of_an_idea(_seq: int, body: Body, idea: str, _headings: frozenset[str]) -> bool:
    """Whether a row names that idea, as what it quotes or writes up."""
    return idea in (body.get("idea"), body.get("proposal"))


class FrozenOptions(RowWords):
    """The options of a vote, as they were when it opened."""

    def erased(self, seq: int, body: Body, idea: str, headings: frozenset[str]) -> Body:
        options = [{**one, **NONE._asdict()} if one["id"] == idea else one for one in body["options"]]
        return {**body, "options": options}

    def leaving(self, state: State, row: Row) -> Body:
        return {**row.body, "options": [_told(state, option) for option in row.body["options"]]}


def _told(state: State, option: dict[str, Any]) -> dict[str, Any]:
    told = option_of(state, option, READER)
    return {key: told[key] for key in option}


class BallotWords(RowWords):
    """What ballots of open votes say. Of a voter the last one leaves; where nobody is named, not whose words it has."""

    def erased(self, seq: int, body: Body, idea: str, headings: frozenset[str]) -> Body:
        said, _, place = idea.rpartition("-")
        if not said or body.get("said") != said:
            return body
        gone = sorted(body["words"])[int(place)]
        return {**body, "words": {**body["words"], gone: UNSAID}}

    def leaving(self, state: State, row: Row) -> Body:
        body, vote, voter = row.body, state.votes[row.body["vote"]], (row.person.id, row.body["seat"])
        cast = state.casts.get(vote.id, {}).get(voter)
        if cast is None or cast.seq != row.seq:
            return {"vote": vote.id, "seat": body["seat"]}
        if not cast.words:
            return body if is_named(vote) else {key: value for key, value in body.items() if key != "choice"}
        return {**body, "words": dict.fromkeys(cast.words, UNSAID) | dealt_words(state, vote, voter)}


class CountedBallots(RowWords):
    """The ballots of a vote that was counted: no voter's own choices leave."""

    def leaving(self, state: State, row: Row) -> Body:
        vote, ballots = state.votes[row.body["vote"]], row.body["ballots"]
        told = any(voting_of(vote.kind).leaving(option, ballots) for option in vote.option_ids)
        return {**row.body, "ballots": dealt(ballots) if told else [{} for _ in ballots]}


def dealt(ballots: list[Choice]) -> list[Choice]:
    """As many ballots, as many blank, in which each option has the same values as often: nobody's own choices."""
    given = Counter((option, value) for ballot in ballots for option, value in ballot.items())
    hands: list[Choice] = [{} for ballot in ballots if ballot]
    turn = 0
    for (option, value), times in sorted(given.items()):
        for place in range(turn, turn + times):
            hands[place % len(hands)][option] = value
        turn += times
    blank: list[Choice] = [{} for ballot in ballots if not ballot]
    return sorted([*hands, *blank], key=lambda hand: json.dumps(hand, sort_keys=True))


@dataclass(frozen=True)
class SaidOfOneself(RowWords):
    """What somebody says of themselves, in these `fields`: what is true today, with consent to be named."""

    fields: tuple[str, ...]

    def leaving(self, state: State, row: Row) -> Body:
        person = state.people[row.person.id]
        named = bool(person.name) and person.consents["name"] and not person.erased
        today = {"name": person.name, "function": person.function} if named else {}
        gone = {key for key in self.fields if key in row.body and row.body[key] != today.get(key)}
        if "name" in gone:
            gone.add("number")
        return {key: value for key, value in row.body.items() if key not in gone}
