"""Votes as they may be seen: turnout while the urn is open, counts only once it is sealed."""

from __future__ import annotations

from typing import Any

from ..activities import KINDS, Voting
from ..ballots import candidates, deciding_vote, entitled, voting_of, waiting
from ..disclosure import READER, SCREEN, option_of
from ..memo import Memo
from ..model.entities import Vote
from ..model.state import State
from ..open_ballots import is_open, voices
from ..positions import kind_and_phase, seats_at
from ..selection import so_far
from .ideas import cut
from .scene import Keys, Scene


def votes(scene: Scene) -> Keys:
    """`vote`, `option/…` and `result`; the turnout is as of the last row that is no ballot, see `counted`."""
    state, screen = scene.state, scene.who == "screen"
    vote, options = current(scene.memo, scene.at)
    keys: Keys = {f"option/{one['id']}": _on_screen(state, one) if screen else one for one in options}
    said = result(state, _telling(scene), SCREEN if screen else READER) if scene.shows("result") else None
    return {**keys, "vote": vote, "result": said}


def counted(memo: Memo, vote: Keys | None) -> Keys | None:
    """The same `vote` with its turnout as of now."""
    if vote is None or vote["id"] is None:
        return vote
    one = memo.state.votes[vote["id"]]
    return {**vote, "ballots": len(memo.state.turnout[one.id]), "seats": _seats(memo, one)}


def _seats(memo: Memo, vote: Vote) -> int:
    """How many seats may vote, or could."""
    state = memo.state
    if vote.electorate is not None:
        return vote.electorate
    return memo.now(("entitled", vote.id), lambda: entitled(state, vote, memo.voters(vote.place)))


def _on_screen(state: State, option: Keys) -> Keys:
    told = option_of(state, option, SCREEN)
    return {**told, **cut(told["body"]), "hidden": _is_hidden(state, option["id"])}


def _is_hidden(state: State, option: str) -> bool:
    """Whether an option is an idea kept from screens."""
    return option in state.ideas and state.ideas[option].hidden


def current(memo: Memo, at: str) -> tuple[Keys | None, list[Keys]]:
    """The vote of the step where a place is, with its options; before it opens, what would be voted on now."""
    state = memo.state
    kind, phase = kind_and_phase(state, at)
    voting = KINDS[kind].voting
    if voting is None:
        return None, []
    step = state.agenda.steps[state.places[at].step]
    vote = state.last_vote(at, step.id)
    if vote is None:
        options = [option_of(state, one, READER) for one in candidates(state, at, step)]
        rule = voting.rule(step.settings, len(options))
        return _vote(voting, None, "before", 1, rule, 0, seats_at(state, at), options), options
    turnout, options = len(state.turnout[vote.id]), [option_of(state, one, READER) for one in vote.options]
    told = _vote(voting, vote.id, phase, vote.round, vote.rule, turnout, _seats(memo, vote), options)
    return {**told, "waiting": len(waiting(state, vote))}, options


def _vote(
    voting: Voting, vote: str | None, phase: str, rounds: int, rule: Keys, ballots: int, seats: int, options: list[Keys]
) -> Keys:
    return {
        "id": vote,
        "phase": phase,
        "round": rounds,
        "secret": "open" not in rule,
        "rule": rule,
        "ballot": voting.ballot(rule).told(),
        "ballots": ballots,
        "seats": seats,
        "waiting": 0,
        "options": [one["id"] for one in options],
    }


def _telling(scene: Scene) -> Vote | None:
    activity = KINDS[scene.step.kind]
    if activity.voting:
        return scene.state.last_vote(scene.at, scene.step.id)
    return deciding_vote(scene.state, scene.place if "sheets" in activity.shows else scene.at)


def result(state: State, vote: Vote | None, who: str = READER) -> Keys | None:
    """What a sealed vote says, or a closed one that is open, its rows with their titles; None before."""
    if vote is None or not (vote.outcome or (vote.phase == "closed" and is_open(vote))):
        return None
    found = vote.outcome or so_far(state, vote)
    options = {one["id"]: option_of(state, one, who) for one in vote.options}
    rows: list[dict[str, Any]] = [
        {**row, **{key: options[row["id"]][key] for key in ("title", "theme", "table", "gone")}}
        for row in found["rows"]
    ]
    if who == SCREEN:
        rows = [{**row, "hidden": _is_hidden(state, row["id"])} for row in rows]
    told = {key: value for key, value in found.items() if key not in ("rows", "clear")}
    return {
        "vote": vote.id,
        "kind": vote.kind,
        "figures": [figure._asdict() for figure in voting_of(vote.kind).figures],
        **({"veto": veto} if (veto := voting_of(vote.kind).veto) else {}),
        **told,
        **({"voices": [voice._asdict() for voice in voices(state, vote)]} if is_open(vote) else {}),
        "rows": rows,
        "rule": vote.rule,
        "keep": vote.rule.get("keep", 0),
        "tie": vote.rule.get("tie", "both"),
        "selected": vote.selected,
        "reason": vote.reason,
    }
