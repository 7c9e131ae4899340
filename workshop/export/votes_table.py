"""The table of votes: an option of a sealed vote is a line; its columns are those of the session's kinds of vote."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from workshop.core.activities.wording import kind_words
from workshop.core.ballots import voting_of
from workshop.core.model.entities import Vote as CoreVote
from workshop.export.snapshot import Snapshot
from workshop.export.vote_columns import figure_columns, rule_columns
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Day, Tally, Vote
from workshop.memento.outline.masking import masked
from workshop.memento.outline.tallies import shown, values
from workshop.memento.text.typography import safe

Kind = Literal["text", "count", "moment", "flag"]
Value = str | int | bool | None

FATES = {"kept": "gardée", "tied": "à égalité", "out": "non gardée"}
TIES = {"both": "toutes gardées", "runoff": "nouveau tour", "table": "la table choisit"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` for programs, `title` for people, `width` in characters. Moments are ms since 1970."""

    key: str
    title: str
    kind: Kind = "text"
    width: int = 12


VOTE = (
    Column("vote", "Vote", width=14),
    Column("step", "Étape", width=22),
    Column("place", "Lieu du vote", width=14),
    Column("kind", "Façon de voter", width=14),
    Column("round", "Tour", "count", 7),
)
ASKED = (
    Column("keep", "À garder", "count", 9),
    Column("tie", "À égalité", width=18),
    Column("ballots", "Bulletins", "count", 10),
    Column("seats", "Places", "count", 9),
    Column("idea", "Idée n°", "count", 8),
    Column("title", "Idée", width=50),
)
FATE = (
    Column("count", "Décompte (bulletins × points)", width=24),
    Column("rank", "Rang", "count", 7),
    Column("state", "Selon la règle", width=14),
    Column("selected", "Retenue", "flag", 9),
    Column("reason", "Motif du choix", width=36),
)


def vote_columns(day: Day) -> tuple[Column, ...]:
    """The columns that the votes of that session need."""
    rules = (Column(one.key, one.title, "count", 10) for one in rule_columns(day))
    figures = (Column(one.key, one.title, "count", 9) for one in figure_columns(day))
    return (*VOTE, *rules, *ASKED, *figures, *FATE)


def vote_rows(book: Book, found: Snapshot, mask: bool) -> Iterator[tuple[Value, ...]]:
    """A line for each option of each sealed vote."""
    titles = {step.id: step.title for step in book.day.steps}
    for vote in book.day.votes:
        place = "plénière" if vote.place == "all" else f"table {book.tables[vote.place].number}"
        rule = [_ruled(vote.rule.get(one.key)) for one in rule_columns(book.day)]
        kept = (vote.rule.get("keep"), TIES.get(vote.rule.get("tie", ""), ""))
        turnout = (masked(vote.ballots, mask), book.entitled(vote))
        name = kind_words(vote.kind).name
        head = (vote.id, safe(titles.get(vote.step, "")), place, name, vote.round, *rule, *kept, *turnout)
        for tally in vote.tallies:
            yield (*head, *_option(book, vote, found.state.votes[vote.id], tally, mask))


def _option(book: Book, vote: Vote, kept: CoreVote, tally: Tally, mask: bool) -> tuple[Value, ...]:
    selected = tally.idea in (vote.proposed if vote.selected is None else vote.selected)
    return (
        book.idea_numbers[tally.idea],
        safe(tally.title),
        *_figures(book, tally, mask),
        "" if mask else _count(marks(kept, tally.idea)),
        tally.rank,
        FATES[tally.state],
        selected,
        safe(vote.reason),
    )


def _ruled(value: Any) -> Value:
    """A value of a rule as a cell."""
    return value if isinstance(value, int) else safe(shown(value)) if value else None


def marks(vote: CoreVote, option: str) -> dict[str, int]:
    """Mark → how many ballots gave it to that option: enough to count its figures again."""
    return voting_of(vote.kind).leaving(option, vote.ballots or [])


def _count(given: dict[str, int]) -> str:
    """« 4 × 1 + 3 × 2 »: four ballots of one point and three of two."""
    return " + ".join(f"{ballots} × {mark}" for mark, ballots in given.items())


def _figures(book: Book, told: Tally | None, mask: bool) -> list[Value]:
    """A tally's figures under the columns of the session's; nothing where it has none of that name."""
    found = dict(zip((one.key for one in told.figures), values(told, mask), strict=True)) if told else {}
    return [
        safe(cell) if isinstance(cell, str) else cell
        for cell in (found.get(one.key) for one in figure_columns(book.day))
    ]


def support(book: Book, told: Tally | None, mask: bool) -> list[Value]:
    """The same with its rank."""
    return [*_figures(book, told, mask), told.rank if told else None]
