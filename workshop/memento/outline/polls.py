"""What polls were answered: the question, each answer with its bar, or the words, without a name.

Law: under five answers the detail is nobody's to read; no sum of tables is made, from which one could be found.
"""

from workshop.memento.outline.book import Book, alternative, shortened
from workshop.memento.outline.day import Step, Vote
from workshop.memento.outline.method import vote_name
from workshop.memento.outline.parts import Chart, Item, Label, Lead, Section, Subtitle, TableBlock, TextBlock
from workshop.memento.text import french
from workshop.memento.text.prose import Block, ListItem, Paragraph, Span

NAME = 34
FEW = "Moins de cinq réponses : le détail n’est montré à personne."
OPENING = "Ce que l’on a répondu aux questions de la journée. Un sondage ne garde aucune idée."


def polls(book: Book) -> Section | None:
    """The chapter of polls, step by step; None where none was counted."""
    items: list[Item] = []
    for step in book.day.steps:
        votes = [vote for vote in book.day.polls if vote.step == step.id]
        if votes:
            items += [Subtitle(step.title), *_question(step)]
            items += [item for vote in votes for item in _answered(book, vote, len(votes) > 1)]
    return Section("_Sondages", "Les sondages", (Lead(OPENING), *items)) if items else None


def _question(step: Step) -> list[Item]:
    return [TextBlock((Paragraph((Span(step.prompt, "strong"),)),))] if step.prompt.strip() else []


def _answered(book: Book, vote: Vote, several: bool) -> list[Item]:
    told: list[Item] = [Label(vote_name(book, vote))] if several else []
    if vote.ballot.get("shape") == "say":
        return [*told, TextBlock(_words(vote))]
    counts = [tally.figures[0].value for tally in vote.tallies]
    if any(count is None for count in counts) or book.hides(counts):
        said = FEW if any(count is None for count in counts) else "Nombres trop petits pour être montrés."
        return [*told, TextBlock((Paragraph((Span(said, "soft"),)),))]
    return [*told, _chart(vote, counts), _table(book, vote)]


def _words(vote: Vote) -> tuple[Block, ...]:
    lines = [ListItem((Span(f"« {voice.text} »"),), first=at == 0) for at, voice in enumerate(vote.voices)]
    return tuple(lines) or (Paragraph((Span("Personne n’a répondu en mots.", "soft"),)),)


def _chart(vote: Vote, counts: list[int]) -> Chart:
    names = tuple(shortened(tally.title, NAME) for tally in vote.tallies)
    first = max(zip(counts, names, strict=True), key=lambda pair: pair[0])
    alt = alternative(f"Le plus donné : {first[1]}, {french.count(first[0], 'réponse')}")
    return Chart("Les réponses", "Réponses", names, tuple(counts), alt, max(*counts, 1))


def _table(book: Book, vote: Vote) -> TableBlock:
    rows = tuple(
        (
            (Span(tally.title),),
            (Span(book.tally(tally)[0]),),
            (Span(french.percent(tally.figures[0].value, vote.ballots)),),
        )
        for tally in vote.tallies
    )
    caption = f"{french.count(vote.ballots, 'bulletin')}, réponse par réponse"
    summary = "Réponses au sondage : réponse, nombre, part des bulletins"
    return TableBlock(("Réponse", "Nombre", "Part"), rows, (0.6, 0.2, 0.2), summary, caption, frozenset((1, 2)))
