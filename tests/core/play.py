"""A session played in memory, without a store: check, seal, append and apply, urns included, as a session does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

from workshop.core import (
    OPERATIONS,
    Operation,
    Person,
    Refused,
    Row,
    State,
    Urn,
    apply,
    bring_back,
    check,
    fold,
    preceding,
    pseudonym,
    to_append,
    view,
)
from workshop.core.ids import idea_of, unguessable
from workshop.core.model.effects import CastBallot, Effect, EmptyUrn, ForgetIdea, ForgetPerson, OpenUrn, ReturnPoints

START = 1_800_000_000_000


def step(id: str, kind: str, scope: str | None = None, minutes: int = 5, **settings: Any) -> dict[str, Any]:
    """A step of a definition; its title is its kind's."""
    told = {
        "id": id,
        "kind": kind,
        "title": kind.capitalize(),
        "minutes": minutes,
        "prompt": "",
        "settings": settings,
    }
    if kind == "dots":
        told["settings"] = {"least": 0, **settings}  # a few ballots are counted without a question
    return {**told, "scope": scope} if scope else told


DAY = [
    step("s1", "welcome"),
    step("s2", "ideas"),
    step("s3", "share"),
    step("s4", "dots", budget=5, cap=3, keep=2),
    step("s5", "sheets"),
    step("s6", "pitch", minutes_each=2),
    step("s7", "dots", "plenary", budget=4, cap=2, keep=2),
    step("s8", "close"),
]


