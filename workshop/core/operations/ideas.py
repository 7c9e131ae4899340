"""Ideas: written and corrected by their author; parked, hidden, revealed by a desk; never destroyed."""

from __future__ import annotations

from typing import Any

from ..audiences import Touches
from ..ballots import frozen, is_proposal
from ..ids import idea_of
from ..model.entities import Batch, Idea
from ..model.fields import Flag, Name, OneOf, Record, Ref, Text, Whole
from ..model.operation import Body, Row
from ..model.person import PLENARY
from ..model.refusal import Refused
from ..model.state import State
from ..positions import is_private
from ..row_words import DrawnWords, idea_is_told, of_the_idea
from .operation_kind import Act, OperationKind
from .people import FUNCTIONS
from .steps import as_seen
from .undo_conditions import always, before_its_choice

TITLE = Text(200, lines=False, empty=True)
TYPED, IMPORTED = 2_000, 50_000
MOST_IDEAS = 200
BEFORE_VOTE = "ideas share vote/before"
REVEALED = "ideas/revealed share vote/before"
WORDS = DrawnWords(needed=("body", "external"), besides=("title",), drawn=of_the_idea, told=idea_is_told)
DURING_VOTE = {"open": "vote_open", "closed": "vote_open"}


def check_write(act: Act) -> Body | None:
    if act.person.letter == "P":
        few_enough(act)
    return act.body


def few_enough(act: Act) -> None:
    """Raise `too_many_ideas` where all who came with a device, together, have MOST_IDEAS that are not gone."""
    state = act.state
    device = state.people[act.person.id].device
    together = {act.person.id, *state.devices.get(device or "", ())}
    ideas = (state.ideas[one] for person in together for one in state.ideas_by.get(person, ()))
    if sum([not idea.gone for idea in ideas]) >= MOST_IDEAS:
        raise Refused("too_many_ideas", limit=MOST_IDEAS)


def apply_write(state: State, row: Row) -> None:
    scribe = row.person.role == "desk"
    _add(state, row, "scribe" if scribe else "phone", row.person.id)
    if not scribe:
        state.acted.setdefault(state.places[row.body["table"]].step, set()).add(row.person.id)


def check_import(act: Act) -> Body:
    """A batch that was withdrawn takes no more ideas: what was not written of it yet is of the past."""
    batch = act.state.batches.get(act.body.get("batch", ""))
    if batch and batch.withdrawn:
        raise Refused("moved_on", what="ideas")
    return act.body


def apply_import(state: State, row: Row) -> None:
    _add(state, row, "import", None)
    if batch := row.body.get("batch"):
        state.batches.setdefault(batch, Batch(batch, row.at)).ideas.append(idea_of(row))


def _add(state: State, row: Row, origin: str, author: str | None) -> None:
    body, idea, at = row.body, idea_of(row), state.places[row.body["table"]]
    batch = at.version if "idea" in body and is_private(state, at.id) else 0
    state.note("ideas", idea)
    state.ideas[idea] = Idea(
        idea,
        at.id,
        body.get("title", ""),
        body["body"],
        origin,
        author,
        row.op_id,
        row.at,
        1 if batch else row.seq,
        at.step,
        body.get("function"),
        body.get("external"),
        batch=batch,
    )
    _insert(state, state.ideas[idea])
    if author:
        state.ideas_by.setdefault(author, []).append(idea)


def _insert(state: State, idea: Idea) -> None:
    """Put an idea last at its table; in private before those of the same batch whose ids follow, as if shuffled.

    What is imported meanwhile comes before the whole batch.
    """
    ids, batch = state.ideas_at[idea.table], state.places[idea.table].version
    at = len(ids)
    if is_private(state, idea.table):
        while at and state.ideas[ids[at - 1]].batch == batch and (not idea.batch or ids[at - 1] > idea.id):
            at -= 1
    ids.insert(at, idea.id)


def own_or_desk(act: Act, idea: Idea, scribed: bool = False) -> None:
    """Raise unless the actor wrote it, or is a desk (`scribed`: only what a desk wrote)."""
    if idea.author == act.person.id:
        return
    if "D" not in act.letters or (scribed and idea.origin != "scribe"):
        raise Refused("not_allowed")


def edited(limit: int) -> Record:
    return Record({"idea": Ref("idea"), "body": Text(limit), "title?": TITLE, "base": Whole(0, 2**53)})


EDIT, EDIT_IMPORTED = edited(TYPED), edited(IMPORTED)


def wider_edit(state: State, letters: str, body: Body) -> Record | None:
    """An imported idea stays as long as it came; only a desk corrects it."""
    named = body.get("idea")
    idea = state.ideas.get(named) if isinstance(named, str) else None
    return EDIT_IMPORTED if "D" in letters and idea and idea.origin == "import" else None


