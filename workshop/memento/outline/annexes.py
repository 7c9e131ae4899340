"""What stands behind the sheets: every idea with what became of it, the counts, the programme, the names, the index.

Law: every idea is here, whole here or on its sheet; who did not agree to be named is not.
"""

from collections import Counter
from dataclasses import replace

from workshop.core import normalized
from workshop.memento.outline.book import Book, alternative, idea_key, sheet_key, shortened
from workshop.memento.outline.day import BallotRemark, Idea, Tally, Vote
from workshop.memento.outline.hiding import LEFT_OUT
from workshop.memento.outline.judging import pictured
from workshop.memento.outline.method import at_the_cut, vote_name
from workshop.memento.outline.parts import Annex, Cell, Index, Item, Lead, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import idea_title, keywords, origin, sheet_title
from workshop.memento.outline.tallies import figure_heads, figure_widths, more_room, noun
from workshop.memento.text import french
from workshop.memento.text.prose import Blocks, ListItem, Paragraph, Span, Spans, typed

EXCERPT = 240
BECAME = {
    "parked": "Mise de côté",
    "withdrawn": "Retirée par son auteur",
    "retired": "Retirée par l’animation",
}
DAY = 24 * 60


def all_ideas(book: Book) -> Annex:
    """Every idea, table by table."""
    items: list[Item] = [Lead(_counted(book))]
    for theme in book.day.themes:
        for table in theme.tables:
            items += _of_table(book, theme.id, table)
    return Annex("_Idees", "Annexe : toutes les idées", tuple(items))


def _counted(book: Book) -> str:
    ideas = book.day.ideas
    states = Counter(idea.state for idea in ideas)
    merged, withdrawn, retired, left_out = (states[one] for one in ("merged", "withdrawn", "retired", LEFT_OUT))
    told = sum(1 for idea in ideas if idea.hidden and idea.state != LEFT_OUT)
    words = f"{french.count(len(ideas), 'idée')}, par table et dans l’ordre où elles ont été montrées"
    words += f" ; {french.count(merged, 'réunie', 'réunies')} à d’autres" if merged else ""
    gone = french.count(withdrawn, "retirée par son auteur", "retirées par leurs auteurs")
    words += f" ; {gone}, sans texte" if withdrawn else ""
    taken = french.count(retired, "contribution retirée", "contributions retirées")
    words += f" ; {taken} par l’animation, sans texte" if retired else ""
    words += f" ; {french.count(told, 'non projetée', 'non projetées')}" if told else ""
    untold = french.count(left_out, "non projetée, laissée", "non projetées, laissées")
    words += f" ; {untold} hors du document" if left_out else ""
    return words + "."


def _of_table(book: Book, theme: str, table: str) -> list[Item]:
    ideas = [idea for idea in book.ideas_of[table] if idea.state != LEFT_OUT]
    title = Subtitle(f"{book.table_name(table).capitalize()}, thème {theme}", f"_Table_{table}")
    if not ideas:
        return [title, TextBlock((Paragraph((Span("Aucune idée à cette table."),)),))]
    return [
        title,
        TableBlock(
            ("N°", "Idée", "Origine", "Ce qu’elle est devenue"),
            tuple(_idea_row(book, idea) for idea in ideas),
            (0.06, 0.5, 0.17, 0.27),
            f"Idées de la {book.table_name(table)} : texte, origine, suite",
            hue=book.hue(theme),
            keys=tuple(idea_key(book.idea_numbers[idea.id]) for idea in ideas),
        ),
    ]


def _idea_row(book: Book, idea: Idea) -> tuple[Cell, ...]:
    number = (Span(french.number(book.idea_numbers[idea.id])),)
    return (number, _idea_text(book, idea), (Span(origin(idea)),), _became(book, idea))


