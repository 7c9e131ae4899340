"""Ballots by their shape: choices within the rule that a phone is shown, and choices that go beyond it.

Law: nothing here knows a kind of vote; a page is told the shape of its ballot, and so are simulated people.
"""

import random
from collections.abc import Callable, Sequence
from typing import Any

Choice = dict[str, int]
Shape = dict[str, Any]


def drawn(chance: random.Random, vote: dict[str, Any]) -> Choice:
    """A choice within the shape of that vote's ballot.

    Some options please more than others, the same to everybody, so that results look like results.
    """
    shape, options = vote["ballot"], vote["options"]
    charm = {option: random.Random(option).random() ** 2 + 0.05 for option in options}
    return FILLED[shape["shape"]](chance, shape, charm)


def _spread(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    """At most `budget` in all and `cap` for each."""
    left, choice = shape["budget"], dict.fromkeys(charm, 0)
    for _ in range(left if chance.random() < 0.9 else left // 2):
        option = _liked(chance, charm)
        if choice[option] < shape["cap"]:
            choice[option] += 1
    return {option: points for option, points in choice.items() if points}


def _pick(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    most = shape["most"] or len(charm)
    return {_liked(chance, charm): 1 for _ in range(chance.randint(1, min(most, len(charm))))}


def _grades(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    last = len(shape["names"]) - 1
    return {option: min(last, int((liked + chance.random()) / 2 * (last + 1))) for option, liked in charm.items()}


def _rank(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    most = min(shape["most"] or len(charm), len(charm))
    order = sorted(charm, key=lambda option: -charm[option] * chance.random())[: chance.randint(1, most)]
    return {option: place for place, option in enumerate(order, 1)}


def _criteria(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    low, high = shape["low"], shape["high"]
    return {
        f"{option}/{axis}": low + min(high - low, int((liked + chance.random()) / 2 * (high - low + 1)))
        for option, liked in charm.items()
        for axis in shape["axes"]
    }


def _stance(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    """Mostly consents; a reservation, or an objection, where less is liked."""
    return {one: 1 if liked * 2 > chance.random() else 2 + (chance.random() < 0.2) for one, liked in charm.items()}


def _say(chance: random.Random, shape: Shape, charm: dict[str, float]) -> Choice:
    return {}


def said(chance: random.Random, vote: dict[str, Any], choice: Choice, phrases: Sequence[str]) -> dict[str, str]:
    """What such a ballot says in words, of these phrases: to each objection its reason; texts where asked."""
    shape = vote["ballot"]
    if shape["shape"] == "stance":
        return {one: chance.choice(phrases)[: shape["limit"]] for one, mark in choice.items() if mark > 1}
    if shape["shape"] == "say":
        keys = [f"{one}/{n + 1}" for one in vote["options"] for n in range(chance.randint(1, shape["most"]))]
        return {key: chance.choice(phrases)[: shape["limit"]].strip() for key in keys}
    return {}


def _liked(chance: random.Random, charm: dict[str, float]) -> str:
    return chance.choices(list(charm), list(charm.values()))[0]


FILLED: dict[str, Callable[[random.Random, Shape, dict[str, float]], Choice]] = {
    "spread": _spread,
    "pick": _pick,
    "grades": _grades,
    "rank": _rank,
    "criteria": _criteria,
    "stance": _stance,
    "say": _say,
}


def key_of(vote: dict[str, Any], option: str) -> str:
    """Under which key a ballot of that vote speaks of an option."""
    axes = vote["ballot"].get("axes")
    return f"{option}/{axes[0]}" if axes else option


def beyond(vote: dict[str, Any]) -> list[tuple[Choice, set[str]]]:
    """Choices that the shape does not allow, each with the kinds of refusal that it may meet."""
    shape, options = vote["ballot"], vote["options"]
    key = key_of(vote, options[0])
    if shape["shape"] == "spread":
        found = [({key: shape["cap"] + 1}, {"over_cap", "over_budget"})]
        if len(options) * shape["cap"] > shape["budget"]:
            found.append((dict.fromkeys(options, shape["cap"]), {"over_budget"}))
        return found
    if shape["shape"] in ("pick", "rank") and 0 < shape["most"] < len(options):
        return [({option: place for place, option in enumerate(options, 1)}, {"over_most", "bad_field"})]
    return [({key: 1000}, {"bad_field", "over_most"})]


def recounted(figure: dict[str, Any], ballots: list[Choice], option: str) -> int | None:
    """A figure of an option, counted again from the ballots; None where it cannot be so simply."""
    given = [ballot.get(option, 0) for ballot in ballots]
    if figure["counts"] == "points":
        return sum(given)
    if figure.get("mark"):
        return given.count(figure["mark"])
    return sum(mark > 0 for mark in given) if figure["counts"] == "ballots" else None
