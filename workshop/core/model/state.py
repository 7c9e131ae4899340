"""The state of a session: small things on named shelves, changed in place and never copied whole.

Whatever changes a thing calls `note` first: it dates the change and, for an operation that can be undone, keeps the
small thing as it was; for the last UNDOABLES of them only. Two states are equal when the same rows made them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any

from .agenda import Agenda
from .entities import (
    Batch,
    Call,
    Cast,
    Door,
    Gate,
    Group,
    Idea,
    Lapsed,
    Message,
    Participant,
    Pitch,
    Place,
    Screen,
    Silence,
    Timer,
    Undoable,
    Verbatim,
    Vote,
    Written,
)
from .urn import Urn

UNDOABLES = 200
EVENTS = 20
CONTAINERS = frozenset({list, dict, set})
FOLLOWED = frozenset({"people", "ideas"})


@dataclass
class State:
    """Everything that the rows of one session made. Keys of shelves are ids; compound keys are joined by `/`.

    `moved` is the last row that was no ballot, `people_moved` the last that changed somebody, and `ideas_moved`, of the
    ideas that changed since they came, the last that changed what is told of each, latest last.
    """

    code: str = ""
    seq: int = 0
    at: int = 0
    definition: dict[str, Any] = field(default_factory=dict)
    agenda: Agenda = field(default_factory=Agenda)
    version: int = 0
    rehearsal: bool = False
    archived: bool = False

    people: dict[str, Participant] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    timers: dict[str, Timer] = field(default_factory=dict)
    screens: dict[str, Screen] = field(default_factory=dict)
    gates: dict[str, Gate] = field(default_factory=dict)
    doors: dict[str, Door] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    votes: dict[str, Vote] = field(default_factory=dict)
    fields: dict[str, Written] = field(default_factory=dict)
    verbatims: dict[str, Verbatim] = field(default_factory=dict)
    pitches: dict[str, Pitch] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    silences: dict[str, Silence] = field(default_factory=dict)

    devices: dict[str, dict[str, None]] = field(default_factory=dict)
    namesakes: dict[str, dict[str, None]] = field(default_factory=dict)
    people_at: dict[str, dict[str, None]] = field(default_factory=dict)
    ideas_at: dict[str, list[str]] = field(default_factory=dict)
    ideas_by: dict[str, list[str]] = field(default_factory=dict)
    groups_at: dict[str, list[str]] = field(default_factory=dict)
    votes_at: dict[str, list[str]] = field(default_factory=dict)
    verbatims_at: dict[str, list[str]] = field(default_factory=dict)

    turnout: dict[str, set[tuple[str, int]]] = field(default_factory=dict)
    casts: dict[str, dict[tuple[str, int], Cast]] = field(default_factory=dict)
    voted: dict[str, dict[tuple[str, int], str]] = field(default_factory=dict)
    acted: dict[str, set[str]] = field(default_factory=dict)
    urns: dict[str, Urn] = field(default_factory=dict)

    last_at: dict[str, int] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    undoables: OrderedDict[int, Undoable] = field(default_factory=OrderedDict)
    changed: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    recording: dict[str, Any] | None = None
    lapsed: dict[int, Lapsed] = field(default_factory=dict)
    moved: int = 0
    people_moved: int = 0
    ideas_moved: dict[str, int] = field(default_factory=dict)

    def note(self, shelf: str, key: str) -> None:
        """Say that the thing at `shelf[key]` (or its absence) is about to change by the row under way.

        `changed`: the row that last changed each thing that some undoable row would give back; `held`: how many would.
        """
        name, recording = f"{shelf}/{key}", self.recording
        if shelf in FOLLOWED:
            self._follow(shelf, key)
        if recording is None:
            if name in self.changed:
                self.supersede(name)
        elif name not in recording:
            recording[name] = snapshot(getattr(self, shelf).get(key))

    def supersede(self, name: str) -> None:
        """Date the change of that thing by the row under way: what changed it before comes back no more."""
        undoable = self.undoables.get(self.changed.get(name, 0))
        if undoable:
            undoable.superseded = True
        self.changed[name] = self.seq

    def _follow(self, shelf: str, key: str) -> None:
        """With an idea moves the one that it was merged into, with a person their ideas."""
        moved = [key] if shelf == "ideas" else list(self.ideas_by.get(key, ()))
        if shelf == "people":
            self.people_moved = self.seq
        while moved:
            idea = self.ideas.get(moved.pop())
            if idea:
                self.ideas_moved.pop(idea.id, None)
                self.ideas_moved[idea.id] = self.seq
            if idea and idea.into:
                moved.append(idea.into)

    def said(self, words: str) -> tuple[Vote, tuple[str, int], str] | None:
        """The vote, the voter and the key of words that a ballot still says; None where there are none of that name."""
        for vote, casts in self.casts.items():
            for voter, cast in casts.items() if not self.votes[vote].void else ():
                key = next((key for key in cast.words if cast.words_id(key) == words), None)
                if key is not None:
                    return self.votes[vote], voter, key
        return None

    def stands(self, seq: int) -> bool:
        """Whether all that an undoable row changed is as it left it."""
        return not self.undoables[seq].superseded

    def last_vote(self, place: str, step: str) -> Vote | None:
        """The last round of that step at that place."""
        for vote_id in reversed(self.votes_at.get(place, ())):
            vote = self.votes[vote_id]
            if vote.step == step and not vote.void:
                return vote
        return None


def snapshot(thing: Any) -> Any:
    """A copy of a small thing that no later change reaches."""
    if thing is None or isinstance(thing, tuple):
        return thing
    kind, *values = _reading(thing.__class__)(thing)
    return kind(*[value.copy() if type(value) in CONTAINERS else value for value in values])


@cache
def _reading(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What reads such a thing at one go: its class, then its fields in their order."""
    return attrgetter("__class__", *(one.name for one in fields(kind)))
