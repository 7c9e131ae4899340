"""What goes over the wire: JSON; and what comes in is looked at once, here, before anything believes it.

Law: past this door an operation is an id, a known name and a JSON dictionary of bounded size and depth,
or it is `Refused`. Meaning is the core's; shape, size and pace are the door's. What goes out holds each letter as
itself, without a space to spare: « é » in two bytes, not in the six of its escape.
"""

import json
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from workshop.core import OPERATIONS, Operation, Refused

MOST_BYTES = 16_384
MOST_BYTES_OF_TEXT = 65_536
MOST_DEPTH = 6
MOST_INTEGER = 2**53
MOST_DIGITS = 100
PATIENCE = 20  # messages too many after which a socket is cut

_ID = re.compile(r"[0-9a-z]{16,64}")


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:  # reading a number takes the square of its length
        raise ValueError("this number is too long")
    return int(digits)


_reader = json.JSONDecoder(parse_int=_whole)


def dumps(value: Any, **_: Any) -> str:
    """Give a value as JSON. What Socket.IO asks of separators is what is done here anyway."""
    return orjson.dumps(value).decode()


def loads(text: str, **_: Any) -> Any:
    """Give the value that a JSON text holds; raises ValueError."""
    try:
        return _reader.decode(text)
    except RecursionError as error:
        raise ValueError("this is nested too deep") from error


def read_operation(payload: Any) -> Operation:
    """Take what a client sent as `{id, name, body, until?}` and give the operation; raise `Refused`."""
    if not isinstance(payload, dict):
        raise Refused("bad_field", field="operation", why="type")
    name = _name(payload.get("name"))
    measure(payload, MOST_BYTES_OF_TEXT if OPERATIONS[name].long else MOST_BYTES)
    body = payload.get("body", {})
    if not isinstance(body, dict):
        raise Refused("bad_field", field="body", why="type")
    return Operation(_id(payload.get("id")), name, body, _until(payload.get("until")))


def measure(value: Any, limit: int) -> None:
    """Raise `Refused` unless `value` is plain JSON of at most `limit` bytes and `MOST_DEPTH` levels."""
    total, level = 0, [value]
    for _ in range(MOST_DEPTH + 1):
        total, level = _weighed(level, total, limit)
        if not level:
            return
    raise Refused("bad_field", field="body", why="depth")


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Refused("bad_field", field="id", why="pattern")
    return value


def _until(value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value <= MOST_INTEGER):
        raise Refused("bad_field", field="until", why="type")
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or value not in OPERATIONS:
        raise Refused("unknown_operation")
    return value


def _weighed(level: list[Any], total: int, limit: int) -> tuple[int, list[Any]]:
    """Add the bytes that these values hold to `total`, up to the limit; give it with the values inside them."""
    inside: list[Any] = []
    for one in level:
        kind = type(one)
        if kind is str:
            total += len(one) if one.isascii() else len(_encoded(one))
        elif kind is dict:
            total += 4 * len(one)
            inside += [*one.keys(), *one.values()]
        elif kind is list:
            total += 2 * len(one)
            inside += one
        else:
            total += _leaf(one)
        if total > limit:
            raise Refused("too_long", field="body", limit=limit)
    return total, inside


def _leaf(value: Any) -> int:
    if value is None or isinstance(value, bool):
        return 5
    if isinstance(value, int) and abs(value) <= MOST_INTEGER:
        return 8
    if isinstance(value, float) and math.isfinite(value):
        return 8
    raise Refused("bad_field", field="body", why="number" if isinstance(value, int | float) else "type")


def _encoded(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError:
        raise Refused("bad_field", field="body", why="encoding") from None


@dataclass
class RateLimit:
    """How many messages one socket may still send: `burst` at once, refilled over `seconds`.

    `excess` counts those that were too many since it last was calm.
    """

    burst: int = 60
    seconds: float = 10.0
    left: float = field(init=False)
    at: float = field(default=0.0, init=False)
    excess: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.left = float(self.burst)

    def spend(self, sid: str, cut: Callable[[str], None]) -> None:
        """Count a message of a socket; raises Refused when it is one too many, and once has it `cut` if more come."""
        if self.take(time.monotonic()):
            return
        if self.excess == PATIENCE:
            cut(sid)
        raise Refused("busy")

    def take(self, now: float) -> bool:
        """Count one message at `now` (seconds, monotonic); False when it is one too many."""
        self.left = min(float(self.burst), self.left + (now - self.at) * self.burst / self.seconds)
        self.at = now
        if self.left < 1:
            self.excess += 1
            return False
        if self.left > self.burst / 2:
            self.excess = 0
        self.left -= 1
        return True


class RateLimits:
    """The paces of people and devices, each the same however many sockets it has; the last `most` that acted."""

    def __init__(self, most: int = 20_000) -> None:
        self._most = most
        self._kept: dict[str, RateLimit] = {}

    def of(self, whose: str) -> RateLimit:
        """Give somebody's pace, which outlives their sockets."""
        pace = self._kept.pop(whose, None) or RateLimit()
        self._kept[whose] = pace
        if len(self._kept) > self._most:
            self._kept.pop(next(iter(self._kept)), None)
        return pace
