"""The method: who was there, what was done in which order, how votes were counted, and what that does not prove.

Law: the rule that stood before the vote is printed, and so is every choice that departed from it.
"""

from datetime import tzinfo
from typing import Any

from workshop.core.activities import KINDS
from workshop.core.activities.wording import Line, kind_words
from workshop.memento.branding.palette import INK, RULE
from workshop.memento.outline.book import Book, alternative, printed, shortened
from workshop.memento.outline.day import Step, Vote
from workshop.memento.outline.parts import Cell, Item, Lead, Section, Stack, Subtitle, TableBlock, TextBlock
from workshop.memento.outline.sheets import FUNCTIONS, idea_title
from workshop.memento.text import french
from workshop.memento.text.prose import Block, ListItem, Paragraph, Span, written

TIES = {
    "both": "Si plusieurs idées sont à égalité à la dernière place, toutes sont gardées.",
    "table": "Si plusieurs idées sont à égalité à la dernière place, la table choisit parmi elles.",
}
BALLOTS = {"": "bulletin secret", "named": "vote ouvert", "unnamed": "réponses sans nom"}
DECIDES = {False: "la table", True: "la salle"}
LIMITS = (
    "Les participants étaient présents ce jour-là : leurs choix ne représentent pas l’ensemble de leurs collègues.",
    "Il n’y a ni compte ni émargement. La séance garantit un bulletin par appareil et par place déclarée, "
    "et non un bulletin par personne.",
    "L’ordre des idées était tiré au sort pour chaque bulletin ; aucune n’a profité de sa place dans la liste.",
    "Les points de deux votes ne s’additionnent pas : chaque table a voté sur ses idées, la salle sur les leurs.",
    "Les noms et les citations paraissent avec l’accord de leurs auteurs ; sans accord, les idées ne sont pas signées.",
)


def method(book: Book, zone: tzinfo) -> Section:
    """The chapter of the method; hours are shown in `zone`."""
    items: list[Item] = [Lead(_opening(book)), *_told(book), *_steps(book, zone)]
    items += _rule(book)
    items += _what_happened(book)
    items += [Subtitle("La participation"), TextBlock(_participation(book)), *_turnout(book), _by_table(book)]
    items += [
        Subtitle("Les limites"),
        TextBlock(tuple(ListItem((Span(t),), first=i == 0) for i, t in enumerate(LIMITS)), "note"),
    ]
    return Section("_Methode", "La méthode", tuple(items))


def _opening(book: Book) -> str:
    day = book.day
    people = book.counted(sum(person.seats for person in day.people), "participant")
    themes, tables = french.spelled(len(day.themes), "thème"), french.spelled(len(day.tables), "table", feminine=True)
    return f"{themes.capitalize()}, {tables}, {people} : une même question pour la salle entière."


def _told(book: Book) -> list[Item]:
    """What the organiser wrote of the method."""
    found = (book.day.texts.get(slug, ("", ""))[1] for slug in ("methode", "la-methode"))
    return [TextBlock(written(body)) for body in found if body.strip()]


def _steps(book: Book, zone: tzinfo) -> list[Item]:
    rows = tuple(_step_row(step, zone) for step in book.day.steps)
    if not rows:
        return []
    summary = "Étapes de la journée : contenu, durée prévue, heure de début"
    head = ("Étape", "Ce que l’on a fait", "Prévu", "Début")
    caption = "Les étapes de la journée"
    return [TableBlock(head, rows, (0.19, 0.57, 0.11, 0.13), summary, caption, frozenset((2, 3)))]


def _step_row(step: Step, zone: tzinfo) -> tuple[Cell, ...]:
    done = kind_words(step.kind).done or step.prompt or french.MISSING
    scope = " Toute la salle." if step.scope == "plenary" and KINDS[step.kind].voting else ""
    began = "pas tenue"
    if step.began is not None:
        at = french.moment(step.began, zone)
        began = french.clock(at.hour, at.minute)
    return (
        (Span(step.title, "strong"),),
        (Span(done + scope),),
        (Span(french.minutes(step.minutes)),),
        (Span(began),),
    )


