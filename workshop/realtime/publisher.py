"""What the audiences of one session are sent, and when.

Law: an audience has one view in common, the last one published to it. A newcomer gets exactly that view,
everybody gets the keyed difference to the next one, computed once; so a patch always fits what its receiver
holds.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from socketio import Server

from workshop.session import SessionView

logger = logging.getLogger(__name__)

VIEW_SECONDS = 0.2
BREATH_SECONDS = 0.02  # between two rounds: five hundred own views a second are fifty rounds, not five hundred
TURN_SECONDS = 0.001  # a step change moves a hundred views: votes pass between them
OWN = "person:"

Packet = dict[str, Any]
Send = Callable[[str, Packet], None]
Look = Callable[[str], SessionView]
Count = Callable[..., None]


def room_of(code: str, audience: str) -> str:
    """The room of Socket.IO in which all who watch an audience of a session are; only the server names one."""
    return f"{code}/{audience}"


def tell(server: Server, code: str, event: str, audience: str, said: Packet) -> None:
    """Say something to all who watch an audience of a session."""
    server.emit(event, said, to=room_of(code, audience))


def difference(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Give `{set, within, gone}`, which turns `old` into `new`: keys set whole, changes inside, keys removed."""
    moved = [key for key, one in new.items() if key not in old or (old[key] is not one and old[key] != one)]
    inside = {key: found for key in moved if (found := _inside(old.get(key), new[key])) is not None}
    whole_keys = {key: new[key] for key in moved if key not in inside}
    return {"set": whole_keys, "within": inside, "gone": [key for key in old if key not in new]}


def _inside(old: Any, new: Any) -> dict[str, Any] | None:
    """Give what changes inside a dictionary; None where it must be set whole: a key went, here or further in."""
    if not isinstance(old, dict) or not isinstance(new, dict) or not old.keys() <= new.keys():
        return None
    found: dict[str, Any] = {}
    for key, value in new.items():
        if key in old and old[key] == value:
            continue
        deeper = _inside(old.get(key), value)
        if deeper is None and isinstance(old.get(key), dict) and isinstance(value, dict):
            return None
        found[key] = value if deeper is None else deeper
    return found


def whole(audience: str, shown: SessionView, now: int) -> Packet:
    """Give the packet that replaces all that a client holds for this audience."""
    return _packet(audience, shown, now) | {"base": None, "set": shown.body, "gone": []}


def patch(audience: str, old: SessionView, new: SessionView, now: int) -> Packet | None:
    """Give the packet that turns `old` into `new`, or None when they show the same."""
    if old.epoch != new.epoch:
        return whole(audience, new, now)
    found = difference(old.body, new.body)
    if not any(found.values()):
        return None
    return _packet(audience, new, now) | {"base": old.seq, **found}


def _packet(audience: str, shown: SessionView, now: int) -> Packet:
    kind = "own" if audience.startswith(OWN) else "shared"
    return {"audience": kind, "epoch": shown.epoch, "seq": shown.seq, "now": now}


class Throttle:
    """Names that wait to be sent, each at most once per interval. Not locked: its owner is.

    The first change goes at once; those that follow wait until the interval has passed, and are sent as one.
    """

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


class Publisher:
    """The views of one session on their way to whoever watches. `run` is its background task."""

    def __init__(
        self,
        look: Look,
        send: Send,
        now: Callable[[], int],
        seconds: float = VIEW_SECONDS,
        count: Count = lambda what, many=1: None,
    ) -> None:
        self._look, self._send, self._now, self._count = look, send, now, count
        self._shown: dict[str, SessionView] = {}
        self._watchers: Counter[str] = Counter()
        self._cadence = Throttle(seconds)
        self._marking = threading.Lock()
        self._publishing = threading.RLock()
        self._moved = threading.Event()
        self._ended = -math.inf
        self._stopped = False

    def touched(self, audiences: Iterable[str]) -> None:
        """Say that these audiences' views may have changed. Quick: it is called between two commits."""
        with self._marking:
            watched = [name for name in audiences if self._watchers.get(name)]
            self._cadence.mark(watched)
        self._count("touched", len(watched))
        self._moved.set()

    def welcome(self, audience: str, receive: Callable[[Packet], None]) -> None:
        """Count one more watcher; `receive` must take in the whole view given and join the audience."""
        with self._publishing:
            with self._marking:
                self._watchers[audience] += 1
                ready = self._cadence.take(audience, time.monotonic())
            try:
                if ready:
                    self._publish(audience)
                receive(self.whole(audience))
            except BaseException:
                self.leave(audience)
                raise

    def leave(self, audience: str) -> None:
        """Count one watcher less; what nobody watches is forgotten."""
        with self._publishing, self._marking:
            self._watchers[audience] -= 1
            if self._watchers[audience] <= 0:
                del self._watchers[audience]
                self._shown.pop(audience, None)
                self._cadence.forget(audience)

    def whole(self, audience: str) -> Packet:
        """Give the view last published to an audience, as a packet without base."""
        with self._publishing:
            if audience not in self._shown:
                self._shown[audience] = self._look(audience)
            return whole(audience, self._shown[audience], self._now())

    def run(self) -> None:
        """Publish what moves until `stop`."""
        while not self._stopped:
            self._await()
            self.publish_due()
            self._ended = time.monotonic()

    def _await(self) -> None:
        """Wait until something may go, and for what remains of the breath after the last round."""
        with self._marking:
            wait = self._cadence.wait(time.monotonic())
        if wait is None or wait > 0:
            self._moved.wait(wait)
        self._moved.clear()
        breath = self._ended + BREATH_SECONDS - time.monotonic()
        if breath > 0:
            time.sleep(breath)

    def publish_due(self) -> None:
        """Send the views whose time has come. One that cannot be computed is logged; the others go."""
        with self._marking:
            names = self._cadence.due(time.monotonic())
        began = time.monotonic()
        for name in names:
            if time.monotonic() > began + TURN_SECONDS:
                time.sleep(0)
                began = time.monotonic()
            try:
                with self._publishing:
                    self._publish(name)
            except Exception:
                if self._stopped:  # its session is closed
                    return
                logger.exception("the view of %s could not be published", name)

    def stop(self) -> None:
        """End `run`."""
        self._stopped = True
        self._moved.set()

    def _publish(self, audience: str) -> None:
        old = self._shown.get(audience)
        if old is None:
            return
        new = self._look(audience)
        packet = patch(audience, old, new, self._now())
        if packet is None:
            return
        self._shown[audience] = new
        self._send(audience, packet)
        self._count("sent")
