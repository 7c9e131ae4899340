"""Votes: opened, cast, closed, sealed, selected. Options and rule are frozen at opening, sealing is final.

Until then ballots lie in the urn. One stays in the urn of the table where it was cast: who then changes table does not
vote a second time in the same step, so nobody counts twice and no table loses a voice that it heard. A new round
starts empty.
"""

from __future__ import annotations

from ..activities.ballot_shapes import option_of
from ..audiences import Touches
from ..ballots import (
    candidates,
    few_ballots,
    freeze,
    gone_options,
    open_vote,
    options_stand,
    shape_of,
    voted_elsewhere,
    voting_of,
)
from ..model.entities import Cast, Vote
from ..model.fields import Flag, Keyed, Many, Marked, Record, Ref, Text, Whole, bad
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..open_ballots import is_open
from ..positions import step_of, voters_of
from ..row_words import BallotWords, CountedBallots, FrozenOptions
from ..selection import counted, follows, standing
from .operation_kind import Act, OperationKind
from .sealing import FEW, SEAL
from .steps import as_seen
from .undo_conditions import always, selectable, selected_otherwise, takes_ballots

VOTE = Ref("vote")
OPTIONS, WORDED = 5_000, 200


def check_open(act: Act) -> Body | None:
    state, place = act.state, act.place or PLENARY
    if open_vote(state, place):
        return None
    as_seen(act, place)
    step = step_of(state, place)
    options = candidates(state, place, step)
    if not options:
        raise Refused("no_options")
    rounds = sum(state.votes[one].step == step.id for one in state.votes_at[place])
    return {
        **act.body,
        "vote": f"v-{step.id}-{place}-{rounds + 1}",
        "step": step.id,
        "round": rounds + 1,
        "rule": voting_of(step.kind).rule(step.settings, len(options)),
        "options": options,
    }


def apply_open(state: State, row: Row) -> None:
    body = row.body
    kind, rule, options = state.agenda.steps[body["step"]].kind, body["rule"], body["options"]
    vote = Vote(body["vote"], body["step"], body["place"], kind, body["round"], rule, options, row.at)
    if vote.rule.get("arrivals") == "desk":
        vote.admitted = voters_of(state, vote.place)
    state.note("votes", vote.id)
    state.votes[vote.id] = vote
    state.votes_at[vote.place].append(vote.id)
    state.turnout[vote.id] = set()
    _moves(state, vote.place)


def _moves(state: State, place: str) -> None:
    state.note("places", place)
    state.places[place].version = state.seq


def check_close(act: Act) -> Body | None:
    vote = act.state.votes[act.body["vote"]]
    if vote.phase == "sealed":
        raise Refused("vote_sealed")
    return act.body if vote.phase == "open" else None


def apply_close(state: State, row: Row) -> None:
    freeze(state, _phase(state, row, "closed"))


def _phase(state: State, row: Row, phase: str) -> Vote:
    vote = state.votes[row.body["vote"]]
    state.note("votes", vote.id)
    vote.phase = phase
    _moves(state, vote.place)
    return vote


def check_reopen(act: Act) -> Body | None:
    vote = act.state.votes[act.body["vote"]]
    if vote.phase == "sealed":
        raise Refused("vote_sealed")
    if vote.phase == "open":
        return None
    may_take_ballots(act.state, vote)
    return act.body


def may_take_ballots(state: State, vote: Vote) -> None:
    """Raise unless the vote's place is at its step and each of its options could still be voted on, or is gone."""
    if state.places[vote.place].step != vote.step:
        raise Refused("not_in_step")
    options_stand(state, vote)


def apply_reopen(state: State, row: Row) -> None:
    _phase(state, row, "open").electorate = None


def check_seal(act: Act) -> Body | None:
    return act.body if act.state.votes[act.body["vote"]].phase != "sealed" else None


def apply_seal(state: State, row: Row) -> None:
    vote = _phase(state, row, "sealed")
    freeze(state, vote)
    vote.sealed_at = row.at
    vote.ballots = row.body["ballots"]
    vote.outcome = counted(vote)


def check_select(act: Act) -> Body | None:
    state, ideas = act.state, act.body["ideas"]
    vote = state.votes[act.body["vote"]]
    if vote.phase != "sealed" or vote.outcome is None:
        raise Refused("not_sealed")
    if not set(ideas) <= set(vote.option_ids):
        raise Refused("unknown_option")
    reason = act.body.get("reason", "")
    if (ideas, reason) == (vote.selected, vote.reason):
        return None
    selectable(state, vote, ideas)
    if not reason and not follows(standing(state, vote.outcome), vote.rule.get("tie", "both"), set(ideas)):
        raise Refused("reason_needed")
    return {**act.body, "reason": reason}