def _idea_text(book: Book, idea: Idea) -> Blocks:
    if idea.state == "withdrawn":
        return (Paragraph((Span("Texte retiré par son auteur.", "soft"),)),)
    if idea.state == "retired":
        return (Paragraph((Span("Contribution retirée.", "soft"),)),)
    head: Blocks = (Paragraph((Span(idea.title, "strong"),)),) if idea.title else ()
    if idea.id in book.numbers and book.holds("sheets") and len(idea.body) > EXCERPT:
        link = book.sheet_link(idea.id, f"texte entier, fiche {book.numbers[idea.id]}")
        return (*head, Paragraph((Span(shortened(idea.body, EXCERPT) + " "), link)))
    return (*head, *typed(idea.body)) or (Paragraph((Span(french.MISSING, "soft"),)),)


def _became(book: Book, idea: Idea) -> Spans:
    spans: list[Span]
    if idea.id in book.numbers:
        spans = [Span("Retenue : "), book.sheet_link(idea.id)]
    elif idea.state == "merged" and idea.into in book.idea_numbers:
        spans = [Span("Réunie à l’"), book.idea_link(idea.into)]
    elif idea.state in BECAME:
        spans = [Span(BECAME[idea.state])]
    else:
        spans = [Span("Gardée en annexe")]
    tally = book.tallies.get(idea.id)
    if tally:
        spans.append(Span(f", {book.lead(tally)} à la table"))
    if idea.hidden:
        spans.append(Span(" ; non projetée"))
    if idea.group in book.day.groups:
        spans.append(Span(f" ; groupe « {book.day.groups[idea.group or '']} »"))
    return tuple(spans)


def results(book: Book) -> Annex | None:
    """Every sealed vote, count by count; None without one."""
    day = book.day
    if not day.votes:
        return None
    items: list[Item] = [Lead("Chaque vote, tel qu’il a été compté. On peut refaire les additions à la main.")]
    for vote in day.votes:
        items += [Subtitle(vote_name(book, vote)), *pictured(book, vote), _counts(book, vote)]
        items.append(TextBlock(at_the_cut(book, vote), "note"))
        items += _heard(book, vote)
    return Annex("_Resultats", "Annexe : résultats détaillés", tuple(items))


def _heard(book: Book, vote: Vote) -> list[Item]:
    """What was said in words, option by option."""
    if not vote.voices:
        return []
    names = {tally.idea: shortened(_option_title(book, vote, tally), 60).rstrip(".") for tally in vote.tallies}
    lines = [
        ListItem((Span(f"{names[one.idea]} : ", "strong"), Span(f"{_stance(vote, one)}« {one.text} »{_signed(one)}")))
        for one in vote.voices
    ]
    return [TextBlock(tuple(replace(line, first=at == 0) for at, line in enumerate(lines)))]


def _stance(vote: Vote, voice: BallotRemark) -> str:
    """« réserve, »: the noun of the figure that counts such a mark."""
    found = (figure for tally in vote.tallies for figure in tally.figures if voice.mark and figure.mark == voice.mark)
    figure = next(found, None)
    return f"{noun(figure, 1)}, " if figure else ""


def _signed(voice: BallotRemark) -> str:
    return f" ({voice.by or 'une voix'})" if voice.mark else ""


def _counts(book: Book, vote: Vote) -> TableBlock:
    name, heads, more = vote_name(book, vote), figure_heads(vote.tallies), more_room(vote.tallies)
    return TableBlock(
        ("Rang", "Idée", *heads, "Suite"),
        tuple(_count_row(book, vote, tally) for tally in vote.tallies),
        (0.09, 0.55 - more, *figure_widths(heads, 0.21 + more), 0.15),
        alternative(f"{name} : rang, idée, {', '.join(heads).lower()}, suite"),
        caption=f"{name} : {_cast(book, vote)}{_entitled(book, vote)}",
        right=frozenset(range(2, 2 + len(heads))),
        hue=book.hue(book.tables[vote.place].theme) if vote.place in book.tables else "",
    )


def _entitled(book: Book, vote: Vote) -> str:
    return f" pour {french.count(vote.seats, 'place')}" if book.entitled(vote) == vote.seats else ""


