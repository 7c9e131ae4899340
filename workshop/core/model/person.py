"""Who acts. A person is an id, a role and perhaps a table; rights follow from the role alone (see permissions.py)."""

from __future__ import annotations

from dataclasses import dataclass, field

PLENARY = "all"
ROLES = ("participant", "desk", "organiser", "screen", "system")
LETTERS = {"participant": "P", "desk": "D", "organiser": "O", "screen": "C", "system": "S"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the door. `table` is a table's id, `all` for the plenary, or several joined by `+` for one desk.

    `tables`: those that a desk or a screen was given; empty for the others. `letter`: P participant, D desk of a
    table, A desk of the plenary, O organiser, S system, C screen.
    """

    id: str
    role: str
    table: str | None = None
    tables: tuple[str, ...] = field(init=False, repr=False, compare=False)
    letter: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        plenary = self.role == "desk" and self.table == PLENARY
        object.__setattr__(self, "tables", tuple(self.table.split("+")) if self.table else ())
        object.__setattr__(self, "letter", "A" if plenary else LETTERS.get(self.role, "C"))
