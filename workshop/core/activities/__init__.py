"""The kinds of steps, in the order in which they are listed. One is a folder here and its line in NAMES.

What a folder holds, and what else may be said of a kind: docs/activities/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from .activity import Activity, Setting
from .voting import Voting

NAMES = (
    "welcome",
    "ideas",
    "share",
    "dots",
    "approval",
    "judgment",
    "ranking",
    "consent",
    "poll",
    "sheets",
    "pitch",
    "close",
    "pause",
)
KINDS: dict[str, Activity] = {}
"""Every kind by its name: the one place where it is known. Filled below, and by who adds a kind of their own."""


def add(names: Iterable[str]) -> None:
    """Make kinds of this package known by their names."""
    for name in names:
        KINDS[name] = import_module(f"{__name__}.{name}").KIND


def add_folder(folder: Path) -> None:
    """Make known the kinds in another folder, which has one for each as this package does; once."""
    if str(folder) in __path__:
        return
    __path__.append(str(folder))
    add(sorted(path.parent.name for path in folder.glob("*/__init__.py")))


add(NAMES)

__all__ = ["KINDS", "NAMES", "Activity", "Setting", "Voting", "add_folder"]
