"""A session of two tables on a real file, and people who act in it through its only door."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Operation, Person
from workshop.session import Accepted, Registry, Session
from workshop.storage import Library

NUMBERS = itertools.count(1)


def a_definition(**more: Any) -> dict[str, Any]:
    tables = [{"id": f"t{number}", "number": number, "places": 500} for number in (1, 2)]
    steps = [
        {"id": "s1", "kind": "ideas", "title": "Imaginer"},
        {"id": "s2", "kind": "share", "title": "Partager"},
        {"id": "s3", "kind": "dots", "title": "Choisir", "settings": {"budget": 3, "cap": 2, "keep": 1, "least": 0}},
        {"id": "s4", "kind": "close", "title": "Clôture"},
    ]
    return {
        "title": "Mieux se réunir",
        "question": "Que changer dès lundi ?",
        "date": "2026-11-24",
        "themes": [{"id": "A", "title": "Réunions", "tables": tables}],
        "steps": steps,
        **more,
    }


def operation_id() -> str:
    return f"operation{next(NUMBERS):010d}"


@dataclass
class Player:
    """Somebody who acts in a session."""

    session: Session
    person: Person

    def does(self, operation: str, /, id: str = "", **body: Any) -> Accepted:
        return self.session.perform(self.person, Operation(id or operation_id(), operation, body))


@dataclass
class Workshop:
    """A session under way."""

    registry: Registry
    code: str

    @property
    def session(self) -> Session:
        return self.registry[self.code]

    @property
    def path(self) -> Path:
        return self.registry.library.path(self.code)

    def phone(self, table: str = "t1", **said: Any) -> Player:
        player = Player(self.session, Person(f"p{next(NUMBERS):016d}", "participant"))
        player.does("person.join", table=table, **said)
        return player

    def desk(self, table: str = "t1") -> Player:
        return Player(self.session, Person(f"d{next(NUMBERS):016d}", "desk", table))

    def organiser(self) -> Player:
        return Player(self.session, Person(f"o{next(NUMBERS):016d}", "organiser"))

    def version(self, table: str = "t1") -> int:
        return self.session.read(lambda state: state.places[table].version)

    def goes(self, step: str, table: str = "t1") -> Accepted:
        return self.desk(table).does("step.go", step=step, version=self.version(table))

    def opens_vote(self, table: str = "t1") -> str:
        """Two ideas, then their vote; gives the vote's id."""
        writer = self.phone(table)
        for body in ("Commencer à l’heure", "Finir avant midi"):
            writer.does("idea.write", body=body)
        self.goes("s2", table)
        self.goes("s3", table)
        self.desk(table).does("vote.open", version=self.version(table))
        return next(iter(self.session.read(lambda state: list(state.urns))))

    def options(self, vote: str) -> list[str]:
        return self.session.read(lambda state: list(state.votes[vote].option_ids))

    def rows(self) -> list[Any]:
        with self.registry.library.reading(self.code) as log:
            return list(log.rows())


@pytest.fixture
def definition() -> dict[str, Any]:
    return a_definition()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "sessions")


@pytest.fixture
def workshop(library: Library, definition: dict[str, Any]) -> Iterator[Workshop]:
    registry = Registry(library, gather=0.001)
    yield Workshop(registry, library.create(definition))
    registry.close()
