"""Groups and merges: ideas under a heading, or under another idea. Originals are kept and can be taken out again."""

from __future__ import annotations

from ..audiences import Touches
from ..ballots import is_proposal
from ..disclosure import groups_of
from ..model.entities import Group
from ..model.fields import Many, Maybe, Record, Ref, Text
from ..model.operation import Body, Row
from ..model.refusal import Refused
from ..model.state import State
from ..row_words import DrawnWords
from .ideas import DURING_VOTE, REVEALED, changing
from .operation_kind import Act, OperationKind
from .undo_conditions import outside_a_vote, unmerged

TITLE = Text(120, lines=False)
MERGEABLE = f"{REVEALED} vote/sealed vote/selected"


def heads(seq: int, body: Body, idea: str, headings: frozenset[str]) -> bool:
    """Whether a row says the title of one of these groups, or of one made of that idea alone."""
    return body.get("group", f"g{seq}") in headings or body.get("ideas") == [idea]


def may_be_read(state: State, row: Row) -> bool:
    """Whether the title that a row says may be told today."""
    group = state.groups[row.body.get("group", f"g{row.seq}")]
    return group in groups_of(state, group.table)


WORDS = DrawnWords(needed=("title",), drawn=heads, told=may_be_read)


def at_same_table(act: Act, *ideas: str) -> None:
    """Raise `unknown_idea` if one of them is at another table than where the act happens."""
    if any(act.state.ideas[one].table != act.place for one in ideas):
        raise Refused("unknown_idea")


def check_group(act: Act) -> Body | None:
    idea, group = act.state.ideas[act.body["idea"]], act.body["group"]
    if group and group not in [one.id for one in groups_of(act.state, idea.table)]:
        raise Refused("unknown_group")  # another table's, or one whose heading was drawn from what is gone
    if idea.into:
        raise Refused("merged")
    return act.body if idea.group != group else None


def apply_group(state: State, row: Row) -> None:
    if row.body["group"]:
        state.note("groups", row.body["group"])
    changing(state, row, "group", group=state.ideas[row.body["idea"]].group).group = row.body["group"]


def check_create(act: Act) -> Body | None:
    at_same_table(act, *act.body.get("ideas", ()))
    if any(act.state.ideas[one].into for one in act.body.get("ideas", ())):
        raise Refused("merged")
    return act.body


def apply_create(state: State, row: Row) -> None:
    group, table = f"g{row.seq}", row.body["table"]
    state.note("groups", group)
    state.groups[group] = Group(group, table, row.body["title"])
    state.groups_at[table].append(group)
    for idea in row.body.get("ideas", ()):
        changing(state, row, "group", idea, group=state.ideas[idea].group).group = group


def check_rename(act: Act) -> Body | None:
    return None if act.state.groups[act.body["group"]].title == act.body["title"] else act.body


def apply_rename(state: State, row: Row) -> None:
    state.note("groups", row.body["group"])
    state.groups[row.body["group"]].title = row.body["title"]


def check_merge(act: Act) -> Body | None:
    state, into, ideas = act.state, act.body["into"], act.body["ideas"]
    at_same_table(act, *ideas)
    if all(state.ideas[one].into == into for one in ideas):
        return None
    if into in ideas or any(not state.ideas[one].listed for one in (into, *ideas)):
        raise Refused("merged")
    if any(is_proposal(state, one) for one in ideas):
        raise Refused("breaks", what="proposal")
    return act.body


def apply_merge(state: State, row: Row) -> None:
    into = row.body["into"]
    head = changing(state, row, "merge", into, ideas=list(row.body["ideas"]))
    for idea in row.body["ideas"]:
        changing(state, row, "merged", idea, into=into).into = into
        head.originals.append(idea)


def check_unmerge(act: Act) -> Body | None:
    return act.body if act.state.ideas[act.body["idea"]].into else None


def apply_unmerge(state: State, row: Row) -> None:
    idea = row.body["idea"]
    head = changing(state, row, "unmerge", state.ideas[idea].into, ideas=[idea])
    head.originals.remove(idea)
    changing(state, row, "unmerged", idea, into=head.id).into = None


OPERATIONS = (
    OperationKind(
        "idea.group",
        Record({"idea": Ref("idea"), "group": Maybe(Ref("group"))}),
        "D",
        "idea",
        apply_group,
        check_group,
        may_return=outside_a_vote,
        steps={"D": REVEALED},
        otherwise=DURING_VOTE,
        keeps="written",
    ),
    OperationKind(
        "group.create",
        Record({"title": TITLE, "ideas?": Many(Ref("idea"), 200, distinct=True), "table?": Ref("table")}),
        "D",
        "table",
        apply_create,
        check_create,
        may_return=outside_a_vote,
        steps={"D": REVEALED},
        otherwise=DURING_VOTE,
        keeps="written",
        words=WORDS,
    ),
    OperationKind(
        "group.rename",
        Record({"group": Ref("group"), "title": TITLE}),
        "D",
        "group",
        apply_rename,
        check_rename,
        may_return=outside_a_vote,
        steps={"D": REVEALED},
        otherwise=DURING_VOTE,
        keeps="written",
        words=WORDS,
    ),
    OperationKind(
        "idea.merge",
        Record({"into": Ref("idea"), "ideas": Many(Ref("idea"), 200, low=1, distinct=True)}),
        "D",
        "into",
        apply_merge,
        check_merge,
        may_return=outside_a_vote,
        steps={"D": MERGEABLE},
        otherwise=DURING_VOTE,
        keeps="written",
        touches=Touches(own="there"),
    ),
    OperationKind(
        "idea.unmerge",
        Record({"idea": Ref("idea")}),
        "D",
        "idea",
        apply_unmerge,
        check_unmerge,
        may_return=unmerged,
        steps={"D": MERGEABLE},
        otherwise=DURING_VOTE,
        keeps="written",
        touches=Touches(own="there"),
    ),
)
