"""What a socket may do: connect, do, whole, pong_time, disconnect.

Law: every message gets an answer, whatever happens; who speaks is read again at every message; a client never
names a room. Handlers sit on the Socket.IO server itself: a message needs no Flask request.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from flask import Flask
from socketio import Server
from socketio.exceptions import ConnectionRefusedError
from werkzeug.http import parse_cookie

from workshop.core import OPERATIONS, Refused
from workshop.core.model.entities import FORGOTTEN, UNSEATED
from workshop.realtime.absent import accepted, judged
from workshop.realtime.acknowledgements import Acknowledgements, Answer, Reply
from workshop.realtime.authentication import Authenticator, Visitor
from workshop.realtime.closing import close_socket
from workshop.realtime.live_sessions import LiveSession, LiveSessions
from workshop.realtime.metrics import Counters
from workshop.realtime.payload import RateLimit, RateLimits, measure, read_operation
from workshop.realtime.return_requests import Asks
from workshop.session import Session
from workshop.session.session import EVERYBODY
from workshop.session.transaction import OWN, Request, TouchedAudiences

logger = logging.getLogger(__name__)

SHORT = 1_000
SAID = (*UNSEATED.values(), FORGOTTEN, "taken_back")  # to who is sent away, as it is
PASSING = ("busy", "disk")  # refusals that say nothing of who this is


@dataclass
class Connection:
    """An open socket: who is there, in which live session, and how fast they speak."""

    visitor: Visitor
    live_session: LiveSession
    pace: RateLimit = field(default_factory=RateLimit)


class Gateway:
    """All open sockets whose sessions are here; `server` reaches them, wherever they are. `closed` ends it."""

    def __init__(
        self, app: Flask, server: Server, authenticator: Authenticator, counters: Counters, closed: Callable[[], None]
    ) -> None:
        self._authenticator, self.counters = authenticator, counters
        self._server, self._closed = server, closed
        self.start, self._close_socket = server.start_background_task, partial(close_socket, server)
        self._answers = Acknowledgements(app, counters)
        self._questions = {"whole": self.whole, "pong_time": self.pong_time}
        registry = authenticator.registry
        self._live_sessions = LiveSessions(registry, server, self.counters)
        self._connections: dict[str, Connection] = {}
        self._owners: dict[str, dict[str, Connection]] = {}
        self._paces = RateLimits()
        self._under_way: set[Reply] = set()  # who waits for the disk; adding and taking away are one step each
        self._finishing = False
        registry.listen(self._moved)
        registry.on_reload(self._reload)
        for event, handler in (("connect", self.connect), ("disconnect", self.disconnect), ("*", self.receive)):
            server.on(event, handler)

    # Coming and going

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let in whom the cookie names; else raise ConnectionRefusedError with a sentence and a kind."""
        try:
            self._let_in(sid, environ, auth)
        except Refused as refused:
            self.counters.refused(refused.kind)
            raise ConnectionRefusedError(self._answers.sentence(refused), {"refused": refused.kind}) from None
        except Exception:
            logger.exception("a socket could not be let in")
            raise ConnectionRefusedError(self._answers.internal(), {"error": "internal"}) from None

    def _let_in(self, sid: str, environ: dict[str, Any], auth: Any) -> None:
        if self._finishing:
            raise Refused("busy")
        measure(auth, SHORT)
        browser = parse_cookie(environ.get("HTTP_COOKIE", ""))
        visitor = self._authenticator.visitor(browser, auth)
        live_session = self._live_sessions.open(visitor.code)
        live_session.enter(sid, visitor)
        connection = self._connections[sid] = Connection(visitor, live_session)
        if "own" in visitor.audiences:
            self._owners.setdefault(visitor.audiences["own"], {})[sid] = connection
            self._recognise_quietly(connection, sid)  # somebody may have moved them meanwhile

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget a socket."""
        connection = self._connections.pop(sid, None)
        if connection is None:
            return
        connection.live_session.leave(sid, connection.visitor)
        own = connection.visitor.audiences.get("own", "")
        self._owners.get(own, {}).pop(sid, None)
        if own in self._owners and not self._owners[own]:
            del self._owners[own]

    def quiet(self, sid: str, so: bool) -> None:
        """Count a socket that does not answer as away, until it does."""
        connection = self._connections.get(sid)
        if connection is not None:
            connection.live_session.presence.quiet(sid, so)

    def asks(self, room: Session) -> Asks:
        """Who asks for their place back in a session."""
        return self._live_sessions.open(room.code).asks

    def connections(self) -> Counter[str]:
        """Count the open sockets, by surface."""
        return Counter(one.visitor.surface for one in list(self._connections.values()))

    # Messages

    def whole(self, connection: Connection, sid: str, payload: Any = None) -> Answer:
        """Give the view last published of `shared` or `own`."""
        measure(payload, SHORT)
        asked = payload.get("audience") if isinstance(payload, dict) else None
        audience = connection.visitor.audiences.get(asked) if isinstance(asked, str) else None
        if audience is None:
            raise Refused("bad_field", field="audience", why="choice")
        return connection.live_session.publisher.whole(audience)

    def pong_time(self, connection: Connection, sid: str, *_: Any) -> Answer:
        """Give the server's time in milliseconds."""
        return {"now": connection.live_session.session.now()}

    def unknown(self, connection: Connection, sid: str, *_: Any) -> Answer:
        """Refuse a message of another name."""
        raise Refused("unknown_operation")

    # Around every message

    def take(self, sid: str, said: list[Any], reply: Reply) -> bool:
        """Perform an operation; `reply` is given its answer once it is on the disk. False when there will be none."""
        connection = self._connections.get(sid)
        if connection is None or self._finishing:
            return False
        self._under_way.add(reply)
        try:
            self._perform(connection, sid, said[0] if said else None, reply)
        except Exception as error:
            self._reply(reply, self._answers.failed(connection.visitor.code, "do", error))
        return True

    def _perform(self, connection: Connection, sid: str, payload: Any, reply: Reply) -> None:
        self._recognised(connection, sid)
        self._paces.of(connection.visitor.pays).spend(sid, self._close_socket)
        operation = read_operation(payload)
        if OPERATIONS[operation.name].of_devices:
            operation = judged(connection.live_session, connection.visitor, operation)
        began = time.monotonic()

        def answered(request: Request) -> None:
            self._reply(reply, self._outcome(connection, request, time.monotonic() - began))

        connection.live_session.session.submit(connection.visitor.person, operation, answered)

    def _outcome(self, connection: Connection, request: Request, seconds: float) -> Answer:
        session, operation = connection.visitor.code, request.operation
        try:
            result = request.result()
            if OPERATIONS[operation.name].of_devices:
                accepted(connection.live_session, operation)
            return self._answers.accepted(session, operation.name, result, seconds)
        except Exception as error:
            return self._answers.failed(session, "do", error)

    def failed(self, what: str, error: Exception) -> Answer:
        """Give what is answered where a bug raised."""
        return self._answers.failed("", what, error)

    def _reply(self, reply: Reply, answer: Answer) -> None:
        try:
            reply(answer)
        finally:
            self._under_way.discard(reply)

    def receive(self, event: str, sid: str, *said: Any) -> Any:
        """Answer a message, or give what stands for no answer: the phone keeps its words and sends them again."""
        answer = self._waited(sid, list(said)) if event == "do" else self._asked(event, sid, said[:1])
        return self._server.not_handled if answer is None else answer

    def _waited(self, sid: str, said: list[Any]) -> Answer | None:
        """Wait for what an act is answered."""
        answers: list[Answer | None] = []
        answered = threading.Event()

        def reply(answer: Answer | None) -> None:
            answers.append(answer)
            answered.set()

        if not self.take(sid, said, reply):
            return None
        answered.wait()
        return answers[0]

    def _asked(self, event: str, sid: str, said: tuple[Any, ...]) -> Answer | None:
        """Answer a question at once."""
        connection, answer = self._connections.get(sid), self._questions.get(event, self.unknown)
        if connection is None or self._finishing:
            return None
        try:
            self._recognised(connection, sid)
            return answer(connection, sid, *said)
        except Exception as error:
            return self._answers.failed(connection.visitor.code, answer.__name__, error)

    def _recognised(self, connection: Connection, sid: str) -> None:
        connection.pace.spend(sid, self._close_socket)
        self._recognise(connection, sid)

    def _recognise(self, connection: Connection, sid: str) -> None:
        """Read again who this is: a link may have been revoked, a person moved by the desk."""
        try:
            visitor = self._authenticator.again(connection.live_session.session, connection.visitor)
        except Refused as refused:
            if refused.kind not in PASSING:
                self._say_bye([sid], refused.kind if refused.kind in SAID else "revoked")
            raise
        if visitor != connection.visitor:
            connection.live_session.move(sid, connection.visitor, visitor)
            connection.visitor = visitor

    # What rooms tell

    def _moved(self, room: Session, audiences: TouchedAudiences) -> None:
        """Publish what was touched, and recognise whom somebody moved to another table. Called after each commit."""
        live_session = self._live_sessions.get(room.code)
        if live_session is None or live_session.session is not room:
            return
        live_session.publisher.touched(audiences)
        if audiences.people_moved:
            live_session.asks.refresh()
        for person, seat in audiences.seats.items():
            for sid, connection in list(self._owners.get(f"{OWN}{person}", {}).items()):
                if seat != (connection.visitor.table, connection.visitor.claim):
                    self.start(self._recognise_quietly, connection, sid)

    def _recognise_quietly(self, connection: Connection, sid: str) -> None:
        try:
            self._recognise(connection, sid)
        except Refused as refused:
            logger.debug("%s is here no more: %s", sid, refused.kind)

    def _reload(self, room: Session, link: str) -> None:
        found = list(self._connections.items())
        connections = [(sid, one) for sid, one in found if one.live_session.session is room]
        if link != EVERYBODY:
            self._send_away(connections)
            return
        self._say_bye([sid for sid, _ in connections], "replaced")
        self._live_sessions.drop(room)

    def recheck(self) -> None:
        """Close the sockets of all who may not stay: the organiser's link for the whole server was revoked."""
        self._send_away(list(self._connections.items()))

    def _send_away(self, connections: list[tuple[str, Connection]]) -> None:
        self._say_bye([sid for sid, connection in connections if not self._may_stay(connection)], "revoked")

    def _may_stay(self, connection: Connection) -> bool:
        """Whether what let somebody in still stands, with all that it rests on."""
        try:
            self._authenticator.again(connection.live_session.session, connection.visitor)
        except Refused as refused:
            return refused.kind in PASSING
        return True

    def _say_bye(self, sids: list[str], why: str) -> None:
        text = self._answers.dismissal(why)
        for sid in sids:
            self._server.emit("bye", {"text": text}, to=sid)
            self._close_socket(sid)

    # The end

    def finish(self, seconds: float) -> None:
        """Take no more messages, and wait until those taken are answered, `seconds` at most."""
        self._finishing = True
        limit = time.monotonic() + seconds
        while self._under_way and time.monotonic() < limit:
            time.sleep(0.01)
        self._live_sessions.close()
        self._closed()
