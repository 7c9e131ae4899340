"""When what a row changed may come back. Law: what an undo gives back is judged as the act itself would be, today.

Whatever the operation, the places, steps and tables that come back must still exist (`exists`); each operation says
beside itself what else it takes (`may_return`). Both are asked again when the log is folded: see fold.apply.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..activities import KINDS
from ..ballots import is_proposal, options_stand, unsealed, vetoed, voting_of
from ..model.entities import Group, Idea, Participant, Pitch, Place, Undoable, Verbatim, Vote
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import barrier, free_at, free_tables, step_of


def always(state: State, undoable: Undoable) -> None:
    """Nothing more to judge."""


def outside_a_vote(state: State, undoable: Undoable) -> None:
    """Raise `vote_open` while the table of one of these ideas or groups has a vote that is not sealed."""
    for name in undoable.before:
        shelf, key = name.split("/", 1)
        if shelf in ("ideas", "groups") and unsealed(state, getattr(state, shelf)[key].table):
            raise Refused("vote_open")


def before_its_choice(state: State, undoable: Undoable) -> None:
    """The same; and raise `breaks` where one of these ideas was chosen since: it stays as it was chosen."""
    outside_a_vote(state, undoable)
    unless_chosen(state, undoable)


def unless_chosen(state: State, undoable: Undoable) -> None:
    """Raise `breaks` where one of these ideas was chosen since. What goes or comes back goes so in a vote too."""
    if any(name.startswith("ideas/") and is_proposal(state, name[6:]) for name in undoable.before):
        raise Refused("breaks", what="proposal")


def unmerged(state: State, undoable: Undoable) -> None:
    """What was taken out of a merge goes back under the other idea, unless it is a proposal by now."""
    outside_a_vote(state, undoable)
    back = [one.id for one in undoable.before.values() if isinstance(one, Idea) and one.into]
    if any(is_proposal(state, one) for one in back):
        raise Refused("breaks", what="proposal")


def gone_back(state: State, undoable: Undoable) -> None:
    """Where somebody went back or forth: gates bind a desk then too, and a vote takes ballots on what still stands."""
    for place, before in _of(undoable, Place):
        if undoable.letter == "D" and place != PLENARY:
            refused = barrier(state, place, state.agenda.steps[before.step])
            if refused:
                raise Refused(refused)
    _reopened(state, undoable)


def takes_ballots(state: State, undoable: Undoable) -> None:
    """What closed a vote: it takes ballots again only at its step, on options that still stand."""
    for _, before in _of(undoable, Vote):
        if state.places[before.place].step != before.step:
            raise Refused("not_in_step")
    _reopened(state, undoable)


def _reopened(state: State, undoable: Undoable) -> None:
    for _, before in _of(undoable, Vote):
        if before.phase == "open":
            options_stand(state, before)


def selected_otherwise(state: State, undoable: Undoable) -> None:
    """A former selection: in the last round, of ideas that still stand, and not under a vote of the room on it."""
    for _, before in _of(undoable, Vote):
        selectable(state, before, before.selected or [])


def selectable(state: State, vote: Vote, ideas: list[str]) -> None:
    """Raise unless these of its options may be what a sealed vote selects, today."""
    if state.last_vote(vote.place, vote.step) is not state.votes[vote.id]:
        raise Refused("moved_on", what="vote")
    if vote.place != PLENARY and unsealed(state, PLENARY):
        raise Refused("vote_open")
    chosen = [state.ideas[one] for one in ideas if one in state.ideas]
    if any(one.retired or one.erased for one in chosen):
        raise Refused("retired")
    if any(not one.listed for one in chosen):
        raise Refused("merged" if any(one.into for one in chosen) else "unknown_idea")
    _adopted(vote, ideas)


def _adopted(vote: Vote, ideas: list[str]) -> None:
    """Raise where a kind with a veto does not propose one of these: it met one, or nobody spoke of it."""
    if set(ideas) & vetoed(vote):
        raise Refused("objection")
    if voting_of(vote.kind).veto and not set(ideas) <= set(vote.outcome["proposed"] if vote.outcome else ()):
        raise Refused("not_adopted")


def seats_are_free(state: State, undoable: Undoable) -> None:
    """Where somebody sat, as many seats must be free as they have now; who held none takes none back."""
    for key, before in _of(undoable, Participant):
        seats = state.people[key].seats
        if before.seated and free_at(state, before.table) < seats:
            raise Refused("full", table=before.table, free_tables=free_tables(state, seats))


def of_a_proposal(state: State, undoable: Undoable) -> None:
    """A sheet's field: of what is still a proposal; a participant's only in the step in which they write."""
    for name in undoable.before:
        idea = name.split("/", 2)[1]
        if not is_proposal(state, idea):
            raise Refused("unknown_proposal")
        if undoable.letter == "P" and "sheets" not in KINDS[step_of(state, state.ideas[idea].table).kind].shows:
            raise Refused("not_in_step")


def _of(undoable: Undoable, kind: type) -> list[tuple[str, Any]]:
    found = ((name.split("/", 1)[1], before) for name, before in undoable.before.items())
    return [(key, before) for key, before in found if isinstance(before, kind)]


def exist(state: State, undoable: Undoable) -> None:
    """Raise unless the places, tables and steps of all that would come back are in today's definition."""
    for name, before in undoable.before.items():
        if before is not None:
            shelf, key = name.split("/", 1)
            EXISTING[shelf](state, key, before)
    _together(state, undoable)


