"""The first pages: cover, table of contents, the essentials on one page.

Law: the essentials are counted from the day, none is written by hand.
"""

from workshop.memento.outline.book import Book, alternative, printed
from workshop.memento.outline.day import Proposal, Tally, Theme
from workshop.memento.outline.edition import DRAFT, VALID, Edition
from workshop.memento.outline.parts import Cell, Contents, Cover, Item, Lead, Section, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import sheet_title
from workshop.memento.outline.tallies import figure_heads, figure_widths, leading, more_room, noun, people, unit
from workshop.memento.text import french
from workshop.memento.text.prose import ListItem, Paragraph, Span, Spans, written

VALIDATIONS = {DRAFT: "projet à relire, non validé", VALID: "version validée par l’organisation"}
PRIZES, MOST_ENTRIES = 10, 20


def cover(book: Book, edition: Edition) -> Cover:
    """The cover; its picture has a seat for each table, in its theme's colour."""
    day = book.day
    where = ", ".join(word for word in (day.place, french.long_date(day.date)) if word)
    state = f", état du {french.date_and_time(day.last_at, edition.zone)}" if day.last_at else ""
    credits = [f"Organisé par {french.listing(map(french.lowered, day.organisers))}"] if day.organisers else []
    credits += [f"Avec {french.listing(map(french.lowered, day.partners))}"] if day.partners else []
    kept = {table: sum(1 for p in day.proposals if p.table == table) for table in book.tables}
    return Cover(
        mention=" · ".join(part for part in ("Atelier d’intelligence collective", where) if part),
        title=day.title,
        question=day.question,
        credits=tuple(credits) or ("Organisation : non renseignée",),
        version=f"{edition_words(edition)}{state}.",
        seats=tuple((book.hue(table.theme), kept[table.id]) for table in day.tables),
        logos=edition.logos,
        alt=f"Une table ronde, {french.count(len(day.tables), 'place')}, une par table de la séance",
    )


def edition_words(edition: Edition) -> str:
    """« 2e édition, projet à relire, document modifiable »."""
    words = [f"{french.ordinal(edition.number)} édition"] if edition.number > 1 else []
    words += [VALIDATIONS[edition.validation]] if edition.validation else []
    said = ", ".join([*words, "document modifiable"])
    return said[0].upper() + said[1:]


def contents(book: Book) -> Contents:
    """The table of contents, with the reading key under it where one page holds both."""
    return Contents("Sommaire", reading_key(book) if key_stands_with_contents(book) else ())


def key_stands_with_contents(book: Book) -> bool:
    """Whether the table of contents leaves room on its page."""
    return len(book.sheets) + len(book.themes) + len(book.day.texts) <= MOST_ENTRIES


def reading_key(book: Book) -> tuple[Item, ...]:
    """How to read the document: what letters, colours and points mean."""
    words = (
        "Une lettre et une couleur par thème, une fiche par proposition retenue. Un point est une gommette posée par "
        "un bulletin. Les mots soulignés sont des liens. Les rubriques restées vides disent « non renseigné »."
    )
    key = [ListItem(_key(book, theme), first=i == 0) for i, theme in enumerate(book.day.themes)]
    return (Subtitle("Comment lire ce mémento"), TextBlock((Paragraph((Span(words),)), *key)))


def _key(book: Book, theme: Theme) -> Spans:
    mark = Span(f"Thème {theme.id}", f"accent {book.hue(theme.id)}")
    return (mark, Span(f" : {french.lowered(theme.title)}, {_seats(book, theme)}"))


def _seats(book: Book, theme: Theme) -> str:
    numbers = [str(book.tables[table].number) for table in theme.tables]
    return f"table{'s' if len(numbers) > 1 else ''} {french.listing(numbers)}"


