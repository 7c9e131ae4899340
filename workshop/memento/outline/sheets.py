"""One proposal, one page: every field of its sheet, what supported it, and the ideas it comes from.

Law: an empty field says « non renseigné »; the idea itself is whole, and so are its originals, here or in the annex.
"""

from collections.abc import Iterable

from workshop.memento.outline.book import Book, alternative, first_line, sheet_key, shortened, title_of
from workshop.memento.outline.day import Idea, Proposal, Status, Tally, Vote
from workshop.memento.outline.from_state import GONE
from workshop.memento.outline.hiding import LEFT_OUT, UNTOLD
from workshop.memento.outline.parts import Quotation, Sheet, TableBlock, Trio
from workshop.memento.text import french
from workshop.memento.text.prose import Block, Blocks, Paragraph, Quote, Span, Spans, typed

TRIOS = (
    (
        "Bénéfices attendus",
        (("Pour les agents", "benefit_agents"), ("Pour les managers", "benefit_managers"),
         ("Pour les usagers", "benefit_users")),
    ),
    ("Premiers pas", (("Dès lundi", "step_monday"), ("Dans trois mois", "step_months"), ("Dans un an", "step_year"))),
    (
        "Freins, leviers et indicateurs",
        (("Freins", "obstacles"), ("Leviers", "levers"), ("Indicateurs", "indicators")),
    ),
)  # fmt: skip
MISSING: Blocks = (Paragraph((Span(french.MISSING, "soft"),)),)
EXCERPT, WHOLE, LONGEST_HEADING = 110, 10**9, 70
ORIGINS = {"participant": "écrite", "scribe": "notée par l’animation", "import": "importée"}
FUNCTIONS = {
    "state": "État",
    "local": "territoriale",
    "hospital": "hospitalière",
    "other": "autre employeur",
}
STATES = {
    "studied": "À l’étude",
    "tried": "En expérimentation",
    "deployed": "Déployée",
    "abandoned": "Abandonnée",
}


def sheet(book: Book, proposal: Proposal) -> Sheet:
    """The sheet of a proposal, as it is printed."""
    number = book.numbers[proposal.idea]
    fields = {name: typed(text) or MISSING for name, text in proposal.fields.items()}
    return Sheet(
        key=sheet_key(number),
        number=number,
        hue=book.hue(proposal.theme),
        title=sheet_title(proposal),
        full_title=_title_below(proposal),
        landmarks=_landmarks(book, proposal),
        keywords=", ".join(keywords(proposal)) or french.MISSING,
        support=_support(book, proposal, number),
        finding=fields.get("finding", MISSING),
        proposal=fields.get("proposal", MISSING),
        trios=tuple(
            Trio(title, tuple((label, fields.get(name, MISSING)) for label, name in columns))
            for title, columns in TRIOS
        ),
        quotations=(
            *(Quotation(v.text, v.by or "Entendu à la table") for v in proposal.verbatims),
            *(Quotation(v.text, f"Réserve, {v.by or 'une voix'}") for v in proposal.voices),
        ),
        origin=_origin(book, proposal),
        after=_after(book.statuses.get(proposal.idea)),
        close=_close(book, proposal.idea),
    )


def _after(status: Status | None) -> Blocks:
    """« En expérimentation, depuis le 2 avril 2027. » and the reason."""
    if status is None:
        return ()
    since = f", depuis le {french.long_date(status.at)}" if status.at else ""
    words = f". {status.reason}" if status.reason.strip() else "."
    return (Paragraph((Span(STATES[status.state], "strong"), Span(since + words))),)


def _close(book: Book, idea: str) -> Spans:
    """« fiche 7, fiche 12 »."""
    links = [book.sheet_link(other) for other in sorted(book.close.get(idea, ()), key=lambda one: book.numbers[one])]
    return tuple(span for link in links for span in (Span(", "), link))[1:]


def full_title(proposal: Proposal) -> str:
    """The title written on the sheet, or else the idea's, whole."""
    return " ".join((proposal.fields.get("title") or proposal.title or french.MISSING).split())


def sheet_title(proposal: Proposal) -> str:
    """The sheet's heading, which lists can bear: its title, or its short title where that one is long."""
    title = full_title(proposal)
    if len(title) <= LONGEST_HEADING:
        return title
    return proposal.fields.get("short_title") or shortened(title, LONGEST_HEADING)


def _title_below(proposal: Proposal) -> str:
    """The whole title where the heading is shorter and no field repeats it."""
    title, told = full_title(proposal), (proposal.fields.get(name, "") for name in ("finding", "proposal"))
    return "" if title == sheet_title(proposal) or _says(title.rstrip("…"), told) else title


def keywords(proposal: Proposal) -> list[str]:
    """The keywords of the sheet, each once."""
    written = proposal.fields.get("keywords", "").replace("\n", ",").replace(";", ",").split(",")
    return list(dict.fromkeys(word.strip(" .#") for word in written if word.strip(" .#")))


def _landmarks(book: Book, proposal: Proposal) -> Spans:
    """Theme, birth, bearer, and the short title where it is not the heading."""
    owner = proposal.fields.get("owner") or french.MISSING
    short = proposal.fields.get("short_title") or french.MISSING
    words = f" · Porteur : {owner}" + ("" if short == sheet_title(proposal) else f" · Titre court : {short}")
    return (*book.theme_mark(proposal.theme), *_birth(book, proposal), Span(words))


