"""A day → the outline of its mémento: parts in reading order, whatever the format.

Law: pure. The same day, version, fingerprint and zone give the same outline.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo

from workshop.memento import annexes, french
from workshop.memento.book import Book
from workshop.memento.chapters import chapter
from workshop.memento.day import Day
from workshop.memento.front import contents, cover, essentials
from workshop.memento.logos import Logo
from workshop.memento.method import method
from workshop.memento.parts import Closing, Colophon, Item, Outline, Part, Section, Table, Text
from workshop.memento.prose import Paragraph, Span, words, written
from workshop.memento.sheets import keywords, sheet

BEHIND = ("suites", "remerciements", "acronymes", "sigles", "acronymes", "glossaire", "mentions", "licence", "contact")
OPENING = ("editorial", "avant-propos", "preface")
ELSEWHERE = ("messages", "methode", "la-methode")
PAGE, TITLE, LINE = 2800, 400, 100  # characters that a page holds, and what a title takes
REHEARSAL = "RÉPÉTITION : personnes et votes simulés"


@dataclass(frozen=True, slots=True)
class Edition:
    """What the document says of itself: software version, SHA-256 of the log, zone of its hours; and who signs it."""

    version: str = ""
    fingerprint: str = ""
    zone: tzinfo = field(default=UTC)
    logos: tuple[Logo, ...] = ()


UNSIGNED = Edition()


def compose(day: Day, edition: Edition = UNSIGNED) -> Outline:
    """The mémento of that day."""
    book = Book(day)
    tags = [word for proposal in book.sheets for word in keywords(proposal)]
    where = ", ".join(word for word in (day.place, french.long_date(day.date)) if word)
    return Outline(
        title=day.title,
        subject=day.question,
        authors=french.listing(day.organisers),
        keywords=", ".join(dict.fromkeys(tags[:12])),
        created=day.last_at,
        running=" · ".join(part for part in (day.title, where) if part),
        banner=REHEARSAL if day.rehearsal else "",
        fingerprint=edition.fingerprint,
        parts=tuple(_parts(book, edition)),
    )


def _parts(book: Book, edition: Edition) -> list[Part]:
    first = replace(cover(book, edition.zone), logos=edition.logos)
    parts: list[Part] = [first, contents(book), *_texts(book, before=True)]
    parts += [essentials(book), method(book, edition.zone)]
    for theme in book.day.themes:
        parts.append(chapter(book, theme))
        parts += [sheet(book, proposal) for proposal in book.sheets if proposal.theme == theme.id]
    ideas, results, named = annexes.all_ideas(book), annexes.results(book), annexes.thanks(book)
    parts += annexes.present((ideas, results, named, annexes.index(book)))
    return [*parts, *_on_shared_pages([*_texts(book, before=False), _colophon(book, edition)])]


def _texts(book: Book, before: bool) -> list[Section]:
    """The organiser's own texts: thanks, acronyms and the like behind the annexes, all others in front."""
    kept = [
        Section(f"_Texte_{number}", title, _text(slug, body))
        for number, (slug, (title, body)) in enumerate(book.day.texts.items(), 1)
        if (slug not in BEHIND) == before and slug not in ELSEWHERE and body.strip()
    ]
    return _on_shared_pages(kept)


def _on_shared_pages(sections: list[Section]) -> list[Section]:
    """Short chapters follow one another on a page."""
    placed: list[Section] = []
    room = 0
    for section in sections:
        needed = TITLE + _size(section)
        placed.append(replace(section, follows=needed <= room))
        room = (room if needed <= room else PAGE) - needed
    return placed


def _size(section: Section) -> int:
    """About how many characters a chapter takes; a row of a table takes a line."""
    texts = sum(len(words(item.blocks)) for item in section.items if isinstance(item, Text))
    return texts + sum(LINE * len(item.rows) for item in section.items if isinstance(item, Table))


def _text(slug: str, body: str) -> tuple[Item, ...]:
    """The text, and its signature where the last line begins by a dash."""
    look = "editorial" if slug in OPENING else "body"
    blocks = written(body)
    last = "".join(span.text for span in blocks[-1].spans) if isinstance(blocks[-1], Paragraph) else ""
    if not last.startswith(("— ", "– ", "-- ")):
        return (Text(blocks, look),)
    name, _, role = last.lstrip("—–- ").partition(", ")
    return (Text(blocks[:-1], look), Closing(name, role))


def _colophon(book: Book, edition: Edition) -> Colophon:
    day = book.day
    rows = (
        ("Séance", f"{day.title}, code {day.code}"),
        ("Logiciel", f"Tablée, logiciel libre, version {edition.version or french.MISSING}"),
        (
            "Données arrêtées",
            french.date_and_time(day.last_at, edition.zone) if day.last_at else french.MISSING,
        ),
        ("Lignes du journal", french.number(day.seq)),
        ("Empreinte SHA-256", edition.fingerprint),
        ("Accessibilité", "Titres, listes et tableaux balisés ; graphiques décrits et chiffrés"),
    )
    cells = tuple(((Span(name, "strong"),), (_value(name, value),)) for name, value in rows)
    summary = "Colophon : séance, logiciel, données, empreinte, accessibilité"
    check = "L’empreinte est celle du journal de la séance : le même journal redonne la même empreinte."
    note = Text((Paragraph((Span(check),)),), "note")
    return Colophon("_Colophon", "Colophon", (Table(("Mention", "Valeur"), cells, (0.28, 0.72), summary), note))


def _value(name: str, value: str) -> Span:
    if name != "Empreinte SHA-256":
        return Span(value)
    if not value:
        return Span(french.MISSING, "soft")
    return Span(" ".join(value[i : i + 8] for i in range(0, len(value), 8)), "code")
