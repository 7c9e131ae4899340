"""Two sides of a Redis: all that is written arrives, in order, or a side comes to know that it may not have."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from redis import Redis as Client

from tests.support.patience import PATIENCE, wait_until
from tests.support.relays import PROGRAM, Redis
from workshop.realtime.cluster.redis_connection import Disconnected, RedisConnection, channel


class Side:
    """A connection that reads and writes in threads of its own; `read` is what it read, `why` why it ended."""

    def __init__(self, redis: Redis, reads: str, writes: str, only: bool) -> None:
        self.connection = RedisConnection(redis.url, reads, writes, only)
        self.read: list[Any] = []
        self.why = ""
        self.threads = [
            threading.Thread(target=task, daemon=True)
            for task in (self._read, lambda: self.connection.write(lambda: "heartbeat"))
        ]
        for thread in self.threads:
            thread.start()

    def _read(self) -> None:
        try:
            self.read.extend(item for item in self.connection.read() if item not in (None, "heartbeat"))
        except Disconnected as why:
            self.why = str(why)

    def end(self) -> None:
        self.connection.end()
        for thread in self.threads:
            thread.join(PATIENCE)


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    if PROGRAM is None:
        pytest.skip("redis-server is not installed")
    made = Redis(tmp_path_factory.mktemp("redis")).start()
    yield made
    made.stop()


@pytest.fixture
def sides(redis: Redis) -> Iterator[list[Side]]:
    """An owner's, then a relay's."""
    made = [Side(redis, "owner", "relays", only=True), Side(redis, "relays", "owner", only=False)]
    yield made
    for side in reversed(made):
        side.end()


def test_what_either_writes_the_other_reads_in_order(sides: list[Side]) -> None:
    for number in range(2000):
        for side in sides:
            side.connection.publish([number, "Été « ouvert »"])
    for side in sides:
        wait_until(lambda side=side: len(side.read) == 2000, "not all arrived")
        assert [item[0] for item in side.read] == list(range(2000))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_cut_nothing_is_missed_without_a_word(redis: Redis, sides: list[Side], seed: int) -> None:
    """Redis hangs up on writers and readers at any time; what was read has no gap up to where a side ended."""
    chance, written = random.Random(seed), 0
    kill = redis.client()
    for _ in range(40):
        for _ in range(chance.randrange(50)):
            sides[0].connection.publish(written)
            written += 1
        if chance.random() < 0.2:
            kill.execute_command(
                "CLIENT", "KILL", "TYPE", chance.choice(["pubsub", "normal", "normal"]), "SKIPME", "yes"
            )
    sides[0].connection.publish("last")
    wait_until(lambda: "last" in sides[1].read or any(side.why for side in sides), "nobody knows")
    if not any(side.why for side in sides):
        assert sides[1].read == [*range(written), "last"]
    assert sides[1].read[:-1] == list(range(len(sides[1].read)))[:-1]


def test_a_reader_whose_subscription_was_cut_ends(redis: Redis, sides: list[Side]) -> None:
    redis.client().execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    for side in sides:
        wait_until(lambda side=side: side.why, "it reads on as if nothing had been")


def test_who_writes_to_an_owner_that_is_gone_ends(sides: list[Side]) -> None:
    owner, relay = sides
    owner.end()
    wait_until(lambda: relay.why == "there is no owner", "it writes to nobody")


def test_an_owner_writes_where_no_relay_reads(redis: Redis) -> None:
    alone = Side(redis, "owner", "relays", only=True)
    alone.connection.publish("to nobody")
    wait_until(lambda: not alone.connection._waiting, "it was not written")
    assert not alone.connection.ended
    alone.end()


def test_what_was_published_before_the_end_is_written(sides: list[Side]) -> None:
    sides[0].connection.publish("farewell")
    sides[0].connection.end()
    wait_until(lambda: sides[1].read == ["farewell"], "it was lost")


def test_a_second_owner_is_refused(redis: Redis, sides: list[Side]) -> None:
    with pytest.raises(Disconnected, match="another server has this Redis"):
        RedisConnection(redis.url, "owner", "relays", only=True)


def test_of_two_owners_that_begin_at_once_one_at_most_is_there(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins while the first looks whether it is alone."""
    begun: list[RedisConnection] = []
    looks = Client.pubsub_numsub

    def begin() -> None:
        try:
            begun.append(RedisConnection(redis.url, "owner", "relays", only=True))
        except Disconnected as why:
            assert "another server" in str(why)

    def looking(client: Client, *names: str) -> Any:
        found = looks(client, *names)
        monkeypatch.setattr(Client, "pubsub_numsub", looks)
        begin()
        return found

    monkeypatch.setattr(Client, "pubsub_numsub", looking)
    begin()
    assert len(begun) <= 1
    for one in begun:
        one.end()
        with pytest.raises(Disconnected):
            list(one.read())
    Side(redis, "owner", "relays", only=True).end()  # who was refused reads no more


def test_who_waits_too_long_ends(redis: Redis, sides: list[Side], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workshop.realtime.cluster.redis_connection.MOST_WAITING", 100)
    redis.client().execute_command("CLIENT", "PAUSE", 1500, "WRITE")
    for number in range(1000):
        sides[1].connection.publish(number)
    wait_until(lambda: sides[1].why == "Redis is too slow", "it keeps all in memory")


def test_databases_of_one_redis_have_their_own_channels() -> None:
    assert channel("redis://:word@host:6379/2", "owner") == "tablee/2/owner"
    assert channel("redis://host?db=3", "owner") == channel("unix:///run/redis.sock?db=3", "owner") == "tablee/3/owner"
    assert channel("unix:///run/6379", "owner") == "tablee/0/owner"
    assert channel("redis://host", "relays") == channel("unix:///run/redis.sock", "relays") == "tablee/0/relays"
