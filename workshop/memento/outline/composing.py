"""A day → the outline of its mémento: parts in reading order, whatever the format.

Law: pure. The same day, version, fingerprint and zone give the same outline.
"""

from collections.abc import Iterator
from dataclasses import replace

from workshop.memento.outline import annexes
from workshop.memento.outline.book import Book, sheet_key
from workshop.memento.outline.chapters import chapter
from workshop.memento.outline.day import Day, Status
from workshop.memento.outline.edition import DRAFT, UNSIGNED, Edition
from workshop.memento.outline.follow_up import aftermath
from workshop.memento.outline.front import contents, cover, edition_words, essentials
from workshop.memento.outline.method import method
from workshop.memento.outline.parts import (
    Cell,
    Closing,
    Colophon,
    Contents,
    Cover,
    Item,
    Outline,
    Part,
    Section,
    TableBlock,
    TextBlock,
)
from workshop.memento.outline.polls import polls
from workshop.memento.outline.sheets import keywords, sheet
from workshop.memento.text import french
from workshop.memento.text.prose import Paragraph, Span, words, written

ANNEXED = ("acronymes", "sigles", "glossaire")
LAST = ("remerciements", "mentions", "licence", "contact")
OPENING = ("editorial", "avant-propos", "preface")
ELSEWHERE = ("messages", "methode", "la-methode", "suites")
OF_A_THEME = ("synthese-du-theme-", "accords-et-desaccords-du-theme-")
FRONT: tuple[str, ...] = ()
PAGE, TITLE, LINE = 2800, 400, 100  # characters that a page holds, and what a title takes
REHEARSAL = "RÉPÉTITION : personnes et votes simulés"


def compose(day: Day, edition: Edition = UNSIGNED) -> Outline:
    """The mémento of that day."""
    book = Book(_followed(day, edition), edition.mask)
    parts = tuple(_parts(book, edition))
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
        parts=parts,
        validation=edition.validation,
        remarks=tuple(_remarks(edition, parts)) if edition.validation == DRAFT else (),
    )


def _followed(day: Day, edition: Edition) -> Day:
    """The day with what came since, in place of what the session itself knows of it."""
    if not edition.news:
        return replace(day, survey=edition.survey or day.survey)
    sheets = Book(day).sheets
    statuses = tuple(
        Status(sheets[news.sheet - 1].idea, news.state, news.reason, news.at)
        for news in edition.news
        if 0 < news.sheet <= len(sheets)
    )
    return replace(day, statuses=statuses, survey=edition.survey or day.survey)


def _remarks(edition: Edition, parts: tuple[Part, ...]) -> Iterator[tuple[str, str, str]]:
    """Each remark with the key of its sheet, or else of the first heading."""
    keys = [part.key for part in parts if not isinstance(part, Cover | Contents)]
    for remark in edition.remarks:
        wanted = sheet_key(remark.sheet)
        if keys:
            yield wanted if wanted in keys else keys[0], remark.author, remark.text


def _parts(book: Book, edition: Edition) -> list[Part]:
    """What the organiser keeps of all there is, in reading order."""
    return [part for name, part in _every_part(book, edition) if part is not None and book.holds(name)]


def _every_part(book: Book, edition: Edition) -> Iterator[tuple[str, Part | None]]:
    """Each with the name by which the organiser may leave it out."""
    yield "cover", cover(book, edition)
    yield "contents", contents(book)
    yield from _named("texts", _on_shared_pages(_texts(book, FRONT)))
    yield "essentials", essentials(book)
    yield "method", method(book, edition.zone)
    yield "results", polls(book)
    for theme in book.day.themes:
        yield "themes", chapter(book, theme)
        yield from (("sheets", sheet(book, proposal)) for proposal in book.sheets if proposal.theme == theme.id)
    yield "after", aftermath(book)
    yield "ideas", annexes.all_ideas(book)
    yield "results", annexes.results(book)
    yield from _named("texts", _on_shared_pages([*_short_annexes(book), *_texts(book, ANNEXED)]))
    yield "index", annexes.index(book) if book.holds("sheets") else None
    yield from _named("texts", _on_shared_pages([*_texts(book, LAST), *_colophon(book, edition)]))


def _short_annexes(book: Book) -> list[Section]:
    found = {"programme": annexes.programme(book), "people": annexes.thanks(book)}
    return [annex for name, annex in found.items() if annex is not None and book.holds(name)]


def _named(name: str, sections: list[Section]) -> Iterator[tuple[str, Part]]:
    return ((name, section) for section in sections)


def _texts(book: Book, place: tuple[str, ...]) -> list[Section]:
    """The organiser's own texts whose names are in `place`; FRONT takes those that have no other place."""
    return [
        Section(f"_Texte_{number}", title, _text(slug, body))
        for number, (slug, (title, body)) in enumerate(book.day.texts.items(), 1)
        if body.strip() and (slug in place or (place is FRONT and not _is_placed(slug)))
    ]


def _is_placed(slug: str) -> bool:
    return slug in (*ANNEXED, *LAST, *ELSEWHERE) or slug.startswith(OF_A_THEME)


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
    """About how many characters a chapter takes; a row of a table takes a line at least."""
    texts = sum(len(words(item.blocks)) for item in section.items if isinstance(item, TextBlock))
    rows = (row for item in section.items if isinstance(item, TableBlock) for row in item.rows)
    return texts + sum(max(LINE, *(2 * _length(cell) for cell in row)) for row in rows)


def _length(cell: Cell) -> int:
    return sum(len(one.text) if isinstance(one, Span) else len(words((one,))) for one in cell)


def _text(slug: str, body: str) -> tuple[Item, ...]:
    """The text, and its signature where the last line begins by a dash."""
    look = "editorial" if slug in OPENING else "body"
    blocks = written(body)
    last = "".join(span.text for span in blocks[-1].spans) if isinstance(blocks[-1], Paragraph) else ""
    if not last.startswith(("— ", "– ", "-- ")):
        return (TextBlock(blocks, look),)
    name, _, role = last.lstrip("—–- ").partition(", ")
    return (TextBlock(blocks[:-1], look), Closing(name, role))


def _colophon(book: Book, edition: Edition) -> list[Section]:
    day = book.day
    if not book.holds("colophon"):
        return []
    rows = (
        ("Séance", f"{day.title}, code {day.code}"),
        ("Licence", day.licence or "non précisée : demandez à l’organisation avant de réutiliser"),
        ("Version", edition_words(edition)),
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
    summary = "Colophon : séance, licence, version, logiciel, données, empreinte"
    check = "L’empreinte est celle du journal de la séance : le même journal redonne la même empreinte."
    note = TextBlock((Paragraph((Span(check),)),), "note")
    table = TableBlock(("Mention", "Valeur"), cells, (0.28, 0.72), summary)
    return [Colophon("_Colophon", "Colophon", (table, note))]


def _value(name: str, value: str) -> Span:
    if name != "Empreinte SHA-256":
        return Span(value)
    if not value:
        return Span(french.MISSING, "soft")
    return Span(" ".join(value[i : i + 8] for i in range(0, len(value), 8)), "code")
