"""Kinds of steps added to those of this release: a folder that has `activities/` and `static/` as the project has them.

Law: every process that reads sessions knows the same kinds; each adds them when it starts, from its environment.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from workshop.core.activities import add_folder


def add_kinds(folder: Path | None) -> None:
    """Make known the kinds of that folder; none where there is no folder. Raises what their modules raise."""
    if folder is not None:
        add_folder(folder / "activities")


def folder_of(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The folder that TABLEE_KINDS names, if it does."""
    told = environment.get("TABLEE_KINDS", "").strip()
    return Path(told).expanduser().resolve() if told else None
