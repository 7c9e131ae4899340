"""The small things of a session. None is ever destroyed: an idea is withdrawn, a group removed, a verbatim dropped.

Times are milliseconds since 1970. A `version` is the `seq` of the row that last changed the thing; 0 is never.
What is only ever replaced is a tuple, which needs no copy to be kept as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .urn import Choice

UNSEATED = {"waiting": "not_admitted", "freed": "place_freed", "out": "sent_out"}
FORGOTTEN = "forgotten"


def no_consents() -> dict[str, bool]:
    """What a person has agreed to before being asked: nothing."""
    return {"room": False, "name": False, "quotes": False, "photo": False}


@dataclass(slots=True)
class Participant:
    """Somebody at a table, with the seats that their device carries.

    `status`: `seated`; else they hold no seat: `waiting` to be let in, `freed` (their place was), or sent `out`.
    `device`: a number that their browser was given; None if it is not known. `number`: of those of the same first name,
    in the order in which they gave it. `claim`: by which request a desk gave their place to another device, whose
    cookie says it too; None for the device that they joined with. `left`: the table where they stood before, if any.
    """

    id: str
    table: str
    at: int
    name: str | None = None
    function: str | None = None
    consents: dict[str, bool] = field(default_factory=no_consents)
    seats: int = 1
    erased: bool = False
    status: str = "seated"
    device: str | None = None
    number: int = 1
    claim: str | None = None
    left: str | None = field(default=None, compare=False)

    @property
    def called(self) -> str | None:
        """Their first name as everybody reads it: with a number, where somebody had it before them."""
        return f"{self.name} ({self.number})" if self.name and self.number > 1 else self.name

    @property
    def seated(self) -> bool:
        return self.status == "seated"

    @property
    def unseated(self) -> str | None:
        """What somebody who holds no seat is refused, by their status; None for who holds one."""
        return FORGOTTEN if self.erased and self.status == "freed" else UNSEATED.get(self.status)


@dataclass(slots=True)
class Place:
    """Where a table, or the plenary, stands in the agenda. `entered` and `revealed` are steps' ids."""

    id: str
    step: str
    version: int
    entered: list[str] = field(default_factory=list)
    revealed: list[str] = field(default_factory=list)


class Timer(NamedTuple):
    """A countdown, keyed `place/step`: running when `ends_at` is set, else stopped with `left` milliseconds.

    `resumes`: it was running when its step was left.
    """

    ends_at: int | None
    left: int | None = None
    resumes: bool = False


@dataclass(slots=True)
class Screen:
    """What a place's projector shows apart from the step."""

    spotlight: str | None = None
    blank: bool = False


class Door(NamedTuple):
    """Whether who comes to a place, a table or the whole room (`all`), must be let in."""

    closed: bool


class Gate(NamedTuple):
    """Whether a table may enter a step, keyed `step/table`: `open`, `held` (nor leave it forwards), `closed`."""

    gate: str


@dataclass(slots=True)
class Idea:
    """What somebody wrote. `origin`: phone, scribe or import. `into`: the idea it was merged into.

    `author` is the id of who wrote it (None when imported); `history` holds what it was before each change. `batch`: of
    the ideas that were written in private since that version of their table's place, in an order and with versions that
    say nothing of when; 0 for what was written in the open, or by an older release.
    """

    id: str
    table: str
    title: str
    body: str
    origin: str
    author: str | None
    op: str
    at: int
    version: int
    step: str
    function: str | None = None
    external: str | None = None
    group: str | None = None
    into: str | None = None
    parked: bool = False
    hidden: bool = False
    withdrawn: bool = False
    retired: bool = False
    erased: bool = False
    batch: int = 0
    originals: list[str] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)

    @property
    def gone(self) -> bool:
        """Whether its author withdrew it, a desk retired it, or its words were erased."""
        return self.withdrawn or self.retired or self.erased

    @property
    def listed(self) -> bool:
        """Whether it stands by itself: neither gone nor merged into another."""
        return not self.gone and self.into is None

    def revised(self, seq: int) -> int:
        """Its version once the row `seq` has changed it."""
        return self.version + 1 if self.batch else seq


@dataclass(slots=True)
class Batch:
    """The ideas that one import brought, in order; `withdrawn`: it was undone whole."""

    id: str
    at: int
    ideas: list[str] = field(default_factory=list)
    withdrawn: bool = False


@dataclass(slots=True)
class Group:
    """A heading under which a table puts ideas."""

    id: str
    table: str
    title: str
    removed: bool = False


@dataclass(slots=True)
class Vote:
    """One round of a vote at a place. `phase`: open, closed or sealed.

    `kind`, `options` and `rule` are frozen at opening. `ballots` (sorted, nobody's) and `outcome` (see
    selection.counted) come with sealing. `void`: its opening was undone. `electorate`: how many seats could vote, once
    it is closed; see ballots.entitled. `admitted`: the seats that may vote where who comes waits for a desk; None: all
    that come.
    """

    id: str
    step: str
    place: str
    kind: str
    round: int
    rule: dict[str, Any]
    options: list[dict[str, Any]]
    opened_at: int
    phase: str = "open"
    sealed_at: int | None = None
    ballots: list[Choice] | None = None
    outcome: dict[str, Any] | None = None
    selected: list[str] | None = None
    reason: str = ""
    void: bool = False
    electorate: int | None = None
    admitted: frozenset[tuple[str, int]] | None = None

    @property
    def option_ids(self) -> list[str]:
        return [option["id"] for option in self.options]


class Cast(NamedTuple):
    """A ballot of an open vote: its row, how that names what it says in words, its choice, its words by key."""

    seq: int
    said: str
    choice: Choice
    words: dict[str, str]

    def words_id(self, key: str) -> str:
        """The name of the words under that key."""
        return f"{self.said}-{sorted(self.words).index(key)}"


class Silence(NamedTuple):
    """What became of words that a ballot said: `retired` by a desk, `erased` for good."""

    retired: bool
    erased: bool = False


class Written(NamedTuple):
    """One field of a sheet, keyed `proposal/field`."""

    text: str
    version: int
    at: int
    by: str


@dataclass(slots=True)
class Verbatim:
    """Somebody's words. With an `idea` they are its author's; without, « heard at the table », unsigned."""

    id: str
    table: str
    text: str
    at: int
    proposal: str | None = None
    idea: str | None = None
    dropped: bool = False


@dataclass(slots=True)
class Pitch:
    """The order of passage, keyed by step; `turn` is -1 before the first."""

    order: list[str]
    turn: int = -1


class Call(NamedTuple):
    """A table calls the organiser, keyed by table; `seq` is the row that raised it."""

    seq: int
    at: int
    text: str


class Message(NamedTuple):
    """From the organiser to the desks of these tables."""

    id: str
    at: int
    text: str
    tables: list[str]


class Lapsed(NamedTuple):
    """A row that was accepted once and has no effect today: its number, its operation, the refusal or `already`."""

    seq: int
    name: str
    refused: str


@dataclass(slots=True)
class Undoable:
    """A row that may be undone: who did it and where, and each thing that it changed as it was before.

    `superseded`: one of these things changed since.
    """

    seq: int
    at: int
    name: str
    person: str
    letter: str
    places: list[str]
    before: dict[str, Any]
    undone: bool = False
    superseded: bool = False
