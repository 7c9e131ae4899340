"""A poll: a question to a table or to the room, which is neither an idea nor a proposal and keeps nothing.

One answer, several, a scale from 1 to 5, a few words or a text. Numbers are kept from everybody, exports too, while
fewer than LEAST_ANSWERS answered: they would say who answered what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...counting import Counted, marks, ranked
from ...model.fields import Many, OneOf, Text
from ...model.urn import Choice
from ..activity import Setting
from ..ballot_shapes import Pick, Say, Shape
from ..vote import vote
from ..voting import Figure, Option, Rule, Voting, common

if TYPE_CHECKING:
    from ...model.agenda import Step
    from ...model.state import State

LEAST_ANSWERS = 5
SCALE = ("1", "2", "3", "4", "5")
FORMS = ("one", "several", "scale", "words", "text")
SHAPES: dict[str, Shape] = {
    "one": Pick(1),
    "several": Pick(0),
    "scale": Pick(1),
    "words": Say(3, 40),
    "text": Say(1, 500),
}


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{form, open?, arrivals?}`; words and texts are rows of the log, as ideas are, and told without a name."""
    said = {"open": "unnamed"} if isinstance(SHAPES[settings["form"]], Say) else {}
    return {"form": settings["form"], **said, **common(settings)}


def answers(state: State, place: str, step: Step) -> list[Option]:
    """The answers that one may give, in their order; of words and texts only what is asked."""
    form, written = step.settings["form"], step.settings["answers"]
    titles = {"scale": SCALE, "words": (step.title,), "text": (step.title,)}.get(form, written)
    return [
        {"id": f"r{at}", "title": title, "body": "", "theme": "", "table": ""} for at, title in enumerate(titles, 1)
    ]


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """How many gave each answer, in the order of the answers; nothing of it while too few answered."""
    given = Counter(option for ballot in ballots for option in ballot)
    told = {one: given[one] if is_told(ballots) else None for one in options}
    ranks = dict(ranked(options, {one: told[one] or 0 for one in options}))
    return [Counted(one, ranks[one], {"count": told[one]}, may_keep=False) for one in options]


def is_told(ballots: Sequence[Choice]) -> bool:
    """Whether so many answered that counts say nothing of anybody; blank ballots are no answers."""
    return sum(map(bool, ballots)) >= LEAST_ANSWERS


def leaving(option: str, ballots: Sequence[Choice]) -> dict[str, int]:
    """The marks of an answer, as they may leave."""
    return marks(option, ballots) if is_told(ballots) else {}


KIND = vote(
    "poll",
    Voting(
        ballot=lambda rule: SHAPES[rule["form"]],
        figures=(Figure("count", counts="ballots"),),
        rule=rule,
        count=count,
        options=answers,
        leaving=leaving,
        ordered=True,
    ),
    {
        "form": Setting(OneOf(FORMS), "one"),
        "answers": Setting(Many(Text(80, lines=False), 12, 1, distinct=True), ["Oui", "Non", "Sans avis"]),
    },
    common=("arrivals",),
    needs="",
)
