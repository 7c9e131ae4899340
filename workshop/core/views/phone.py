"""What all the phones of a table are shown: the step, and what the step shows of ideas, vote and proposals."""

from __future__ import annotations

from ..contributions import contributed_at
from ..memo import Memo
from .ideas import ideas
from .proposals import pitch, proposal_keys
from .scene import Keys, Scene, common
from .votes import counted, votes


def phone(memo: Memo, table: str) -> Keys:
    """The view of `phone:{table}`. It has no turnout before a vote closes, but how many contributed at its own table.

    So a ballot changes what one table's phones are shown, and not what all are.
    """
    scene = Scene(memo, "phone", table)
    keys = together(scene)
    vote = keys["vote"]
    if vote and vote["phase"] in ("before", "open"):
        vote = {key: vote[key] for key in vote if key != "ballots"}
    return {**keys, "vote": vote, "contributed": None if scene.plenary else keys["contributed"]}


def together(scene: Scene) -> Keys:
    """The keys common to phones, desks and screens. What no ballot moves is made once between two other rows."""
    memo, at = scene.memo, scene.at
    still = memo.lasting((scene.who, scene.place), lambda: _still(scene))
    contributed = memo.now(("contributed", at), lambda: contributed_at(memo.state, at))
    return {**still, "vote": counted(memo, still["vote"]), "contributed": contributed}


def _still(scene: Scene) -> Keys:
    turns = pitch(scene.state, scene.who == "screen") if scene.plenary else None
    return {**common(scene), **ideas(scene), **votes(scene), **proposal_keys(scene), "pitch": turns}
