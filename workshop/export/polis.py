"""The five files of a Polis report, as far as counts can tell: comments with their agreements, and no voter.

Law: files and headers are those of Polis (compdemocracy/polis, server/src/routes/export.ts at commit 3bc0a845). No
ballot leaves alone: `votes.csv` and `participant-votes.csv`, which have a line for each voter, hold their header only;
there is no group of opinion, which is computed from them.
"""

from datetime import UTC

from workshop.export.bundle import bundle
from workshop.export.csv_files import written
from workshop.export.formats import ExportOptions
from workshop.export.snapshot import Snapshot
from workshop.export.votes_table import Value
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Idea
from workshop.memento.outline.masking import Cell, masked, masked_parts
from workshop.memento.outline.tallies import backers
from workshop.memento.text.french import moment
from workshop.memento.text.typography import safe

NOBODY = 0  # Polis' owner, who brings the comments of an import
UNKNOWN = ""
COMMENTS = (
    "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
)  # fmt: skip
VOTES = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
PARTICIPANTS = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
GROUPS = ("comment-id", "comment", "total-votes", "total-agrees", "total-disagrees", "total-passes")

Rows = list[tuple[Value, ...]]


def report(found: Snapshot, asked: ExportOptions) -> bytes:
    """A zip of the five files. An idea agreed with is an idea that a ballot of its table's vote was for."""
    book = Book(found.day, asked.mask)
    ideas = [idea for table in book.tables for idea in book.ideas_of[table] if not idea.silent]
    numbers = [str(book.idea_numbers[idea.id]) for idea in ideas]
    files: dict[str, Rows] = {
        "summary.csv": _summary(found, book, ideas, asked.mask),
        "comments.csv": [COMMENTS, *(_comment(book, idea, asked.mask) for idea in ideas)],
        "votes.csv": [VOTES],
        "participant-votes.csv": [(*PARTICIPANTS, *numbers)],
        "comment-groups.csv": [GROUPS, *(_totals(book, idea, asked.mask) for idea in ideas if idea.id in book.tallies)],
    }
    return bundle({name: written(rows, end="\n") for name, rows in files.items()})


def _summary(found: Snapshot, book: Book, ideas: list[Idea], mask: bool) -> Rows:
    authors = {idea.author for idea in found.state.ideas.values() if idea.author and not idea.gone}
    voters = _number(book.total([vote.ballots for vote in book.votes_of.values()]))
    said = (
        f"{safe(book.day.question)} Séance {book.day.code}, ligne {found.seq} du journal. "
        "Les bulletins ne sortent qu’en effectifs."
    )
    return [
        ("topic", safe(book.day.title)),
        ("url", UNKNOWN),
        ("voters", voters),
        ("voters-in-conv", voters),
        ("commenters", _told(len(authors), mask)),
        ("comments", len(ideas)),
        ("groups", 0),
        ("conversation-description", said.strip()),
    ]


def _comment(book: Book, idea: Idea, mask: bool) -> tuple[Value, ...]:
    at = f"{moment(idea.at, UTC):%a %b %d %Y %H:%M:%S} GMT+0000 (Coordinated Universal Time)"
    voted = idea.id in book.tallies
    agrees = _counts(book, idea, mask)[1] if voted else 0
    return (idea.at // 1000, at, book.idea_numbers[idea.id], NOBODY, agrees, 0, int(voted), _text(idea))


def _totals(book: Book, idea: Idea, mask: bool) -> tuple[Value, ...]:
    ballots, agrees, passes = _counts(book, idea, mask)
    return (book.idea_numbers[idea.id], _text(idea), ballots, agrees, 0, passes)


def _counts(book: Book, idea: Idea, mask: bool) -> tuple[Cell, Cell, Cell]:
    """Ballots of its table's vote, those that were for it, those that were not; nothing where masked."""
    ballots, told = book.votes_of[idea.table].ballots, backers(book.tallies[idea.id])
    if not told:
        return _told(ballots, mask), UNKNOWN, UNKNOWN
    voters = told[0]
    agrees, passes = (_number(one) for one in masked_parts([voters, ballots - voters], mask))
    return _told(ballots, mask), agrees, passes


def _told(count: int, mask: bool) -> Cell:
    return _number(masked(count, mask))


def _number(told: Cell) -> Cell:
    """Nothing for what is masked, as these columns are numbers."""
    return UNKNOWN if isinstance(told, str) else told


def _text(idea: Idea) -> str:
    return safe("\n\n".join(part for part in (idea.title, idea.body) if part))
