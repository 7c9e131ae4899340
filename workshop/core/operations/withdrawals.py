"""Ideas that go: withdrawn by their author, retired by a desk, erased by the organiser. What stays: see disclosure.py.

In a vote too, until it is sealed: points that lay on them come back (see ballots.bring_back). Erasing is for good: the
log's rows are rewritten, and what is left of the idea is that it was there.
"""

from __future__ import annotations

from ..audiences import Touches
from ..disclosure import headings_of
from ..model.effects import Effects, ForgetIdea
from ..model.fields import Flag, Record, Ref
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from ..positions import is_private
from .ideas import BEFORE_VOTE, changing, few_enough, own_or_desk, stands_alone
from .operation_kind import Act, OperationKind
from .undo_conditions import always, unless_chosen

UNTIL_SEALED = f"{BEFORE_VOTE} vote/open vote/closed"


def check_withdraw(act: Act) -> Body | None:
    idea = act.state.ideas[act.body["idea"]]
    own_or_desk(act, idea, scribed=True)
    if idea.withdrawn == act.body["withdrawn"]:
        return None
    stands_alone(act.state, idea)
    if act.person.letter == "P" and not act.body["withdrawn"]:
        few_enough(act)
    return act.body


def apply_withdraw(state: State, row: Row) -> None:
    changing(state, row, "withdraw" if row.body["withdrawn"] else "restore").withdrawn = row.body["withdrawn"]


def check_retire(act: Act) -> Body | None:
    idea = act.state.ideas[act.body["idea"]]
    if is_private(act.state, idea.table) and idea.author != act.person.id:
        raise Refused("unknown_idea")
    if idea.erased and not act.body["retired"]:
        raise Refused("retired")
    return None if idea.retired == act.body["retired"] else act.body


def apply_retire(state: State, row: Row) -> None:
    changing(state, row, "retire" if row.body["retired"] else "unretire").retired = row.body["retired"]


def check_erase(act: Act) -> Body | None:
    return None if act.state.ideas[act.body["idea"]].erased else act.body


def apply_erase(state: State, row: Row) -> Effects:
    idea = changing(state, row, "erase")
    idea.title = idea.body = ""
    idea.external, idea.erased, idea.version = None, True, row.seq
    idea.history = [{key: line[key] for key in line if key not in ("title", "body")} for line in idea.history]
    return (ForgetIdea(idea.id, headings_of(state, idea)),)


OPERATIONS = (
    OperationKind(
        "idea.withdraw",
        Record({"idea": Ref("idea"), "withdrawn": Flag()}),
        "PD",
        "idea",
        apply_withdraw,
        check_withdraw,
        may_return=unless_chosen,
        steps={"P": UNTIL_SEALED, "D": UNTIL_SEALED},
        urn="returns",
        keeps="written",
        touches=Touches(own="voters"),
    ),
    OperationKind(
        "idea.retire",
        Record({"idea": Ref("idea"), "retired": Flag()}),
        "DAO",
        "idea",
        apply_retire,
        check_retire,
        may_return=always,
        urn="returns",
        of_gone=True,
        keeps="written",
        touches=Touches(own="voters"),
    ),
    OperationKind(
        "idea.erase",
        Record({"idea": Ref("idea")}),
        "OS",
        "idea",
        apply_erase,
        check_erase,
        may_return=None,
        urn="returns",
        of_gone=True,
        after_archive=True,
        keeps="written",
        touches=Touches(own="voters"),
    ),
)
