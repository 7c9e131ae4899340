"""Several days → the outline of their synthesis: common themes, each with what every session kept of it.

Law: pure. Every proposal says where it comes from; support stands under its rule, session by session.
"""

import hashlib
from collections.abc import Sequence

from workshop.memento.outline.book import alternative, printed
from workshop.memento.outline.day import Day
from workshop.memento.outline.edition import UNSIGNED, Edition
from workshop.memento.outline.masking import MASK, hidden, masked_parts
from workshop.memento.outline.parts import (
    Cell,
    Chart,
    Colophon,
    Contents,
    Cover,
    Item,
    Lead,
    Outline,
    Part,
    Section,
    Subtitle,
    TableBlock,
    TextBlock,
)
from workshop.memento.synthesis.chapter import chapter, column, session_cell
from workshop.memento.synthesis.common_themes import Themes, proposed
from workshop.memento.synthesis.gathered import Common, Event, commons, events
from workshop.memento.text import french
from workshop.memento.text.prose import ListItem, Paragraph, Span

REHEARSAL = "RÉPÉTITION : des séances réunies ici sont simulées"
APART = (
    "Les points de deux séances ne s’additionnent jamais : chaque salle a voté sur ses propres propositions.",
    "Une part compare deux séances seulement quand elles ont voté selon la même règle.",
    "Le rang est celui de la proposition dans sa séance.",
)


def compose(
    days: Sequence[tuple[Day, str]], edition: Edition = UNSIGNED, themes: Themes | None = None, title: str = ""
) -> Outline:
    """The synthesis of these days, each with the fingerprint of its log.

    `themes`: the common themes, proposed where None is given. Raises SameSession.
    """
    found = events(days)
    shared = commons(found, themes or proposed([event.day for event in found]))
    named = title.strip() or f"Synthèse de {french.spelled(len(found), 'séance', feminine=True)}"
    questions = list(dict.fromkeys(event.day.question for event in found if event.day.question))
    return Outline(
        title=named,
        subject=questions[0] if len(questions) == 1 else "",
        authors=french.listing(dict.fromkeys(name for event in found for name in event.day.organisers)),
        keywords=", ".join(common.title for common in shared),
        created=max((event.day.last_at for event in found), default=0),
        running=named,
        banner=REHEARSAL if any(event.day.rehearsal for event in found) else "",
        parts=tuple(_parts(found, shared, named, questions, edition)),
        fingerprint=_together(found),
    )


def _together(found: list[Event]) -> str:
    """SHA-256 of the sessions' own fingerprints, in order."""
    return hashlib.sha256("\n".join(event.fingerprint for event in found).encode()).hexdigest()


def _parts(found: list[Event], shared: list[Common], title: str, questions: list[str], edition: Edition) -> list[Part]:
    key = [ListItem((Span(words),), first=i == 0) for i, words in enumerate(APART)]
    return [
        _cover(found, shared, title, questions, edition),
        Contents("Sommaire", (Subtitle("Comment lire cette synthèse"), TextBlock(tuple(key)))),
        _sessions(found, edition.mask),
        _rules(found),
        *(chapter(common, edition.mask) for common in shared),
        _colophon(found, edition),
    ]


def _cover(found: list[Event], shared: list[Common], title: str, questions: list[str], edition: Edition) -> Cover:
    places = french.listing(dict.fromkeys(event.day.place for event in found if event.day.place))
    last = max((event.day.last_at for event in found), default=0)
    state = f", données arrêtées au {french.date_and_time(last, edition.zone)}" if last else ""
    kept = sum(len(event.book.sheets) for event in found)
    names = french.listing(dict.fromkeys(french.lowered(one) for event in found for one in event.day.organisers))
    return Cover(
        mention=f"Synthèse d’ateliers d’intelligence collective{f' · {places}' if places else ''}",
        title=title,
        question=questions[0] if len(questions) == 1 else "Ce que plusieurs salles ont retenu, thème par thème.",
        credits=(
            f"{french.count(len(found), 'séance')}, {french.count(len(shared), 'thème commun', 'thèmes communs')}, "
            f"{french.count(kept, 'proposition')}",
            *((f"Organisées par {names}",) if names else ()),
        ),
        version=f"Document modifiable{state}.",
        seats=tuple((common.hue, len(common.kept)) for common in shared),
        alt=f"Une table ronde, {french.count(len(shared), 'place')}, une par thème commun",
    )


