"""The full day a month later: graded and weighed in votes of other shapes than dots, then followed up."""

from __future__ import annotations

from dataclasses import replace

from tests.memento.days import full_day
from workshop.memento.outline.day import Day, Figure, Proposal, Question, Status, Survey, Tally, Vote

BALLOTS = 96
GRADES = ("À rejeter", "Insuffisant", "Passable", "Assez bien", "Bien", "Très bien")
REASONS = {
    "studied": "Le service juridique regarde la délégation de signature.",
    "tried": "Deux équipes essaient depuis avril, bilan prévu avant l’été.",
    "deployed": "",
    "abandoned": "Le logiciel ne permet pas de partager l’agenda entre deux directions ; l’équipe y reviendra.",
}
SURVEY = Survey(
    "2027-04-12",
    108,
    61,
    (
        Question("Avez-vous essayé une pratique du mémento ?", (("Oui, une", 24), ("Oui, plusieurs", 9), ("Non", 28))),
        Question("Qu’est-ce qui a manqué ?", (("Du temps", 31), ("Un accord", 12), ("Des collègues", 7), ("Rien", 11))),
    ),
    ("On a commencé par la réunion debout : personne ne veut revenir en arrière.", "Il manque un mot de la direction."),
)


def later_day() -> Day:
    """Nine tables; the room also graded and weighed what they kept; most proposals have news."""
    day = full_day()
    return replace(
        day,
        votes=(
            _judgment(_of(day.proposals, "t2"), "t2"),
            _judgment(day.proposals, "all"),
            _weighing(day.proposals, "all"),
            *day.votes,
        ),
        statuses=tuple(_statuses(day.proposals)),
        survey=SURVEY,
        licence="Licence Ouverte 2.0 (Etalab)",
    )


def _of(proposals: tuple[Proposal, ...], table: str) -> tuple[Proposal, ...]:
    return tuple(proposal for proposal in proposals if proposal.table == table)


def _judgment(proposals: tuple[Proposal, ...], place: str) -> Vote:
    ballots = BALLOTS if place == "all" else 11
    counted = sorted(((one, _grades(number, ballots)) for number, one in enumerate(proposals)), key=_best, reverse=True)
    tallies = tuple(
        Tally(one.idea, one.title, one.table, rank, "out", (_mention(counts), _ballots(counts)))
        for rank, (one, counts) in enumerate(counted, 1)
    )
    shape = {"shape": "grades", "names": GRADES}
    return Vote(f"j-{place}", "s7", place, "dots", 2, {}, ballots, ballots + 8, tallies, (), (), (), ballot=shape)


def _best(pair: tuple[Proposal, list[int]]) -> tuple[int, int]:
    return middle(pair[1]), pair[1][-1]


def _grades(number: int, ballots: int) -> list[int]:
    """Counts that sum to the ballots, worst first: from wide agreement to a divided room."""
    shares = [(0, 0, 1, 2, 4, 5), (1, 1, 2, 2, 3, 3), (3, 2, 1, 1, 1, 4), (1, 2, 4, 2, 2, 1), (4, 4, 2, 1, 1, 0)]
    counts = [ballots * part // 12 for part in shares[number % len(shares)]]
    counts[2] += ballots - sum(counts)
    return counts


def middle(counts: list[int]) -> int:
    """The lower middle grade."""
    return next(grade for grade in range(len(counts)) if 2 * sum(counts[: grade + 1]) >= sum(counts))


def _mention(counts: list[int]) -> Figure:
    return Figure("grade", middle(counts), "", "Mention", "{n}", "{n}", shown=GRADES[middle(counts)])


def _ballots(counts: list[int]) -> Figure:
    return Figure("tally", counts, "", "Bulletins par mention", "{n}", "{n}", shown=" · ".join(map(str, counts)))


def _weighing(proposals: tuple[Proposal, ...], place: str) -> Vote:
    shape = {"shape": "criteria", "axes": ("effort", "impact"), "low": 1, "high": 5}
    tallies = tuple(
        Tally(p.idea, p.title, p.table, number, "out", (_medians(number),)) for number, p in enumerate(proposals, 1)
    )
    return Vote(f"w-{place}", "s7", place, "dots", 3, {}, BALLOTS, 104, tallies, (), (), (), ballot=shape)


def _medians(number: int) -> Figure:
    medians = {"effort": 1 + (number * 5 % 9) / 2, "impact": 1 + (number * 7 % 9) / 2}
    said = ", ".join(f"{axis} {value:g}" for axis, value in medians.items())
    return Figure("median", medians, "", "Médianes", "{n}", "{n}", shown=said)


def _statuses(proposals: tuple[Proposal, ...]) -> list[Status]:
    states = ("tried", "studied", "deployed", "tried", "abandoned", "studied", "")
    named = [(proposal, states[number % len(states)]) for number, proposal in enumerate(proposals)]
    return [
        Status(proposal.idea, state, REASONS[state], "2027-04-02" if number % 2 else "")
        for number, (proposal, state) in enumerate(named)
        if state
    ]
