"""Sessions side by side: who supported what, under which rule, and which themes they share.

Law: points are compared only under one rule, and never added over two sessions.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.core.activities.wording import kind_words
from workshop.memento.branding.palette import hue_letter
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Day, Proposal, Tally, Theme, Vote
from workshop.memento.outline.method import line_words
from workshop.memento.synthesis.common_themes import Themes, in_order
from workshop.memento.text import french


class SameSession(Exception):
    """A session was given twice: `code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, eq=False)
class Event:
    """One of the sessions, and its number in the document."""

    number: int
    day: Day
    book: Book
    fingerprint: str

    @property
    def where(self) -> str:
        """« Lyon, 18 mars 2027 »."""
        day = self.day
        return ", ".join(word for word in (day.place, french.long_date(day.date)) if word) or day.title

    @property
    def seats(self) -> int:
        """Voters who were there."""
        return sum(person.seats for person in self.day.people)

    @property
    def over(self) -> bool:
        """Whether its last step was entered; else what it says may still change."""
        return bool(self.day.steps) and self.day.steps[-1].began is not None

    def support(self, proposal: Proposal) -> "Support | None":
        """What the room said of it, or else its table; None where neither has voted."""
        book = self.book
        if proposal.at_plenary and book.plenary:
            return Support(rule_words(book.plenary), proposal.at_plenary, book.plenary)
        vote = book.votes_of.get(proposal.table)
        return Support(rule_words(vote), proposal.at_table, vote) if proposal.at_table and vote else None


@dataclass(frozen=True)
class Support:
    """What a vote gave to a proposal. `rule`: in words; two supports compare only where these are the same."""

    rule: str
    tally: Tally
    vote: Vote


@dataclass(frozen=True)
class Kept:
    """A proposal and where it comes from."""

    event: Event
    proposal: Proposal
    support: Support | None

    @property
    def origin(self) -> str:
        """« Séance 2 : Lyon, 18 mars 2027, table 4 »."""
        return f"Séance {self.event.number} : {self.event.where}, {self.event.book.table_name(self.proposal.table)}"


@dataclass(frozen=True)
class Common:
    """A theme that sessions share: what each called it, and the proposals."""

    letter: str
    hue: str
    title: str
    named: tuple[tuple[Event, Theme], ...]
    kept: tuple[Kept, ...]

    @property
    def rules(self) -> list[str]:
        """The rules under which its proposals were supported, in reading order."""
        return list(dict.fromkeys(one.support.rule for one in self.kept if one.support))


def events(days: Sequence[tuple[Day, str]]) -> list[Event]:
    """The sessions with their fingerprints, by date then code; raises SameSession."""
    seen: set[str] = set()
    for day, mark in days:
        if day.code in seen or (mark and mark in seen):
            raise SameSession(day.code)
        seen |= {day.code, mark}
    marks = {day.code: mark for day, mark in days}
    ordered = in_order([day for day, _ in days])
    return [Event(i, day, Book(day), marks[day.code]) for i, day in enumerate(ordered, 1)]


def commons(found: Sequence[Event], themes: Themes) -> list[Common]:
    """The common themes: those of most sessions first, then in the order of their first session."""
    named: dict[str, list[tuple[Event, Theme]]] = {}
    for event in found:
        for theme in event.day.themes:
            named.setdefault(themes[event.day.code, theme.id], []).append((event, theme))
    ordered = sorted(named.items(), key=lambda pair: -len({event.number for event, _ in pair[1]}))
    return [_common(place, title, members) for place, (title, members) in enumerate(ordered)]


def _common(place: int, title: str, members: list[tuple[Event, Theme]]) -> Common:
    kept = (
        Kept(event, proposal, event.support(proposal))
        for event, theme in members
        for proposal in event.book.sheets
        if proposal.theme == theme.id
    )
    return Common(_letter(place), hue_letter(place), title, tuple(members), tuple(sorted(kept, key=_rank)))


def _rank(kept: Kept) -> tuple[int, int, int]:
    """By session, then as its vote ranked them."""
    return (kept.event.number, kept.support.tally.rank if kept.support else 10**9, kept.proposal.number)


def _letter(place: int) -> str:
    """A, B … Z, AA, AB…"""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def rule_words(vote: Vote) -> str:
    """The rule of a vote, as far as it makes points comparable."""
    who = "Vote de la salle" if vote.place == "all" else "Vote des tables"
    lines = kind_words(vote.kind).lines
    if any(line.key not in vote.rule for line in lines):
        return f"{who}, autre règle"
    return ", ".join([who, *(line_words(line, vote.rule, plenary=True) for line in lines)])
