"""The columns that the votes of a session need: those of its kinds' rules and figures, by name.

Law: two kinds that have a figure of one name share its column; a vote that has none of that name leaves it empty.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.core.activities import KINDS, Activity
from workshop.core.activities.voting import Figure, Voting
from workshop.core.activities.wording import Words, kind_words
from workshop.memento.outline.day import Day


@dataclass(frozen=True, slots=True)
class RuleColumn:
    """A number of the rule: its key there, the head of its column."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A figure: its key, the head of its column, and how it is counted (see the core's Figure)."""

    key: str
    title: str
    counts: str


def voted(day: Day) -> list[str]:
    """The kinds of vote of a session, in the order of the registry: those of its agenda and of its votes."""
    known = {step.kind for step in day.steps} | {vote.kind for vote in day.votes}
    return [kind for kind, one in KINDS.items() if one.voting and kind in known and keeps(one)]


def keeps(kind: Activity) -> bool:
    """Whether votes of that kind keep something; those that do not are no votes on ideas."""
    return kind.voting is not None and "keep" in kind.voting.rule(kind.defaults(), 1)


def rule_columns(day: Day) -> list[RuleColumn]:
    """What the kinds' own settings put into rules."""
    found: dict[str, RuleColumn] = {}
    for _, words in _kinds(day):
        for line in words.lines:
            setting = next((one for one in words.settings.values() if one.name == line.key), None)
            title = (setting.column or setting.label) if setting else line.key
            found.setdefault(line.key, RuleColumn(line.key, title))
    return list(found.values())


def figure_columns(day: Day) -> list[FigureColumn]:
    """The figures of all its kinds of vote."""
    found: dict[str, FigureColumn] = {}
    for voting, words in _kinds(day):
        for one in voting.figures:
            found.setdefault(one.key, _figure(one, words))
    return list(found.values())


def _figure(one: Figure, words: Words) -> FigureColumn:
    return FigureColumn(one.key, words.figures[one.key].column, one.counts)


def _kinds(day: Day) -> Iterator[tuple[Voting, Words]]:
    for kind in voted(day):
        voting = KINDS[kind].voting
        if voting:
            yield voting, kind_words(kind)
