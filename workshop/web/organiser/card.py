"""A session as the organiser's pages show it: what its definition says, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workshop.core import State
from workshop.session import Session
from workshop.web.participant.seating import Seating


@dataclass(frozen=True)
class ThemeCard:
    """A theme with its round tables, drawn full: every place that was planned."""

    id: str
    title: str
    intro: str
    seatings: list[Seating]


@dataclass(frozen=True)
class Card:
    """What the pages show. `definition` must not be changed; `version` is the one it was read at."""

    code: str
    definition: dict[str, Any]
    version: int
    themes: list[ThemeCard]
    people: int
    ideas: int
    rehearsal: bool
    archived: bool

    @property
    def tables(self) -> int:
        return sum(len(theme.seatings) for theme in self.themes)

    @property
    def places(self) -> int:
        return sum(seating.places for theme in self.themes for seating in theme.seatings)

    def __getattr__(self, name: str) -> Any:
        """The definition's own words: `card.question`, `card.wifi`…"""
        try:
            return self.definition[name]
        except KeyError:
            raise AttributeError(name) from None


def card_of(session: Session) -> Card:
    """The card of an open session."""
    return session.read(lambda state: _card(session.code, state))


def _card(code: str, state: State) -> Card:
    definition = state.definition
    return Card(
        code=code,
        definition=definition,
        version=state.version,
        themes=[_theme(theme) for theme in definition["themes"]],
        people=len(state.people),
        ideas=len(state.ideas),
        rehearsal=state.rehearsal,
        archived=state.archived,
    )


def _theme(theme: dict[str, Any]) -> ThemeCard:
    tables = [
        Seating(table["id"], table["number"], theme["id"], theme["title"], table["places"], table["places"])
        for table in theme["tables"]
    ]
    return ThemeCard(theme["id"], theme["title"], theme["intro"], tables)
