"""What the chapters share: a day, its reading order, and the numbers by which sheets and ideas are called.

Law: one order for the whole document. Sheets: theme, table, rank at the table. Ideas: table,
then time. A sheet's number is thus the one that the room saw on its screens.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workshop.memento.branding.palette import hue_letter
from workshop.memento.outline.day import Day, Idea, Proposal, Status, Table, Tally, Theme, Vote
from workshop.memento.outline.hiding import LEFT_OUT
from workshop.memento.outline.masking import WITHHELD, Cell, hidden, masked, masked_parts
from workshop.memento.outline.similar_sheets import similar_sheets
from workshop.memento.outline.tallies import cells, lead_words
from workshop.memento.text import french
from workshop.memento.text.prose import Span, Spans

LAST = 10**9
ALTERNATIVE = 80  # characters: what French rules allow an alternative text


@dataclass
class Book:
    """A day with its lookups, computed once. The fields below `day` are filled from it."""

    day: Day
    mask: bool = False  # small counts hidden
    themes: dict[str, Theme] = field(init=False)
    tables: dict[str, Table] = field(init=False)
    ideas: dict[str, Idea] = field(init=False)
    ideas_of: dict[str, list[Idea]] = field(init=False)  # by table
    sheets: list[Proposal] = field(init=False)
    numbers: dict[str, int] = field(init=False)  # sheet by idea
    idea_numbers: dict[str, int] = field(init=False)
    plenary: Vote | None = field(init=False)
    votes_of: dict[str, Vote] = field(init=False)  # the last sealed one, by table
    tallies: dict[str, Tally] = field(init=False)  # of that vote, by idea
    statuses: dict[str, Status] = field(init=False)  # by idea
    close: dict[str, tuple[str, ...]] = field(init=False)  # ideas whose sheets resemble that idea's

    def __post_init__(self) -> None:
        day = self.day
        self.themes = {theme.id: theme for theme in day.themes}
        self.tables = {table.id: table for table in day.tables}
        self.ideas = {idea.id: idea for idea in day.ideas}
        self._order_ideas()
        self._order_sheets()
        self.votes_of = {vote.place: vote for vote in day.votes if vote.place != "all"}
        self.tallies = {tally.idea: tally for vote in self.votes_of.values() for tally in vote.tallies}
        self.plenary = next((vote for vote in reversed(day.votes) if vote.place == "all"), None)
        self.statuses = {status.idea: status for status in day.statuses}
        self.close = similar_sheets(self.sheets)

    def _order_ideas(self) -> None:
        self.ideas_of = {table: [] for table in self.tables}
        for idea in self.day.ideas:
            self.ideas_of.setdefault(idea.table, []).append(idea)
        ordered = (idea for table in self.ideas_of.values() for idea in table)
        self.idea_numbers = {idea.id: number for number, idea in enumerate(ordered, 1)}

    def _order_sheets(self) -> None:
        place = {theme: index for index, theme in enumerate(self.themes)}
        self.sheets = sorted(
            self.day.proposals,
            key=lambda p: (
                place.get(p.theme, LAST),
                self.tables[p.table].number if p.table in self.tables else LAST,
                p.number,
            ),
        )
        self.numbers = {proposal.idea: number for number, proposal in enumerate(self.sheets, 1)}

    def hue(self, theme: str) -> str:
        """The letter of the theme's hue."""
        return hue_letter(list(self.themes).index(theme)) if theme in self.themes else "F"

    def theme_mark(self, theme: str) -> Spans:
        """« ● Thème A », in the theme's colour: never the colour without the letter."""
        hue = self.hue(theme)
        return (Span("● ", f"dot {hue}"), Span(f"Thème {theme}", f"accent {hue}"))

    def table_name(self, table: str) -> str:
        """« table 4 »."""
        return f"table {self.tables[table].number}" if table in self.tables else french.MISSING

    def sheet_link(self, idea: str, words: str = "") -> Span:
        """A link to the sheet of that idea, which must be a proposal; its words alone where sheets are left out."""
        number = self.numbers[idea]
        return Span(words or f"fiche {number}", ref=sheet_key(number) if self.holds("sheets") else "")

    def idea_link(self, idea: str) -> Span:
        """« idée n° 12 », a link to its row in the annex; the words alone where that annex is left out."""
        number, listed = self.idea_numbers[idea], self.ideas[idea].state != LEFT_OUT
        return Span(f"idée n° {number}", ref=idea_key(number) if self.holds("ideas") and listed else "")

    def count(self, value: int) -> str:
        """A count of people, ballots or points on its own, as it may be printed."""
        return printed(masked(value, self.mask))

    def counted(self, value: int, one: str) -> str:
        """« 12 bulletins », « < 5 bulletins »."""
        return f"{self.count(value)} {one}s" if self.hides((value,)) else french.count(value, one)

    def total(self, values: Sequence[int], *shown: int) -> Cell:
        """The sum of `values`, withheld where one of the counts `shown` beside it is hidden: it would give it away."""
        return WITHHELD if self.hides(shown or values) else masked(sum(values), self.mask)

    @cached_property
    def seated(self) -> dict[str, Cell]:
        """Places taken at each table, whose sum with those of nobody's table is told."""
        return self._at_tables(lambda table: table.seats, sum(person.seats for person in self.day.people))

    @cached_property
    def devices(self) -> dict[str, Cell]:
        """Devices at each table, likewise."""
        return self._at_tables(lambda table: table.people, len(self.day.people))

    def _at_tables(self, count: Callable[[Table], int], total: int) -> dict[str, Cell]:
        counts = [count(table) for table in self.tables.values()]
        told = masked_parts([*counts, max(total - sum(counts), 0)], self.mask)
        return dict(zip(self.tables, told, strict=False))

    def entitled(self, vote: Vote) -> Cell:
        """The places of a vote; withheld where those of its table are."""
        gone = isinstance(self.seated.get(vote.place, 0), str)
        return WITHHELD if gone and not hidden(vote.seats) else masked(vote.seats, self.mask)

    def parts(self, values: Sequence[int]) -> list[str]:
        """Counts whose sum is printed beside them."""
        return [printed(value) for value in masked_parts(values, self.mask)]

    def tally(self, tally: Tally) -> list[str]:
        """The figures of an option."""
        return cells(tally, self.mask)

    def lead(self, tally: Tally) -> str:
        """The first of them in words: « 12 points »."""
        return lead_words(tally, self.mask)

    def hides(self, values: Iterable[int]) -> bool:
        """Whether one of these counts is hidden; a chart would show it."""
        return self.mask and any(map(hidden, values))

    def holds(self, part: str) -> bool:
        """Whether the organiser keeps that part (a name of the core's MEMENTO_PARTS)."""
        return part not in self.day.without


def printed(value: Cell) -> str:
    """A count that may be printed."""
    return value if isinstance(value, str) else french.number(value)


def sheet_key(number: int) -> str:
    return f"_Fiche{number:03d}"


def idea_key(number: int) -> str:
    return f"_Idee{number:04d}"


def theme_key(letter: str) -> str:
    return f"_Theme{re.sub(r'[^A-Za-z0-9]', '', letter)}"


def title_of(title: str, body: str, limit: int = 90) -> str:
    """The title, or else the first words of the body."""
    return shortened(title.strip() or first_line(body), limit if not title.strip() else 200)


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), french.MISSING)


def shortened(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut between two words where there are some, ended by …"""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    cut = flat[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:.") + "…"


def alternative(words: str) -> str:
    """`words` as an alternative text or a table's summary: one line of at most 80 characters."""
    return shortened(words, ALTERNATIVE)
