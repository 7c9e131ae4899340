"""The owner's side alone: a judge of the test's, a relay that is the test, a Redis between them."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.support.relays import PROGRAM, Redis, until
from workshop.relay import Exchange
from workshop.relay.letters import HELLO, WELCOME, Addresses, Letter

RELAY = "relay"


class Judge:
    """Lets everybody in, once it may; `inside`: who is."""

    def __init__(self) -> None:
        self.inside: set[str] = set()
        self.left: list[str] = []
        self.entering, self.may = threading.Event(), threading.Event()

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        self.entering.set()
        assert self.may.wait(60)
        self.inside.add(sid)

    def disconnect(self, sid: str, reason: str = "") -> None:
        self.inside.discard(sid)
        self.left.append(sid)

    def hear(self, event: str, sid: str, *said: Any) -> Any:
        return {}

    def take(self, sid: str, said: list[Any], reply: Any) -> bool:
        raise RuntimeError("a bug")


class Owner:
    """An exchange that serves, and letters to and from it."""

    def __init__(self, redis: Redis, judge: Judge) -> None:
        url = redis.url
        self.addresses, self.client, self._number = Addresses.of(url), redis.client(), 0
        self._heard = self.client.pubsub()
        self._heard.subscribe(self.addresses.relay(RELAY))
        self.exchange = Exchange(url)
        self._thread = threading.Thread(target=self.exchange.serve, args=(judge, background), daemon=True)
        self._thread.start()
        until(lambda: self.client.pubsub_numsub(self.addresses.owner)[0][1], "it does not listen")

    def say(self, *items: list[Any]) -> None:
        """Write a letter, the next one."""
        self.client.publish(self.addresses.owner, Letter(RELAY, self._number, 0, list(items)).text())
        self._number += 1

    def begin(self) -> None:
        """As a relay that comes."""
        self._number = 0
        self.say(HELLO)
        self.hears(WELCOME)

    def hears(self, item: list[Any]) -> None:
        """Wait until it said that."""
        until(lambda: item in self._next(), f"it did not say {item}", pause=0)

    def _next(self) -> list[list[Any]]:
        found = self._heard.get_message(ignore_subscribe_messages=True, timeout=1)
        return Letter.read(found["data"]).said if found else []

    def end(self) -> None:
        self.exchange.close()
        self._thread.join(60)


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
    assert judge.entering.wait(60)
    owner.say(["gone", "sid"])
    until(lambda: judge.left, "nobody left")
    judge.may.set()
    owner.hears(["answer", 0, {}])
    assert judge.inside == set()


def test_who_is_let_in_stays_until_it_leaves(owner, judge):
    judge.may.set()
    owner.say(["connect", 0, "sid", "", {}])
    owner.hears(["answer", 0, {}])
    assert judge.inside == {f"{RELAY}/sid"}
    owner.say(["gone", "sid"])
    until(lambda: not judge.inside, "it did not leave")


def test_a_mistake_of_ours_with_what_a_relay_says_begins_anew_for_the_next(owner, judge, caplog):
    owner.say(["hear", 0, "sid", "do", [{}]])
    until(lambda: "what a relay said could not be done" in caplog.text, "it was not logged")
    until(lambda: owner.client.pubsub_numsub(owner.addresses.owner)[0][1] == 1, "it does not listen again")
    owner.begin()
