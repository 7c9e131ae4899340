"""The post between an owner and its relays: publish and subscribe of one Redis. Nothing is ever kept there.

Law: what is said to an address arrives in order and once, or the post is over and both sides come to know. A post
lives once: what failed is not tried again, since nobody knows what of it arrived; a new one begins from nothing.

Not the message queue of Flask-SocketIO: that one drops what it cannot publish and subscribes anew without a word,
and a phone that missed the last view of an evening would show the one before for ever. What is said while Redis takes
the former letters, or a few milliseconds after, goes together: round trips are most of what a relayed vote costs.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from workshop.realtime.cluster.envelopes import Addresses, Item, Letter, Misread, gathered

logger = logging.getLogger(__name__)

CONNECT_SECONDS = 2.0
FLUSH_SECONDS = 3.0
GATHER_SECONDS = 0.01  # the first word goes at once, those that follow so soon go together
BEAT_SECONDS = 1.0  # somebody silent for SILENCE_SECONDS is not there
SILENCE_SECONDS = 5.0
MOST_WAITING = 100_000  # things said while Redis takes nothing


class Over(Exception):
    """The post has ended; its text says why."""


def client(url: str) -> Any:
    """A connection to a Redis that is made when first used, and fails at once."""
    return redis.Redis.from_url(
        url,
        decode_responses=True,
        retry=Retry(NoBackoff(), 0),
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=FLUSH_SECONDS,
    )


def reach(url: str) -> str | None:
    """Why a Redis cannot be used: `unreachable`, `password`, `address`; None when it can."""
    try:
        client(url).ping()
    except redis.AuthenticationError:
        return "password"
    except redis.RedisError:
        return "unreachable"
    except ValueError:
        return "address"
    return None


class Post:
    """One life of the post, as `name`, who reads what comes to `boxes`. Raises Over when Redis does not answer."""

    def __init__(self, url: str, name: str, boxes: Iterable[str]) -> None:
        self.name, self.addresses, self.ended = name, Addresses.of(url), ""
        self._numbers: Counter[str] = Counter()
        self._waiting: deque[tuple[str, Item]] = deque()
        self._some = threading.Event()
        try:
            self._redis = client(url)
            self._ears = self._redis.pubsub()
            self._subscribe(list(boxes))
        except (redis.RedisError, OSError) as error:
            raise Over(f"Redis does not answer: {type(error).__name__}") from error

    def _subscribe(self, boxes: list[str]) -> None:
        self._ears.subscribe(*boxes)
        for _ in boxes:
            if self._ears.get_message(timeout=CONNECT_SECONDS) is None:
                raise Over("Redis does not answer")

    def readers(self, address: str) -> int:
        """How many read what comes there."""
        try:
            return int(self._redis.pubsub_numsub(address)[0][1])
        except redis.RedisError as error:
            raise Over(f"Redis does not answer: {type(error).__name__}") from error

    def say(self, address: str, *items: Item) -> None:
        """Say things to whoever reads there. Quick, from any thread; nothing once it is over."""
        if not self.ended:
            self._waiting.extend((address, item) for item in items)
            if not self._some.is_set():
                self._some.set()

    def end(self, why: str) -> None:
        """End it; `read` and `write` return."""
        self.ended = self.ended or why
        self._some.set()

    # The two tasks of a life

    def read(self, take: Callable[[str, Letter], None], look: Callable[[], None]) -> None:
        """Give each letter, and its address, to `take` until the end; `look` is called now and then.

        Either may raise Over, which ends the post. What is no letter is as one that did not come.
        """
        try:
            while not self.ended:
                found = self._ears.get_message(ignore_subscribe_messages=True, timeout=BEAT_SECONDS)
                if found is not None:
                    self._give(found, take)
                look()
        except (redis.RedisError, OSError) as error:
            self.end(f"Redis is gone: {type(error).__name__}")
        except Over as why:
            self.end(str(why))
        finally:
            self.end("it was stopped")
            self._ears.close()

    def _give(self, found: dict[str, Any], take: Callable[[str, Letter], None]) -> None:
        try:
            letter = Letter.read(found["data"])
        except Misread as why:
            logger.warning("%s", why)
            return
        take(found["channel"], letter)

    def write(self, beat: Callable[[], Iterable[str]], unread: Callable[[str], None]) -> None:
        """Send what is said until the end, and each second an empty letter to the addresses that `beat` gives.

        `unread` is told of an address that nobody reads. A post that was ended by its own side is emptied first.
        """
        try:
            beaten = sent = 0.0
            while not self.ended:
                self._some.wait(BEAT_SECONDS)
                self._some.clear()
                time.sleep(max(0.0, sent + GATHER_SECONDS - time.monotonic()))
                sent = time.monotonic()
                letters = gathered(self._taken(), self.addresses.relays)
                if time.monotonic() > beaten + BEAT_SECONDS:
                    beaten = time.monotonic()
                    letters += [(address, []) for address in beat()]
                self._send(letters, unread)
        except (redis.RedisError, OSError) as error:
            self.end(f"Redis is gone: {type(error).__name__}")
        except Over as why:
            self.end(str(why))
        finally:
            self.end("it was stopped")

    def _taken(self) -> list[tuple[str, Item]]:
        if len(self._waiting) > MOST_WAITING:
            raise Over("Redis is too slow")
        return [self._waiting.popleft() for _ in range(len(self._waiting))]

    def _send(self, letters: list[tuple[str, list[Item]]], unread: Callable[[str], None]) -> None:
        if not letters:
            return
        pipe = self._redis.pipeline(transaction=False)
        for address, items in letters:
            pipe.publish(address, self._letter(address, items).text())
        for (address, _), readers in zip(letters, pipe.execute(), strict=True):
            if not readers:
                unread(address)

    def _letter(self, address: str, items: list[Item]) -> Letter:
        letter = Letter(self.name, self._numbers[address], self._numbers[self.addresses.relays], items)
        self._numbers[address] += 1
        return letter
