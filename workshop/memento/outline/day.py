"""What a mémento knows of a day: a plain record of the session, already held to what people agreed to.

Law: nothing here names or quotes somebody who did not consent; every format reads this and nothing else.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Theme:
    id: str
    title: str
    intro: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    number: int
    theme: str
    places: int
    people: int  # who sat there, at the end
    seats: int  # voters carried by their devices


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    kind: str
    scope: str  # "table" or "plenary"
    title: str
    minutes: int
    prompt: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    began: int | None = None  # ms: when the first place entered it; None: nobody did


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who was there. `name` only with consent to be named."""

    name: str | None
    function: str | None
    table: str | None
    seats: int


@dataclass(frozen=True, slots=True)
class Idea:
    """`state`: active, merged, parked, withdrawn (by its author), retired (by the facilitators), left_out (see hiding).

    `into`: the idea that holds this one. `hidden`: kept from the screens.
    """

    id: str
    table: str
    title: str
    body: str
    by: str | None = None
    function: str | None = None
    origin: str = "participant"  # participant, scribe or import
    external: str = ""
    state: str = "active"
    into: str | None = None
    group: str | None = None
    at: int = 0
    hidden: bool = False

    @property
    def silent(self) -> bool:
        """Whether its words are told to no reader."""
        return self.state in ("withdrawn", "retired", "left_out")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that a vote gave an option, with its words. `counts` and `better`: see the core's Figure.

    `shown`: what it is in words, where its value is not what one reads.
    """

    key: str
    value: Any
    counts: str
    column: str
    one: str
    many: str
    better: str = "more"
    shown: str = ""
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """One option of a sealed vote. `state`: kept, tied or out, as the rule proposed it."""

    idea: str
    title: str
    table: str
    rank: int
    state: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class BallotRemark:
    """What a ballot of an open vote says in words of an option, with its mark. `by`: only with consent to be named."""

    idea: str
    mark: int
    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Vote:
    """A sealed vote. `place`: a table's id, or `all`. `selected` is None while nobody has confirmed.

    `ballot`: the shape of its ballots, `{shape, …}`, as the protocol tells it.
    """

    id: str
    step: str
    place: str
    kind: str
    round: int
    rule: dict[str, Any]
    ballots: int
    seats: int
    tallies: tuple[Tally, ...]
    proposed: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    selected: tuple[str, ...] | None = None
    reason: str = ""
    ballot: dict[str, Any] = field(default_factory=dict)
    voices: tuple[BallotRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a proposal after the day. `state`: studied, tried, deployed or abandoned. `at`: an ISO date."""

    idea: str
    state: str
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the follow-up survey, and how many gave each answer, in the order they were proposed."""

    text: str
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey sent after the day. `words`: free answers whose authors agree to be quoted."""

    date: str
    asked: int
    answered: int
    questions: tuple[Question, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verbatim:
    text: str
    by: str | None
    table: str
    proposal: str | None = None
    heard: bool = False  # « entendu à la table », unsigned


@dataclass(frozen=True, slots=True)
class Proposal:
    """An idea that its table selected, and its sheet. `fields`: text by name of field, "" where empty."""

    idea: str
    number: int
    table: str
    theme: str
    title: str
    fields: dict[str, str]
    verbatims: tuple[Verbatim, ...] = ()
    originals: tuple[str, ...] = ()
    at_table: Tally | None = None
    at_plenary: Tally | None = None
    voices: tuple[BallotRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """The session as it stood at the row `seq`, written at `last_at` (ms)."""

    code: str
    title: str
    question: str
    date: str
    place: str
    start: str = ""
    organisers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    rehearsal: bool = False
    themes: tuple[Theme, ...] = ()
    tables: tuple[Table, ...] = ()
    steps: tuple[Step, ...] = ()
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)  # slug → title, Markdown
    people: tuple[Participant, ...] = ()
    ideas: tuple[Idea, ...] = ()
    groups: dict[str, str] = field(default_factory=dict)
    votes: tuple[Vote, ...] = ()  # those that keep something
    polls: tuple[Vote, ...] = ()  # those that do not
    proposals: tuple[Proposal, ...] = ()
    verbatims: tuple[Verbatim, ...] = ()
    statuses: tuple[Status, ...] = ()
    survey: Survey | None = None
    without: frozenset[str] = frozenset()  # parts of the mémento that the organiser leaves out
    licence: str = ""
    seq: int = 0
    last_at: int = 0