def essentials(book: Book) -> Section:
    """The day in six figures and its first proposals."""
    day = book.day
    seats = sum(person.seats for person in day.people)
    items: list[Item] = [
        _figures(
            book,
            "La journée",
            (
                ("participants", book.count(seats)),
                ("tables", french.number(len(day.tables))),
                ("idées", french.number(len(day.ideas))),
            ),
        ),
        Subtitle("Ce qui a été choisi"),
        _figures(book, "Le vote", _chosen(book)),
    ]
    items += _prizes(book) if book.plenary else _by_table(book)
    items += _messages(book)
    items += [] if key_stands_with_contents(book) else reading_key(book)
    return Section("_Essentiel", "L’essentiel", (Lead(_opening(book)), *items))


def _opening(book: Book) -> str:
    day = book.day
    return day.question or "Ce que les tables ont retenu d’une journée de travail."


def _chosen(book: Book) -> tuple[tuple[str, str], ...]:
    votes = [book.plenary] if book.plenary else list(book.votes_of.values())
    where = "en plénière" if book.plenary else "aux tables"
    tallies = [tally for vote in votes for tally in vote.tallies]
    ballots = book.total([vote.ballots for vote in votes])
    counted, points = unit(tallies), book.total([*map(leading, tallies)], *people(tallies))
    return (
        ("propositions retenues", french.number(len(book.sheets))),
        (f"bulletins {where}", printed(ballots)),
        *([(f"{noun(counted)} {where}", printed(points))] if counted else []),
    )


def _figures(book: Book, name: str, figures: tuple[tuple[str, str], ...]) -> TableBlock:
    hues = [book.hue(theme.id) for theme in book.day.themes] or ["A"]
    row = tuple((Span(value, f"accent {hues[i % len(hues)]}"),) for i, (_, value) in enumerate(figures))
    summary = alternative(f"{name} en chiffres : {', '.join(label for label, _ in figures)}")
    return TableBlock(
        tuple(label for label, _ in figures), (row,), (1 / len(figures),) * len(figures), summary, look="grand"
    )


def _prizes(book: Book) -> list[Item]:
    ranked = [(p, p.at_plenary) for p in book.sheets if p.at_plenary]
    best = sorted(ranked, key=lambda pair: (pair[1].rank, book.numbers[pair[0].idea]))[:PRIZES]
    if not best:
        return []
    tallies = [tally for _, tally in best]
    heads, more = figure_heads(tallies), more_room(tallies)
    first = "La proposition soutenue" if len(best) == 1 else f"Les {len(best)} propositions les plus soutenues"
    return [
        TableBlock(
            ("Rang", "Proposition", "Thème", *heads),
            tuple(_prize(book, proposal, tally) for proposal, tally in best),
            (0.09, 0.53 - more, 0.15, *figure_widths(heads, 0.23 + more)),
            alternative(f"Palmarès : rang, proposition, thème, {french.listing(head.lower() for head in heads)}"),
            caption=f"{first} par la salle",
            right=frozenset(range(3, 3 + len(heads))),
        )
    ]


def _prize(book: Book, proposal: Proposal, tally: Tally) -> tuple[Cell, ...]:
    return (
        (Span(french.ordinal(tally.rank)),),
        (book.sheet_link(proposal.idea, sheet_title(proposal)),),
        book.theme_mark(proposal.theme),
        *(((Span(words),)) for words in book.tally(tally)),
    )


def _by_table(book: Book) -> list[Item]:
    """Without a vote of the room, nothing ranks proposals of different tables: they are listed by table."""
    if not book.sheets:
        return [TextBlock((Paragraph((Span("Aucune proposition n’a encore été retenue."),)),))]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            (book.sheet_link(p.idea, sheet_title(p)),),
            book.theme_mark(p.theme),
            (Span(book.table_name(p.table)),),
        )
        for p in book.sheets
    )
    summary = "Propositions retenues : titre, thème et table"
    caption = "Les propositions retenues par les tables"
    return [TableBlock(("Proposition", "Thème", "Table"), rows, (0.66, 0.18, 0.16), summary, caption=caption)]


def _messages(book: Book) -> list[Item]:
    title, body = book.day.texts.get("messages", ("", ""))
    return [Subtitle(title), TextBlock(written(body))] if body.strip() else []
