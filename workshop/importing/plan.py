"""What an import would write in a session as it stands: the ideas, where each goes, and what is still to be asked.

Law: nothing is decided in silence. What is ambiguous is a question; while one is open nothing may be written, and what
is written is what was shown: `seal` says of which plan somebody spoke.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workshop.core import clean_text
from workshop.importing.destination import Destination, words
from workshop.importing.incoming import EMPTY, HIDDEN, MERGED, PARKED, REPLY, IncomingIdea, flat
from workshop.importing.placement import ImportQuestion, Placement
from workshop.importing.reading import Choices, IdeasRead

FUNCTIONS = {
    "state": "state", "etat": "state", "fpe": "state", "fonction publique d'etat": "state",
    "fonction publique de l'etat": "state",
    "local": "local", "territoriale": "local", "fpt": "local", "fonction publique territoriale": "local",
    "hospital": "hospital", "hospitaliere": "hospital", "fph": "hospital", "fonction publique hospitaliere": "hospital",
    "other": "other", "autre": "other", "autre employeur": "other",
}  # fmt: skip
TAKE, LEAVE = "take", "leave"
ASIDE = (HIDDEN, REPLY, MERGED, PARKED)
BODY, HEADER, FUNCTION, TWINS, KNOWN = "body", "header", "function", "twins", "known"
BATCH_CHARS, SEAL_CHARS = 24, 24
MOST_BYTES, MOST_TOGETHER = 1_000_000, 500  # of what is written at once


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """`bodies` of `idea.import`, in the order of `ideas`. `names`: table → its number, theme → its title.

    `already`: how many of them this very batch has written before. `empty`: the lines that hold no idea.
    """

    read: IdeasRead
    ideas: list[IncomingIdea] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    questions: list[ImportQuestion] = field(default_factory=list)
    tables: dict[str, int] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)
    empty: tuple[int, ...] = ()
    batch: str = ""
    already: int = 0

    @property
    def open(self) -> list[ImportQuestion]:
        """The questions that nobody answered."""
        return [one for one in self.questions if not one.answer]

    @property
    def ready(self) -> bool:
        """Whether it may be written: something to write, nothing to ask."""
        return bool(self.bodies) and not self.open and self.already < len(self.bodies)

    @property
    def seal(self) -> str:
        """What stands for this plan and no other."""
        return _hash(f"{self.batch} {self.already} {[one.key for one in self.open]}")[:SEAL_CHARS]

    def counts(self) -> list[tuple[int, int]]:
        """Number of each table → how many ideas go there."""
        given = Counter(body["table"] for body in self.bodies)
        return [(number, given[table]) for table, number in self.tables.items()]


def plan(ground: Destination, read: IdeasRead, choices: Choices | None = None) -> ImportPlan:
    """What that file would write there."""
    choices = choices or Choices()
    places = Placement(ground, choices)
    whole = ImportPlan(read, tables=places.tables, themes=places.themes)
    missing = [*_unnamed(read), *_unknown_body(read)]
    if missing:
        return replace(whole, questions=missing)
    empty = tuple(one.line for one in read.ideas if one.aside == EMPTY)
    questions, ideas = _wanted([one for one in read.ideas if one.aside != EMPTY], choices)
    questions += places.asked(ideas)
    bodies = [_body(one, places.of(one)) for one in ideas]
    batch, already = _batch(ground, bodies)
    if not already:
        questions, ideas, bodies = _new(ground, questions, ideas, bodies, choices)
        batch, already = _batch(ground, bodies)
    return replace(whole, ideas=ideas, bodies=bodies, questions=questions, empty=empty, batch=batch, already=already)


def operations(plan: ImportPlan) -> Iterator[dict[str, Any]]:
    """`{id, name, body}` of each `idea.import`, named after its batch and place: sent twice, taken once."""
    for place, body in enumerate(plan.bodies):
        yield {
            "id": _hash(f"{plan.batch} {place}")[:32], "name": "idea.import", "body": {**body, "batch": plan.batch},
        }  # fmt: skip


def portions(plan: ImportPlan) -> Iterator[list[dict[str, Any]]]:
    """The same, as many together as a request carries and as others wait for."""
    portion, size = list[dict[str, Any]](), 0
    for operation in operations(plan):
        portion.append(operation)
        size += len(json.dumps(operation))
        if size > MOST_BYTES or len(portion) == MOST_TOGETHER:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def write(plan: ImportPlan, last: int, send: Callable[[list[dict[str, Any]]], list[int]]) -> int:
    """Write the ideas in a session whose log ends at row `last`; gives how many were not there yet.

    `send` performs a portion, and gives the rows of the log that hold it, those of a former import too.
    """
    return sum(row > last for portion in portions(plan) for row in send(portion))


def _unnamed(read: IdeasRead) -> list[ImportQuestion]:
    asked = read.kind in ("table", "workbook", "objects") and not read.names
    return [ImportQuestion(HEADER, HEADER, line=read.line)] if asked else []


def _unknown_body(read: IdeasRead) -> list[ImportQuestion]:
    asked = read.kind in ("table", "workbook", "objects") and BODY not in read.columns
    return [ImportQuestion(BODY, f"column-{BODY}", line=read.line)] if asked else []


def _wanted(ideas: list[IncomingIdea], choices: Choices) -> tuple[list[ImportQuestion], list[IncomingIdea]]:
    """What is asked of the rows themselves, and those that are wanted so far."""
    questions = []
    for reason in ASIDE:
        these = [one for one in ideas if one.aside == reason]
        questions += _about(reason, these, choices)
    ideas = [one for one in ideas if not one.aside or choices.rows.get(one.aside) == TAKE]
    strange = [one for one in ideas if one.function and flat(one.function) not in FUNCTIONS]
    questions += _about(FUNCTION, strange, choices, name=strange[0].function if strange else "")
    if choices.rows.get(FUNCTION) == LEAVE:
        left = {id(one) for one in strange}
        ideas = [one for one in ideas if id(one) not in left]
    twins = list(_repeated(ideas))
    questions += _about(TWINS, twins, choices)
    if choices.rows.get(TWINS) == LEAVE:
        lines = {id(one) for one in twins}
        ideas = [one for one in ideas if id(one) not in lines]
    return questions, ideas


def _about(kind: str, these: Sequence[IncomingIdea], choices: Choices, name: str = "") -> list[ImportQuestion]:
    if not these:
        return []
    given = choices.rows.get(kind, "")
    answer = given if given in (TAKE, LEAVE) else ""
    return [ImportQuestion(kind, f"rows-{kind}", answer, name, len(these), these[0].line)]


def _repeated(ideas: Iterable[IncomingIdea]) -> Iterator[IncomingIdea]:
    """Those that say what one before them says."""
    said = set()
    for one in ideas:
        if (words := _words(one.title, one.body)) in said:
            yield one
        said.add(words)


def _new(
    ground: Destination,
    questions: list[ImportQuestion],
    ideas: list[IncomingIdea],
    bodies: list[dict[str, Any]],
    choices: Choices,
) -> tuple[list[ImportQuestion], list[IncomingIdea], list[dict[str, Any]]]:
    """The same, and what is asked of ideas that the session already has."""
    has = set(ground.words)
    known = [one for one in ideas if _words(one.title, one.body) in has] if has else []
    questions = [*questions, *_about(KNOWN, known, choices)]
    if choices.rows.get(KNOWN) != LEAVE:
        return questions, ideas, bodies
    old = {id(one) for one in known}
    kept = [(one, body) for one, body in zip(ideas, bodies, strict=True) if id(one) not in old]
    return questions, [one for one, _ in kept], [body for _, body in kept]


def _words(title: str, body: str) -> str:
    return words(clean_text(title, lines=False), clean_text(body))


def _body(incoming: IncomingIdea, table: str) -> dict[str, Any]:
    body = {"table": table, "body": incoming.body}
    if incoming.title:
        body["title"] = incoming.title
    if incoming.external:
        body["external"] = incoming.external
    function = FUNCTIONS.get(flat(incoming.function)) if incoming.function else None
    return {**body, "function": function} if function else body


def _batch(ground: Destination, bodies: list[dict[str, Any]]) -> tuple[str, int]:
    """The name of these bodies as one batch, and how many of it are written: a batch withdrawn whole begins anew."""
    base = _hash(json.dumps(bodies, sort_keys=True))[:BATCH_CHARS]
    times = 1
    while ground.batches.get(f"{base}-{times}", (0, False))[1]:
        times += 1
    return f"{base}-{times}", ground.batches.get(f"{base}-{times}", (0, False))[0]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
