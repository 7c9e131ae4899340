"""Days made by hand for these tests: a full one with uneven material, and an empty one.

Law: no dice. The same call gives the same day.
"""

from __future__ import annotations

from dataclasses import replace

from workshop.memento.outline.day import (
    Day,
    Figure,
    Idea,
    Participant,
    Proposal,
    Step,
    Table,
    Tally,
    Theme,
    Verbatim,
    Vote,
)  # fmt: skip
from workshop.rehearsal import material

NINE_O_CLOCK = 1_804_672_800_000  # 10 March 2027, 10:00 in UTC
MINUTE = 60_000
CLOSE = "Du temps, un droit à l’erreur.\n\n- comment une idée devient un essai ;\n- comment il s’arrête."
THEMES = (
    ("A", "Travailler ensemble", "Réunions, écrits, métiers voisins : comment une équipe se parle et s’aide."),
    ("B", "Oser l’essai", CLOSE),
    ("C", "Décider au plus près", ""),
)  # fmt: skip
NAMES = ("Nadia", "Karim", "Hélène", "Olivier", "Awa", "Thomas", "Léa", "Marc", "Inès")
FIELDS = (
    "benefit_agents", "benefit_managers", "benefit_users", "step_monday", "step_months", "step_year", "obstacles",
    "levers", "indicators",
)  # fmt: skip
CONTEXT = "Une journée, neuf tables.\n\n| Moment | Durée |\n|---|---|\n| Matin | 3 h |\n| Après-midi | 3 h |"
EDITORIAL = """Le numérique a changé **les distances**, les rythmes, la façon de demander et celle de rendre compte.
C’est de cela que nous avons voulu parler, *sans diaporama*.

> Chacun disposait de cinq gommettes, et d’aucun grade.

Prenez une fiche, une seule, et parlez-en à votre équipe :

1. lisez le constat ;
2. choisissez un premier pas ;
3. dites-nous ce qu’il est devenu."""


