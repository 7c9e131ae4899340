"""A theme's opening page: what it asked, what the room supported, which words came back.

Law: each chart stands beside its figures, and all charts of a kind share one scale.
"""

from collections import Counter

from workshop.memento.outline.agreement import agreement
from workshop.memento.outline.book import LAST, Book, alternative, shortened, theme_key
from workshop.memento.outline.day import Idea, Proposal, Tally, Theme
from workshop.memento.outline.frequent_words import most_cited
from workshop.memento.outline.judging import told
from workshop.memento.outline.parts import Cell, Chapter, Chart, Item, Lead, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import idea_title, sheet_title
from workshop.memento.outline.tallies import (
    figure_heads,
    figure_widths,
    lead_words,
    leading,
    more_room,
    noun,
    people,
    unit,
)
from workshop.memento.text import french
from workshop.memento.text.prose import ListItem, Paragraph, Span, written

LEAD, BARS, WORDS, NAME, MOST_GROUPS = 220, 12, 5, 44, 12
ROOM = 20  # lines of other ideas under a theme that kept none; each proposal takes three of them
AGREED = 4  # lines of its heading, to which its own are added
DRAWN = 9  # with more proposals, their table needs the place of the second chart


def chapter(book: Book, theme: Theme) -> Chapter:
    """The opening of a theme's chapter; its sheets follow it."""
    proposals = [p for p in book.sheets if p.theme == theme.id]
    return Chapter(
        key=theme_key(theme.id),
        letter=theme.id,
        hue=book.hue(theme.id),
        title=theme.title,
        band=_band(book, theme, proposals),
        items=(*_intro(theme), *_synthesis(book, theme), *_groups(book, theme), *_support(book, theme, proposals)),
    )


def _band(book: Book, theme: Theme, proposals: list[Proposal]) -> str:
    numbers = [str(book.tables[table].number) for table in theme.tables]
    ideas = sum(len(book.ideas_of[table]) for table in theme.tables)
    parts = [
        f"{'Tables' if len(numbers) > 1 else 'Table'} {french.listing(numbers)}",
        french.count(ideas, "idée"),
        french.count(len(proposals), "proposition"),
    ]
    tallies = [p.at_plenary for p in proposals if p.at_plenary]
    counted = unit(tallies)
    if book.plenary and counted and not book.hides(people(tallies)):
        points = sum(map(leading, tallies))
        parts.append(french.count(points, noun(counted, 1), noun(counted)))
    return " · ".join(parts)


def _intro(theme: Theme) -> list[Item]:
    intro = theme.intro.strip()
    if not intro:
        return []
    if len(intro) <= LEAD and "\n" not in intro:
        return [Lead("".join(s.text for b in written(intro) if isinstance(b, Paragraph) for s in b.spans) or intro)]
    return [TextBlock(written(intro))]


def _synthesis(book: Book, theme: Theme) -> list[Item]:
    """What the organiser wrote of the theme."""
    body = book.day.texts.get(f"synthese-du-theme-{theme.id.lower()}", ("", ""))[1]
    return [TextBlock(written(body))] if body.strip() else []


def _support(book: Book, theme: Theme, proposals: list[Proposal]) -> list[Item]:
    if not proposals:
        words = "Aucune proposition de ce thème n’a été retenue. Toutes ses idées sont en annexe."
        return [TextBlock((Paragraph((Span(words),)),))]
    ranked = sorted(proposals, key=lambda p: (p.at_plenary.rank if p.at_plenary else LAST, p.number))
    chart, agreed = _support_chart(book, theme, ranked), agreement(book, theme.id, proposals)
    cited = _words(book, theme, len(proposals) <= DRAWN, WORDS - (len(proposals) == DRAWN))
    lines = sum(AGREED + len(item.blocks) for item in agreed if isinstance(item, TextBlock))
    room = ROOM - 3 * len(proposals) - lines
    items = [*chart, *cited, _support_table(book, theme, ranked), *agreed, *_graded(book, proposals)]
    return [*items, *_others(book, theme, room)]


def _graded(book: Book, proposals: list[Proposal]) -> list[Item]:
    """The room's votes that have a picture, on the proposals of the theme."""
    among = {proposal.idea for proposal in proposals}
    return [item for vote in book.day.votes if vote.place == "all" for item in told(book, vote, among)]


def _others(book: Book, theme: Theme, most: int) -> list[Item]:
    """Where the page has room: the ideas that were not kept, most supported first."""
    left = [idea for table in theme.tables for idea in book.ideas_of[table] if idea.state == "active"]
    others = [idea for idea in left if idea.id not in book.numbers]
    best = sorted(others, key=lambda idea: -_points(book, idea))[: max(most, 0)]
    if len(best) < 3:
        return []
    lines = [ListItem((Span(f"{idea_title(idea)} ("), book.idea_link(idea.id), Span(")"))) for idea in best]
    lines[0] = ListItem(lines[0].spans, first=True)
    return [Subtitle("D’autres idées du thème"), TextBlock(tuple(lines))]


