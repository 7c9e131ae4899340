"""What the rehearsal noticed: operations, refusals, surprises, delays, bytes.

Law: a surprise is anything that the protocol does not promise; one is enough for the rehearsal to fail.
"""

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from time import monotonic
from typing import Any

SURPRISES_SHOWN = 50


@dataclass
class Journal:
    """Filled while the day is played; `report()` sums it up."""

    operations: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    surprises: list[str] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    phone_bytes: list[int] = field(default_factory=list)
    page_bytes: list[int] = field(default_factory=list)
    people: int = 0
    devices: int = 0
    resent: int = 0
    reconnections: int = 0
    wholes: int = 0
    began: float = field(default_factory=monotonic)

    def surprise(self, sentence: str) -> None:
        """Notes something that should not have happened."""
        self.surprises.append(sentence)

    def report(self) -> dict[str, Any]:
        """Figures, JSON-ready: counts, seconds, bytes and milliseconds."""
        return {
            "people": self.people,
            "devices": self.devices,
            "seconds": round(monotonic() - self.began, 1),
            "operations": sum(self.operations.values()),
            "operations_by_name": dict(self.operations.most_common()),
            "refusals": dict(self.refusals.most_common()),
            "surprises": len(self.surprises),
            "surprise_list": self.surprises[:SURPRISES_SHOWN],
            "resent": self.resent,
            "reconnections": self.reconnections,
            "wholes": self.wholes,
            "phone_bytes": spread(self.phone_bytes),
            "page_bytes": spread(self.page_bytes),
            "latency_ms": percentiles(self.latencies),
        }


def spread(values: list[int]) -> dict[str, int]:
    """Median and largest of some sizes (bytes); zeros for none."""
    return {"median": int(median(values)), "max": max(values)} if values else {"median": 0, "max": 0}


def percentiles(seconds: list[float]) -> dict[str, float]:
    """Milliseconds at the 50th, 95th and 99th percentile, and the longest; empty for none."""
    ordered = sorted(seconds)
    if not ordered:
        return {}
    marks = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
    found = {name: ordered[min(len(ordered) - 1, int(len(ordered) * mark))] for name, mark in marks.items()}
    return {name: round(value * 1000, 1) for name, value in {**found, "max": ordered[-1]}.items()}
