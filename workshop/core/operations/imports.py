"""An import as a whole: the batch that brought ideas is withdrawn at one go, and given back at one go.

Only while nobody has built on any of them: what was corrected, grouped, set aside, voted on or quoted since is somebody
else's work too, and the batch then stays.
"""

from __future__ import annotations

from ..audiences import Touches
from ..ballots import unsealed
from ..model.entities import Idea
from ..model.fields import Flag, Name, Record
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from .ideas import changing
from .operation_kind import Act, OperationKind


def check_withdraw(act: Act) -> Body | None:
    batch = act.state.batches.get(act.body["batch"])
    if batch is None:
        raise Refused("unknown_batch")
    if batch.withdrawn == act.body["withdrawn"]:
        return None
    ideas = [act.state.ideas[one] for one in batch.ideas]
    if any(unsealed(act.state, table) for table in {one.table for one in ideas}):
        raise Refused("vote_open")
    if not set(batch.ideas).isdisjoint(_built_on(act.state)) or not all(_untouched(one) for one in ideas):
        raise Refused("moved_on", what="ideas")
    return act.body


def _untouched(idea: Idea) -> bool:
    """Whether nothing has happened to it, but the withdrawal and the return of its batch."""
    acts = {line["act"] for line in idea.history}
    return acts <= {"withdraw_batch", "restore_batch"} and idea.group is None and idea.into is None


def _built_on(state: State) -> set[str]:
    """The ideas that a vote counted, that a sheet or a quote speaks of, that a screen shows."""
    voted = {one for vote in state.votes.values() if not vote.void for one in vote.option_ids}
    quoted = {one for verbatim in state.verbatims.values() for one in (verbatim.idea, verbatim.proposal) if one}
    shown = {screen.spotlight for screen in state.screens.values() if screen.spotlight}
    return voted | quoted | shown


def apply_withdraw(state: State, row: Row) -> None:
    batch = state.batches[row.body["batch"]]
    batch.withdrawn = row.body["withdrawn"]
    for idea in batch.ideas:
        changing(state, row, "withdraw_batch" if batch.withdrawn else "restore_batch", idea).withdrawn = batch.withdrawn


def _of_its_batch(state: State, row: Row) -> list[str]:
    """The tables where the ideas of that batch are."""
    return list(dict.fromkeys(state.ideas[one].table for one in state.batches[row.body["batch"]].ideas))


OPERATIONS = (
    OperationKind(
        "import.withdraw",
        Record({"batch": Name(), "withdrawn": Flag()}),
        "SO",
        None,
        apply_withdraw,
        check_withdraw,
        may_return=None,  # it is undone by its own contrary
        keeps="written",
        touches=Touches(_of_its_batch),
    ),
)
