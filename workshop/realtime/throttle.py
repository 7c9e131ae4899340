"""When something that keeps changing may be sent again.

Law: the first change goes at once; those that follow wait until the interval has passed, and are sent as one.
"""

from collections.abc import Iterable


class Throttle:
    """Names that wait to be sent, each at most once per interval. Not locked: its owner is."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._sent: dict[str, float] = {}
        self._waiting: set[str] = set()

    def mark(self, names: Iterable[str]) -> None:
        """Say that these names have changed."""
        self._waiting.update(names)

    def due(self, now: float) -> list[str]:
        """Give the names that may be sent at `now` (seconds, monotonic), and count them as sent."""
        names = sorted(name for name in self._waiting if self._ready(name) <= now)
        for name in names:
            self.sent(name, now)
        return names

    def sent(self, name: str, now: float) -> None:
        """Count a name as sent at `now`."""
        self._waiting.discard(name)
        self._sent[name] = now

    def wait(self, now: float) -> float | None:
        """Seconds until the next name is due; None when nothing waits."""
        if not self._waiting:
            return None
        return max(0.0, min(self._ready(name) for name in self._waiting) - now)

    def take(self, name: str, now: float) -> bool:
        """True when this name waits and is due; it then counts as sent."""
        if name not in self._waiting or self._ready(name) > now:
            return False
        self.sent(name, now)
        return True

    def forget(self, name: str) -> None:
        """Drop what is known of a name."""
        self._waiting.discard(name)
        self._sent.pop(name, None)

    def _ready(self, name: str) -> float:
        return self._sent.get(name, -self.seconds) + self.seconds
