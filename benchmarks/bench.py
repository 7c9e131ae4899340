"""What every benchmark is given: where to write, its peers, and how much to do.

Law: each number has a small one for `--quick`, which only shows that everything runs.
"""

from __future__ import annotations

import functools
import statistics
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import peers


@dataclass(frozen=True)
class Bench:
    """One run: a scratch folder, a folder for what is installed, `n` phones where told, rounds, quick or whole."""

    scratch: Path
    out: Path
    n: int | None = None
    rounds: int | None = None
    quick: bool = False

    def sizes(self, *usual: int) -> tuple[int, ...]:
        """How many phones: those asked for, else the usual ones."""
        return (self.n,) if self.n else (20,) if self.quick else usual

    def times(self, usual: int) -> int:
        """How many rounds."""
        return self.rounds or (1 if self.quick else usual)

    def folder(self, name: str) -> Path:
        """A new folder of the scratch one."""
        made = self.scratch / name
        made.mkdir(parents=True)
        return made

    @functools.cached_property
    def peers(self) -> Path:
        """The folder of the peers, installed."""
        return peers.install(self.out / "node")

    @functools.cached_property
    def slow(self) -> dict[str, str]:
        """The environment of a server with a slow disk."""
        return peers.slow_flush(self.out)


def median(blocks: Iterable[dict[str, Any]], key: str) -> float:
    """The middle of a figure over blocks."""
    return statistics.median(block[key] for block in blocks)


def paired(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], key: str) -> float:
    """The median of the ratios of blocks that followed each other: what the machine's noise hits alike."""
    return statistics.median(one[key] / max(other[key], 1e-9) for one, other in zip(ours, theirs, strict=True))