def _rule(book: Book) -> list[Item]:
    steps = [step for step in book.day.steps if "keep" in _ruled(step)]
    if not steps:
        return []
    items: list[Item] = [Subtitle("La règle du vote")]
    for step in steps:
        items.append(TextBlock((Paragraph((Span(f"{step.title}. ", "strong"), Span(rule_words(step)))),), "callout"))
    counted = dict.fromkeys(kind_words(step.kind).counted for step in steps)
    secret = not all(_ruled(step).get("open") for step in steps)
    words = "Le dernier envoi compte tant que le vote est ouvert. À égalité, les idées partagent le même rang."
    if secret:
        words += " Une fois scellé un vote secret, rien ne relie plus un bulletin à une personne."
    return [*items, TextBlock((Paragraph((Span(" ".join([*filter(None, counted), words])),)),))]


def rule_words(step: Step) -> str:
    """The rule of a step that votes, as it was announced."""
    settings, plenary = {**KINDS[step.kind].defaults(), **step.settings}, step.scope == "plenary"
    given = ", ".join([*_lines(step.kind, settings, plenary), BALLOTS[_ruled(step).get("open", "")]])
    if "keep" not in settings:
        return f"{given}."
    kept = "la salle en garde" if plenary else "la table en garde"
    return f"{given} ; {kept} {settings['keep']}. {TIES.get(settings['tie'], '')}"


def _ruled(step: Step) -> dict[str, Any]:
    """The rule that a step's settings make; empty where it is no vote."""
    voting = KINDS[step.kind].voting
    return voting.rule({**KINDS[step.kind].defaults(), **step.settings}, 1) if voting else {}


def _lines(kind: str, settings: dict[str, Any], plenary: bool) -> list[str]:
    """The lines of a kind's own rule."""
    return [line_words(line, settings, plenary) for line in kind_words(kind).lines]


def line_words(line: Line, rule: dict[str, Any], plenary: bool) -> str:
    """A line of a rule, with its numbers and names as they are printed."""
    sentence, n = line.said(rule, plenary)
    return line.named(sentence, rule).replace("{n} ", f"{french.number(n)}\u00a0")


def _what_happened(book: Book) -> list[Item]:
    """What the rule did not settle alone: ties at the cut, choices with a reason, votes without confirmation."""
    votes = book.day.votes
    if not votes:
        return [Subtitle("Ce qui s’est passé"), TextBlock((Paragraph((Span("Aucun vote n’a été clos."),)),))]
    plain = [vote for vote in votes if not vote.tied and not vote.reason and vote.selected is not None]
    said = f"{french.count(len(votes), 'vote clos', 'votes clos')}, dont {len(plain)} sans égalité à la dernière place"
    blocks: list[Block] = [Paragraph((Span(f"{said} ; les comptes sont en annexe."),))]
    for vote in votes:
        if vote not in plain:
            name = Span(f"{vote_name(book, vote)}. ", "strong")
            blocks.append(ListItem((name, *_cut_words(book, vote)), first=len(blocks) == 1))
    return [Subtitle("Ce qui s’est passé"), TextBlock(tuple(blocks))]


def vote_name(book: Book, vote: Vote) -> str:
    """« Table 4 », « Plénière », with the round when it is not the first."""
    name = "Plénière" if vote.place == "all" else book.table_name(vote.place).capitalize()
    return name + (f", {french.ordinal(vote.round)} tour" if vote.round > 1 else "")


def at_the_cut(book: Book, vote: Vote) -> tuple[Block, ...]:
    """How the vote ended: ties, who decided, and the reason written when the rule was not followed."""
    return (Paragraph(_cut_words(book, vote)),)


