"""A common theme's chapter: what each session called it, the support it met, and every proposal with its origin.

Law: a chart compares sessions under one rule, by the share of their points that went to the theme.
"""

from workshop.memento.outline.book import alternative, shortened
from workshop.memento.outline.masking import WITHHELD, hidden
from workshop.memento.outline.parts import Cell, Chapter, Chart, Item, Lead, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import sheet_title
from workshop.memento.outline.tallies import cells, figure_heads, figure_widths, is_summed, leading, people
from workshop.memento.synthesis.gathered import Common, Event, Kept, Support
from workshop.memento.text import french
from workshop.memento.text.prose import Block, Blocks, ListItem, Paragraph, Span

EXCERPT, NAME = 260, 40


def chapter(common: Common, mask: bool = False) -> Chapter:
    """The chapter. `mask`: counts under five are hidden."""
    sessions = {event.number: event for event, _ in common.named}
    ideas = sum(len(event.book.ideas_of[table]) for event, theme in common.named for table in theme.tables)
    band = (french.count(len(sessions), "séance"), french.count(ideas, "idée"),
            french.count(len(common.kept), "proposition"))  # fmt: skip
    return Chapter(
        key=f"_Commun_{common.letter}",
        letter=common.letter,
        hue=common.hue,
        title=common.title,
        band=" · ".join(band),
        items=(*_named(common), *_support(common, mask), *_proposals(common, mask)),
    )


def column(event: Event) -> str:
    """« 2. Lyon », short enough for a chart."""
    return shortened(f"{event.number}. {event.day.place or event.day.title}", NAME)


def session_cell(event: Event) -> Cell:
    """« 2. Lyon, 18 mars 2027, code K7XQ2M »."""
    return (Span(f"{event.number}. {event.where}, code {event.day.code}"),)


def _named(common: Common) -> list[Item]:
    lines: list[Block] = []
    for event, theme in common.named:
        ideas = sum(len(event.book.ideas_of[table]) for table in theme.tables)
        kept = sum(1 for one in common.kept if one.event is event and one.proposal.theme == theme.id)
        said = f" : « {theme.title} », {french.count(ideas, 'idée')}, {french.count(kept, 'proposition')}"
        lines.append(ListItem((Span(f"Séance {event.number}, {event.where}", "strong"), Span(said)), first=not lines))
    alone = len({event.number for event, _ in common.named}) == 1
    lead = "Une seule séance a travaillé ce thème." if alone else "Ce que chaque séance a mis sous ce thème."
    return [Lead(lead), TextBlock(tuple(lines))]


def _support(common: Common, mask: bool) -> list[Item]:
    """For each rule that two sessions at least followed: the share of each session's points that went to the theme."""
    items: list[Item] = []
    for rule in common.rules:
        shares = _shares(common, rule)
        if len(shares) > 1:
            items += _compared(common, rule, shares, mask)
    return items


def _shares(common: Common, rule: str) -> list[tuple[Event, int, int]]:
    """Each session that followed the rule: its points for the theme, its points in all."""
    found: dict[int, tuple[Event, int, int]] = {}
    for event in dict.fromkeys(event for event, _ in common.named):
        supports = [event.support(proposal) for proposal in event.book.sheets]
        whole = sum(_points(one) for one in supports if one and one.rule == rule)
        of_theme = (one for one in common.kept if one.event is event and one.support and one.support.rule == rule)
        if whole:
            found[event.number] = (event, sum(_points(one.support) for one in of_theme if one.support), whole)
    return list(found.values())


def _points(support: Support) -> int:
    """What it brings to a sum; nothing where its figures are not added up."""
    return leading(support.tally) if is_summed(support.tally) else 0


def _compared(common: Common, rule: str, shares: list[tuple[Event, int, int]], mask: bool) -> list[Item]:
    names = tuple(column(event) for event, _, _ in shares)
    values = tuple((200 * part + whole) // (2 * whole) for _, part, whole in shares)
    alt = alternative(", ".join(f"{name} {value} %" for name, value in zip(names, values, strict=True)))
    chart = Chart("Part des points de chaque séance, en %", "Part (%)", names, values, alt, 100, common.hue)
    told = [not mask or not _gives_away(event, rule) for event, _, _ in shares]
    rows = tuple(_share_row(*share, shown) for share, shown in zip(shares, told, strict=True))
    head = ("Séance", "Points du thème", "Points de la séance", "Part")
    summary = "Part du thème : séance, points du thème, points de la séance"
    table = TableBlock(head, rows, (0.46, 0.19, 0.22, 0.13), summary, caption=rule, right=frozenset((1, 2, 3)),
                  hue=common.hue)  # fmt: skip
    return [Subtitle("Le soutien, séance par séance"), *([chart] if all(told) else []), table]


def _gives_away(event: Event, rule: str) -> bool:
    """Whether the sums of that session's points would give away those of a proposal, whose few voters are hidden."""
    supports = [event.support(proposal) for proposal in event.book.sheets]
    return any(map(hidden, people(one.tally for one in supports if one and one.rule == rule)))


def _share_row(event: Event, part: int, whole: int, shown: bool) -> tuple[Cell, ...]:
    told = (french.number(part), french.number(whole), french.percent(part, whole)) if shown else (WITHHELD,) * 3
    return ((Span(f"{event.number}. {event.where}"),), *((Span(words),) for words in told))


def _proposals(common: Common, mask: bool) -> list[Item]:
    """Rule by rule, every proposal: what it says, where it comes from, what supported it."""
    if not common.kept:
        words = "Aucune proposition n’a été retenue sous ce thème."
        return [TextBlock((Paragraph((Span(words),)),))]
    items: list[Item] = []
    for rule in [*common.rules, ""]:
        kept = [one for one in common.kept if (one.support.rule if one.support else "") == rule]
        if kept:
            title = "D’autres propositions" if items else "Les propositions"
            items += [Subtitle(title), _table(common, rule, kept, mask)]
    return items


def _table(common: Common, rule: str, kept: list[Kept], mask: bool) -> TableBlock:
    heads = figure_heads([one.support.tally for one in kept if one.support])
    return TableBlock(
        ("Proposition", "Origine", *heads, "Rang"),
        tuple(_row(one, mask) for one in kept),
        (0.4, 0.24, *figure_widths(heads, 0.23), 0.13),
        alternative(f"Propositions du thème {common.letter} : origine, {', '.join([*heads, 'rang']).lower()}"),
        caption=rule or "Sans vote scellé",
        right=frozenset(range(2, 2 + len(heads))),
        hue=common.hue,
    )


def _row(one: Kept, mask: bool) -> tuple[Cell, ...]:
    figures = ["–"]
    if one.support:
        tally = one.support.tally
        figures = [
            *cells(tally, mask),
            f"{french.ordinal(tally.rank)} sur {french.number(len(one.support.vote.tallies))}",
        ]
    return (_words(one), (Span(one.origin),), *((Span(figure),) for figure in figures))


def _words(one: Kept) -> Blocks:
    """The title, then how the sheet says it."""
    fields = one.proposal.fields
    idea = one.event.book.ideas.get(one.proposal.idea)
    said = fields.get("proposal") or fields.get("finding") or (idea.body if idea else "")
    title = Paragraph((Span(sheet_title(one.proposal), "strong"),))
    return (title, Paragraph((Span(shortened(said, EXCERPT)),))) if said.strip() else (title,)
