"""Votes that give each option more than points: merit profiles, impact and effort.

Law: the chart and its table come from the same record; a profile shows every grade, not the majority's alone.
(Majority judgment: Balinski and Laraki, *Majority Judgment*, MIT Press, 2011.)
"""

from collections.abc import Collection, Iterable

from workshop.memento.branding.palette import grade_shades
from workshop.memento.outline.book import Book, alternative, shortened
from workshop.memento.outline.day import GRADES, Judgment, Profile, Weighing, Weight
from workshop.memento.outline.parts import Cell, Item, Scatter, Stack, TableBlock
from workshop.memento.outline.sheets import sheet_title
from workshop.memento.text import french
from workshop.memento.text.prose import Span

BARS, NAME, MIDDLE = 12, 40, 3
QUADRANTS = {
    (True, False): "À lancer d’abord",
    (True, True): "À préparer",
    (False, False): "À faire au passage",
    (False, True): "À reconsidérer",
}


def judged(book: Book, judgment: Judgment, among: Collection[str] | None = None) -> list[Item]:
    """The profiles of a vote by majority judgment, drawn and told; only those of the ideas `among`, where given."""
    found = [profile for profile in judgment.profiles if among is None or profile.idea in among]
    found.sort(key=lambda profile: profile.rank)
    if not found:
        return []
    hue = _hue(book, judgment.place, (profile.table for profile in found))
    return [*_profiles(book, judgment, found, hue), _grades(book, judgment, found, hue)]


def _profiles(book: Book, judgment: Judgment, found: list[Profile], hue: str) -> list[Item]:
    drawn = found[:BARS]
    if len(drawn) < 2 or any(book.hides(profile.counts) for profile in drawn):
        return []
    best = drawn[0]
    alt = f"En tête : {shortened(option_name(book, best), 40)}, {french.lowered(GRADES[best.grade])}"
    series = tuple((grade, tuple(p.counts[i] for p in drawn)) for i, grade in enumerate(GRADES))
    names = tuple(shortened(option_name(book, profile), NAME) for profile in drawn)
    caption = "Profils de mérite, en bulletins par mention"
    return [Stack(caption, names, series, grade_shades(hue or "F"), alternative(alt))]


def _grades(book: Book, judgment: Judgment, found: list[Profile], hue: str) -> TableBlock:
    missing = french.lowered(GRADES[judgment.missing])
    return TableBlock(
        ("Rang", "Proposition", "Mention", "De « très bien » à « à rejeter »"),
        tuple(_grade_row(book, profile) for profile in found),
        (0.09, 0.43, 0.17, 0.31),
        "Mentions : rang, proposition, mention majoritaire, bulletins par mention",
        caption=f"Les mentions de {french.count(judgment.ballots, 'bulletin')} ; sans avis vaut « {missing} »",
        hue=hue,
    )


def _grade_row(book: Book, profile: Profile) -> tuple[Cell, ...]:
    return (
        (Span(french.ordinal(profile.rank)),),
        (option_link(book, profile),),
        (Span(GRADES[profile.grade], "strong"),),
        (Span(" · ".join(book.parts(profile.counts))),),
    )


def weighed(book: Book, weighing: Weighing, among: Collection[str] | None = None) -> list[Item]:
    """Impact and effort, drawn and told; only those of the ideas `among`, where given."""
    found = [weight for weight in weighing.weights if among is None or weight.idea in among]
    found.sort(key=lambda weight: (-weight.impact, weight.effort))
    if not found:
        return []
    hue = _hue(book, weighing.place, (weight.table for weight in found))
    return [*_points(book, found, hue), _medians(book, found, hue)]


def _points(book: Book, found: list[Weight], hue: str) -> list[Item]:
    """Options that share a place share a point."""
    places: dict[tuple[float, float], list[str]] = {}
    for weight in found:
        places.setdefault((weight.effort, weight.impact), []).append(_mark(book, weight))
    if len(places) < 2:
        return []
    points = tuple((_marks(marks), effort, impact) for (effort, impact), marks in places.items())
    first = sum(quadrant(weight) == QUADRANTS[True, False] for weight in found)
    alt = f"{french.count(first, 'proposition')} sur {len(found)} à fort impact et faible effort"
    caption = "Impact et effort, médianes de 1 à 5, par numéro de fiche"
    return [Scatter(caption, "Effort demandé", "Impact attendu", points, alternative(alt), hue=hue)]


def _mark(book: Book, weight: Weight) -> str:
    return str(book.numbers[weight.idea]) if weight.idea in book.numbers else f"n° {book.idea_numbers[weight.idea]}"


def _marks(marks: list[str], most: int = 5) -> str:
    return ", ".join(marks[:most]) + ("…" if len(marks) > most else "")


def _medians(book: Book, found: list[Weight], hue: str) -> TableBlock:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            (Span(_mark(book, weight)),),
            (option_link(book, weight),),
            (Span(french.half(weight.impact)),),
            (Span(french.half(weight.effort)),),
            (Span(book.count(weight.voters)),),
            (Span(quadrant(weight)),),
        )
        for weight in found
    )
    head = ("Fiche", "Proposition", "Impact", "Effort", "Votants", "Lecture")
    summary = "Impact et effort médians de chaque proposition, votants, lecture"
    caption = "L’impact et l’effort, proposition par proposition"
    widths = (0.09, 0.36, 0.11, 0.1, 0.11, 0.23)
    return TableBlock(head, rows, widths, summary, caption, frozenset((2, 3, 4)), hue=hue)


def quadrant(weight: Weight) -> str:
    """What the two medians advise; on a middle line, the room has not decided."""
    if MIDDLE in (weight.impact, weight.effort):
        return "À débattre"
    return QUADRANTS[weight.impact > MIDDLE, weight.effort > MIDDLE]


def option_name(book: Book, option: Profile | Weight) -> str:
    """The short title of a sheet, or what was voted on."""
    if option.idea not in book.numbers:
        return option.title or french.MISSING
    proposal = book.sheets[book.numbers[option.idea] - 1]
    return proposal.fields.get("short_title") or sheet_title(proposal)


def option_link(book: Book, option: Profile | Weight) -> Span:
    """The same, as a link where there is a sheet."""
    name = shortened(option_name(book, option), 120)
    return book.sheet_link(option.idea, name) if option.idea in book.numbers else Span(name)


def _hue(book: Book, place: str, tables: Iterable[str]) -> str:
    """The hue of the options' theme where they have one only."""
    themes = {book.tables[table].theme for table in (tables if place == "all" else (place,)) if table in book.tables}
    return book.hue(themes.pop()) if len(themes) == 1 else ""
