"""The pace of newcomers from a network. Law: a room that comes together comes in at once; who is known never waits.

A venue has one address, so whoever fills a session with made-up people there cannot be told from its guests but by how
many they are: beyond what a room brings at once, each newcomer waits for their turn, and is refused where the turn is
too far. A device that carries many costs more than its people, for few rooms have many of those.

An address is not kept, only its network's trace under the server's secret, in memory.
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from workshop.identity.brake import WINDOW_SECONDS, Allowance, network

LEAST = 480  # what a network has for a session, and gets back in a minute; or its places, where those are more
PHONE = 3  # what a device costs that carries one person; else the square of how many, so that twelve cost 144
MOST_SEATS = 12
LONGEST_SECONDS = 10.0
MOST_WAITING = 64
MOST_KEPT = 10_000


def cost(seats: int) -> int:
    """What a device of that many people costs."""
    return max(PHONE, min(seats, MOST_SEATS) ** 2)


@dataclass
class Arrivals:
    """Counts newcomers, by session and network. `secret`: under which networks are traced; `now`: in s."""

    secret: str = ""
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _spent: dict[bytes, Allowance] = field(default_factory=dict, init=False, repr=False)
    _waiting: int = field(default=0, init=False)

    def come(self, session: str, address: str, seats: int, places: int) -> bool:
        """Count a newcomer to a session of so many places, and wait for their turn; False where it is too far."""
        with self._lock:
            wait = self._turn(self._allowance(session, address, places), cost(seats))
            if wait is None:
                return False
            self._waiting += wait > 0
        if wait:
            try:
                self.sleep(wait)
            finally:
                with self._lock:
                    self._waiting -= 1
        return True

    def _turn(self, allowance: Allowance, price: int) -> float | None:
        """In how many seconds it is, and spend it; None, and nothing spent, where nobody waits so long."""
        now = self.now()
        spent = allowance.now(now) + price
        wait = max(0.0, spent - allowance.most) * WINDOW_SECONDS / allowance.most
        if wait and (wait > LONGEST_SECONDS or self._waiting >= MOST_WAITING):
            return None
        allowance.spent, allowance.at = spent, now
        return wait

    def _allowance(self, session: str, address: str, places: int) -> Allowance:
        trace = hmac.digest(self.secret.encode(), f"{session} {network(address)}".encode(), "sha256")
        found = self._spent.pop(trace, None) or Allowance(0)
        found.most = max(LEAST, places)
        self._spent[trace] = found  # the last one used is the last one forgotten
        if len(self._spent) > MOST_KEPT:
            del self._spent[next(iter(self._spent))]
        return found