def _together(state: State, undoable: Undoable) -> None:
    """A table stands in a plenary step with the plenary, or not at all."""
    back = {place: before.step for place, before in _of(undoable, Place)}
    if not back or state.agenda.single:
        return
    steps = {place: back.get(place, at.step) for place, at in state.places.items()}
    if any(state.agenda.steps[step].plenary and step != steps[PLENARY] for step in steps.values()):
        raise Refused("plenary")


def _table(state: State, table: str) -> None:
    if table not in state.places:
        raise Refused("unknown_table")


def _step(state: State, step: str) -> None:
    if step not in state.agenda.steps:
        raise Refused("unknown_step")


def _place(state: State, key: str, before: Place) -> None:
    _table(state, key)
    _step(state, before.step)


def _timer(state: State, key: str, before: Any) -> None:
    place, step = key.split("/", 1)
    _table(state, place)
    _step(state, step)


def _gate(state: State, key: str, before: Any) -> None:
    step, table = key.split("/", 1)
    _table(state, table)
    _step(state, step)


def _at_its_key(state: State, key: str, before: Any) -> None:
    _table(state, key)


def _at_its_table(state: State, key: str, before: Idea | Group | Verbatim) -> None:
    _table(state, before.table)


def _participant(state: State, key: str, before: Any) -> None:
    _table(state, before.table)


def _vote(state: State, key: str, before: Vote) -> None:
    _table(state, before.place)
    _step(state, before.step)


def _pitch(state: State, key: str, before: Pitch) -> None:
    _step(state, key)
    for table in before.order:
        _table(state, table)


def _anywhere(state: State, key: str, before: Any) -> None:
    """It stands nowhere in the definition."""


EXISTING: dict[str, Callable[[State, str, Any], None]] = {
    "people": _participant,
    "places": _place,
    "timers": _timer,
    "screens": _at_its_key,
    "gates": _gate,
    "doors": _at_its_key,
    "ideas": _at_its_table,
    "groups": _at_its_table,
    "votes": _vote,
    "fields": _anywhere,
    "verbatims": _at_its_table,
    "pitches": _pitch,
    "calls": _at_its_key,
    "messages": _anywhere,
    "silences": _anywhere,
}
"""For each shelf, what of the definition a thing needs to stand on it again."""
