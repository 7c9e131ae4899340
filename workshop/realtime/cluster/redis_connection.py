"""What an owner and its relays write to each other: lists of JSON, on two channels of one Redis, which keeps nothing.

Law: over one `RedisConnection` nothing is lost, doubled or put in another order. Publish and subscribe lose only what
a broken connection loses, so a connection of which either half broke ends, and is never mended: who used it knows that
something may be missing, and begins anew. python-socketio's RedisManager instead drops what it cannot publish and
subscribes again without a word.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from workshop.realtime import payload

CONNECT_SECONDS, FLUSH_SECONDS = 2.0, 3.0
GATHER_SECONDS = 0.002  # the first word goes at once, those that follow so soon go together
HEARTBEAT_SECONDS = 1.0  # somebody silent for SILENCE_SECONDS is not there
SILENCE_SECONDS = 5.0
AGAIN_SECONDS = 0.5  # from the end of a connection to the next
MOST_WAITING = 100_000  # things written while Redis takes nothing


class Disconnected(Exception):
    """A connection has ended; its text says why."""


def client(url: str) -> Any:
    """A connection to a Redis that is made when first used, and fails at once."""
    limits = {"socket_connect_timeout": CONNECT_SECONDS, "socket_timeout": FLUSH_SECONDS}
    return redis.Redis.from_url(url, decode_responses=True, retry=Retry(NoBackoff(), 0), **limits)


def channel(url: str, name: str) -> str:
    """The channel of a name; databases of one Redis, whose channels are in common, have their own."""
    return f"tablee/{client(url).get_connection_kwargs().get('db') or 0}/{name}"


class RedisConnection:
    """What is read on the channel `reads` and written on `writes`, until either breaks.

    `only`: nobody else may read there; else somebody must read what is written. Raises Disconnected.
    """

    def __init__(self, url: str, reads: str, writes: str, only: bool) -> None:
        self._writes, self._only, self.ended = channel(url, writes), only, ""
        self._waiting: deque[Any] = deque()
        self._some = threading.Event()
        try:
            self._redis = client(url)
            self._subscription = self._redis.pubsub()
            self._subscribe(channel(url, reads))
        except (redis.RedisError, OSError) as error:
            raise Disconnected(f"Redis does not answer: {type(error).__name__}") from error

    def _subscribe(self, name: str) -> None:
        """Start reading a channel. Where one reader only is allowed, of two that begin at once one at most goes on."""
        self._subscription.subscribe(name)
        try:
            if self._subscription.get_message(timeout=CONNECT_SECONDS) is None:
                raise Disconnected("Redis does not answer")
            if self._only and self._redis.pubsub_numsub(name)[0][1] > 1:
                raise Disconnected("another server has this Redis")
        except BaseException:
            self._subscription.close()
            raise

    def publish(self, item: Any) -> None:
        """Write something to whoever reads there. Quick, from any thread; nothing once it has ended."""
        if not self.ended:
            self._waiting.append(item)
            if not self._some.is_set():
                self._some.set()

    def end(self, why: str = "it was stopped") -> None:
        """End it, once what was published is written."""
        self.ended = self.ended or why
        self._some.set()

    def read(self) -> Iterator[Any]:
        """Give what comes, one thing after another, and None at least each second. Raises Disconnected at the end."""
        try:
            while not self.ended:
                found = self._subscription.get_message(timeout=HEARTBEAT_SECONDS)
                if found and found["type"] != "message":
                    self.end("Redis was gone")
                yield from _items(found["data"]) if found else ()
                yield None
        except (redis.RedisError, OSError) as error:
            self.end(f"Redis is gone: {type(error).__name__}")
        finally:
            self.end()
            self._subscription.close()
        raise Disconnected(self.ended)

    def write(self, heartbeat: Callable[[], Any]) -> None:
        """Write what is published until the end, and each second what `heartbeat` gives. A task."""
        last = 0.0
        try:
            while not self.ended or self._waiting:
                self._some.wait(HEARTBEAT_SECONDS)
                self._some.clear()
                if time.monotonic() > last + HEARTBEAT_SECONDS:
                    last = time.monotonic()
                    self.publish(heartbeat())
                self._send([self._waiting.popleft() for _ in range(len(self._waiting))])
                time.sleep(GATHER_SECONDS)
        except (redis.RedisError, OSError) as error:
            self.end(f"Redis is gone: {type(error).__name__}")
        finally:
            self.end()

    def _send(self, items: list[Any]) -> None:
        if len(items) > MOST_WAITING:
            self.end("Redis is too slow")
        elif items and not self._redis.publish(self._writes, payload.dumps(items)) and not self._only:
            self.end("there is no owner")


def _items(text: str) -> list[Any]:
    """The things of one message; none of what is not ours."""
    try:
        found = payload.loads(text)
    except ValueError:
        return []
    return found if isinstance(found, list) else []
