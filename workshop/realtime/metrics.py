"""What a running server counts of itself, written as Prometheus reads it.

Law: numbers and names of our own only; no session's code, no person, no text. Counting waits for nothing but
another count.
"""

from __future__ import annotations

import hmac
import threading
import time
from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Any

from workshop.identity.origin import is_this_machine

PLAIN = "text/plain; version=0.0.4; charset=utf-8"
ANSWER_BOUNDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)  # seconds
RECENT_SECONDS = 60.0
MOST_RECENT = 1_000


class Counters:
    """Counts since the process started. Any thread may add."""

    def __init__(self) -> None:
        self.operations: Counter[str] = Counter()
        self.refusals: Counter[str] = Counter()
        self.views: Counter[str] = Counter(dict.fromkeys(("touched", "sent", "skipped"), 0))
        self.answers = [0] * (len(ANSWER_BOUNDS) + 1)
        self.answer_seconds = 0.0
        self.fast_path: Mapping[str, bool] = {}
        self._recent: deque[tuple[float, float]] = deque(maxlen=MOST_RECENT)
        self._lock = threading.Lock()

    def answered(self, name: str, seconds: float) -> None:
        """Count an operation that was accepted, `seconds` after it was taken in."""
        with self._lock:
            self.operations[name] += 1
            self.answers[bisect_left(ANSWER_BOUNDS, seconds)] += 1
            self.answer_seconds += seconds
            self._recent.append((time.monotonic(), seconds))

    def p95(self) -> int | None:
        """Give the milliseconds in which 95 % of the last minute's acts were answered; None where none was."""
        with self._lock:
            recent = list(self._recent)
        since = time.monotonic() - RECENT_SECONDS
        ordered = sorted(seconds for at, seconds in recent if at >= since)
        return round(ordered[int(len(ordered) * 0.95)] * 1000) if ordered else None

    def refused(self, kind: str) -> None:
        """Count a refusal."""
        with self._lock:
            self.refusals[kind] += 1

    def view(self, what: str, count: int = 1) -> None:
        """Count views `touched` by an operation, `sent` to an audience, or `skipped` for a slow socket."""
        with self._lock:
            self.views[what] += count


def may_read(environ: Mapping[str, Any], token: str) -> bool:
    """Whether a request (of WSGI) is this machine's, or holds the token of the settings, if there is one."""
    said = str(environ.get("HTTP_AUTHORIZATION", "")).encode("latin-1", "replace")
    return (bool(token) and hmac.compare_digest(said, f"Bearer {token}".encode())) or is_this_machine(environ)


def page(counters: Counters, connections: Mapping[str, int], opened: int, opening_seconds: float) -> str:
    """Give the text for Prometheus. `connections`: open sockets by surface; `opened`: sessions read and folded."""
    views = counters.views
    lines = [
        *_family("connections", "gauge", "Open sockets.", _labelled("surface", connections)),
        *_family("operations_total", "counter", "Operations accepted.", _labelled("name", counters.operations)),
        *_family("refusals_total", "counter", "Messages refused.", _labelled("kind", counters.refusals)),
        *_family("answer_seconds", "histogram", "From an act to its answer, commit included.", _answers(counters)),
        *_family("views_total", "counter", "Views: touched ÷ sent is the coalescing.", _labelled("what", views)),
        *_family("fast_path", "gauge", "1 where a part goes the fast way, 0 where it goes the frameworks' own.",
                 _labelled("part", counters.fast_path)),
        *_family("fold_seconds", "summary", "Opening a session: reading and folding its log.",
                 [("_sum", opening_seconds), ("_count", opened)]),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _family(name: str, kind: str, about: str, samples: Iterable[tuple[str, float]]) -> list[str]:
    head = [f"# HELP tablee_{name} {about}", f"# TYPE tablee_{name} {kind}"]
    return head + [f"tablee_{name}{suffix} {value:.12g}" for suffix, value in samples]


def _labelled(label: str, counts: Mapping[str, int]) -> list[tuple[str, float]]:
    return [(f'{{{label}="{name}"}}', count) for name, count in sorted(counts.items())]


def _answers(counters: Counters) -> list[tuple[str, float]]:
    upto = list(accumulate(counters.answers))
    bounds = [*(f"{bound:g}" for bound in ANSWER_BOUNDS), "+Inf"]
    buckets = [(f'_bucket{{le="{bound}"}}', float(count)) for bound, count in zip(bounds, upto, strict=True)]
    return [*buckets, ("_sum", counters.answer_seconds), ("_count", upto[-1])]
