"""Several sessions in one Word document.

Law: each file is read once, read-only; the target appears whole or not at all.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workshop import __version__
from workshop.export.documents import word
from workshop.export.formats import ExportOptions
from workshop.export.snapshot import snapshot
from workshop.export.worker import put, uncollected
from workshop.memento.outline import Edition
from workshop.memento.outline.day import Day
from workshop.memento.outline.hiding import without_hidden
from workshop.memento.synthesis import proposed, read_themes, synthesis, written_themes

if TYPE_CHECKING:
    from workshop.memento.branding.house_style import HouseStyle

Read = tuple[Day, str]  # a session, and the fingerprint of its log


def read_sessions(paths: Sequence[Path]) -> list[Read]:
    """The sessions of these files; raises Refused as `snapshot` does."""
    return [(found.day, found.fingerprint) for found in map(snapshot, paths)]


def propose_themes(sessions: Sequence[Read]) -> bytes:
    """The file that says which of their themes are the same, as the machine sees it."""
    days = [day for day, _ in sessions]
    return written_themes(days, proposed(days))


def build_synthesis(
    sessions: Sequence[Read], target: Path, asked: ExportOptions, themes: bytes | None = None, title: str = ""
) -> None:
    """Writes their synthesis at `target`. Raises SameSession, BadThemes, BadHouse, NoConverter."""
    with uncollected():
        shared = None if themes is None else read_themes(themes, [day for day, _ in sessions])
        asked.progress(0.3, "writing")
        if asked.leave_hidden:
            sessions = [(without_hidden(day), log) for day, log in sessions]
        drawn = synthesis(sessions, Edition(__version__, zone=asked.zone, mask=asked.mask), shared, title)
        put(target, word(drawn, asked, _house(asked)))
        asked.progress(1, "done")


def _house(asked: ExportOptions) -> "HouseStyle | None":
    from workshop.memento.branding.house_style import read_house

    return None if asked.house is None else read_house(asked.house)
