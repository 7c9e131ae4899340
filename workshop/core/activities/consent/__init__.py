"""Consent: of each option one consents, has a reservation, or objects and says why. In the open, round after round.

What nobody objects to is adopted; a single objection, and it is not, whatever the reason: it is lifted in a new round,
or the option is withdrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ...counting import Counted, ranked
from ...model.urn import Choice
from ..ballot_shapes import CONSENT, OBJECTION, RESERVATION, Stance
from ..vote import vote
from ..voting import Figure, Rule, Voting, common

STANCES = {"consents": CONSENT, "reservations": RESERVATION, "objections": OBJECTION}


def rule(settings: dict[str, Any], options: int) -> Rule:
    """`{open, adopts, keep, tie, arrivals?}`: all may be kept."""
    return {"open": "named", "adopts": 1, "keep": options, "tie": "both", **common(settings)}


def count(rule: Rule, options: Sequence[str], ballots: Sequence[Choice]) -> list[Counted]:
    """How many consent, have a reservation, object: fewest objections first; what nobody spoke of comes last."""
    given = Counter((option, stance) for ballot in ballots for option, stance in ballot.items())
    figures = {one: {key: given[one, stance] for key, stance in STANCES.items()} for one in options}
    scores = {
        one: (any(told.values()), -told["objections"], -told["reservations"], told["consents"])
        for one, told in figures.items()
    }
    return [
        Counted(one, rank, figures[one], not figures[one]["objections"] and any(figures[one].values()))
        for one, rank in ranked(options, scores)
    ]


KIND = vote(
    "consent",
    Voting(
        ballot=lambda rule: Stance(),
        figures=(
            Figure("consents", counts="ballots", mark=CONSENT),
            Figure("reservations", "less", "ballots", RESERVATION),
            Figure("objections", "less", "ballots", OBJECTION),
        ),
        rule=rule,
        count=count,
        veto="objections",
    ),
    {},
    common=("arrivals",),
)
