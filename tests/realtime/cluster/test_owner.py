"""The owner's side alone: a judge of the test's, a relay that is the test, a Redis between them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.patience import PATIENCE, wait_until
from tests.support.relays import PROGRAM, Redis
from workshop.realtime import payload
from workshop.realtime.cluster import Relays

RELAY = "relay"


class Judge:
    """Lets everybody in, once it may; `inside`: who is."""

    def __init__(self) -> None:
        self.inside: set[str] = set()
        self.came: list[str] = []
        self.asked: list[str] = []
        self.left: list[str] = []
        self.entering, self.may = threading.Event(), threading.Event()

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        self.entering.set()
        assert self.may.wait(PATIENCE)
        self.inside.add(sid)
        self.came.append(sid)

    def disconnect(self, sid: str, reason: str = "") -> None:
        self.inside.discard(sid)
        self.left.append(sid)
        if sid == "broken":
            raise RuntimeError("a bug")

    def quiet(self, sid: str, so: bool) -> None:
        self.asked.append(sid)

    def receive(self, event: str, sid: str, *said: Any) -> Any:
        return {}

    def take(self, sid: str, said: list[Any], reply: Any) -> bool:
        self.asked.append(sid)
        raise RuntimeError("a bug")

    def failed(self, what: str, error: Exception) -> dict[str, Any]:
        return {"error": "internal", "text": str(error)}

    def start(self, task: Any, *args: Any) -> None:
        threading.Thread(target=task, args=args, daemon=True).start()


class Owner:
    """The owner's side that serves, and what relays say to it and are told by it."""

    def __init__(self, redis: Redis, judge: Judge) -> None:
        self.redis, self.client = redis, redis.client()
        self.listen()
        self.relays = Relays(redis.url)
        self._thread = threading.Thread(target=self.relays.serve, args=(judge,), daemon=True)
        self._thread.start()
        self.await_subscription()

    def listen(self) -> None:
        self._subscription = self.client.pubsub(ignore_subscribe_messages=True)
        self._subscription.subscribe("tablee/0/relays")

    def await_subscription(self) -> None:
        wait_until(lambda: self.client.pubsub_numsub("tablee/0/owner")[0][1] == 1, "it does not listen")

    def say(self, *said: Any, relay: str = RELAY) -> None:
        self.client.publish("tablee/0/owner", payload.dumps([[relay, *said]]))

    def begin(self, relay: str = RELAY) -> None:
        """As a relay that comes."""
        self.say("hello", relay=relay)
        self.awaits(lambda message: relay in message.get("relays", ()))

    def awaits(self, holds: Callable[[dict[str, Any]], bool]) -> None:
        """Wait until it said something of which that holds."""
        wait_until(lambda: any(holds(message) for message in self._next()), "it did not say that", pause=0)

    def answers(self, ask: int, answer: dict[str, Any] | None, relay: str = RELAY) -> None:
        self.awaits(lambda said: said == {"method": "answer", "relay": relay, "ask": ask, "answer": answer})

    def _next(self) -> list[dict[str, Any]]:
        found = self._subscription.get_message(timeout=1)
        return payload.loads(found["data"]) if found else []

    def end(self) -> None:
        self.relays.close()
        self._thread.join(PATIENCE)


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
    owner.say("connect", 0, "sid", "", {})
    assert judge.entering.wait(PATIENCE)
    owner.say("gone", "sid")
    wait_until(lambda: judge.left, "nobody left")
    judge.may.set()
    owner.answers(0, {})
    assert judge.inside == set()


def test_who_is_let_in_stays_until_it_leaves(owner, judge):
    judge.may.set()
    owner.say("connect", 0, "sid", "", {})
    owner.answers(0, {})
    assert judge.inside == {"sid"}
    owner.say("gone", "sid")
    wait_until(lambda: not judge.inside, "it did not leave")


INTERNAL = {"error": "internal", "text": "a bug"}


def test_a_mistake_of_ours_with_what_a_relay_asks_is_what_it_is_answered(owner, judge):
    judge.may.set()
    owner.say("connect", 0, "sid", "", {})
    owner.answers(0, {})
    owner.say("event", 1, "sid", "do", [{}])
    owner.answers(1, INTERNAL)
    owner.say("event", 2, "sid", "whole", [])
    owner.answers(2, {})


def test_a_mistake_of_ours_as_somebody_is_let_in_refuses_them(owner, judge):
    owner.say("connect", 0, "broken", "", {})
    assert judge.entering.wait(PATIENCE)
    owner.say("gone", "broken")
    wait_until(lambda: judge.left, "nobody left")
    judge.may.set()
    owner.answers(0, {"refused": {"message": "a bug", "data": {"error": "internal"}}})


@pytest.mark.parametrize("said", [["event", 1, "sid", "do", [{}]], ["quiet", "sid", True], ["gone", "sid"],
                                  ["connect", 1, "sid", "", {}]])  # fmt: skip
def test_a_relay_is_not_believed_for_the_sockets_of_another(owner, judge, said):
    judge.may.set()
    owner.say("connect", 0, "sid", "", {})
    owner.answers(0, {})
    owner.begin("other")
    owner.say(*said, relay="other")
    owner.say("connect", 2, "another", "", {}, relay="other")
    owner.answers(2, {}, relay="other")
    assert (judge.left, judge.came, judge.asked) == ([], ["sid", "another"], [])


def test_a_relay_that_says_hello_again_has_lost_its_sockets_whatever_one_of_them_raises(owner, judge):
    judge.may.set()
    sids = ["broken", *(f"sid{number}" for number in range(9))]
    for ask, sid in enumerate(sids):
        owner.say("connect", ask, sid, "", {})
        owner.answers(ask, {})
    owner.begin()
    wait_until(lambda: sorted(judge.left) == sids, "some are counted for ever")


@pytest.mark.parametrize("said", [
    [], ["dance"], ["connect"], ["connect", "0", "sid", "", {}], ["connect", 0, 1, "", {}], ["gone"], ["gone", 7],
    ["quiet", "sid", 1], ["event", 0, "sid", "do", {}], ["event", 0, "sid"], ["hello", 1], [None], [[]],
])  # fmt: skip
def test_what_no_relay_says_changes_nothing(owner, judge, said):
    judge.may.set()
    owner.say(*said)
    owner.say("connect", 1, "sid", "", {})
    owner.answers(1, {})
    assert (judge.inside, judge.left) == ({"sid"}, [])


def test_a_relay_that_never_said_hello_is_not_heard(owner, judge):
    judge.may.set()
    owner.say("connect", 0, "stranger", "", {}, relay="other")
    owner.say("connect", 1, "sid", "", {})
    owner.answers(1, {})
    assert judge.inside == {"sid"}


def test_a_relay_that_falls_silent_is_named_no_more_and_its_sockets_are_forgotten(owner, judge):
    judge.may.set()
    owner.say("connect", 0, "sid", "", {})
    owner.answers(0, {})
    owner.awaits(lambda message: message.get("relays") == [])
    wait_until(lambda: judge.left == ["sid"], "its sockets are still counted")


def test_a_relay_that_leaves_is_forgotten_at_once(owner, judge):
    owner.begin("other")
    owner.say("bye")
    owner.awaits(lambda message: message.get("relays") == ["other"])


def test_an_owner_whose_subscription_was_cut_forgets_all_and_lets_them_in_anew(owner, judge):
    judge.may.set()
    owner.say("connect", 0, "sid", "", {})
    owner.answers(0, {})
    owner.client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    wait_until(lambda: judge.left == ["sid"], "it is believed that nothing was missed")
    owner.await_subscription()
    owner.listen()
    owner.begin("again")