def _sessions(found: list[Event], mask: bool) -> Section:
    """Which sessions, and who took part."""
    seats = masked_parts([event.seats for event in found], mask)
    table = TableBlock(
        ("N°", "Séance", "Lieu et date", "Tables", "Places", "Idées", "Fiches"),
        tuple(_session_row(event, printed(told)) for event, told in zip(found, seats, strict=True)),
        (0.06, 0.28, 0.22, 0.11, 0.11, 0.11, 0.11),
        "Séances : titre, lieu, date, tables, places, idées, fiches",
        caption="Les séances réunies",
        right=frozenset((3, 4, 5, 6)),
    )
    items: list[Item] = [Lead(_counted(found, mask)), table]
    if len(found) > 1 and seats == [event.seats for event in found]:
        names = tuple(column(event) for event in found)
        values = tuple(event.seats for event in found)
        alt = alternative("Places par séance : " + ", ".join(f"{n} {v}" for n, v in zip(names, values, strict=True)))
        caption = "Participation, en places occupées"
        items.append(Chart(caption, "Places", names, values, alt, max(values, default=1)))
    running = [event for event in found if not event.over]
    if running:
        items.append(TextBlock((Paragraph((Span(_unfinished(running)),)),), "callout"))
    return Section("_Seances", "Les séances", tuple(items))


def _unfinished(running: list[Event]) -> str:
    numbers = french.listing(str(event.number) for event in running)
    if len(running) == 1:
        return f"La séance {numbers} n’était pas terminée quand ses données ont été prises."
    return f"Les séances {numbers} n’étaient pas terminées quand leurs données ont été prises."


def _counted(found: list[Event], mask: bool) -> str:
    ideas = sum(len(event.day.ideas) for event in found)
    kept = sum(len(event.book.sheets) for event in found)
    seats = sum(event.seats for event in found)
    places = french.count(seats, "place occupée", "places occupées")
    said = [french.spelled(len(found), "séance", feminine=True).capitalize(),
            f"{MASK} places occupées" if mask and hidden(seats) else places,
            french.count(ideas, "idée"), french.count(kept, "proposition")]  # fmt: skip
    return ", ".join(said) + "."


def _session_row(event: Event, seats: str) -> tuple[Cell, ...]:
    day = event.day
    counts = (french.number(len(day.tables)), seats, *map(french.number, (len(day.ideas), len(event.book.sheets))))
    return (
        (Span(str(event.number)),),
        (Span(day.title, "strong"), Span(f", code {day.code}")),
        (Span(event.where),),
        *((Span(count),) for count in counts),
    )


def _rules(found: list[Event]) -> Section:
    """The rules side by side."""
    voted: dict[str, list[Event]] = {}
    for event in found:
        supports = (event.support(proposal) for proposal in event.book.sheets)
        for rule in dict.fromkeys(one.rule for one in supports if one) or ("Aucun vote scellé sur les propositions",):
            voted.setdefault(rule, []).append(event)
    rows = tuple(
        ((Span(rule),), (Span(french.listing(str(event.number) for event in by)),)) for rule, by in voted.items()
    )
    said = "Une même règle partout." if len(rows) == 1 else "Des règles différentes : leurs points restent à part."
    summary = "Règles de vote, et séances qui les ont suivies"
    table = TableBlock(("Règle", "Séances"), rows, (0.76, 0.24), summary, caption="Les règles de vote")
    return Section("_Regles", "Les votes", (Lead(said), table), follows=len(found) <= 4)


def _colophon(found: list[Event], edition: Edition) -> Colophon:
    rows = tuple(
        (
            session_cell(event),
            (Span(french.date_and_time(event.day.last_at, edition.zone) if event.day.last_at else french.MISSING),),
            (Span(french.number(event.day.seq)),),
            (_mark(event.fingerprint),),
        )
        for event in found
    )
    summary = "Séances : données arrêtées, lignes du journal, empreinte"
    table = TableBlock(
        ("Séance", "Données arrêtées", "Lignes", "Empreinte SHA-256"), rows, (0.26, 0.24, 0.1, 0.4), summary
    )
    words = f"Tablée, logiciel libre, version {edition.version or french.MISSING}. Empreinte de l’ensemble : "
    together = TextBlock((Paragraph((Span(words), _mark(_together(found)))),), "note")
    return Colophon("_Colophon", "Colophon", (table, together))


def _mark(fingerprint: str) -> Span:
    if not fingerprint:
        return Span(french.MISSING, "soft")
    return Span(" ".join(fingerprint[i : i + 8] for i in range(0, len(fingerprint), 8)), "code")
