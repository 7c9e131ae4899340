"""The owner's side alone: a judge of the test's, a relay that is the test, a Redis between them."""

from __future__ import annotations

import threading
from collections import Counter
from typing import Any

import pytest

from tests.support.patience import PATIENCE, wait_until
from tests.support.relays import PROGRAM, Redis
from workshop.realtime.cluster import Exchange
from workshop.realtime.cluster.envelopes import HELLO, WELCOME, Addresses, Letter

RELAY = "relay"


class Judge:
    """Lets everybody in, once it may; `inside`: who is."""

    def __init__(self) -> None:
        self.inside: set[str] = set()
        self.left: list[str] = []
        self.entering, self.may = threading.Event(), threading.Event()

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        self.entering.set()
        assert self.may.wait(PATIENCE)
        self.inside.add(sid)

    def disconnect(self, sid: str, reason: str = "") -> None:
        self.inside.discard(sid)
        self.left.append(sid)

    def quiet(self, sid: str, so: bool) -> None:
        raise AssertionError("nobody falls silent here")

    def hear(self, event: str, sid: str, *said: Any) -> Any:
        return {}

    def take(self, sid: str, said: list[Any], reply: Any) -> bool:
        raise RuntimeError("a bug")


class Owner:
    """An exchange that serves, and letters to and from it."""

    def __init__(self, redis: Redis, judge: Judge) -> None:
        url = redis.url
        self.addresses, self.client = Addresses.of(url), redis.client()
        self._numbers: Counter[str] = Counter()
        self._heard = self.client.pubsub()
        self._heard.subscribe(self.addresses.relays)
        self.exchange = Exchange(url)
        self._thread = threading.Thread(target=self.exchange.serve, args=(judge, background), daemon=True)
        self._thread.start()
        wait_until(lambda: self.client.pubsub_numsub(self.addresses.owner)[0][1], "it does not listen")

    def say(self, *items: list[Any], sender: str = RELAY) -> None:
        """Write a letter, the next one of that relay."""
        self.client.publish(self.addresses.owner, Letter(sender, self._numbers[sender], 0, list(items)).text())
        self._numbers[sender] += 1

    def begin(self, sender: str = RELAY) -> None:
        """As a relay that comes."""
        self._numbers[sender] = 0
        self._heard.subscribe(self.addresses.relay(sender))
        self.say(HELLO, sender=sender)
        self.hears(WELCOME)

    def hears(self, item: list[Any]) -> None:
        """Wait until it said that."""
        wait_until(lambda: item in self._next(), f"it did not say {item}", pause=0)

    def letters(self, last: list[Any]) -> list[tuple[str, list[Any]]]:
        """What is said, and at which address, up to `last`."""
        found: list[tuple[str, list[Any]]] = []

        def at_last() -> bool:
            address, said = self._letter()
            found.extend((address, item) for item in said)
            return last in said

        wait_until(at_last, f"it did not say {last}", pause=0)
        return found

    def _next(self) -> list[list[Any]]:
        return self._letter()[1]

    def _letter(self) -> tuple[str, list[list[Any]]]:
        found = self._heard.get_message(ignore_subscribe_messages=True, timeout=1)
        return (found["channel"], Letter.read(found["data"]).said) if found else ("", [])

    def end(self) -> None:
        self.exchange.close()
        self._thread.join(PATIENCE)


def background(task: Any, *args: Any) -> None:
    threading.Thread(target=task, args=args, daemon=True).start()


@pytest.fixture
def judge():
    return Judge()


@pytest.fixture
def owner(tmp_path, judge):
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    redis = Redis(tmp_path).start()
    made = Owner(redis, judge)
    made.begin()
    yield made
    redis.stop()
    made.end()


def test_who_leaves_while_being_let_in_is_not_counted_for_ever(owner, judge):
    owner.say(["connect", 0, "sid", "", {}])
    assert judge.entering.wait(PATIENCE)
    owner.say(["gone", "sid"])
    wait_until(lambda: judge.left, "nobody left")
    judge.may.set()
    owner.hears(["answer", 0, {}])
    assert judge.inside == set()


def test_who_is_let_in_stays_until_it_leaves(owner, judge):
    judge.may.set()
    owner.say(["connect", 0, "sid", "", {}])
    owner.hears(["answer", 0, {}])
    assert judge.inside == {f"{RELAY}/sid"}
    owner.say(["gone", "sid"])
    wait_until(lambda: not judge.inside, "it did not leave")


def test_a_mistake_of_ours_with_what_a_relay_says_begins_anew_for_the_next(owner, judge, caplog):
    owner.say(["hear", 0, "sid", "do", [{}]])
    wait_until(lambda: "what a relay said could not be done" in caplog.text, "it was not logged")
    wait_until(lambda: owner.client.pubsub_numsub(owner.addresses.owner)[0][1] == 1, "it does not listen again")
    owner.begin()


def test_a_relay_is_told_nothing_that_none_of_its_sockets_hears(owner):
    owner.begin("other")
    exchange, at = owner.exchange, owner.addresses
    view = {"audience": "shared", "base": None, "set": {}, "gone": []}
    exchange.seat(f"{RELAY}/one", "ROOM", view)
    exchange.tell("ROOM", "view", {"said": 1})
    exchange.seat("other/two", "ROOM", view)
    exchange.tell("ROOM", "view", {"said": 2})
    exchange.leave(f"{RELAY}/one", "ROOM")
    exchange.tell("ROOM", "view", {"said": 3})
    told = [(address, item[-1]["said"]) for address, item in owner.letters(["tell", "ROOM", "view", {"said": 3}])
            if item[0] == "tell"]  # fmt: skip
    assert told == [(at.relay(RELAY), 1), (at.relays, 2), (at.relay("other"), 3)]