def _cut_words(book: Book, vote: Vote) -> tuple[Span, ...]:
    named = [f"« {shortened(idea_title(book.ideas[id]), 60)} »" for id in vote.tied if id in book.ideas]
    if not named:
        words = "Aucune égalité à la dernière place."
    elif vote.rule.get("tie") == "table":
        words = f"Égalité entre {french.listing(named)} : {DECIDES[vote.place == 'all']} a choisi."
    else:
        words = f"Égalité entre {french.listing(named)} : toutes gardées."
    words += "" if vote.selected is not None else " La sélection n’a pas été confirmée : la règle fait foi."
    return (Span(words + (f" Motif écrit : « {vote.reason} »" if vote.reason else "")),)


def _participation(book: Book) -> tuple[Block, ...]:
    people = book.day.people
    seats = sum(person.seats for person in people)
    words = f"{book.counted(len(people), 'appareil')} pour {book.counted(seats, 'place')}."
    room = book.plenary
    if room and room.seats:
        words += f" En plénière, {book.counted(room.ballots, 'bulletin')} pour {book.counted(room.seats, 'place')}"
        told = not book.hides((room.ballots, room.seats))
        words += f", soit {french.percent(room.ballots, room.seats)}." if told else "."
    return (Paragraph((Span(words),)), Paragraph((Span(_functions(book)),)))


def _functions(book: Book) -> str:
    counted = dict.fromkeys((*FUNCTIONS, None), 0)
    for person in book.day.people:
        counted[person.function if person.function in FUNCTIONS else None] += person.seats
    told = dict(zip(counted, book.parts(list(counted.values())), strict=True))
    named = [f"{FUNCTIONS[name]} {told[name]}" for name, number in counted.items() if name and number]
    rest = counted[None] and told[None]
    return (
        "Fonction publique déclarée : "
        + ", ".join([*named, *([f"{french.MISSING} {rest}"] if rest or not named else [])])
        + "."
    )


def _turnout(book: Book) -> list[Item]:
    """For each table that voted: its ballots, and its places without one; nothing where all are alike."""
    voted = [(table, book.votes_of[table]) for table in book.tables if table in book.votes_of]
    if len(voted) < 2:
        return []
    names = tuple(book.table_name(table).capitalize() for table, _ in voted)
    ballots = tuple(vote.ballots for _, vote in voted)
    absent = tuple(max(vote.seats - vote.ballots, 0) for _, vote in voted)
    if book.hides((*ballots, *absent)) or len(set(zip(ballots, absent, strict=True))) == 1:
        return []
    share = french.percent(sum(ballots), sum(ballots) + sum(absent))
    alt = alternative(f"{french.count(sum(ballots), 'bulletin')} en {len(voted)} tables, {share} des places")
    series = (("Bulletins", ballots), ("Places sans bulletin", absent))
    return [Stack("Le vote aux tables : bulletins et places sans bulletin", names, series, (INK, RULE), alt)]


def _by_table(book: Book) -> TableBlock:
    rows = tuple(_table_row(book, table_id) for table_id in book.tables)
    return TableBlock(
        ("Table", "Thème", "Places occupées", "Idées", "Bulletins", "Propositions"),
        rows,
        (0.13, 0.19, 0.2, 0.13, 0.16, 0.19),
        "Participation par table : places, idées, bulletins, propositions",
        caption="La participation, table par table",
        right=frozenset((2, 3, 4, 5)),
    )


def _table_row(book: Book, table_id: str) -> tuple[Cell, ...]:
    table, vote = book.tables[table_id], book.votes_of.get(table_id)
    kept = sum(1 for proposal in book.sheets if proposal.table == table_id)
    return (
        (Span(book.table_name(table_id).capitalize()),),
        book.theme_mark(table.theme),
        (Span(f"{printed(book.seated[table_id])} sur {french.number(table.places)}"),),
        (Span(french.number(len(book.ideas_of[table_id]))),),
        (Span(book.count(vote.ballots) if vote else "–"),),
        (Span(french.number(kept)),),
    )
