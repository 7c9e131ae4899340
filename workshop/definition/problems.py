"""What can be wrong or worth saying about a definition: a kind, values and a place, never a sentence.

Sentences are said at the door (workshop/messages/definition.py).
"""

from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]


class BadDefinition(Exception):
    """The definition cannot be used.

    `line` counts from 1 in the file (0 when it came from a form), `kind` and `values` say what is
    wrong, `path` says where in the form, e.g. `("thèmes", 1, "tables")`. `others` holds what else is
    wrong, in order.
    """

    def __init__(self, line: int, kind: str, values: dict[str, Any] | None = None, path: Path = ()) -> None:
        super().__init__(kind)
        self.line = line
        self.kind = kind
        self.values = values or {}
        self.path = path
        self.others: list[BadDefinition] = []

    def all(self) -> list["BadDefinition"]:
        """This trouble and the others found in the same reading."""
        return [self, *self.others]


@dataclass(frozen=True)
class Advice:
    """Something that works but is probably not meant."""

    line: int
    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    path: Path = ()


class Troubles:
    """Collects what is wrong, so that a form shows everything at once."""

    def __init__(self) -> None:
        self.found: list[BadDefinition] = []

    def note(self, trouble: BadDefinition) -> None:
        self.found.append(trouble)

    def end(self) -> None:
        """Raises the first trouble, with the others attached, if there is any."""
        if self.found:
            first, *first.others = sorted(self.found, key=lambda trouble: trouble.line)
            raise first