def check_edit(act: Act) -> Body | None:
    idea = act.state.ideas[act.body["idea"]]
    own_or_desk(act, idea)
    if idea.gone or idea.into:
        raise Refused("merged" if idea.into else "unknown_idea")
    refused = frozen(act.state, idea)
    if refused:
        raise refused
    title = act.body.get("title", idea.title)
    if (title, act.body["body"]) == (idea.title, idea.body):
        return None
    if act.body["base"] != idea.version:
        raise Refused("conflict", now={"title": idea.title, "body": idea.body, "version": idea.version})
    return {**act.body, "title": title}


def apply_edit(state: State, row: Row) -> None:
    idea = changing(
        state, row, "edit", title=state.ideas[row.body["idea"]].title, body=state.ideas[row.body["idea"]].body
    )
    idea.title, idea.body = row.body["title"], row.body["body"]
    idea.version = idea.revised(row.seq)


def changing(state: State, row: Row, act: str, idea: str | None = None, **was: Any) -> Idea:
    """The idea about to change, with a line more in its history: `{at, act, …}` as it was before."""
    key = idea or row.body["idea"]
    state.note("ideas", key)
    state.ideas[key].history.append({"at": row.at, "act": act, **was})
    return state.ideas[key]


def stands_alone(state: State, idea: Idea) -> None:
    """Raise if the idea lies with others, or is one of the table's proposals."""
    if idea.into or idea.originals:
        raise Refused("merged")
    if is_proposal(state, idea.id):
        raise Refused("breaks", what="proposal")


def check_park(act: Act) -> Body | None:
    idea = act.state.ideas[act.body["idea"]]
    if idea.parked == act.body["parked"]:
        return None
    if idea.into:
        raise Refused("merged")
    if is_proposal(act.state, idea.id):
        raise Refused("breaks", what="proposal")
    return act.body


def apply_park(state: State, row: Row) -> None:
    changing(state, row, "park" if row.body["parked"] else "unpark").parked = row.body["parked"]


def check_hide(act: Act) -> Body | None:
    return None if act.state.ideas[act.body["idea"]].hidden == act.body["hidden"] else act.body


def apply_hide(state: State, row: Row) -> None:
    changing(state, row, "hide" if row.body["hidden"] else "show").hidden = row.body["hidden"]


def check_reveal(act: Act) -> Body | None:
    place = act.place or PLENARY
    at = act.state.places[place]
    if (at.step in at.revealed) == act.body["revealed"]:
        return None
    as_seen(act, place)
    return act.body


def apply_reveal(state: State, row: Row) -> None:
    place = row.body["place"]
    state.note("places", place)
    at = state.places[place]
    at.revealed = [*at.revealed, at.step] if row.body["revealed"] else [one for one in at.revealed if one != at.step]
    at.version = row.seq


OPERATIONS = (
    OperationKind(
        "idea.write",
        Record({"body": Text(TYPED), "title?": TITLE, "table?": Ref("table")}),
        "PD",
        "table",
        apply_write,
        check_write,
        names="idea",
        may_return=before_its_choice,
        steps={"P": "ideas share", "D": BEFORE_VOTE},
        otherwise=DURING_VOTE,
        keeps="written",
        stands=("too_many_ideas",),
        words=WORDS,
        long=True,
    ),
    OperationKind(
        "idea.import",
        Record(
            {
                "table": Ref("table"),
                "body": Text(IMPORTED),
                "title?": TITLE,
                "function?": OneOf(FUNCTIONS),
                "external?": Text(100, lines=False),
                "batch?": Name(),
            }
        ),
        "SO",
        "table",
        apply_import,
        check_import,
        may_return=None,
        keeps="written",
        words=WORDS,
    ),
    OperationKind(
        "idea.edit",
        EDIT,
        "PD",
        "idea",
        apply_edit,
        check_edit,
        wider=wider_edit,
        may_return=before_its_choice,
        steps={"P": BEFORE_VOTE, "D": BEFORE_VOTE},
        otherwise=DURING_VOTE,
        keeps="written",
        stands=("breaks", "vote_open"),  # words could be edited that a vote had chosen
        words=WORDS,
        long=True,
    ),
    OperationKind(
        "idea.park",
        Record({"idea": Ref("idea"), "parked": Flag()}),
        "D",
        "idea",
        apply_park,
        check_park,
        may_return=before_its_choice,
        steps={"D": REVEALED},
        otherwise=DURING_VOTE,
        keeps="written",
    ),
    OperationKind(
        "idea.hide",
        Record({"idea": Ref("idea"), "hidden": Flag()}),
        "DA",
        "idea",
        apply_hide,
        check_hide,
        may_return=always,
        keeps="written",
        stands=("unknown_idea",),  # desks could hide what they were not shown yet
    ),
    OperationKind(
        "ideas.reveal",
        Record({"revealed": Flag(), "version": Whole(0, 2**53), "place?": Ref("place")}),
        "DA",
        "place",
        apply_reveal,
        check_reveal,
        may_return=always,
        steps={"D": "ideas", "A": "ideas"},
        event=("place", "revealed"),
        keeps="now",
        touches=Touches(own="there"),
    ),
)
