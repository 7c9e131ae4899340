"""The session as tables: proposals, ideas, votes, participation, the session itself. Every tabular format reads them.

Law: drawn from the day, which holds what people agreed to and nothing else; a ballot is a unit in a count. Sheets and
ideas bear the numbers that they have in the mémento. With `mask`, small counts are hidden (see masking.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop import __version__
from workshop.export.snapshot import Snapshot
from workshop.export.vote_columns import FigureColumn, figure_columns
from workshop.export.votes_table import Column, Value, support, vote_columns, vote_rows
from workshop.memento.outline.book import Book
from workshop.memento.outline.day import Day, Idea, Proposal
from workshop.memento.outline.day import Table as Seating
from workshop.memento.outline.masking import WITHHELD, Cell, hidden, masked, masked_parts
from workshop.memento.outline.sheets import FUNCTIONS
from workshop.memento.text.typography import safe

STATES = {
    "active": "gardée",
    "merged": "réunie à une autre",
    "parked": "mise de côté",
    "withdrawn": "retirée",
    "retired": "retirée par l’animation",
}
ORIGINS = {"participant": "participant", "scribe": "notée par l’animation", "import": "importée"}
UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: `name` for programs, `title` for people; each row has a value for each column."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


SHEET_COLUMNS = (
    Column("title", "Titre", width=36),
    Column("short_title", "Titre court", width=24),
    Column("finding", "Constat", width=50),
    Column("proposal", "Proposition", width=60),
    Column("benefit_agents", "Bénéfices pour les agents", width=36),
    Column("benefit_managers", "Bénéfices pour les managers", width=36),
    Column("benefit_users", "Bénéfices pour les usagers", width=36),
    Column("step_monday", "Premier pas, dès lundi", width=36),
    Column("step_months", "Premier pas, dans trois mois", width=36),
    Column("step_year", "Premier pas, dans un an", width=36),
    Column("obstacles", "Freins", width=36),
    Column("levers", "Leviers", width=36),
    Column("indicators", "Indicateurs", width=36),
    Column("keywords", "Mots-clés", width=28),
    Column("owner", "Porteur", width=24),
)
PROPOSAL = (
    Column("number", "Fiche", "count", 8),
    Column("theme", "Thème", width=24),
    Column("table", "Table", "count", 8),
    *SHEET_COLUMNS,
)
ORIGIN = (
    Column("idea", "Idée n°", "count", 8),
    Column("originals", "Idées réunies, n°", width=18),
    Column("verbatims", "Verbatims", width=50),
)
SUPPORTS = {"table": "à la table", "plenary": "en plénière"}
IDEAS = (
    Column("number", "Idée n°", "count", 8),
    Column("table", "Table", "count", 8),
    Column("theme", "Thème", width=24),
    Column("group", "Groupe", width=20),
    Column("title", "Titre", width=30),
    Column("body", "Texte", width=70),
    Column("by", "Auteur", width=16),
    Column("function", "Fonction publique", width=16),
    Column("origin", "Origine", width=18),
    Column("external", "Référence d’origine", width=14),
    Column("state", "Devenir", width=18),
    Column("into", "Réunie à l’idée n°", "count", 10),
    Column("sheet", "Fiche", "count", 8),
    Column("at", "Écrite le", "moment", 17),
)
PARTICIPATION = (
    Column("table", "Table", "count", 8),
    Column("theme", "Thème", width=30),
    Column("places", "Places prévues", "count", 10),
    Column("devices", "Appareils", "count", 10),
    Column("seats", "Places occupées", "count", 10),
    *(Column(name, f"Dont {title}", "count", 14) for name, title in {**FUNCTIONS, UNSAID: "non dit"}.items()),
    Column("ideas", "Idées", "count", 9),
    Column("proposals", "Propositions", "count", 12),
    Column("ballots", "Bulletins à la table", "count", 10),
)
SESSION = (Column("key", "Clé", width=18), Column("title", "Mention", width=30), Column("value", "Valeur", width=80))


def tables(found: Snapshot, mask: bool = False) -> list[DataTable]:
    """Proposals, ideas, votes, participation, session, in that order. Texts are as a file can hold them."""
    book = Book(found.day, mask)
    sheets = tuple(_proposal(book, one, mask) for one in book.sheets)
    return [
        DataTable("proposals", "Propositions", _proposal_columns(found.day), sheets),
        DataTable("ideas", "Idées", IDEAS, tuple(_ideas(book))),
        DataTable("votes", "Votes", vote_columns(found.day), tuple(vote_rows(book, found, mask))),
        DataTable(
            "participation", "Participation", PARTICIPATION, tuple(_table(book, one, mask) for one in book.day.tables)
        ),
        DataTable("session", "Séance", SESSION, tuple(_session(found, mask))),
    ]


def _proposal_columns(day: Day) -> tuple[Column, ...]:
    supports = (
        Column(f"{where}_{one.key}", f"{one.title} {said}", "count", 10)
        for where, said in SUPPORTS.items()
        for one in [*figure_columns(day), FigureColumn("rank", "Rang", "")]
    )
    return (*PROPOSAL, *supports, *ORIGIN)


def _proposal(book: Book, told: Proposal, mask: bool) -> tuple[Value, ...]:
    fields = {**told.fields, "title": told.fields.get("title") or told.title}
    originals = sorted(book.idea_numbers[one] for one in told.originals)
    quotes = (f"« {one.text} » {one.by or ''}".rstrip() for one in told.verbatims)
    return (
        book.numbers[told.idea],
        _theme(book, told.table),
        book.tables[told.table].number,
        *(safe(fields.get(column.key, "")) for column in SHEET_COLUMNS),
        *support(book, told.at_table, mask),
        *support(book, told.at_plenary, mask),
        book.idea_numbers[told.idea],
        ", ".join(map(str, originals)),
        safe("\n".join(quotes)),
    )


def _theme(book: Book, table: str) -> str:
    theme = book.themes[book.tables[table].theme]
    return safe(f"{theme.id} · {theme.title}")


def _ideas(book: Book) -> Iterator[tuple[Value, ...]]:
    for table in book.tables:
        for idea in book.ideas_of[table]:
            yield _idea(book, idea)


def _idea(book: Book, idea: Idea) -> tuple[Value, ...]:
    return (
        book.idea_numbers[idea.id],
        book.tables[idea.table].number,
        _theme(book, idea.table),
        safe(book.day.groups.get(idea.group or "", "")),
        safe(idea.title),
        safe(idea.body),
        safe(idea.by or ""),
        FUNCTIONS.get(idea.function or "", ""),
        ORIGINS[idea.origin],
        safe(idea.external),
        STATES[idea.state],
        book.idea_numbers.get(idea.into or ""),
        book.numbers.get(idea.id),
        idea.at,
    )


def _table(book: Book, seating: Seating, mask: bool) -> tuple[Value, ...]:
    vote = book.votes_of.get(seating.id)
    return (
        seating.number,
        _theme(book, seating.id),
        seating.places,
        book.devices[seating.id],
        book.seated[seating.id],
        *_functions(book, seating.id, mask),
        len(book.ideas_of[seating.id]),
        sum(one.table == seating.id for one in book.sheets),
        masked(vote.ballots, mask) if vote else None,
    )


def _functions(book: Book, table: str, mask: bool) -> list[Cell]:
    counted = dict.fromkeys([*FUNCTIONS, UNSAID], 0)
    for person in book.day.people:
        if person.table == table:
            counted[person.function if person.function in FUNCTIONS else UNSAID] += person.seats
    if isinstance(book.seated[table], str):  # their sum would tell it
        return [masked(count) if hidden(count) else count and WITHHELD for count in counted.values()]
    return masked_parts(list(counted.values()), mask)


def _session(found: Snapshot, mask: bool) -> Iterator[tuple[Value, ...]]:
    day = found.day
    yield "code", "Code de la séance", day.code
    yield "title", "Titre", safe(day.title)
    yield "question", "Question", safe(day.question)
    yield "date", "Date", day.date
    yield "place", "Lieu", safe(day.place)
    yield "organisers", "Organisateurs", safe(", ".join(day.organisers))
    yield "partners", "Partenaires", safe(", ".join(day.partners))
    yield "rehearsal", "Répétition, personnes et votes simulés", "oui" if day.rehearsal else "non"
    yield "seq", "Dernière ligne du journal", str(found.seq)
    yield "last_at", "Données arrêtées (millisecondes depuis 1970)", str(day.last_at)
    yield "fingerprint", "Empreinte SHA-256 du journal", found.fingerprint
    yield "masked", "Effectifs de moins de 5 masqués", "oui" if mask else "non"
    yield "software", "Logiciel", f"Tablée {__version__}"
