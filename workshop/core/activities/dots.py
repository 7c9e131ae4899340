"""Dots: a secret vote by whole points, a budget for each voter and a cap for each option.

The rule shows before voting and is frozen at opening; no count leaves the urn before sealing; a tie at the cut
follows the rule shown (`both`: all the tied are kept; `table`: the table decides among them).
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from ..counting import outcome
from ..model.fields import OneOf, Whole
from ..model.refusal import Refused
from ..model.urn import Choice
from .activity import ARRIVALS, Activity, Setting
from .voting import LEAST, PHASES, Method, Rule, arrivals, round_phase


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{budget, cap, keep, tie, arrivals?}`; a budget of 0 is as many dots as options."""
    told = {name: settings[name] for name in ("budget", "cap", "keep", "tie")}
    return {**told, "budget": told["budget"] or options, **arrivals(settings)}


def judge(rule: Rule, options: Set[str], choice: Choice) -> Choice:
    """A choice without its zeros. Raises unknown_option, over_cap or over_budget."""
    if not choice.keys() <= options:
        raise Refused("unknown_option")
    if any(dots > rule["cap"] for dots in choice.values()):
        raise Refused("over_cap", cap=rule["cap"])
    if sum(choice.values()) > rule["budget"]:
        raise Refused("over_budget", budget=rule["budget"])
    return {option: dots for option, dots in choice.items() if dots}


DOTS = Activity(
    "dots",
    scope="table",
    phases=PHASES,
    phase=round_phase,
    method=Method(rule, judge, outcome),
    shows=frozenset({"vote", "result"}),
    settings={
        "budget": Setting(Whole(0, 1000), 5),
        "cap": Setting(Whole(1, 1000), 3),
        "keep": Setting(Whole(1, 200), 3),
        "tie": Setting(OneOf(("both", "table")), "both"),
        "least": Setting(Whole(0, 12), LEAST),
        **ARRIVALS,
    },
)
