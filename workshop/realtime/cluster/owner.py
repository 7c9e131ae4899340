"""The owner's side: what relays ask for their sockets.

Law: to the gateway a socket at a relay is a socket, judged by the same rules, answered after the commit as everybody's.
A relay is believed for the sockets that it brought, for nothing else. One that fell silent is forgotten with all its
sockets; the owner's heartbeat does not name it any more: it begins anew. Whatever it asks is answered.

A relay says `[relay, what, …]`: `hello` · `heartbeat` · `bye` · `connect ask sid cookie auth` · `gone sid` ·
`quiet sid so` · `event ask sid name [payload]`. The owner says what python-socketio's queue says, and
`{method: heartbeat, relays}` · `{method: answer, relay, ask, answer}`.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from socketio.exceptions import ConnectionRefusedError

from workshop.realtime.cluster.redis_connection import AGAIN_SECONDS, SILENCE_SECONDS, Disconnected, RedisConnection
from workshop.realtime.gateway import Gateway

logger = logging.getLogger(__name__)

Message = dict[str, Any]


@dataclass
class KnownRelay:
    """A relay: its sockets, those that are being let in too, and when it last wrote (seconds, monotonic)."""

    name: str
    at: float = field(default_factory=time.monotonic)
    sids: set[str] = field(default_factory=set)


class Relays:
    """The relays of this process. `serve` is its task."""

    def __init__(self, url: str) -> None:
        self._url, self._stopped = url, False
        self._gateway: Gateway
        self._known: dict[str, KnownRelay] = {}
        self._connection: RedisConnection | None = None

    def publish(self, message: Message) -> None:
        """Say something to every relay. Nothing where there is none: who comes is told all anew."""
        if self._connection and self._known:
            self._connection.publish(message)

    def serve(self, gateway: Gateway) -> None:
        """Let relays in, for `gateway` to judge their sockets, as long as the process lives."""
        self._gateway, told = gateway, ""
        while not self._stopped:
            try:
                self._serve(RedisConnection(self._url, "owner", "relays", only=True))
            except Disconnected as why:
                if str(why) != told and not self._stopped:
                    logger.warning("no relay can be reached: %s", why)
                told = str(why)
            self._forget(list(self._known))
            time.sleep(AGAIN_SECONDS)

    def _serve(self, connection: RedisConnection) -> None:
        self._connection = connection
        self._gateway.start(connection.write, self._heartbeat)
        for item in connection.read():
            self._try(item, self._receive, item)
            limit = time.monotonic() - SILENCE_SECONDS
            self._forget([relay.name for relay in self._known.values() if relay.at < limit])

    def close(self) -> None:
        """Tell relays that nobody answers any more."""
        self._stopped, self._known = True, {}
        if self._connection:
            self._connection.publish(self._heartbeat())
            self._connection.end()

    def _heartbeat(self) -> Message:
        return {"method": "heartbeat", "relays": list(self._known)}

    def _forget(self, names: list[str]) -> None:
        for relay in [self._known.pop(name) for name in names if name in self._known]:
            logger.warning("a relay is gone, with %d sockets", len(relay.sids))
            self._gateway.start(self._disconnect, list(relay.sids))

    def _disconnect(self, sids: list[str]) -> None:
        for sid in sids:
            self._try(None, self._gateway.disconnect, sid)

    def _try(self, item: Any, task: Callable[..., None], *args: Any) -> None:
        """Do something of what a relay said; where a bug raises, whoever asked is answered so."""
        try:
            task(*args)
        except Exception as error:
            failed = self._gateway.failed("what a relay said", error)
            match item:
                case [str(name), "event", int(ask), *_]:
                    self._answer(name, ask, failed)
                case [str(name), "connect", int(ask), *_]:
                    self._answer(name, ask, {"refused": {"message": failed.pop("text"), "data": failed}})

    def _receive(self, item: Any) -> None:
        match item:
            case [str(name), "hello"]:
                logger.info("a relay is here")
                self._forget([name])
                self._known[name] = KnownRelay(name)
                self.publish(self._heartbeat())
            case [str(name), *said] if name in self._known:
                self._known[name].at = time.monotonic()
                self._act(self._known[name], said)

    def _act(self, relay: KnownRelay, said: list[Any]) -> None:
        match said:
            case ["event", int(ask), str(sid), str(event), list(payload)]:
                self._take(relay, ask, sid, event, payload)
            case ["connect", int(ask), str(sid), str(cookie), auth] if not self._is_known(sid):
                relay.sids.add(sid)
                self._gateway.start(self._try, [relay.name, *said], self._connect, relay, ask, sid, cookie, auth)
            case ["quiet", str(sid), bool(so)] if sid in relay.sids:
                self._gateway.quiet(sid, so)
            case ["gone", str(sid)] if sid in relay.sids:
                relay.sids.discard(sid)
                self._gateway.start(self._disconnect, [sid])
            case ["bye"]:
                self._forget([relay.name])

    def _is_known(self, sid: str) -> bool:
        return any(sid in relay.sids for relay in self._known.values())

    def _take(self, relay: KnownRelay, ask: int, sid: str, event: str, payload: list[Any]) -> None:
        if sid not in relay.sids:
            self._answer(relay.name, ask, None)
        elif event != "do":
            self._gateway.start(self._answer_to, relay, ask, sid, event, payload[:1])
        elif not self._gateway.take(sid, payload, partial(self._answer, relay.name, ask)):
            self._answer(relay.name, ask, None)

    def _answer(self, relay: str, ask: int, answer: Message | None) -> None:
        self.publish({"method": "answer", "relay": relay, "ask": ask, "answer": answer})

    def _answer_to(self, relay: KnownRelay, ask: int, sid: str, event: str, payload: list[Any]) -> None:
        answer = self._gateway.receive(event, sid, *payload)
        self._answer(relay.name, ask, answer if isinstance(answer, dict) else None)

    def _connect(self, relay: KnownRelay, ask: int, sid: str, cookie: str, auth: Any) -> None:
        answer: Message = {}
        try:
            self._gateway.connect(sid, {"HTTP_COOKIE": cookie}, auth)
        except ConnectionRefusedError as refused:
            answer = {"refused": refused.error_args}
        if answer or sid not in relay.sids or self._known.get(relay.name) is not relay:
            relay.sids.discard(sid)
            self._gateway.disconnect(sid)
        self._answer(relay.name, ask, answer)
