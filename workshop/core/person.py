"""Who acts. A person is an id, a role and perhaps a table; rights follow from the role alone (see permissions.py)."""

from __future__ import annotations

from dataclasses import dataclass

PLENARY = "all"
ROLES = ("participant", "desk", "organiser", "screen", "system")
LETTERS = {"participant": "P", "desk": "D", "organiser": "O", "screen": "C", "system": "S"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the door. `table` is a table's id, `all` for the plenary, or several joined by `+` for one desk."""

    id: str
    role: str
    table: str | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables a desk or a screen was given; empty for the others."""
        return tuple(self.table.split("+")) if self.table else ()

    @property
    def letter(self) -> str:
        """P participant, D desk of a table, A desk of the plenary, O organiser, S system, C screen."""
        if self.role == "desk" and self.table == PLENARY:
            return "A"
        return LETTERS.get(self.role, "C")
