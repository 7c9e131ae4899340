"""Answers as a form or a command line gives them, `key → value`, as Choices: the keys are those of the questions.

Law: what is no known key, or no number where one is asked, answers nothing; nobody is refused for it.
"""

from collections.abc import Mapping

from workshop.importing.columns import ASKED, COLUMNS
from workshop.importing.incoming import flat
from workshop.importing.reading import IDEA, NAMES, Choices

MOST_ANSWERS, LONGEST_KEY, LONGEST_VALUE = 200, 80, 120
CUTS = ("part", "separator")  # once another is chosen, what was said of the columns was of other columns


def sorted_answers(answers: Mapping[str, str], columns: Mapping[str, int] | None = None) -> Choices:
    """Those answers, with the columns that were told apart."""
    short = [(key, value) for key, value in answers.items() if len(key) <= LONGEST_KEY and len(value) <= LONGEST_VALUE]
    given = dict(short[:MOST_ANSWERS])
    told = {field: int(value) for field, value in _of("column", given).items() if field in ASKED and _is_number(value)}
    if any(given.get(f"was-{cut}", now) != now for cut in CUTS for now in [given.get(cut, "")]):
        told = {}
    header = given.get("header", "")
    return Choices(
        given.get("encoding", ""),
        given.get("separator", ""),
        given.get("part", ""),
        header if header in (NAMES, IDEA) else "",
        {**told, **(columns or {})},
        _of("rows", given),
        _of("theme", given),
        _of("table", given),
    )


def columns_of(said: str) -> dict[str, int]:
    """`idée=3,thème=1` as field → column; raises ValueError."""
    pairs = (one.split("=", 1) for one in said.split(",") if one.strip())
    return {_field(name): int(number) for name, number in pairs}


def _field(name: str) -> str:
    found = next((field for field in ASKED if flat(name) in (field, *COLUMNS[field])), None)
    if found is None:
        raise ValueError(name)
    return found


def _of(kind: str, given: Mapping[str, str]) -> dict[str, str]:
    start = f"{kind}-"
    return {key.removeprefix(start): value for key, value in given.items() if key.startswith(start) and value}


def _is_number(value: str) -> bool:
    return value.isdecimal() and len(value) < 6