def definition(tables: int = 3, places: int = 12, steps: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A session of so many tables, shared between two themes (one when there is one table)."""
    made = [{"id": f"t{n}", "number": n, "places": places} for n in range(1, tables + 1)]
    cut = (tables + 1) // 2 if tables > 1 else tables
    themes = [
        {"id": "A", "title": "Décider près du terrain", "intro": "", "tables": made[:cut]},
        {"id": "B", "title": "Apprendre ensemble", "intro": "", "tables": made[cut:]},
    ]
    return {
        "title": "Journée de l’innovation managériale",
        "question": "Que changeons-nous lundi ?",
        "date": "2026-11-20",
        "start": "09:30",
        "place": "Salle des fêtes",
        "organisers": ["Le réseau"],
        "partners": [],
        "themes": [theme for theme in themes if theme["tables"]],
        "steps": DAY if steps is None else steps,
    }


def rewritten(row: Row, effect: ForgetIdea | ForgetPerson) -> dict[str, Any]:
    """The body of a row once a person, or the words of an idea, are forgotten."""
    kind = OPERATIONS[row.name]
    if isinstance(effect, ForgetIdea):
        return kind.words.erased(row.seq, row.body, effect.idea, effect.headings)
    theirs = effect.person in (row.person.id, row.body.get("person"))
    return {key: one for key, one in row.body.items() if not (theirs and key in kind.personal)}


class Rehearsed:
    """A session in memory. `do` performs for somebody, and moves the clock by a second; `rows` is the log."""

    def __init__(self, given: dict[str, Any] | None = None, **made: Any) -> None:
        self.state = State(code="REPETE")
        self.rows: list[Row] = []
        self.now = START
        self.seen: dict[tuple[str, str], Row] = {}
        self.keys = count(1)
        self.ids: Iterator[str] = (f"op{number:014d}" for number in count(1))
        self.do(ORGANISER, "session.define", definition=given or definition(**made), version=0)

    def do(self, person: Person, name: str, op_id: str | None = None, /, **body: Any) -> Row | None:
        """The row appended, or None when it was already so. Raises Refused, having changed nothing."""
        operation = Operation(op_id or next(self.ids), name, body)
        if (person.id, operation.id) in self.seen:
            return self.seen[person.id, operation.id]
        self.now += 1000
        cleaned = check(self.state, person, operation, self.now)
        if cleaned is None:
            return None
        for first in preceding(self.state, person, operation):
            self._append(person, first.id, first.name, first.body)
        return self._append(person, operation.id, name, cleaned)

    def _append(self, person: Person, op_id: str, name: str, body: dict[str, Any]) -> Row:
        kept, apart = to_append(self.state, person, name, body)
        row = Row(len(self.rows) + 1, self.now, person, op_id, name, kept)
        self.rows.append(row)
        self.seen[person.id, op_id] = row
        effects = (*apart, *apply(self.state, row))
        for effect in effects:
            self._carry_out(effect)
        if any(isinstance(effect, ForgetIdea | ForgetPerson) for effect in effects):
            self.state = self.again()  # the rewritten rows are the truth, as in a session
        return row

    def _carry_out(self, effect: Effect) -> None:
        """On the urns, and on the rows as storage.erasure does."""
        urns = self.state.urns
        if isinstance(effect, OpenUrn):
            urns[effect.vote] = Urn(hashlib.sha256(str(next(self.keys)).encode()).digest())
        elif isinstance(effect, CastBallot):
            urn = urns[effect.vote]
            urn.choices[pseudonym(urn.key, effect.person, effect.seat)] = effect.choice
        elif isinstance(effect, EmptyUrn):
            urns.pop(effect.vote, None)
        elif isinstance(effect, ReturnPoints):
            for vote, voter, choice in bring_back(self.state):
                urns[vote].choices[voter] = choice
        else:
            self.rows[:] = [row._replace(body=rewritten(row, effect)) for row in self.rows]

    def refused(self, person: Person, name: str, /, **body: Any) -> str:
        """The kind of refusal, which must come."""
        return self.refusal(person, name, **body).kind

    def refusal(self, person: Person, name: str, /, **body: Any) -> Refused:
        """The refusal, which must come."""
        try:
            self.do(person, name, **body)
        except Refused as refused:
            return refused
        raise AssertionError(f"{name} was accepted")

    def again(self) -> State:
        """The same session folded from its log."""
        return fold(
            self.rows,
            {key: Urn(urn.key, dict(urn.choices)) for key, urn in self.state.urns.items()},
            "REPETE",
        )

    def see(self, audience: str) -> dict[str, Any]:
        return view(self.state, audience)

    # What a day is made of.

    def joined(self, key: str, table: str = "t1", **body: Any) -> Person:
        """Somebody who has joined that table; `key` makes the id."""
        person = Person(f"p{key}", "participant")
        self.do(person, "person.join", table=table, **body)
        return person

    def version(self, place: str) -> int:
        return self.state.places[place].version

    def go(self, step: str, place: str = "all") -> Row | None:
        """The organiser takes a place to a step."""
        return self.do(ORGANISER, "step.go", step=step, version=self.version(place), place=place)

    def move(self, step: str, tables: Any = "all") -> Row | None:
        return self.do(ORGANISER, "step.move", step=step, tables=tables)

    def idea(self, person: Person, body: str, **more: Any) -> str:
        """The id of an idea just written."""
        row = self.do(person, "idea.write", self._orderly(person), body=body, **more)
        assert row is not None
        return idea_of(row)

    def _orderly(self, person: Person) -> str:
        """An operation's id, of those that a device may draw, by which ideas stand in the order of their writing."""
        wanted, known = f"i{len(self.state.ideas) % 256:02x}", len(self.rows)
        drawn = (f"{known:08d}{number:08d}" for number in count())
        return next(one for one in drawn if unguessable((), person.id, one).startswith(wanted))

    def open(self, person: Person, place: str) -> str:
        """The id of a vote just opened there."""
        row = self.do(person, "vote.open", version=self.version(place), place=place)
        assert row is not None
        return str(row.body["vote"])

    def cast(self, person: Person, vote: str, seat: int = 1, /, **choice: int) -> Row | None:
        return self.do(person, "ballot.cast", vote=vote, seat=seat, choice=choice)


ORGANISER = Person("organiser", "organiser")
SYSTEM = Person("system", "system")
PLENARY_DESK = Person("ddesk-all", "desk", "all")
SCREEN = Person("cscreen", "screen", "t1")


def desk(table: str) -> Person:
    """The facilitator of a table."""
    return Person(f"ddesk-{table}", "desk", table)


def audiences_of(session: Rehearsed) -> Iterator[str]:
    """Every audience of a session, each person's own included."""
    from workshop.core import audiences

    yield from sorted(audiences(session.state))
    yield from (f"person:{one}" for one in session.state.people)
