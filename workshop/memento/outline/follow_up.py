"""What became of it: the organiser's words on what follows, the status of each proposal, the follow-up survey.

Law: a proposal of which nothing is known is said to be without news; an abandoned one keeps its reason.
"""

from collections import Counter

from workshop.memento.outline.book import Book, alternative, shortened
from workshop.memento.outline.day import Proposal, Question, Status, Survey
from workshop.memento.outline.parts import Cell, Chart, Item, Lead, Quotation, Section, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import STATES, sheet_title
from workshop.memento.text import french
from workshop.memento.text.prose import Paragraph, Span, written

UNKNOWN = "Sans nouvelle"
NAME = 44


def aftermath(book: Book) -> Section | None:
    """The chapter of what follows; None where there is nothing to say yet."""
    title, body = book.day.texts.get("suites", ("Suites données", ""))
    items: list[Item] = [TextBlock(written(body))] if body.strip() else []
    items += _statuses(book) + (_survey(book, book.day.survey) if book.day.survey else [])
    return Section("_Suites", title, tuple(items)) if items else None


def _statuses(book: Book) -> list[Item]:
    if not book.day.statuses:
        return []
    known = [book.statuses.get(proposal.idea) for proposal in book.sheets]
    counted = Counter(status.state if status else "" for status in known)
    told = [(words, counted[state]) for state, words in STATES.items()]
    told += [(UNKNOWN, counted[""])] if counted[""] else []
    return [Subtitle("Où en sont les propositions"), *_counted(told), *_list(book)]


def _counted(told: list[tuple[str, int]]) -> list[Item]:
    names, values = zip(*told, strict=True)
    alt = alternative(", ".join(f"{french.lowered(name)} {value}" for name, value in told))
    chart = Chart("Les propositions selon leur état", "Propositions", names, values, alt, max(values))
    row: tuple[Cell, ...] = tuple((Span(french.number(value)),) for value in values)
    summary = "Nombre de propositions dans chaque état"
    return [chart, TableBlock(names, (row,), (1 / len(names),) * len(names), summary, look="figures")]


def _list(book: Book) -> list[Item]:
    """The proposals with news, then those without."""
    known = [(p, book.statuses[p.idea]) for p in book.sheets if p.idea in book.statuses]
    silent = [book.sheet_link(p.idea) for p in book.sheets if p.idea not in book.statuses]
    rows = tuple(_status_row(book, proposal, status) for proposal, status in known)
    summary = "État de chaque proposition : fiche, état, date, motif"
    caption = "Chaque proposition, son état et son motif"
    table = TableBlock(("Proposition", "État", "Depuis", "Motif"), rows, (0.29, 0.26, 0.16, 0.29), summary, caption)
    if not silent:
        return [table]
    links = [span for link in silent for span in (Span(", "), link)][1:]
    return [table, TextBlock((Paragraph((Span(f"{UNKNOWN} : "), *links, Span("."))),), "note")]


def _status_row(book: Book, proposal: Proposal, status: Status) -> tuple[Cell, ...]:
    link = (book.sheet_link(proposal.idea, sheet_title(proposal)),)
    at = Span(french.long_date(status.at)) if status.at else Span("–", "soft")
    reason = Span(status.reason) if status.reason.strip() else Span(french.MISSING, "soft")
    return (link, (Span(STATES[status.state], "strong"),), (at,), (reason,))


def _survey(book: Book, survey: Survey) -> list[Item]:
    hidden = book.hides((survey.answered, survey.asked))
    words = f"{book.counted(survey.answered, 'réponse')} pour {book.counted(survey.asked, 'personne')} "
    words += "interrogées" if survey.asked > 1 else "interrogée"
    words += "" if hidden else f", soit {french.percent(survey.answered, survey.asked)}"
    words += f", au {french.long_date(survey.date)}." if survey.date else "."
    items: list[Item] = [Subtitle("L’enquête de suivi"), Lead(words)]
    for question in survey.questions:
        items += _question(book, question)
    return items + [Quotation(said, "Réponse à l’enquête") for said in survey.words]


def _question(book: Book, question: Question) -> list[Item]:
    total = sum(count for _, count in question.answers)
    names = tuple(shortened(answer, NAME) for answer, _ in question.answers)
    counts = tuple(count for _, count in question.answers)
    best = max(question.answers, key=lambda pair: pair[1])
    alt = alternative(f"Le plus souvent : {best[0]}, {french.percent(best[1], total)}")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        ((Span(answer),), (Span(told),), (Span(_share(told, count, total)),))
        for (answer, count), told in zip(question.answers, book.parts(counts), strict=True)
    )
    summary = alternative(f"Réponses à : {question.text}")
    drawn = (
        [Chart(question.text, "Réponses", names, counts, alt, max(*counts, 1))]
        if len(names) > 1 and not book.hides(counts)
        else []
    )
    return [*drawn, TableBlock(("Réponse", "Nombre", "Part"), rows, (0.6, 0.2, 0.2), summary, right=frozenset((1, 2)))]


def _share(told: str, count: int, total: int) -> str:
    """The part of the answers, unless the count is hidden: it would give it away."""
    return french.percent(count, total) if told == french.number(count) else told
