"""A brake on guessing codes. Law: failures count, successes never do; nobody waits for over a minute.

A venue has one address: where somebody already knew a code, that code is let through whatever the others try.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 60.0
PER_ADDRESS = 10
EVERYWHERE = 300
MOST_KNOWN = 10_000


class Brake:
    """Counts the wrong codes of the last minute, by address and in all."""

    def __init__(
        self,
        steady: Callable[[], float] = time.monotonic,
        per_address: int = PER_ADDRESS,
        everywhere: int = EVERYWHERE,
    ) -> None:
        self._steady = steady
        self._per_address = per_address
        self._everywhere = everywhere
        self._lock = threading.Lock()
        self._failures: deque[tuple[float, str]] = deque()
        self._counts: dict[str, int] = {}
        self._known: dict[tuple[str, str], None] = {}

    def wait(self, address: str, code: str = "") -> int:
        """Seconds before this address may try this code; 0 now. Ask before looking the code up."""
        with self._lock:
            now = self._forget_the_old()
            where = _network(address)
            if (where, code) in self._known:
                return 0
            if self._counts.get(where, 0) >= self._per_address:
                return self._until(now, next(at for at, one in self._failures if one == where))
            if len(self._failures) >= self._everywhere:
                return self._until(now, self._failures[0][0])
            return 0

    def failed(self, address: str) -> None:
        """A code that does not exist came from this address."""
        with self._lock:
            now = self._forget_the_old()
            where = _network(address)
            self._failures.append((now, where))
            self._counts[where] = self._counts.get(where, 0) + 1

    def knew(self, address: str, code: str) -> None:
        """This address gave a code that exists: it teaches its neighbours nothing to try it again."""
        with self._lock:
            self._known[_network(address), code] = None
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]

    def _forget_the_old(self) -> float:
        now = self._steady()
        while self._failures and self._failures[0][0] <= now - WINDOW_SECONDS:
            _, where = self._failures.popleft()
            self._counts[where] -= 1
            if not self._counts[where]:
                del self._counts[where]
        return now

    @staticmethod
    def _until(now: float, oldest: float) -> int:
        return max(1, int(oldest + WINDOW_SECONDS - now) + 1)


def _network(address: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 one: a phone may take any address in it."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
