"""A relay: a process that holds sockets and nothing else.

Law: it knows nobody and judges nothing: what phones say goes to the owner, what the owner says goes to the phones it
names. Once its connection is over, it closes all its sockets: they come back by themselves, are let in anew, and say
again what was not answered. A phone never waits on a relay that has no owner: it answers 503, and nginx asks another.
"""

from __future__ import annotations

import itertools
import logging
import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from typing import Any

from socketio import Server
from socketio.exceptions import ConnectionRefusedError

from workshop.core import Refused
from workshop.realtime.acknowledgements import Acknowledgements, Answer, Reply
from workshop.realtime.closing import close_socket
from workshop.realtime.cluster.redis_connection import AGAIN_SECONDS, SILENCE_SECONDS, Disconnected, RedisConnection
from workshop.realtime.metrics import Counters
from workshop.realtime.payload import MOST_BYTES_OF_TEXT, RateLimit, measure

logger = logging.getLogger(__name__)

ANSWER_SECONDS = 10.0  # more than a phone waits for
SHORT, MOST_COOKIES = 1_000, 16_384  # bytes


class OwnerConnection(RedisConnection):
    """To the owner, as `name`. `known`: the owner's heartbeat names it. `pending`: by ask, who waits for its answer."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "relays", "owner", only=False)
        self.name, self.at, self.known = secrets.token_hex(8), time.monotonic(), False
        self.pending: dict[int, Reply] = {}
        self._asks = itertools.count()

    def say(self, *said: Any) -> None:
        """Tell the owner something."""
        self.publish([self.name, *said])

    def ask(self, reply: Reply, what: str, *said: Any) -> None:
        """Ask the owner; `reply` is given its answer, once: None where it is over."""
        ask = next(self._asks)
        self.pending[ask] = reply
        self.say(what, ask, *said)
        if self.ended:
            self.answered(ask, None)

    def answered(self, ask: int, answer: Answer | None) -> None:
        """Give an answer to who waits for it."""
        reply = self.pending.pop(ask, None)
        if reply:
            reply(answer)

    def follow(self, relays: list[Any]) -> None:
        """Read a heartbeat, which names whom the owner knows; raises Disconnected when we are forgotten."""
        if self.name in relays:
            self.known, self.at = True, time.monotonic()
        elif self.known:
            raise Disconnected("the owner has begun anew")


class Relay:
    """The sockets of this process, which `counters` are of. `answers` says what is refused here."""

    def __init__(self, url: str, answers: Acknowledgements, counters: Counters) -> None:
        self._url, self._answers, self.counters = url, answers, counters
        self._server: Server
        self._paces: dict[str, RateLimit] = {}  # by socket
        self._owner: OwnerConnection | None = None

    def serve(self, server: Server) -> None:
        """Begin, with a server whose message queue does what `emitted` gives."""
        self._server = server
        for event, handler in (("connect", self.connect), ("disconnect", self.disconnect), ("*", self.receive)):
            server.on(event, handler)
        server.manager.initialize()  # else it would not listen before its first socket, which waits for that

    @property
    def open(self) -> bool:
        """Whether an owner answers."""
        return self._owner is not None and self._owner.known

    def connections(self) -> dict[str, int]:
        """Count the open sockets."""
        return {"relayed": len(self._paces)}

    # What phones say

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let in whom the owner knows; else raise ConnectionRefusedError with its sentence."""
        try:
            refused = self._asked_in(sid, environ.get("HTTP_COOKIE", ""), auth).get("refused")
        except Refused as why:
            refused = {"message": self._answers.sentence(why), "data": {"refused": why.kind}}
        if refused:
            self.disconnect(sid)
            raise ConnectionRefusedError(refused.get("message"), refused.get("data"))

    def _asked_in(self, sid: str, cookies: str, auth: Any) -> Answer:
        measure(auth, SHORT)
        measure(cookies, MOST_COOKIES)
        owner = self._owner
        if owner is None or not self.open:
            raise Refused("busy")
        self._paces[sid] = RateLimit()
        answer = _waited_for(lambda reply: owner.ask(reply, "connect", sid, cookies, auth))
        if sid not in self._paces:  # it left while it was being let in
            owner.say("gone", sid)
        if answer is None:
            raise Refused("busy")
        return answer

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget a socket."""
        if self._paces.pop(sid, None) and self._owner:
            self._owner.say("gone", sid)

    def quiet(self, sid: str, so: bool) -> None:
        """Tell the owner of a socket that does not answer, or does again."""
        if sid in self._paces and self._owner:
            self._owner.say("quiet", sid, so)

    def receive(self, event: str, sid: str, *said: Any) -> Any:
        """Give the owner's answer, or what stands for none: the phone keeps its words and says them again."""

        def asked(reply: Reply) -> None:
            if not self._ask(event, sid, list(said[:1]), reply):
                reply(None)

        answer = _waited_for(asked)
        return self._server.not_handled if answer is None else answer

    def take(self, sid: str, said: list[Any], reply: Reply) -> bool:
        """Take a `do` without waiting: `reply` is given its answer. False when there will be none."""
        return self._ask("do", sid, said[:1], reply)

    def _ask(self, event: str, sid: str, said: list[Any], reply: Reply) -> bool:
        pace, owner = self._paces.get(sid), self._owner
        if pace is None or owner is None or not self.open:
            return False
        try:
            pace.spend(sid, partial(close_socket, self._server))  # the owner's pace: a flood stops here
            measure([event, *said], MOST_BYTES_OF_TEXT)
        except Refused as refused:
            reply(self._answers.failed("", event, refused))
        else:
            owner.ask(reply, "event", sid, event, said)
        return True

    # What the owner says

    def emitted(self) -> Iterator[dict[str, Any]]:
        """What is to be done with the sockets that are here, as python-socketio's queue says it. Never ends."""
        told = ""
        while True:
            try:
                yield from self._emitted_by(OwnerConnection(self._url))
            except Disconnected as why:
                if str(why) != told:
                    logger.warning("no owner can be reached: %s", why)
                told = str(why)
            time.sleep(AGAIN_SECONDS)

    def _emitted_by(self, owner: OwnerConnection) -> Iterator[dict[str, Any]]:
        self._owner = owner
        self._server.start_background_task(owner.write, lambda: [owner.name, "heartbeat"])
        owner.say("hello")
        try:
            for message in owner.read():
                match message:
                    case {"method": "heartbeat", "relays": list(relays)}:
                        owner.follow(relays)
                    case {"method": "answer", "relay": owner.name, "ask": int(ask), "answer": answer}:
                        owner.answered(ask, answer)
                    case {"method": "disconnect", "sid": str(sid)} if sid in self._paces:
                        close_socket(self._server, sid)
                    case {"method": "emit" | "enter_room" | "leave_room"}:
                        yield message
                if time.monotonic() > owner.at + SILENCE_SECONDS:
                    raise Disconnected("the owner is silent")
        finally:
            self._over(owner)

    def _over(self, owner: OwnerConnection) -> None:
        """Leave nobody waiting, and send all sockets away."""
        self._owner = None
        owner.end()
        for ask in list(owner.pending):
            owner.answered(ask, None)
        for socket in list(self._server.eio.sockets.values()):
            socket.close(wait=False)  # of engine.io: whoever is being let in, too

    def finish(self, seconds: float) -> None:
        """Take no more messages, and wait until those taken are answered, `seconds` at most."""
        limit, owner, self._owner = time.monotonic() + seconds, self._owner, None
        while owner and owner.pending and time.monotonic() < limit:
            time.sleep(0.01)
        if owner:
            owner.say("bye")
            owner.end()


def _waited_for(ask: Callable[[Reply], Any]) -> Answer | None:
    """Ask, and wait for what is replied; None where that takes too long."""
    answered: Future[Answer | None] = Future()
    ask(answered.set_result)
    try:
        return answered.result(ANSWER_SECONDS)
    except TimeoutError:
        return None