def _points(book: Book, idea: Idea) -> int:
    return leading(book.tallies[idea.id]) if idea.id in book.tallies else 0


def _support_chart(book: Book, theme: Theme, proposals: list[Proposal]) -> list[Item]:
    counted = [(p, p.at_plenary) for p in proposals if p.at_plenary][:BARS]
    tallies = [tally for _, tally in counted]
    figure = unit(tallies)
    if len(counted) < 2 or book.plenary is None or figure is None or book.hides(people(tallies)):
        return []
    names = tuple(shortened(p.fields.get("short_title") or sheet_title(p), NAME) for p, _ in counted)
    values = tuple(map(leading, tallies))
    first = f"En tête : {shortened(names[0], 34)}, {lead_words(tallies[0])}"
    top = max(map(leading, book.plenary.tallies), default=1)
    caption = f"Soutien de la salle aux propositions du thème, en {noun(figure)}"
    return [Chart(caption, figure.column, names, values, alternative(first), top, book.hue(theme.id))]


def _support_table(book: Book, theme: Theme, proposals: list[Proposal]) -> TableBlock:
    room = book.plenary is not None
    pairs = [(p, p.at_plenary if room else p.at_table) for p in proposals]
    tallies = [tally for _, tally in pairs if tally]
    heads, more = figure_heads(tallies), more_room(tallies)
    rows = tuple(_support_row(book, p, tally, len(heads)) for p, tally in pairs)
    caption = "Les propositions du thème" + (", selon la salle" if room else ", selon leur table")
    return TableBlock(
        ("Rang", "Proposition", "Table", *heads, "Fiche"),
        rows,
        (0.09, 0.47 - more, 0.12, *figure_widths(heads, 0.23 + more), 0.09),
        alternative(f"Propositions du thème {theme.id} : rang, table, {', '.join(heads).lower()}, fiche"),
        caption=caption,
        right=frozenset(range(3, 3 + len(heads))),
        hue=book.hue(theme.id),
    )


def _support_row(book: Book, proposal: Proposal, tally: Tally | None, wide: int) -> tuple[Cell, ...]:
    table = book.tables[proposal.table].number if proposal.table in book.tables else french.MISSING
    figures: list[Cell] = [(Span("–", "soft"),)] * (1 + wide)
    if tally and len(tally.figures) == wide:
        figures = [
            (Span(french.ordinal(tally.rank)),),
            *((Span(words),) for words in book.tally(tally)),
        ]
    link = book.sheet_link(proposal.idea, f"{book.numbers[proposal.idea]}")
    name = book.sheet_link(proposal.idea, sheet_title(proposal))
    return (figures[0], (name,), (Span(f"table {table}"),), *figures[1:], (link,))


def _words(book: Book, theme: Theme, drawn: bool, most: int) -> list[Item]:
    ideas = (idea for table in theme.tables for idea in book.ideas_of[table])
    bodies = [f"{idea.title} {idea.body}" for idea in ideas if not idea.silent]
    cited = most_cited(bodies, most)
    if len(cited) < 3:
        return []
    names, values = zip(*cited, strict=True)
    alt = alternative(", ".join(f"{name} {value}" for name, value in cited))
    caption = "Mots les plus cités, en nombre d’idées"
    counted = french.listing(f"{name} ({value})" for name, value in cited)
    said = f"Mots les plus cités, sur {french.count(len(bodies), 'idée')} : {counted}."
    chart = Chart(caption, "Idées", names, values, alt, values[0], book.hue(theme.id))
    note = TextBlock((Paragraph((Span(said),)),), "note")
    return [chart, note] if drawn else [note]


def _groups(book: Book, theme: Theme) -> list[Item]:
    """The headings under which the tables put their ideas; tables that chose the same words are counted together."""
    titles: Counter[str] = Counter()
    for table in theme.tables:
        grouped = [idea for idea in book.ideas_of[table] if idea.group in book.day.groups]
        titles.update(book.day.groups[idea.group or ""] for idea in grouped if not idea.silent)
    if not titles:
        return []
    said = french.listing(f"{title} ({number})" for title, number in titles.most_common(MOST_GROUPS))
    rest = len(titles) - MOST_GROUPS
    words = f"Les tables ont rangé leurs idées ainsi : {said}"
    words += f" ; et {french.count(rest, 'autre groupe', 'autres groupes')}." if rest > 0 else "."
    return [TextBlock((Paragraph((Span(words),)),))]
