"""What words of an idea, or drawn from one, may be told to whom. Law: whatever tells people of them asks here.

An idea is gone once its author withdraws it, a desk retires it, or its words are erased. Its words are then told to
nobody, nor those drawn from it: options that a vote froze, its sheet, quotes of it or under its sheet, former versions,
headings of groups in which every idea is gone. Its author still reads their own; its desk, only on opening the line
that says so (`OPENED`). What is hidden is kept from screens.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from .model.entities import Group, Idea, Participant, Verbatim, Written
from .model.state import State

READER, SCREEN, AUTHOR, OPENED = "reader", "screen", "author", "opened"
SHORT = 40


class Wording(NamedTuple):
    """An idea's title and body; both empty where they may not be told."""

    title: str
    body: str


NONE = Wording("", "")


def may_be_told(idea: Idea, who: str) -> bool:
    """Whether an idea's words, and what is drawn from them, may be told to `who` (a view's audience, or as above)."""
    if idea.erased:
        return False
    if idea.gone:
        return who == AUTHOR or (who == OPENED and not idea.withdrawn)
    return who != SCREEN or not idea.hidden


def words_of(idea: Idea, who: str) -> Wording:
    """The words of an idea as `who` may read them."""
    return Wording(idea.title, idea.body) if may_be_told(idea, who) else NONE


def shortened(text: str, limit: int) -> str:
    """The first line of a text, cut between words to `limit` characters, with an ellipsis if cut."""
    line = text.split("\n", 1)[0].strip()
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.") + "…"


def idea_title(idea: Idea, who: str) -> str:
    """An idea's title, or the beginning of what it says."""
    words = words_of(idea, who)
    return words.title or shortened(words.body, 120)


def history_of(idea: Idea, who: str) -> list[dict[str, Any]]:
    """When an idea changed and how, with what it said before where that may be told."""
    told = may_be_told(idea, who)
    return [{key: value for key, value in line.items() if told or key not in Wording._fields} for line in idea.history]


def option_of(state: State, option: dict[str, Any], who: str) -> dict[str, Any]:
    """An option as its vote froze it, `gone` if its idea is gone since, and then without words; some are no ideas."""
    idea = state.ideas.get(option["id"])
    if idea is None:
        return {**option, "gone": False}
    silent = {} if may_be_told(idea, who) else NONE._asdict()
    return {**option, **silent, "gone": idea.gone}


def field_of(state: State, proposal: str, field: str, who: str) -> Written | None:
    """A field of a proposal's sheet; None when nobody wrote it or it may not be told."""
    told = who == SCREEN or may_be_told(state.ideas[proposal], who)  # what was written up since stays on screens
    told = told and not state.ideas[proposal].gone
    return state.fields.get(f"{proposal}/{field}") if told else None


def written(state: State, proposal: str, field: str, who: str = READER) -> str:
    """What a sheet's field says; empty when nobody wrote it."""
    found = field_of(state, proposal, field, who)
    return found.text if found else ""


def sheet_title(state: State, proposal: str, who: str = READER) -> str:
    """A proposal's title: the sheet's, else its idea's."""
    return written(state, proposal, "title", who) or idea_title(state.ideas[proposal], who)


def short_title(state: State, proposal: str, who: str = READER) -> str:
    """A title of at most 40 characters, for screens."""
    return written(state, proposal, "short_title", who) or shortened(sheet_title(state, proposal, who), SHORT)


def author_of(state: State, idea: Idea) -> Participant | None:
    """Who wrote an idea; None when it was imported, or typed by a desk."""
    return state.people.get(idea.author) if idea.author else None


def called_in_room(author: Participant | None) -> str | None:
    """The first name of somebody who wrote, only if they agree that the room sees it.

    What they accept in the document says nothing of the room.
    """
    return author.called if author and author.consents["room"] else None


def agrees(state: State, idea: str, use: str) -> bool:
    """Whether the author of an idea agrees to that use (`name`, `quotes`) of their words, today."""
    author = author_of(state, state.ideas[idea])
    return author is not None and author.consents[use]


def quote_of(state: State, verbatim: Verbatim) -> str | None:
    """Somebody's words as they may be told today: kept, of no idea that is gone, their author agreeing if known."""
    drawn = [state.ideas[one] for one in (verbatim.idea, verbatim.proposal) if one]
    if verbatim.dropped or any(not may_be_told(idea, READER) for idea in drawn):
        return None
    return verbatim.text if verbatim.idea is None or agrees(state, verbatim.idea, "quotes") else None


def groups_of(state: State, table: str) -> list[Group]:
    """A table's groups whose titles may be told: those of which every idea is gone were drawn from them."""
    if not state.groups_at[table]:
        return []
    left: dict[str | None, bool] = {}
    for idea in (state.ideas[one] for one in state.ideas_at[table]):
        left[idea.group] = left.get(idea.group, False) or not idea.gone
    groups = (state.groups[one] for one in state.groups_at[table])
    return [group for group in groups if not group.removed and left.get(group.id, True)]


def headings_of(state: State, idea: Idea) -> frozenset[str]:
    """The groups whose titles were drawn from nothing but ideas that are gone, this one among them."""
    told = {group.id for group in groups_of(state, idea.table)}
    known = {idea.group, *(line.get("group") for line in idea.history)}
    return frozenset(one for one in known if one and one not in told)


def kept_from_screens(state: State) -> int:
    """How many ideas, still there, the organiser or a desk keeps from the screens."""
    return sum(idea.hidden and not idea.gone for idea in state.ideas.values())
