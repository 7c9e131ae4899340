"""What a line of the table says, and how it is written down.

Law: a line says what was measured, against what, and what was to be reached; it never hides a miss.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine import machine

ONCE = "measured_once.md"  # beside the page, written by hand
HEADS = ("What", "Peer", "Found", "Figure", "To reach", "")


@dataclass(frozen=True)
class Figure:
    """One line. `ratio` is Tablée ÷ peer, or what was found where there is no peer; `most` or `least` bounds it."""

    what: str
    peer: str
    found: str
    ratio: float
    most: float | None = None
    least: float | None = None

    @property
    def reached(self) -> bool | None:
        """Whether the figure is what was to be reached; None where nothing was."""
        if self.most is None and self.least is None:
            return None
        return self.ratio <= self.most if self.most is not None else self.ratio >= (self.least or 0)

    @property
    def cells(self) -> tuple[str, ...]:
        """The line, cell by cell."""
        bound = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}" if self.least is not None else ""
        mark = {True: "reached", False: "missed", None: ""}[self.reached]
        return self.what, self.peer, self.found, f"{self.ratio:.2f}", bound, mark


class Results:
    """The last figures of each benchmark, kept as JSON, written as a page."""

    def __init__(self, kept: Path, page: Path) -> None:
        self._kept, self._page = kept, page
        self._found = json.loads(kept.read_text("utf-8")) if kept.exists() else {}

    def keep(self, name: str, when: str, command: str, figures: Iterable[Figure]) -> None:
        """Put a benchmark's figures in place of its former ones."""
        self._found[name] = {"when": when, "command": command, "figures": [asdict(one) for one in figures]}
        self._kept.write_text(json.dumps(self._found, ensure_ascii=False, indent=1), "utf-8")

    def write(self, order: Iterable[str]) -> None:
        """Write the page: the machine, each benchmark in that order, and what was measured once."""
        parts = ["# Results", "", "Written by `make bench`; [how to read it](README.md).", "", machine(), ""]
        for name in order:
            if name in self._found:
                parts += self._section(name)
        once = self._page.with_name(ONCE)
        parts += [once.read_text("utf-8")] if once.exists() else []
        self._page.write_text("\n".join(parts), "utf-8")

    def _section(self, name: str) -> list[str]:
        found = self._found[name]
        lines = [Figure(**one).cells for one in found["figures"]]
        rows = [f"| {' | '.join(cells)} |" for cells in (HEADS, ["---"] * len(HEADS), *lines)]
        return [f"## {name}", "", f"`{found['command']}`, {found['when']}", "", *rows, ""]


def printed(figures: Iterable[Figure]) -> str:
    """Lines set side by side, for a terminal."""
    rows = [HEADS, *(one.cells for one in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    padded = (map(str.ljust, row, widths) for row in rows)
    return "\n".join("  ".join(cells).rstrip() for cells in padded)
