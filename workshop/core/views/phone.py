"""What a phone is shown: what all those of a table are, and what its person is, and nobody else.

Of a table: the step, and what the step shows of ideas, vote and proposals. Of a person: who they are, their ideas,
their ballots while the urn is open.
"""

from __future__ import annotations

from hashlib import sha256

from ..ballots import frozen, is_proposal, voted_elsewhere, voting_of
from ..contributions import contributed_at
from ..disclosure import AUTHOR, words_of
from ..memo import Memo
from ..model.entities import Cast, Idea, Participant, Vote
from ..model.person import PLENARY
from ..model.state import State
from ..model.urn import Choice, came_back, kept_points
from ..open_ballots import is_open
from ..operations import OPERATIONS
from ..positions import home, is_private, kind_and_phase
from .ideas import ideas
from .proposals import pitch, proposal_keys
from .scene import Keys, Scene, common
from .votes import counted, votes


def phone(memo: Memo, table: str) -> Keys:
    """The view of `phone:{table}`. It has no turnout before a vote closes, but how many contributed at its own table.

    So a ballot changes what one table's phones are shown, and not what all are.
    """
    keys = together(memo, "phone", table)
    vote = keys["vote"]
    if vote and vote["phase"] in ("before", "open"):
        vote = {key: vote[key] for key in vote if key != "ballots"}
    in_plenary = home(memo.state, table) == PLENARY
    return {**keys, "vote": vote, "contributed": None if in_plenary else keys["contributed"]}


def together(memo: Memo, who: str, place: str) -> Keys:
    """The keys common to phones, desks and screens (`who`).

    What no ballot moves is made once between two other rows.
    """
    at = home(memo.state, place)
    still = memo.lasting((who, place), lambda: _still(Scene(memo, who, place)))
    contributed = memo.now(("contributed", at), lambda: contributed_at(memo.state, at))
    return {**still, "vote": counted(memo, still["vote"]), "contributed": contributed}


def _still(scene: Scene) -> Keys:
    turns = pitch(scene.state, scene.who == "screen") if scene.plenary else None
    return {**common(scene), **ideas(scene), **votes(scene), **proposal_keys(scene), "pitch": turns}


def own(memo: Memo, person: str) -> Keys:
    """The view of `person:{id}`; without `me` for somebody who holds no seat."""
    one = memo.state.people.get(person)
    if one is None or not one.seated:
        return {"me": None, "mine": []}
    return {**memo.lasting(("own", person), lambda: _lasting(memo, one)), **_ballots(memo, one)}


def _lasting(memo: Memo, one: Participant) -> Keys:
    """What no ballot moves: who they are, their ideas, the order in which they are asked."""
    state = memo.state
    mine = [state.ideas[key] for key in state.ideas_by.get(one.id, ())]
    keys: Keys = {f"my/{idea.id}": _mine(state, idea) for idea in mine}
    me = {
        "id": one.id,
        "name": one.name,
        "function": one.function,
        "consents": one.consents,
        "seats": one.seats,
        "table": one.table,
    }
    vote = _under_way(state, one)
    orders = {f"order/{seat}": _order(memo, vote, one.id, seat) for seat in range(1, one.seats + 1)} if vote else {}
    return {**keys, "me": me, "mine": [idea.id for idea in mine], **orders}


def _under_way(state: State, one: Participant) -> Vote | None:
    """The vote that they are asked for, not yet sealed."""
    at = home(state, one.table)
    vote = state.last_vote(at, state.places[at].step)
    return vote if vote and vote.phase != "sealed" else None


def _mine(state: State, idea: Idea) -> Keys:
    words = words_of(idea, AUTHOR)
    return {
        "id": idea.id,
        "op": idea.op,
        "title": words.title,
        "body": words.body,
        "version": idea.version,
        "state": _status(idea),
        "into": idea.into,
        "table": idea.table,
        "seen": _seen(state, idea),
        "editable": _editable(state, idea),
        "withdrawable": _withdrawable(state, idea),
    }


def _seen(state: State, idea: Idea) -> str:
    """Who besides its author may be shown its words: `nobody`, the `desk` of its table, or the whole `table`."""
    private = is_private(state, idea.table) and not is_proposal(state, idea.id)
    if private or idea.withdrawn or idea.erased:
        return "nobody"
    return "desk" if idea.retired or idea.into else "table"


def _status(idea: Idea) -> str:
    known = {"erased": idea.erased, "retired": idea.retired, "withdrawn": idea.withdrawn, "merged": bool(idea.into)}
    return next((status for status, so in known.items() if so), "parked" if idea.parked else "active")


def _editable(state: State, idea: Idea) -> bool:
    participant = state.people[idea.author or ""]
    here = participant.table == idea.table and not state.archived
    free = here and idea.listed and not idea.originals
    return free and _asked_for(state, idea, "idea.edit") and frozen(state, idea) is None


def _withdrawable(state: State, idea: Idea) -> bool:
    """Whether its author may withdraw it, or take that back."""
    participant = state.people[idea.author or ""]
    here = participant.table == idea.table and not state.archived
    free = not (idea.into or idea.originals or idea.retired or idea.erased or is_proposal(state, idea.id))
    return here and free and _asked_for(state, idea, "idea.withdraw")


def _asked_for(state: State, idea: Idea, name: str) -> bool:
    return OPERATIONS[name].allows("P", *kind_and_phase(state, idea.table))


def _ballots(memo: Memo, one: Participant) -> Keys:
    state = memo.state
    vote, seats = _under_way(state, one), range(1, one.seats + 1)
    if vote is None:
        return {"elsewhere": [], "waits": []}
    if is_open(vote):
        casts = state.casts.get(vote.id, {})
        spoken = {seat: casts.get((one.id, seat)) for seat in seats}
        ballots = {f"ballot/{seat}": _spoken(cast) for seat, cast in spoken.items() if cast is not None}
    else:
        ballots = _in_urn(memo, vote, one, seats)
    elsewhere = [seat for seat in seats if voted_elsewhere(state, vote, one.id, seat)]
    late = [seat for seat in seats if vote.admitted is not None and (one.id, seat) not in vote.admitted]
    return {"elsewhere": elsewhere, "waits": [seat for seat in late if seat not in elsewhere], **ballots}


def _spoken(cast: Cast) -> Keys:
    return {"choice": cast.choice, "words": cast.words}


def _in_urn(memo: Memo, vote: Vote, one: Participant, seats: range) -> Keys:
    urn = memo.state.urns.get(vote.id)
    chosen = {seat: urn.choices.get(memo.pseudonym(vote.id, one.id, seat)) for seat in seats} if urn else {}
    return {f"ballot/{seat}": _ballot(choice) for seat, choice in chosen.items() if choice is not None}


def _ballot(choice: Choice) -> Keys:
    """What counts of it; and the points that came back, until they vote again."""
    back = came_back(choice)
    return {"choice": kept_points(choice), **({"came_back": back} if back else {})}


def _order(memo: Memo, vote: Vote, person: str, seat: int) -> list[str]:
    if voting_of(vote.kind).ordered:
        return vote.option_ids
    return memo.kept(("order", person, seat), vote.id, lambda: shuffled(vote, person, seat))


def shuffled(vote: Vote, person: str, seat: int) -> list[str]:
    """The options in an order of that seat's own, always the same for that vote."""
    return sorted(vote.option_ids, key=lambda one: sha256(f"{vote.id}/{person}/{seat}/{one}".encode()).digest())
