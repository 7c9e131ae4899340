"""Who acts. A person is an id, a role and perhaps a table; rights follow from the role alone (see permissions.py)."""

from __future__ import annotations

from dataclasses import dataclass, field

PLENARY = "all"
ROLES = ("participant", "desk", "organiser", "screen", "system")
LETTERS = {"participant": "P", "desk": "D", "organiser": "O", "screen": "C", "system": "S"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the door. `table` is a table's id, or `all` for the plenary.

    `letter`: P participant, D desk of a table, A desk of the plenary, O organiser, S system, C screen.
    """

    id: str
    role: str
    table: str | None = None
    letter: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plenary = self.role == "desk" and self.table == PLENARY
        object.__setattr__(self, "letter", "A" if plenary else LETTERS.get(self.role, "C"))
