"""A kind of vote that no release has, in a folder of its own: what the documentation says that a kind must say."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workshop.core import activities

KIND = '''
"""Hands: options picked, two at most."""
from workshop.core.activities.activity import Setting
from workshop.core.activities.ballot_shapes import Pick
from workshop.core.activities.vote import vote
from workshop.core.activities.voting import Figure, Voting, common
from workshop.core.counting import Counted, ranked
from workshop.core.model.fields import Whole

def count(rule, options, ballots):
    hands = {option: sum(option in ballot for ballot in ballots) for option in options}
    return [Counted(one, rank, {"hands": hands[one]}, hands[one] > 0) for one, rank in ranked(options, hands)]

KIND = vote(
    "hands",
    Voting(
        ballot=lambda rule: Pick(rule["fingers"]),
        figures=(Figure("hands", counts="ballots"),),
        rule=lambda settings, options: {"fingers": settings["fingers"], **common(settings)},
        count=count,
    ),
    {"fingers": Setting(Whole(1, 9), 2)},
)
'''
WORDS = '''
"""The words of hands."""
from workshop.core.activities.vote_words import vote_words
from workshop.core.activities.wording import FigureWords, Line, SettingWords

WORDS = vote_words(
    "mains", "Mains", "Lever la main", {"doigts": SettingWords("fingers", "Doigts levés")},
    {"Mains": "Hands", "Doigts levés": "Raised fingers", "{n} doigt": "{n} finger", "{n} doigts": "{n} fingers",
     "{n} main": "{n} hand", "{n} mains": "{n} hands"},
    prompt="Levez la main.", done="Vote à mains levées.", counted="Une main vaut une voix.",
    lines=(Line("fingers", "{n} doigt", "{n} doigts"),),
    figures={"hands": FigureWords("Mains", "{n} main", "{n} mains")},
)
'''


SCRIPT = """
import { html } from "../../h.js";
import { choiceOf } from "../../voting/casting.js";
export function Left(room) {
  const raised = Object.keys(choiceOf(room, room.seat)).length;
  return html`<strong class="fingers">${raised} / ${room.view.vote.ballot.most}</strong>`;
}
"""
STYLE = ".fingers { letter-spacing: 3px }"


def written(folder: Path) -> Path:
    """Write the kind below a folder, with a script and a style sheet of its own; give it."""
    place = folder / "activities" / "hands"
    place.mkdir(parents=True)
    (place / "__init__.py").write_text(KIND, "utf-8")
    (place / "words.py").write_text(WORDS, "utf-8")
    for name, said in (("js/activities/hands/phone.js", SCRIPT), ("css/activities/hands.css", STYLE)):
        path = folder / "static" / name
        path.parent.mkdir(parents=True)
        path.write_text(said, "utf-8")
    return folder


@contextmanager
def known(folder: Path) -> Iterator[None]:
    """That kind is known to this process, and forgotten afterwards."""
    activities.add_folder(folder / "activities")
    try:
        yield
    finally:
        del activities.KINDS["hands"]
        activities.__path__.remove(str(folder / "activities"))
        for name in [name for name in sys.modules if name.startswith(f"{activities.__name__}.hands")]:
            del sys.modules[name]
