"""The shapes of a ballot: what a voter is asked, in numbers. A phone draws it from its shape, simulated people fill it.

A choice is `{key: whole number}`; a key is an option's id or, where each option is asked several things, the id and
what is asked joined by `/`. What is not there was not said. Some shapes take words too, `{key: text}`, in open votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from ..model.fields import bad
from ..model.refusal import Refused
from ..model.urn import Choice, given_back

Words = dict[str, str]


@dataclass(frozen=True)
class Shape:
    """What is common to all. `judge` gives the choice as it goes to the urn, or raises Refused."""

    name: ClassVar[str]

    def judge(self, options: Set[str], choice: Choice) -> Choice:
        """Raises unknown_option, and what the shape refuses."""
        if not {option_of(key) for key in choice} <= options:
            raise Refused("unknown_option")
        return self.allowed(choice)

    def allowed(self, choice: Choice) -> Choice:
        """The choice, if this shape allows it; its options are known."""
        return choice

    def heard(self, options: Set[str], choice: Choice, words: Mapping[str, str]) -> tuple[Choice, Words]:
        """The same with what is said in words beside it; most shapes take none. Raises bad_field."""
        if words:
            raise bad("words", "unknown")
        return self.judge(options, choice), {}

    def without(self, choice: Choice, gone: Set[str]) -> Choice:
        """The choice once these options are gone: nothing is said of them any more."""
        return {key: value for key, value in choice.items() if option_of(key) not in gone}

    def told(self) -> dict[str, Any]:
        """The shape as pages and programs are told it: `{shape, …}`."""
        return {"shape": self.name, **asdict(self)}


def option_of(key: str) -> str:
    """The option of which a key of a choice speaks."""
    return key.partition("/")[0]


@dataclass(frozen=True)
class Spread(Shape):
    """Whole points: `budget` in all, at most `cap` on one option; what is not spent is lost."""

    name: ClassVar[str] = "spread"
    budget: int
    cap: int

    def allowed(self, choice: Choice) -> Choice:
        """Without its zeros. Raises over_cap or over_budget."""
        if any(points > self.cap for points in choice.values()):
            raise Refused("over_cap", cap=self.cap)
        if sum(choice.values()) > self.budget:
            raise Refused("over_budget", budget=self.budget)
        return {option: points for option, points in choice.items() if points}

    def without(self, choice: Choice, gone: Set[str]) -> Choice:
        """What lay on them comes back to the voter, who is told so until they vote again (see model.urn)."""
        return given_back(choice, gone)


@dataclass(frozen=True)
class Pick(Shape):
    """Options picked, a 1 for each: at most `most`, 0 for as many as there are."""

    name: ClassVar[str] = "pick"
    most: int

    def allowed(self, choice: Choice) -> Choice:
        """Without its zeros. Raises over_most."""
        picked = {option: value for option, value in choice.items() if value}
        if any(value != 1 for value in picked.values()):
            raise bad("choice", "range")
        if self.most and len(picked) > self.most:
            raise Refused("over_most", most=self.most)
        return picked


@dataclass(frozen=True)
class Grades(Shape):
    """A grade for each option, by its place among `names`, 0 for the worst."""

    name: ClassVar[str] = "grades"
    names: tuple[str, ...]

    def allowed(self, choice: Choice) -> Choice:
        """Raises bad_field."""
        if any(grade >= len(self.names) for grade in choice.values()):
            raise bad("choice", "range")
        return choice


@dataclass(frozen=True)
class Rank(Shape):
    """Places, 1 for the first, each given once and none left out: at most `most` of them, 0 for as many as options."""

    name: ClassVar[str] = "rank"
    most: int

    def allowed(self, choice: Choice) -> Choice:
        """Raises over_most or bad_field."""
        if self.most and len(choice) > self.most:
            raise Refused("over_most", most=self.most)
        if sorted(choice.values()) != list(range(1, len(choice) + 1)):
            raise bad("choice", "range")
        return choice


@dataclass(frozen=True)
class Criteria(Shape):
    """For each option and each of `axes`, a score from `low` to `high`, under the key `option/axis`."""

    name: ClassVar[str] = "criteria"
    axes: tuple[str, ...]
    low: int
    high: int

    def allowed(self, choice: Choice) -> Choice:
        """Raises bad_field."""
        if any(key.partition("/")[2] not in self.axes for key in choice):
            raise bad("choice", "choice")
        if any(not self.low <= score <= self.high for score in choice.values()):
            raise bad("choice", "range")
        return choice


CONSENT, RESERVATION, OBJECTION = 1, 2, 3


@dataclass(frozen=True)
class Stance(Shape):
    """For each option 1, consent, 2, a reservation, or 3, an objection; of these two the reason, in words."""

    name: ClassVar[str] = "stance"
    limit: int = 500

    def allowed(self, choice: Choice) -> Choice:
        """Raises bad_field."""
        if any(not CONSENT <= stance <= OBJECTION for stance in choice.values()):
            raise bad("choice", "range")
        return choice

    def heard(self, options: Set[str], choice: Choice, words: Mapping[str, str]) -> tuple[Choice, Words]:
        """Raises bad_field, too_long, and empty for an objection that gives no reason."""
        kept = self.judge(options, choice)
        if any(kept.get(key, CONSENT) == CONSENT for key in words):
            raise bad("words", "choice")
        if any(stance == OBJECTION and not words.get(key) for key, stance in kept.items()):
            raise Refused("empty", field="words")
        return kept, short_enough(words, self.limit)


@dataclass(frozen=True)
class Say(Shape):
    """Words, at most `most` texts of `limit` characters, under the keys `option/1`, `option/2`…; no number is asked."""

    name: ClassVar[str] = "say"
    most: int
    limit: int

    def allowed(self, choice: Choice) -> Choice:
        """Raises bad_field: it is counted from the words."""
        if choice:
            raise bad("choice", "unknown")
        return choice

    def heard(self, options: Set[str], choice: Choice, words: Mapping[str, str]) -> tuple[Choice, Words]:
        """With a 1 for each option of which something is said. Raises unknown_option, bad_field or too_long."""
        counted = {option_of(key): 1 for key in words}
        if choice != counted:  # which a row that is judged again has
            self.judge(options, choice)
        if not counted.keys() <= options:
            raise Refused("unknown_option")
        if any(key.partition("/")[2] not in map(str, range(1, self.most + 1)) for key in words):
            raise bad("words", "choice")
        return counted, short_enough(words, self.limit)


def short_enough(words: Mapping[str, str], limit: int) -> Words:
    """Words that are all of at most `limit` characters. Raises too_long."""
    if any(len(text) > limit for text in words.values()):
        raise Refused("too_long", field="words", limit=limit)
    return dict(sorted(words.items()))