def _cast(book: Book, vote: Vote) -> str:
    return f"{book.count(vote.ballots)} bulletins" if book.mask else french.count(vote.ballots, "bulletin")


def _count_row(book: Book, vote: Vote, tally: Tally) -> tuple[Cell, ...]:
    title = _option_title(book, vote, tally)
    chosen = vote.selected or ()
    after: Span = Span("retenue") if tally.idea in chosen else Span("non retenue", "soft")
    if tally.idea in book.numbers and (vote.place == "all" or tally.idea in chosen):
        after = book.sheet_link(tally.idea)
    return (
        (Span(french.ordinal(tally.rank)),),
        (Span(shortened(title, 160)),),
        *((Span(words),) for words in book.tally(tally)),
        (after,),
    )


def _option_title(book: Book, vote: Vote, tally: Tally) -> str:
    """What was voted on, as it was then; in the plenary a sheet has its heading."""
    if vote.place == "all" and tally.idea in book.numbers:
        return sheet_title(book.sheets[book.numbers[tally.idea] - 1])
    idea = book.ideas.get(tally.idea)
    return tally.title or (idea_title(idea) if idea else french.MISSING)


def programme(book: Book) -> Annex | None:
    """The day as it was announced; None without an agenda."""
    if not book.day.steps:
        return None
    at = _planned(book.day.start)
    rows: list[tuple[Cell, ...]] = []
    for step in book.day.steps:
        hour = french.clock(*divmod(at % DAY, 60)) if at is not None else french.minutes(step.minutes)
        at = None if at is None else at + step.minutes
        said = step.prompt.strip() or french.MISSING
        rows.append(
            ((Span(hour),), (Span(step.title, "strong"),), (Span(said, "" if step.prompt.strip() else "soft"),))
        )
    head = ("Heure prévue" if at is not None else "Durée", "Étape", "Consigne")
    table = TableBlock(head, tuple(rows), (0.17, 0.27, 0.56), f"Programme : {head[0].lower()}, étape, consigne")
    return Annex("_Programme", "Annexe : le programme", (table,))


def _planned(start: str) -> int | None:
    """« 09:30 » → minutes since midnight; None where no hour was announced."""
    hour, _, minute = start.partition(":")
    return int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else None


def thanks(book: Book) -> Annex | None:
    """Who agreed to be named, by table; None when nobody did."""
    by_table: dict[str, list[str]] = {}
    for person in book.day.people:
        if person.name:
            by_table.setdefault(person.table or "", []).append(person.name)
    if not by_table:
        return None
    rows = tuple(
        (
            (Span(book.table_name(table).capitalize()),),
            (Span(french.listing(sorted(names, key=alphabetical))),),
        )
        for table, names in sorted(by_table.items(), key=lambda pair: _number(book, pair[0]))
    )
    lead = Lead("Les participants qui ont accepté d’être nommés. Les autres étaient là aussi.")
    table = TableBlock(("Table", "Prénoms"), rows, (0.2, 0.8), "Participants nommés, table par table")
    return Annex("_Participants", "Annexe : les participants nommés", (lead, table))


def _number(book: Book, table: str) -> int:
    return book.tables[table].number if table in book.tables else 0


def index(book: Book) -> Index | None:
    """The keywords of the sheets; None when no sheet has any."""
    found: dict[str, dict[str, int]] = {}
    written: dict[str, str] = {}
    for proposal in book.sheets:
        for word in keywords(proposal):
            number = book.numbers[proposal.idea]
            found.setdefault(word.casefold(), {})[sheet_key(number)] = number
            written.setdefault(word.casefold(), word)
    if not found:
        return None
    entries = tuple((written[w], tuple(found[w].items())) for w in sorted(found, key=alphabetical))
    return Index("_Index", "Index des mots-clés", entries, "Chaque mot-clé renvoie aux fiches qui le portent.")


def alphabetical(text: str) -> str:
    """A key that sorts as a French dictionary does: without accents, case or marks."""
    return "".join(c for c in normalized("NFD", text.casefold()) if c.isalnum() or c == " ")
