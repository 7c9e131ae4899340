"""What an operation is: its fields, who may ask for it in which steps, how it is judged and what it changes.

Legality is this table; `check` adds only what depends on the thing itself. `steps` maps a role's letter to places of
the agenda written `kind` or `kind/phase`, separated by spaces, `vote` being every kind of vote; a letter that is absent
may act in any step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from ..activities import KINDS
from ..audiences import Naming, Touches, named, naming_of, touched_by
from ..memo import Memo
from ..model.effects import Effect
from ..model.entities import Undoable
from ..model.fields import Record
from ..model.operation import Body, Row
from ..model.person import Person
from ..model.refusal import Refused
from ..model.state import State
from ..row_words import NO_WORDS, RowWords

MayReturn = Callable[[State, Undoable], None]
Seals = Callable[[State, str | None, Body], list[str]]
Question = Callable[[State, Body, list[str]], None]
TOUCHES = Touches()


class Act(NamedTuple):
    """An operation whose role, fields and references are already judged.

    `place` is where it happens, if anywhere; `reach` the places that the person may reach (None: all). `kinds`: every
    operation that there is, for what is asked of another one.
    """

    state: State
    person: Person
    letters: str
    body: Body
    now: int
    place: str | None
    reach: list[str] | None = None
    kinds: Mapping[str, OperationKind] = MappingProxyType({})


def accept(act: Act) -> Body | None:
    """Nothing more to judge."""
    return act.body


def no_wider(_state: State, _letters: str, _body: Body) -> None:
    """The operation's fields are the same for all."""


@dataclass(frozen=True)
class OperationKind:
    """One operation.

    `apply` makes a row true in the state and gives what follows from it elsewhere (see effects.py), or nothing.
    `roles`: letters of those who may. `at`: where it happens, the first of these words that applies: a key of the body
    that holds a thing's id (`idea`, `vote`…), `table` or `place` (by default one's own; a place in a plenary step is
    the plenary), `screen` (a place as it is), `home` (one's own table), `plenary`; None is nowhere.
    `check` gives the body to append or None when it is already so. `otherwise`: the refusal in another step, by phase.
    `urn`: this row opens (`opens`), fills (`casts`) or empties (`empties`) the urn of `body["vote"]`; for `casts` the
    `choice` stays out of the row, for `empties` it holds the `ballots` (see fold.to_append). `returns`: this row may
    make an option go, whose points then come back.
    `seals`: the votes that are sealed just before, by the place where it happens and the body; None: never any.
    `asks`: what is asked before it is done, unless the body's field of that name says yes: each raises its refusal,
    by the body and the votes that are to be sealed. That field stays out of the row.
    `of_gone`: it may be asked of an idea that is gone.
    `wider`: the fields that hold instead, where there are some, for who has these letters and what the body names (it
    comes as it was sent, before any of it is cleaned).
    `may_return`: raises Refused where what such a row changed may not come back (see undo_conditions.py); None: never.
    `names`: the key under which the row names what it makes, by an id that says nothing of when (see ids.py);
    `names_with`: only where the body has that key.
    `keeps`: `written`, what a page keeps until it is on the disk, or `now`, what is only good at once: a page gives it
    up after a few seconds rather than have it done by surprise.
    `stands`: refusals of today in spite of which a row of an older release has its effect (see lapsed.py).
    `seat`: a participant asks for it with a seat that is `held`, with one that may be `lost`, or with `none` yet.
    `offline`: the key of somebody who must not be connected; `answers`: the key of the request, by a device that has
    not joined, which it answers (both are judged where connections are known; with either it is one `of_devices`).
    `long`: its body may be a long one.
    `touches`: whom its rows may show something new. `undoes`: the key of the body that says which row it undoes; such a
    row is judged again when the log is folded (see lapsed.py).
    `words`: what its rows say that may have to go, with an idea or with a consent (see row_words.py).
    `personal`: fields that an erasure takes out of the log. `event`: fields that the tower is told.
    """

    name: str
    fields: Record
    roles: str
    at: str | None
    apply: Callable[[State, Row], Iterable[Effect] | None]
    check: Callable[[Act], Body | None] = accept
    steps: Mapping[str, str] = field(default_factory=dict)
    otherwise: Mapping[str, str] = field(default_factory=dict)
    urn: str | None = None
    of_gone: bool = False
    wider: Callable[[State, str, Body], Record | None] = no_wider
    names: str | None = None
    names_with: str = ""
    personal: tuple[str, ...] = ()
    event: tuple[str, ...] | None = None
    after_archive: bool = False
    before_definition: bool = False
    seals: Seals | None = None
    asks: Mapping[str, Question] = field(default_factory=dict)
    stands: tuple[str, ...] = ()
    seat: Literal["held", "lost", "none"] = "held"
    offline: str | None = None
    answers: str | None = None
    long: bool = False
    touches: Touches = TOUCHES
    words: RowWords = NO_WORDS
    undoes: str | None = None
    may_return: MayReturn | None = field(kw_only=True)
    keeps: Literal["written", "now"] = field(kw_only=True)

    undoable: bool = field(init=False, repr=False, compare=False)
    of_devices: bool = field(init=False, repr=False, compare=False)
    naming: Naming = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "undoable", self.may_return is not None)  # asked at each row of a fold
        object.__setattr__(self, "of_devices", bool(self.offline or self.answers))
        object.__setattr__(self, "naming", naming_of(self.fields.known))  # the same

    def clean(self, state: State, letters: str, body: Any) -> Body:
        """The body's fields, clean. Raises Refused."""
        wider = self.wider(state, letters, body) if isinstance(body, dict) else None
        return (wider or self.fields).clean(body)

    def places(self, state: State, row: Row) -> list[str]:
        """The places where a row already applied happened: tables, or the plenary for what concerns everybody."""
        where = self.touches.places
        return where(state, row) if where else named(state, row, self.naming)

    def touched(self, row: Row, memo: Memo) -> set[str]:
        """The audiences whose view a row already applied may have changed."""
        return touched_by(row, self.touches, self.places(memo.state, row), memo)

    def allows(self, letter: str, kind: str, phase: str) -> bool:
        """Whether a role's letter may ask for this in a step of that kind and phase."""
        if letter not in self.roles:
            return False
        where = self.steps.get(letter)
        if where is None:
            return True
        among = where.split()
        if kind in among or f"{kind}/{phase}" in among:
            return True
        return KINDS[kind].voting is not None and ("vote" in among or f"vote/{phase}" in among)

    def refusal(self, letters: str, kind: str, phase: str) -> Refused | None:
        """What refuses these letters there, or None."""
        if any(self.allows(letter, kind, phase) for letter in letters):
            return None
        if phase == "writing" and any(self.allows(letter, kind, "revealed") for letter in letters):
            return Refused("private")
        return Refused(self.otherwise.get(phase) or self.otherwise.get("", "not_in_step"))