def apply_select(state: State, row: Row) -> None:
    vote = _phase(state, row, "sealed")
    vote.selected, vote.reason = list(row.body["ideas"]), row.body["reason"]


def check_cast(act: Act) -> Body | None:
    state, body = act.state, act.body
    vote, seat = state.votes[body["vote"]], body["seat"]
    if vote.phase != "open":
        raise Refused("vote_sealed" if vote.phase == "sealed" else "vote_not_open")
    if seat > state.people[act.person.id].seats:
        raise Refused("no_seat")
    if vote.admitted is not None and (act.person.id, seat) not in vote.admitted:
        raise Refused("latecomer")
    elsewhere = voted_elsewhere(state, vote, act.person.id, seat)
    if elsewhere:
        raise Refused("voted_elsewhere", table=elsewhere)
    shape, gone = shape_of(vote), gone_options(state, vote)
    if body.get("words") and not is_open(vote):
        raise bad("words", "unknown")
    choice, words = shape.heard(frozenset(vote.option_ids), body["choice"], body.pop("words", {}))
    told = {key: text for key, text in words.items() if option_of(key) not in gone}
    return {**body, "choice": shape.without(choice, gone), **({"words": told} if told else {})}


def apply_cast(state: State, row: Row) -> None:
    vote = state.votes[row.body["vote"]]
    voter = (row.person.id, row.body["seat"])
    state.note("votes", vote.id)
    state.turnout[vote.id].add(voter)
    if "choice" in row.body:
        cast = Cast(row.seq, row.body.get("said", ""), row.body["choice"], row.body.get("words", {}))
        state.casts.setdefault(vote.id, {})[voter] = cast
    state.voted.setdefault(vote.step, {})[voter] = vote.id
    state.acted.setdefault(vote.step, set()).add(row.person.id)


def _former_round(state: State, place: str | None, body: Body) -> list[str]:
    """The closed round that a new one follows."""
    at = place or PLENARY
    vote = state.last_vote(at, state.places[at].step)
    return [vote.id] if vote and vote.phase == "closed" else []


def _few(state: State, body: Body, votes: list[str]) -> None:
    few_ballots(state, [body["vote"]])


OPERATIONS = (
    OperationKind(
        "vote.open",
        Record({"version": Whole(0, 2**53), "place?": Ref("place"), "few?": Flag()}),
        "DAO",
        "place",
        apply_open,
        check_open,
        may_return=always,
        steps=dict.fromkeys("DAO", "vote"),
        urn="opens",
        event=("vote", "place"),
        keeps="now",
        touches=Touches(own="there"),
        seals=_former_round,
        asks=FEW,
        words=FrozenOptions(),
    ),
    OperationKind(
        "vote.close",
        Record({"vote": VOTE}),
        "DAO",
        "vote",
        apply_close,
        check_close,
        may_return=takes_ballots,
        event=("vote",),
        keeps="now",
        touches=Touches(own="there"),
    ),
    OperationKind(
        "vote.reopen",
        Record({"vote": VOTE}),
        "DAO",
        "vote",
        apply_reopen,
        check_reopen,
        may_return=always,
        event=("vote",),
        keeps="now",
        touches=Touches(own="there"),
    ),
    OperationKind(
        SEAL,
        Record({"vote": VOTE, "few?": Flag()}),
        "DAO",
        "vote",
        apply_seal,
        check_seal,
        may_return=None,
        urn="empties",
        event=("vote",),
        keeps="now",
        touches=Touches(own="there"),
        asks={"few": _few},
        words=CountedBallots(),
    ),
    OperationKind(
        "vote.select",
        Record(
            {
                "vote": VOTE,
                "ideas": Many(Ref("option"), OPTIONS, distinct=True),
                "reason?": Text(500, empty=True),
            }
        ),
        "DAO",
        "vote",
        apply_select,
        check_select,
        may_return=selected_otherwise,
        event=("vote",),
        keeps="written",
        touches=Touches(own="there"),  # what becomes a proposal, or is none any more, is its author's to change or not
    ),
    OperationKind(
        "ballot.cast",
        Record(
            {
                "vote": VOTE,
                "seat": Whole(1, 12),
                "choice": Keyed(Marked(), Whole(0, 1000), OPTIONS),
                "words?": Keyed(Marked(), Text(1_000), WORDED),
            }
        ),
        "P",
        "vote",
        apply_cast,
        check_cast,
        steps={"P": "vote/open"},
        may_return=None,
        urn="casts",
        otherwise={"": "vote_not_open", "sealed": "vote_sealed", "selected": "vote_sealed"},
        keeps="written",
        touches=Touches(phones="there"),  # a phone is told how many voted at its own table alone
        names="said",
        names_with="words",
        personal=("choice", "words"),
        words=BallotWords(),
        long=True,
    ),
)
