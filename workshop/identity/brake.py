"""A brake on guessing codes. Law: what is right is never held up; only a wrong answer waits, or is refused at once.

A venue has one address: whoever guesses there must not shut its people out, so a code is judged first, and a right one
is let through whatever its neighbours try. A wrong one costs its network a little of an allowance that comes back in a
minute; without any left, its answer waits, and where too many wait already it is refused at once. So how fast codes can
be tried is bounded by what the server can answer, and the code must be long enough for that (docs/data.md).

An address is not kept, only its network's trace under the server's secret; the traces survive a restart.
"""

from __future__ import annotations

import hmac
import ipaddress
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from workshop.storage.secret_file import replace

WINDOW_SECONDS = 60.0
PER_NETWORK = 10
EVERYWHERE = 300
HELD_SECONDS = 2.0
MOST_HELD = 64
MOST_NETWORKS = 10_000
MOST_KEPT = 1_000
TRACE_BYTES = 9
EVERY = ""  # the name of all networks together
logger = logging.getLogger(__name__)


@dataclass
class Allowance:
    """How much of an allowance was spent at a time (s); it comes back in WINDOW_SECONDS, steadily."""

    most: int
    spent: float = 0.0
    at: float = 0.0

    def spend(self, now: float) -> bool:
        """Spend one; False when there is none left."""
        self.spent, self.at = self.now(now), now
        left = self.spent <= self.most - 1
        self.spent = min(self.spent + 1, float(self.most))
        return left

    def now(self, now: float) -> float:
        """How much of it is spent at `now`. A clock that went back gives nothing, and takes nothing."""
        return max(0.0, self.spent - max(0.0, now - self.at) * self.most / WINDOW_SECONDS)


@dataclass
class Brake:
    """Counts wrong codes, by network and in all.

    `path`: where `keep` writes what a later process recalls; `secret`: under which networks are traced; `now`: in s.
    """

    path: Path
    secret: str = ""
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    everywhere: int = EVERYWHERE
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _spent: dict[str, Allowance] = field(default_factory=dict, init=False, repr=False)
    _held: int = field(default=0, init=False)
    _changed: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._recall()

    def wrong(self, address: str) -> bool:
        """Count a wrong code from an address, and wait as it deserves; False when it must be refused at once."""
        with self._lock:
            spends = [self._allowance(name).spend(self.now()) for name in (EVERY, self._trace(address))]
            if all(spends):
                return True
            if self._held >= MOST_HELD:
                return False
            self._held += 1
        try:
            self.sleep(HELD_SECONDS)
        finally:
            with self._lock:
                self._held -= 1
        return True

    def _allowance(self, name: str) -> Allowance:
        self._changed = True
        found = self._spent.pop(name, None) or Allowance(self.everywhere if name == EVERY else PER_NETWORK)
        self._spent[name] = found  # the last one used is the last one forgotten
        if len(self._spent) > MOST_NETWORKS:
            del self._spent[next(iter(self._spent))]
        return found

    def _trace(self, address: str) -> str:
        return hmac.digest(self.secret.encode(), network(address).encode(), "sha256")[:TRACE_BYTES].hex()

    def keep(self) -> None:
        """Write what is not given back yet, where something has changed since; a failure is said."""
        with self._lock:
            changed, self._changed, now = self._changed, False, self.now()
            warm = [[name, one.now(now), now] for name, one in self._spent.items() if one.now(now)]
        if not changed:
            return
        try:
            replace(self.path, json.dumps(warm[-MOST_KEPT:]), flush=False)
        except OSError as error:
            logger.error("the brake on guesses could not be kept: %s", error.strerror)

    def _recall(self) -> None:
        """Read what a former process kept; what cannot be read is said, and forgotten."""
        try:
            found = [(str(name), float(spent), float(at)) for name, spent, at in json.loads(self.path.read_text())]
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError) as error:
            logger.error("the brake on guesses could not be read: %s", error)
            return
        with self._lock:
            for name, spent, at in found[-MOST_KEPT:]:
                one = self._allowance(name)
                one.spent, one.at = min(max(spent, 0.0), float(one.most)), min(at, self.now())


def network(address: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 one: a phone may take any address in it."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        mapped = found.ipv4_mapped
        return str(mapped) if mapped else str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