def full_day(per_table: int = 13, keep: int = 3, tables: int = 3) -> Day:
    """Nine tables that wrote, merged, voted and wrote up their proposals; then the room voted."""
    seats = tuple(Table(f"t{i + 1}", i + 1, THEMES[i // tables][0], 12, 11, 12 - i % 3) for i in range(3 * tables))
    ideas = tuple(idea for table in seats for idea in _ideas(table, per_table, tables))
    votes = tuple(_vote(table, [i for i in ideas if i.table == table.id], keep) for table in seats)
    selected = [idea for vote in votes for idea in vote.selected or ()]
    room = _room_vote({idea.id: idea for idea in ideas}, selected)
    by_id = {idea.id: idea for idea in ideas}
    return Day(
        code="KRT4M7",
        title="Oser, essayer, garder",
        question="Qu’est-ce qui aide une équipe à essayer du neuf, même quand le temps manque ?",
        date="2027-03-10",
        place="Lyon, salle des Tilleuls",
        organisers=("Le réseau régional des managers publics",),
        partners=("une école de service public", "un laboratoire d’innovation publique"),
        themes=tuple(
            Theme(t, title, intro, tuple(s.id for s in seats if s.theme == t)) for t, title, intro in THEMES
        ),
        tables=seats,
        steps=_steps(),
        texts={
            "editorial": ("Éditorial", EDITORIAL),
            "contexte": ("Le contexte", CONTEXT),
            "remerciements": ("Remerciements", "Merci aux neuf *facilitateurs* et à celles et ceux qui ont écrit."),
        },
        people=tuple(_people(seats)),
        ideas=ideas,
        groups={f"g{t.number}": ("Se parler", "Essayer petit", "Signer moins")[t.number % 3] for t in seats},
        votes=(*votes, room),
        proposals=tuple(_proposals(seats, by_id, votes, room)),
        verbatims=(),
        seq=2345,
        last_at=NINE_O_CLOCK + 400 * MINUTE,
    )  # fmt: skip


def _steps() -> tuple[Step, ...]:
    table = {"budget": 5, "cap": 3, "keep": 3, "tie": "both"}
    room = {"budget": 5, "cap": 1, "keep": 10, "tie": "table"}
    kinds = (
        ("welcome", "plenary", "Accueil", 20, {}), ("ideas", "table", "Imaginer", 20, {}),
        ("share", "table", "Partager et regrouper", 30, {}), ("dots", "table", "Choisir", 20, table),
        ("sheets", "table", "Écrire les fiches", 95, {}), ("pitch", "plenary", "Présenter", 45, {"minutes_each": 3}),
        ("dots", "plenary", "Voter tous ensemble", 20, room), ("close", "plenary", "Et maintenant", 20, {}),
    )  # fmt: skip
    return tuple(
        Step(
            f"s{i}",
            kind,
            scope,
            title,
            minutes,
            "",
            settings,
            NINE_O_CLOCK + 40 * i * MINUTE if i < 8 else None,
        )
        for i, (kind, scope, title, minutes, settings) in enumerate(kinds, 1)
    )


def _people(tables: tuple[Table, ...]) -> list[Participant]:
    functions = ("state", "local", "hospital", None, "other")
    return [
        Participant(
            NAMES[(i + t.number) % 9] if (i + t.number) % 4 == 0 else None,
            functions[i % 5],
            t.id,
            1 + (i == 0),
        )
        for t in tables
        for i in range(t.people)
    ]


def _ideas(table: Table, count: int, tables: int) -> list[Idea]:
    stock = material.ideas((table.number - 1) // tables)
    seq = 100 * table.number
    found = []
    for i in range(count):
        text = stock[(i + count * (table.number - 1)) % len(stock)]
        origin = ("participant", "participant", "scribe", "participant", "import")[i % 5]
        named = NAMES[i % 9] if i % 3 == 0 and origin == "participant" else None
        found.append(
            Idea(
                f"i{seq + i}", table.id, text.title if i % 2 else "", text.body, named, "local" if named else None,
                origin, str(100 + i) if origin == "import" else "", group=f"g{table.number}" if i % 4 == 1 else None,
                at=NINE_O_CLOCK + i * MINUTE,
            )
        )  # fmt: skip
    return [
        *found[:-3],
        _into(found[-3], found[0]),
        replace(found[-2], state="parked"),
        _withdrawn(found[-1]),
    ]


def _into(idea: Idea, other: Idea) -> Idea:
    return replace(idea, state="merged", into=other.id)


def _withdrawn(idea: Idea) -> Idea:
    return replace(idea, state="withdrawn", title="", body="", by=None, function=None)


def _vote(table: Table, ideas: list[Idea], keep: int) -> Vote:
    options = [idea for idea in ideas if idea.state == "active"]
    points = [max(0, 13 - 2 * i) for i in range(len(options))]
    if table.number == 4 and len(points) > keep:
        points[keep] = points[keep - 1]
    tallies = _tallies(options, points, keep)
    tied = tuple(t.idea for t in tallies if t.state == "tied")
    chosen = tuple(t.idea for t in tallies if t.state != "out")
    reason = "La table a voulu garder l’idée la plus simple à essayer." if table.number == 7 else ""
    rule = {"budget": 5, "cap": 3, "keep": keep, "tie": "both"}
    return Vote(
        f"v-s4-{table.id}-1", "s4", table.id, "dots", 1, rule, 11, table.seats, tallies, chosen, tied, chosen, reason
    )


def _room_vote(ideas: dict[str, Idea], selected: list[str]) -> Vote:
    points = _falling(len(selected), 96 * 5)
    order = [ideas[id] for id in sorted(selected, key=lambda id: (int(id[1:]) * 7 % 31, id))]
    tallies = _tallies(order, points, 10, cap=1)
    kept = tuple(t.idea for t in tallies if t.rank <= 10)
    rule = {"budget": 5, "cap": 1, "keep": 10, "tie": "table"}
    return Vote("v-s7-all-1", "s7", "all", "dots", 1, rule, 96, 104, tallies, kept, (), kept)


def _falling(count: int, most: int) -> list[int]:
    """Points of that many options, the first loved most: no more in all than the voters' dots."""
    top = max(0, round(2.3 * (most / max(1, count) - 4)))
    return [3 + round(top * (1 - at / count) ** 1.3) for at in range(count)]


def dotted(points: int, voters: int) -> tuple[Figure, ...]:
    """The figures of dots."""
    return (
        Figure("points", points, "points", "Points", "{n} point", "{n} points"),
        Figure("voters", voters, "ballots", "Votants", "{n} votant", "{n} votants"),
    )


def points_of(tally: Tally) -> int:
    return next(one.value for one in tally.figures if one.key == "points")


def voters_of(tally: Tally) -> int:
    return next(one.value for one in tally.figures if one.key == "voters")


def with_voters(tally: Tally, voters: int) -> Tally:
    """The same with that many voters, where it counts some."""
    if not any(one.key == "voters" for one in tally.figures):
        return tally
    return replace(tally, figures=dotted(points_of(tally), voters))


def _tallies(options: list[Idea], points: list[int], keep: int, cap: int = 3) -> tuple[Tally, ...]:
    cut = points[keep - 1] if len(points) > keep and points[keep - 1] == points[keep] else -1
    return tuple(
        Tally(
            idea.id, idea.title, idea.table, 1 + sum(q > p for q in points),
            "tied" if p == cut else "kept" if 1 + sum(q > p for q in points) <= keep else "out",
            dotted(p, p if cap == 1 else -(-5 * p // 8)),
        )
        for idea, p in zip(options, points, strict=True)
    )  # fmt: skip


def _proposals(
    tables: tuple[Table, ...], ideas: dict[str, Idea], votes: tuple[Vote, ...], room: Vote
) -> list[Proposal]:
    found = []
    at_room = {t.idea: t for t in room.tallies}
    for table, vote in zip(tables, votes, strict=True):
        for tally in vote.tallies:
            if tally.idea in (vote.selected or ()):
                number = len(found) + 1
                merged = tuple(i.id for i in ideas.values() if i.into == tally.idea)
                found.append(_proposal(number, ideas[tally.idea], table, tally, at_room[tally.idea], merged))
    return found


def _proposal(number: int, idea: Idea, table: Table, tally: Tally, room: Tally, merged: tuple[str, ...]) -> Proposal:
    theme = (table.number - 1) // 3
    fields = {name: _phrase(name, number, theme) for name in ("finding", "proposal", *FIELDS)}
    fields |= {
        "title": idea.title or material.short_title(idea.body),
        "short_title": material.short_title(idea.body),
    }
    fields |= {"keywords": ("réunion, confiance", "essai ; droit à l’erreur", "délégation, confiance, écrit")[theme]}
    fields |= {"owner": NAMES[number % 9] if number % 4 else ""}
    if number % 9 == 4:
        fields |= dict.fromkeys((*FIELDS, "finding", "owner", "keywords", "short_title"), "")
    if number % 9 == 6:
        fields["proposal"] = "\n\n".join(material.phrases("proposal")) + "\n- premier point ;\n- second point."
        fields["obstacles"] = "\n".join(f"- {text}" for text in material.phrases("obstacles"))
    verbatims = (
        ()
        if number % 5 == 3
        else (
            Verbatim(
                "On m’appelait déjà. Maintenant, c’est dans mon temps de travail.",
                NAMES[number % 9] if number % 2 else None,
                table.id,
                idea.id,
            ),
        )
    )
    return Proposal(idea.id, number, table.id, table.theme, idea.title, fields, verbatims, merged, tally, room)


def _phrase(name: str, number: int, theme: int) -> str:
    stock = material.phrases(name, theme)
    return stock[number % len(stock)]


def empty_day() -> Day:
    """A session that was prepared and where nobody has come yet."""
    tables = (Table("t1", 1, "A", 12, 0, 0),)
    return Day("ABC234", "Essai", "", "", "", themes=(Theme("A", "Un thème", "", ("t1",)),), tables=tables)
