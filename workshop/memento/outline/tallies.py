"""What a vote gave an option, as cells and words, whatever its kind: every format reads an option's figures here.

A list of numbers is ballots by grade; a dictionary is a figure for each criterion.

Law: where small counts are hidden, a figure goes with the people who could be guessed from it.
"""

from collections.abc import Iterable, Sequence

from workshop.memento.outline.day import Figure, Tally
from workshop.memento.outline.masking import WITHHELD, Cell, hidden, masked, masked_parts
from workshop.memento.text import french


def backers(tally: Tally) -> list[int]:
    """The counts of ballots among its figures."""
    return [one.value for one in tally.figures if one.counts == "ballots" and isinstance(one.value, int)]


def people(tallies: Iterable[Tally]) -> list[int]:
    """The counts of ballots among their figures."""
    return [count for tally in tallies for count in backers(tally)]


def is_summed(tally: Tally) -> bool:
    """Whether its leading figure may be added up and drawn as a bar."""
    return bool(tally.figures) and tally.figures[0].counts in ("points", "ballots")


def leading(tally: Tally) -> int:
    """Its leading figure, 0 where it is no whole number."""
    value = tally.figures[0].value if tally.figures else 0
    return value if isinstance(value, int) else 0


def unit(tallies: Sequence[Tally]) -> Figure | None:
    """Their leading figure, for its words, where they all have the same and it may be added up."""
    heads = {tally.figures[0].one for tally in tallies if is_summed(tally)}
    return tallies[0].figures[0] if len(heads) == 1 and all(map(is_summed, tallies)) else None


def values(tally: Tally, mask: bool = False) -> list[Cell]:
    """Its figures, as cells of numbers or words."""
    gives_away = mask and any(map(hidden, backers(tally)))
    return [_value(one, gives_away, mask) for one in tally.figures]


def _value(one: Figure, gives_away: bool, mask: bool) -> Cell:
    if one.counts == "ballots" and isinstance(one.value, int):
        return masked(one.value, mask)
    if gives_away:
        return WITHHELD
    if mask and isinstance(one.value, list | tuple) and all(isinstance(count, int) for count in one.value):
        return shown([str(part) for part in masked_parts(one.value)])
    if mask and one.counts == "ballots" and isinstance(one.value, dict):
        return shown({key: str(masked(count)) for key, count in one.value.items()})
    return one.value if isinstance(one.value, int) and not one.shown else one.shown or shown(one.value)


def shown(value: object) -> str:
    """A figure that is no number: a list is joined by dots, a dictionary says each of its keys."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {shown(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return " · ".join(shown(one) for one in value)
    return french.MISSING if value is None else str(value)


def cells(tally: Tally, mask: bool = False) -> list[str]:
    """Its figures as they are printed."""
    return [french.number(one) if isinstance(one, int) else one for one in values(tally, mask)]


def lead_words(tally: Tally, mask: bool = False) -> str:
    """Its leading figure in words: « 12 points »."""
    if not tally.figures:
        return french.MISSING
    first = tally.figures[0]
    told = values(tally, mask)[0]
    if not isinstance(told, int):
        return told
    return (first.one if told < 2 else first.many).replace("{n} ", f"{french.number(told)}\u00a0")


def _noun(sentence: str) -> str:
    """« points » of « {n} points »."""
    return sentence.replace("{n}", "").strip()


def noun(figure: Figure, count: int = 2) -> str:
    """What it counts, of one or of many."""
    return _noun(figure.one if count < 2 else figure.many)


def figure_heads(tallies: Sequence[Tally]) -> tuple[str, ...]:
    """The heads of the columns of their figures."""
    return tuple(one.column for one in tallies[0].figures) if tallies else ()


def more_room(tallies: Sequence[Tally]) -> float:
    """What figures that are told in words take more of a table's width than numbers do."""
    return 0.16 if any(one.shown for tally in tallies for one in tally.figures) else 0.0


def figure_widths(heads: Sequence[str], whole: float) -> tuple[float, ...]:
    """The share of a table's width that each of these columns takes of `whole`, by the length of its head."""
    letters = sum(map(len, heads)) + 12 * len(heads)
    return tuple(round(whole * (len(head) + 12) / letters, 3) for head in heads)