def _birth(book: Book, proposal: Proposal) -> Spans:
    idea = book.ideas.get(proposal.idea)
    if idea is None:
        return (Span(f" · Née à la {book.table_name(proposal.table)}"),)
    return (Span(" · Née de l’"), book.idea_link(idea.id), Span(f", {signed(book, idea)}"))


def _support(book: Book, proposal: Proposal, number: int) -> TableBlock:
    at_room, at_table = proposal.at_plenary, proposal.at_table
    room_vote, table_vote = book.plenary, book.votes_of.get(proposal.table)
    hue = book.hue(proposal.theme)
    if at_room and room_vote:
        named = [
            (f"{at_room.figures[0].column} de la salle", _points(book, at_room, hue)),
            *_standing(book, at_room, room_vote, "Rang en plénière"),
        ]
        named.append(("À la table", _at_table(book, at_table)))
    elif at_table and table_vote:
        named = [
            (f"{at_table.figures[0].column} à la table", _points(book, at_table, hue)),
            *_standing(book, at_table, table_vote, "Rang à la table"),
        ]
    else:
        named = [("Points", _missing()), ("Votants", _missing()), ("Rang", _missing())]
    head, row = zip(*named, strict=True)
    summary = alternative(f"Soutien recueilli par la fiche {number} : {', '.join(head).lower()}")
    return TableBlock(head, (row,), (1 / len(head),) * len(head), summary, look="figures")


def _points(book: Book, tally: Tally, hue: str) -> Spans:
    return (Span("● ", f"dot {hue}"), Span(book.tally(tally)[0], f"accent {hue}"))


def _standing(book: Book, tally: Tally, vote: Vote, name: str) -> list[tuple[str, Spans]]:
    told = zip(tally.figures, book.tally(tally), strict=True)
    voters = [
        (one.column, (Span(f"{said} sur {book.count(vote.ballots)}"),)) for one, said in told if one.counts == "ballots"
    ]
    rank = f"{french.ordinal(tally.rank)} sur {french.number(len(vote.tallies))}"
    return [*voters[:1], (name, (Span(rank),))]


def _at_table(book: Book, tally: Tally | None) -> Spans:
    if tally is None:
        return _missing()
    return (Span(f"{book.lead(tally)}, {french.ordinal(tally.rank)}"),)


def _missing() -> Spans:
    return (Span(french.MISSING, "soft"),)


def _origin(book: Book, proposal: Proposal) -> Blocks:
    """The idea's own words, unless the sheet repeats them, and the ideas that were merged into it."""
    idea = book.ideas.get(proposal.idea)
    if idea is None:
        return ()
    head: Blocks = ()
    if idea.title and not _says(idea.title, (full_title(proposal),)):
        head = (Paragraph((Span(idea.title, "strong"),)),)
    body = typed(idea.body) if not _is_printed(proposal, idea) else ()
    quoted = tuple(Quote(block.spans) if isinstance(block, Paragraph) else block for block in body)
    return (*head, *quoted, *_originals(book, proposal))


def _is_printed(proposal: Proposal, idea: Idea) -> bool:
    """Whether the sheet already says the idea's own text, word for word."""
    return _says(idea.body, (full_title(proposal), *proposal.fields.values()))


def _says(words: str, texts: Iterable[str]) -> bool:
    own = " ".join(words.split())
    return any(own in " ".join(text.split()) for text in texts)


def _originals(book: Book, proposal: Proposal) -> list[Block]:
    found = [book.ideas[id] for id in proposal.originals if id in book.ideas and not book.ideas[id].silent]
    if not found:
        return []
    said = french.count(len(found), "idée réunie", "idées réunies")
    return [Paragraph((Span(f"Avec elle, {said} : ", "strong"), *_listed(book, found)))]


def _listed(book: Book, ideas: list[Idea]) -> Spans:
    spans: list[Span] = []
    longest = EXCERPT if book.holds("ideas") else WHOLE
    for idea in ideas:
        text = shortened(f"{idea.title} : {idea.body}" if idea.title else idea.body, longest)
        spans += [Span(" ; ")] if spans else []
        spans += [book.idea_link(idea.id), Span(f" ({signed(book, idea)}) « {text.rstrip('.')} »")]
    return (*spans, Span("."))


def signed(book: Book, idea: Idea) -> str:
    """Where an idea comes from: « écrite à la table 4 par Nadia », « importée, réf. 105 »."""
    return origin(idea, "" if idea.origin == "import" else f" à la {book.table_name(idea.table)}")


def origin(idea: Idea, where: str = "") -> str:
    """The same with `where` after what was done: « écrite par Nadia (territoriale) »."""
    words = ORIGINS.get(idea.origin, ORIGINS["participant"]) + where
    words += f", réf. {idea.external}" if idea.external else ""
    words += f" par {idea.by}" if idea.by else ""
    return words + (f" ({FUNCTIONS[idea.function]})" if idea.function in FUNCTIONS else "")


def idea_title(idea: Idea) -> str:
    """The idea's title, or its first words; what became of one whose words are told to nobody."""
    if idea.silent:
        return UNTOLD if idea.state == LEFT_OUT else GONE
    return title_of(idea.title, first_line(idea.body))
