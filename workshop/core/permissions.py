"""Who may ask for what, and in which steps: the very table that `check` judges by, printed."""

from __future__ import annotations

from typing import NamedTuple

from .operations import OPERATIONS

ROLES = {
    "P": "participant",
    "D": "desk of the table",
    "A": "desk of the plenary",
    "O": "organiser",
    "S": "system",
}


class Permission(NamedTuple):
    """A role may ask for an operation in these steps (`kind` or `kind/phase`); `any` for all."""

    role: str
    operation: str
    steps: tuple[str, ...]


def permissions() -> list[Permission]:
    """Every permission, by operation then role; what is not listed is refused `not_allowed`."""
    return [
        Permission(ROLES[letter], kind.name, tuple(kind.steps.get(letter, "any").split()))
        for kind in OPERATIONS.values()
        for letter in ROLES
        if letter in kind.roles
    ]
