"""Ballots of open votes: rows of the log, and not the urn's. Who may be told what each says, and with which name.

Words that a ballot says are a thing of their own, `{said}-{n}`: the n-th in the order of their keys, of the ballot
whose row names them `said`, which says nothing of when. They are told no more once a desk retires them, they are
erased, or their author votes again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .activities.ballot_shapes import option_of
from .ballots import gone_options, shape_of
from .disclosure import called_in_room
from .model.entities import Cast, Participant, Vote
from .model.state import State
from .model.urn import Choice, sorted_ballots

NAMED = "named"


class Voice(NamedTuple):
    """What one ballot says of one option: `words` names its text; `by` a first name; `gone`: it is told no more."""

    option: str
    mark: int
    words: str
    text: str
    by: str | None
    gone: bool


def is_open(vote: Vote) -> bool:
    """Whether its ballots are rows of the log."""
    return "open" in vote.rule


def is_named(vote: Vote) -> bool:
    """Whether who voted what is told, by the names of those who agree."""
    return vote.rule.get("open") == NAMED


def ballots_of(state: State, vote: Vote) -> list[Choice]:
    """The ballots as they are counted, sorted: of an urn, or, open, one for each seat that voted, blank if erased."""
    if not is_open(vote):
        return sorted_ballots(state.urns[vote.id])
    shape, gone, casts = shape_of(vote), gone_options(state, vote), state.casts.get(vote.id, {})
    choices = (casts[voter].choice if voter in casts else {} for voter in state.turnout[vote.id])
    kept = (dict(sorted(shape.without(choice, gone).items())) for choice in choices)
    return sorted(kept, key=lambda choice: json.dumps(choice, sort_keys=True))


def dealt_words(state: State, vote: Vote, voter: tuple[str, int]) -> dict[str, str]:
    """Of the words that a ballot says, by key, those that may leave with a copy of the session.

    Where nobody is named, they are dealt anew: as many as it says, and whoever said each.
    """
    casts = state.casts[vote.id]
    told = [
        (one, key)
        for one, cast in casts.items()
        for key in sorted(cast.words)
        if not _is_silent(state, vote, cast.words_id(key), key)
    ]
    texts = [casts[one].words[key] for one, key in told]
    dealt = texts if is_named(vote) else sorted(texts)
    return {key: text for (one, key), text in zip(told, dealt, strict=True) if one == voter}


def words_that_leave(state: State) -> set[str]:
    """The names of the words that a copy of the session speaks of: of ballots that count, in votes that are sealed."""
    votes = (vote for vote in state.casts if state.votes[vote].phase == "sealed")
    casts = (cast for vote in votes for cast in state.casts[vote].values())
    return {cast.words_id(key) for cast in casts for key in cast.words}


def _is_silent(state: State, vote: Vote, words: str, key: str) -> bool:
    told = words not in state.silences or not state.silences[words].retired
    return not told or option_of(key) in gone_options(state, vote)


def voices(
    state: State, vote: Vote, name: Callable[[Participant | None], str | None] = called_in_room
) -> Iterator[Voice]:
    """What the ballots of an open vote say, in an order that says nothing of when. `name`: who may be named, and how.

    Where they are not named, only what they say in words, with no mark.
    """
    found = [
        voice
        for (person, _), cast in state.casts.get(vote.id, {}).items()
        for voice in _of(state, vote, cast, name(state.people.get(person)) if is_named(vote) else None)
    ]
    order = {option: place for place, option in enumerate(vote.option_ids)}
    yield from sorted(found, key=lambda one: (order[one.option], -one.mark, one.by or "\uffff", one.text, one.words))


def _of(state: State, vote: Vote, cast: Cast, by: str | None) -> Iterator[Voice]:
    for key in sorted({*cast.words, *(cast.choice if is_named(vote) else ())}):
        option, text = option_of(key), cast.words.get(key, "")
        words = cast.words_id(key) if key in cast.words else ""
        silent = _is_silent(state, vote, words, key)
        mark = cast.choice.get(key, 0) if is_named(vote) else 0
        yield Voice(option, mark, words, "" if silent else text, by, silent)


def forget_casts(state: State, person: str) -> None:
    """What somebody said openly is theirs to take away: their ballots are blank from now on, but where counted."""
    for casts in state.casts.values():
        for voter in [one for one in casts if one[0] == person]:
            del casts[voter]
