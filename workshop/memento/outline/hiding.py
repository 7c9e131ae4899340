"""What was kept from the screens, left out of the document too where its organiser chose so before the export.

Law: such an idea keeps its number and its counts, never its words; one that its table selected stays, and its sheet.
"""

from dataclasses import replace

from workshop.memento.outline.day import Day, Idea, Vote

LEFT_OUT = "left_out"
UNTOLD = "contribution non projetée"


def without_hidden(day: Day) -> Day:
    """The same day, the ideas that were hidden without words."""
    kept = {proposal.idea for proposal in day.proposals}
    gone = {idea.id for idea in day.ideas if idea.hidden and idea.id not in kept}
    return replace(
        day,
        ideas=tuple(_untold(idea) if idea.id in gone else idea for idea in day.ideas),
        votes=tuple(_uncounted(vote, gone) for vote in day.votes),
    )


def _untold(idea: Idea) -> Idea:
    return replace(idea, title="", body="", by=None, function=None, external="", state=LEFT_OUT)


def _uncounted(vote: Vote, gone: set[str]) -> Vote:
    tallies = (replace(tally, title=UNTOLD) if tally.idea in gone else tally for tally in vote.tallies)
    return replace(vote, tallies=tuple(tallies))
