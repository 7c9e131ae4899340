"""The full day a month later: graded, weighed, followed up. Invented, for parts that no activity fills yet."""

from __future__ import annotations

from dataclasses import replace

from tests.memento.days import full_day
from workshop.memento.outline.day import Day, Judgment, Profile, Proposal, Question, Status, Survey, Weighing, Weight

BALLOTS = 96
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
        judgments=(_judgment(day.proposals, "all"), _judgment(_of(day.proposals, "t2"), "t2")),
        weighings=(_weighing(day.proposals, "all"),),
        statuses=tuple(_statuses(day.proposals)),
        survey=SURVEY,
        licence="Licence Ouverte 2.0 (Etalab)",
    )


def _of(proposals: tuple[Proposal, ...], table: str) -> tuple[Proposal, ...]:
    return tuple(proposal for proposal in proposals if proposal.table == table)


def _judgment(proposals: tuple[Proposal, ...], place: str) -> Judgment:
    ballots = BALLOTS if place == "all" else 11
    profiles = [_profile(proposal, number, ballots) for number, proposal in enumerate(proposals)]
    profiles.sort(key=lambda profile: (profile.grade, -profile.counts[0]))
    ranked = tuple(replace(profile, rank=rank) for rank, profile in enumerate(profiles, 1))
    return Judgment(f"j-{place}", "s7", place, 1, ballots, ballots + 8, ranked)


def _profile(proposal: Proposal, number: int, ballots: int) -> Profile:
    """Counts that sum to the ballots: from wide agreement to a divided room."""
    shares = [(5, 4, 2, 1, 0, 0), (3, 3, 2, 2, 1, 1), (4, 1, 1, 1, 2, 3), (1, 2, 2, 4, 2, 1), (0, 1, 1, 2, 4, 4)]
    share = shares[number % len(shares)]
    counts = [ballots * part // 12 for part in share]
    counts[3] += ballots - sum(counts)
    seen, grade = 0, 0
    for grade, count in enumerate(counts):  # noqa: B007 – the grade at which half of the ballots are passed
        seen += count
        if 2 * seen > ballots:
            break
    return Profile(proposal.idea, proposal.title, proposal.table, tuple(counts), grade, 0)


def _weighing(proposals: tuple[Proposal, ...], place: str) -> Weighing:
    weights = tuple(
        Weight(p.idea, p.title, p.table, 1 + (number * 7 % 9) / 2, 1 + (number * 5 % 9) / 2, 40 + number)
        for number, p in enumerate(proposals)
    )
    return Weighing(f"w-{place}", "s7", place, 1, BALLOTS, 104, weights)


def _statuses(proposals: tuple[Proposal, ...]) -> list[Status]:
    states = ("tried", "studied", "deployed", "tried", "abandoned", "studied", "")
    named = [(proposal, states[number % len(states)]) for number, proposal in enumerate(proposals)]
    return [
        Status(proposal.idea, state, REASONS[state], "2027-04-02" if number % 2 else "")
        for number, (proposal, state) in enumerate(named)
        if state
    ]
