"""The pictures of votes whose ballots give each option more than a mark: merit profiles, criteria two by two.

Law: a picture follows from the shape of the ballot, never from the kind; it and its table come from the same record. A
profile shows every grade, not the majority's alone. (Balinski and Laraki, *Majority Judgment*, MIT Press, 2011.)
"""

from collections.abc import Collection, Iterable

from workshop.memento.branding.palette import grade_shades
from workshop.memento.outline.book import Book, alternative, shortened
from workshop.memento.outline.day import Tally, Vote
from workshop.memento.outline.parts import Cell, Item, Scatter, Stack, TableBlock
from workshop.memento.outline.sheets import sheet_title
from workshop.memento.outline.tallies import figure_heads, figure_widths
from workshop.memento.text import french
from workshop.memento.text.prose import Span

BARS, NAME, AXES = 12, 40, 2


def pictured(book: Book, vote: Vote, among: Collection[str] | None = None) -> list[Item]:
    """The picture of a vote, if its ballots have one; only with the ideas `among`, where given."""
    found = _found(vote, among)
    if vote.ballot.get("shape") == "grades":
        return _profiles(book, vote, found)
    return _points(book, vote, found) if len(vote.ballot.get("axes", ())) == AXES else []


def told(book: Book, vote: Vote, among: Collection[str]) -> list[Item]:
    """The picture of a vote, then the table of its figures for the ideas `among`."""
    found = _found(vote, among)
    picture = pictured(book, vote, among)
    return [*picture, _figures(book, vote, found)] if picture else []


def _found(vote: Vote, among: Collection[str] | None) -> list[Tally]:
    return sorted((one for one in vote.tallies if among is None or one.idea in among), key=lambda one: one.rank)


def grades_of(vote: Vote, tally: Tally) -> tuple[int, ...]:
    """How many ballots gave an option each grade, worst first; nothing where its ballots are no grades."""
    names = vote.ballot.get("names", ())
    counts = (
        one.value for one in tally.figures if isinstance(one.value, list | tuple) and len(one.value) == len(names)
    )
    return tuple(next(counts, ()))


def _profiles(book: Book, vote: Vote, found: list[Tally]) -> list[Item]:
    drawn, names = found[:BARS], list(vote.ballot["names"])
    counts = [grades_of(vote, tally) for tally in drawn]
    if len(drawn) < 2 or not all(counts) or any(book.hides(one) for one in counts):
        return []
    alt = f"En tête : {shortened(option_name(book, drawn[0]), 40)}, {french.lowered(book.tally(drawn[0])[0])}"
    series = tuple((names[place], tuple(one[place] for one in counts)) for place in reversed(range(len(names))))
    bars = tuple(shortened(option_name(book, tally), NAME) for tally in drawn)
    shades = _shades(len(names), _hue(book, vote, found) or "F")
    return [Stack("Profils de mérite, en bulletins par mention", bars, series, shades, alternative(alt))]


def _shades(grades: int, hue: str) -> tuple[str, ...]:
    """As many shades as grades, best first: those of six, without the middle ones or with the last one twice."""
    six = grade_shades(hue)
    left = grades // 2
    return (*six[: grades - left], *six[len(six) - left :]) if grades <= len(six) else (*six, six[-1])


def _points(book: Book, vote: Vote, found: list[Tally]) -> list[Item]:
    """Options that share a place share a point."""
    across, up = vote.ballot["axes"]
    places: dict[tuple[float, float], list[str]] = {}
    for tally in found:
        medians = next((one.value for one in tally.figures if isinstance(one.value, dict)), {})
        if medians.get(across) is not None and medians.get(up) is not None:
            places.setdefault((medians[across], medians[up]), []).append(_mark(book, tally))
    if len(places) < 2:
        return []
    points = tuple((_marks(marks), *place) for place, marks in places.items())
    low, high = vote.ballot["low"], vote.ballot["high"]
    alt = alternative(f"{french.count(len(found), 'option')} selon deux critères, {across} et {up}")
    caption = f"{across.capitalize()} et {up}, médianes de {low} à {high}, par numéro de fiche"
    return [Scatter(caption, across.capitalize(), up.capitalize(), points, alt, low, high, _hue(book, vote, found))]


def _mark(book: Book, tally: Tally) -> str:
    return str(book.numbers[tally.idea]) if tally.idea in book.numbers else f"n° {book.idea_numbers[tally.idea]}"


def _marks(marks: list[str], most: int = 5) -> str:
    return ", ".join(marks[:most]) + ("…" if len(marks) > most else "")


def _figures(book: Book, vote: Vote, found: list[Tally]) -> TableBlock:
    heads = figure_heads(found)
    return TableBlock(
        ("Rang", "Proposition", *heads),
        tuple(_figure_row(book, tally) for tally in found),
        (0.09, 0.43, *figure_widths(heads, 0.48)),
        alternative(f"Rang, proposition, {', '.join(heads).lower()}"),
        caption=f"Ce que disent {french.count(vote.ballots, 'bulletin')}",
        hue=_hue(book, vote, found),
    )


def _figure_row(book: Book, tally: Tally) -> tuple[Cell, ...]:
    figures = ((Span(words),) for words in book.tally(tally))
    return ((Span(french.ordinal(tally.rank)),), (option_link(book, tally),), *figures)


def option_name(book: Book, option: Tally) -> str:
    """The short title of a sheet, or what was voted on."""
    if option.idea not in book.numbers:
        return option.title or french.MISSING
    proposal = book.sheets[book.numbers[option.idea] - 1]
    return proposal.fields.get("short_title") or sheet_title(proposal)


def option_link(book: Book, option: Tally) -> Span:
    """The same, as a link where there is a sheet."""
    name = shortened(option_name(book, option), 120)
    return book.sheet_link(option.idea, name) if option.idea in book.numbers else Span(name)


def _hue(book: Book, vote: Vote, found: Iterable[Tally]) -> str:
    """The hue of the options' theme where they have one only."""
    tables = [tally.table for tally in found] if vote.place == "all" else [vote.place]
    themes = {book.tables[table].theme for table in tables if table in book.tables}
    return book.hue(themes.pop()) if len(themes) == 1 else ""
