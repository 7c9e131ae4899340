"""A value with the place where it was found: the line of a file or the path of a form's field.

It has no opinion on what the value should be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workshop.core.model.cleaning import clean_text
from workshop.definition.problems import Path

LONGEST = 20_000  # characters: what is longer is something, and too long


@dataclass(frozen=True)
class Found:
    """`value` is a string, a list of Found or a dict of Found; `key` is the last word of its path."""

    value: Any
    line: int = 0
    path: Path = ()

    @property
    def key(self) -> str:
        words = [part for part in self.path if isinstance(part, str)]
        return words[-1] if words else ""

    @property
    def blank(self) -> bool:
        """Whether nothing was written there, or nothing that can be seen."""
        seen = isinstance(self.value, str) and len(self.value) <= LONGEST
        return not (clean_text(self.value) if seen else self.value)


def found_in(plain: Any, path: Path = ()) -> Found:
    """Turns plain strings, numbers, lists and dicts (a form's content) into Found, without lines."""
    if isinstance(plain, Mapping):
        return Found({key: found_in(value, (*path, key)) for key, value in plain.items()}, 0, path)
    if isinstance(plain, Sequence) and not isinstance(plain, str):
        return Found([found_in(value, (*path, index)) for index, value in enumerate(plain)], 0, path)
    return Found("" if plain is None else str(plain), 0, path)
