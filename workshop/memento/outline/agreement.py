"""What brought the room together in a theme, and what divided it.

Law: only what the counts show, each time with the figure that shows it; the organiser's own reading stands before it.
"""

from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Proposal, Tally, Vote
from workshop.memento.outline.judging import grades_of, option_link
from workshop.memento.outline.parts import Item, Subtitle, TextBlock
from workshop.memento.outline.sheets import sheet_title
from workshop.memento.outline.tallies import backers
from workshop.memento.text import french
from workshop.memento.text.prose import Block, ListItem, Span, Spans, written

MOST = 3
SIDES = 3  # a third of the grades is one side of the scale, the last third the other

Voted = tuple[Proposal, Tally]  # in the room


def agreement(book: Book, theme: str, proposals: list[Proposal]) -> list[Item]:
    """« Accords et désaccords » of a theme: nothing where the room has not voted and nobody wrote of it."""
    said = book.day.texts.get(f"accords-et-desaccords-du-theme-{theme.lower()}", ("", ""))[1]
    lines = [*_together(book, proposals), *_apart(book, proposals)]
    lines += [line for vote in book.day.votes for line in _divided(book, vote, proposals)][:MOST]
    blocks: list[Block] = list(written(said)) if said.strip() else []
    blocks += [ListItem(line, first=i == 0) for i, line in enumerate(lines)]
    return [Subtitle("Accords et désaccords"), TextBlock(tuple(blocks))] if blocks else []


def _together(book: Book, proposals: list[Proposal]) -> list[Spans]:
    """The widest support of the theme: half of the ballots or more, else the widest there was."""
    room = book.plenary
    told = [pair for pair in _voted(proposals) if backers(pair[1]) and not book.hides(backers(pair[1]))]
    ranked = sorted(told, key=lambda pair: -_voters(pair[1]))
    if room is None or not room.ballots or len(ranked) < 2:
        return []
    wide = [pair for pair in ranked if 2 * _voters(pair[1]) >= room.ballots][:MOST]
    if wide:
        return [(Span("Un bulletin sur deux au moins : "), *_listed(book, wide, room), Span("."))]
    best = [pair for pair in ranked if _voters(pair[1]) == _voters(ranked[0][1])]
    lead = Span("Aucune n’atteint un bulletin sur deux. Au plus haut : ")
    return [(lead, *_listed(book, best, room), Span("."))] if len(best) <= MOST else []


def _voters(tally: Tally) -> int:
    """How many ballots were for it."""
    return backers(tally)[0]


def _listed(book: Book, ranked: list[Voted], room: Vote) -> Spans:
    spans: list[Span] = []
    for proposal, tally in ranked:
        share = french.percent(_voters(tally), room.ballots)
        spans += [Span(" ; ")] if spans else []
        spans += [book.sheet_link(proposal.idea, sheet_title(proposal)), Span(f" ({share} des bulletins)")]
    return tuple(spans)


def _apart(book: Book, proposals: list[Proposal]) -> list[Spans]:
    """Where the room did not follow a table: its first choice, in the last third of the plenary's."""
    room = book.plenary
    if room is None or len(room.tallies) < 6:
        return []
    last_third = 2 * len(room.tallies) / 3
    far = [pair for pair in _voted(proposals) if pair[0].at_table and pair[0].at_table.rank == 1]
    far = sorted((pair for pair in far if pair[1].rank > last_third), key=lambda pair: -pair[1].rank)
    return [
        (
            Span(f"Première à la {book.table_name(proposal.table)}, {french.ordinal(tally.rank)} pour la salle : "),
            book.sheet_link(proposal.idea, sheet_title(proposal)),
            Span("."),
        )
        for proposal, tally in far[:MOST]
    ]


def _voted(proposals: list[Proposal]) -> list[Voted]:
    return [(proposal, proposal.at_plenary) for proposal in proposals if proposal.at_plenary]


def _divided(book: Book, vote: Vote, proposals: list[Proposal]) -> list[Spans]:
    """A third of the ballots or more on either side of the scale."""
    among = {proposal.idea for proposal in proposals}
    found = [(one, grades_of(vote, one)) for one in vote.tallies if one.idea in among and grades_of(vote, one)]
    told = [(one, _sides(counts)) for one, counts in found if not book.hides(counts)]
    return [
        (
            Span("Avis partagés : "),
            option_link(book, one),
            Span(f" ({good} favorables, {bad} défavorables)."),
        )
        for one, (good, bad) in told
        if vote.ballots > 0 and SIDES * min(good, bad) >= vote.ballots
    ]


def _sides(counts: tuple[int, ...]) -> tuple[int, int]:
    """The ballots of the best grades and of the worst."""
    wide = max(1, len(counts) // SIDES)
    return sum(counts[-wide:]), sum(counts[:wide])
