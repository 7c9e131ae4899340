"""What a socket may do: connect, do, whole, pong_time, disconnect.

Law: every message gets an answer, whatever happens; who speaks is read again at every message; a client never
names a room. Handlers sit on the Socket.IO server itself: a message needs no Flask request.
"""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from socketio import Server
from socketio.exceptions import ConnectionRefusedError
from werkzeug.http import parse_cookie

from workshop.core import Refused, State
from workshop.core.operations.people import AWAY, FORGOTTEN
from workshop.core.things import Participant
from workshop.live.absent import judged
from workshop.live.answers import Answer, Answers, Reply
from workshop.live.asks import Asks
from workshop.live.door import Pace, Paces, measure, read_operation
from workshop.live.floor import Floor, Near
from workshop.live.hall import Hall, Halls
from workshop.live.metrics import Counters
from workshop.live.visitor import Doorkeeper, Visitor
from workshop.room import Room
from workshop.room.group import Request
from workshop.room.room import EVERYBODY

logger = logging.getLogger(__name__)

SHORT = 1_000
SAID = (*AWAY.values(), FORGOTTEN, "taken_back")  # to who is sent away, as it is
PASSING = ("busy", "disk")  # refusals that say nothing of who this is


@dataclass
class Line:
    """An open socket: who is there, in which hall, and how fast they speak."""

    visitor: Visitor
    hall: Hall
    pace: Pace = field(default_factory=Pace)


class Sockets:
    """All open sockets whose sessions are here; `floor` says where they hang, in this process unless told."""

    def __init__(
        self,
        app: Flask,
        server: Server,
        doorkeeper: Doorkeeper,
        counters: Counters,
        floor: Floor | None = None,
    ) -> None:
        self._doorkeeper, self.counters = doorkeeper, counters
        self._floor = floor = floor or Near(server)
        self.start = floor.start
        self._answers = Answers(app, counters)
        self._nothing = server.not_handled
        self._acts = {"do": self.do, "whole": self.whole, "pong_time": self.pong_time}
        rooms = doorkeeper.rooms
        self._halls = Halls(rooms, floor, self.counters)
        self._lines: dict[str, Line] = {}
        self._owners: dict[str, dict[str, Line]] = {}
        self._paces = Paces()
        self._under_way: set[object] = set()  # one thing for each message; adding and taking away are one step each
        self._finishing = False
        rooms.listen(self._moved)
        rooms.on_goodbye(self._goodbye)
        for event, handler in (("connect", self.connect), ("disconnect", self.disconnect), ("*", self.hear)):
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
        visitor = self._doorkeeper.visitor(browser, auth)
        hall = self._halls.open(visitor.code)
        hall.enter(sid, visitor)
        line = self._lines[sid] = Line(visitor, hall)
        if "own" in visitor.audiences:
            self._owners.setdefault(visitor.audiences["own"], {})[sid] = line

    def disconnect(self, sid: str, reason: str = "") -> None:
        """Forget a socket."""
        line = self._lines.pop(sid, None)
        if line is None:
            return
        line.hall.leave(sid, line.visitor)
        own = line.visitor.audiences.get("own", "")
        self._owners.get(own, {}).pop(sid, None)
        if own in self._owners and not self._owners[own]:
            del self._owners[own]

    def quiet(self, sid: str, so: bool) -> None:
        """Count a socket that does not answer as away, until it does."""
        line = self._lines.get(sid)
        if line is not None:
            line.hall.presence.quiet(sid, so)

    def asks(self, room: Room) -> Asks:
        """Who asks for their place back in a session."""
        return self._halls.open(room.code).asks

    def connections(self) -> Counter[str]:
        """Count the open sockets, by surface."""
        return Counter(line.visitor.surface for line in list(self._lines.values()))

    # Messages

    def do(self, line: Line, sid: str, payload: Any = None) -> Answer:
        """Perform an operation; the answer comes once it is on the disk."""
        self._paces.of(line.visitor.pays).spend(sid, self._floor.cut)
        operation, began = judged(line.hall, line.visitor, read_operation(payload)), time.monotonic()
        accepted = line.hall.room.perform(line.visitor.person, operation)
        return self._answers.accepted(line.visitor.code, operation.name, accepted, time.monotonic() - began)

    def whole(self, line: Line, sid: str, payload: Any = None) -> Answer:
        """Give the view last published of `shared` or `own`."""
        measure(payload, SHORT)
        asked = payload.get("audience") if isinstance(payload, dict) else None
        audience = line.visitor.audiences.get(asked) if isinstance(asked, str) else None
        if audience is None:
            raise Refused("bad_field", field="audience", why="choice")
        return line.hall.publisher.whole(audience)

    def pong_time(self, line: Line, sid: str, *_: Any) -> Answer:
        """Give the server's time in milliseconds."""
        return {"now": line.hall.now()}

    def unknown(self, line: Line, sid: str, *_: Any) -> Answer:
        """Refuse a message of another name."""
        raise Refused("unknown_operation")

    # Around every message

    def hear(self, event: str, sid: str, *said: Any) -> Any:
        """Answer a message, or give what stands for no answer: the phone keeps its words and sends them again."""
        line = self._lines.get(sid)
        if line is None or self._finishing:
            return self._nothing
        message = object()
        self._under_way.add(message)
        try:
            return self._answer(self._acts.get(event, self.unknown), line, sid, said[:1])
        finally:
            self._under_way.discard(message)

    def _answer(self, act: Callable[..., Answer], line: Line, sid: str, said: tuple[Any, ...]) -> Answer:
        try:
            line.pace.spend(sid, self._floor.cut)
            self._recognise(line, sid)
            return act(line, sid, *said)
        except Exception as error:
            return self._answers.failed(line.visitor.code, act.__name__, error)

    def take(self, sid: str, said: list[Any], reply: Reply) -> bool:
        """Hear a `do` without waiting for the disk: `reply` is given its answer then. False when there will be none."""
        line = self._lines.get(sid)
        if line is None or self._finishing:
            return False
        self._under_way.add(reply)
        try:
            self._begin(line, sid, *said[:1], reply=reply)
        except Exception as error:
            self._reply(reply, self._answers.failed(line.visitor.code, "do", error))
        return True

    def _begin(self, line: Line, sid: str, payload: Any = None, *, reply: Reply) -> None:
        line.pace.spend(sid, self._floor.cut)
        self._recognise(line, sid)
        self._paces.of(line.visitor.pays).spend(sid, self._floor.cut)
        operation, began = judged(line.hall, line.visitor, read_operation(payload)), time.monotonic()

        def answered(request: Request) -> None:
            self._reply(reply, self._outcome(line.visitor.code, request, time.monotonic() - began))

        line.hall.room.submit(line.visitor.person, operation, answered)

    def _outcome(self, session: str, request: Request, seconds: float) -> Answer:
        try:
            return self._answers.accepted(session, request.operation.name, request.result(), seconds)
        except Exception as error:
            return self._answers.failed(session, "do", error)

    def _reply(self, reply: Reply, answer: Answer) -> None:
        try:
            reply(answer)
        finally:
            self._under_way.discard(reply)

    def _recognise(self, line: Line, sid: str) -> None:
        """Read again who this is: a link may have been revoked, a person moved by the desk."""
        try:
            visitor = self._doorkeeper.again(line.hall.room, line.visitor)
        except Refused as refused:
            if refused.kind not in PASSING:
                self._bid_goodbye([sid], refused.kind if refused.kind in SAID else "revoked")
            raise
        if visitor != line.visitor:
            line.hall.move(sid, line.visitor, visitor)
            line.visitor = visitor

    # What rooms tell

    def _moved(self, room: Room, audiences: set[str]) -> None:
        """Publish what was touched, and find whom somebody moved to another table. Called after each commit."""
        hall = self._halls.of(room)
        if hall is None:
            return
        hall.publisher.touched(audiences)
        hall.asks.stir()
        lines = [one for own in audiences if own in self._owners for one in self._owners[own].items()]
        for sid, line in room.read(lambda state: _elsewhere(state, lines)) if lines else ():
            self._floor.start(self._recognise_quietly, line, sid)

    def _recognise_quietly(self, line: Line, sid: str) -> None:
        try:
            self._recognise(line, sid)
        except Refused as refused:
            logger.debug("%s is here no more: %s", sid, refused.kind)

    def _goodbye(self, room: Room, link: str) -> None:
        lines = [(sid, line) for sid, line in list(self._lines.items()) if line.hall.room is room]
        if link != EVERYBODY:
            self._send_away(lines)
            return
        self._bid_goodbye([sid for sid, _ in lines], "replaced")
        self._halls.drop(room)

    def recheck(self) -> None:
        """Close the sockets of all who may not stay: the organiser's link for the whole server was revoked."""
        self._send_away(list(self._lines.items()))

    def _send_away(self, lines: list[tuple[str, Line]]) -> None:
        self._bid_goodbye([sid for sid, line in lines if not self._may_stay(line)], "revoked")

    def _may_stay(self, line: Line) -> bool:
        """Whether what let somebody in still stands, with all that it rests on."""
        try:
            self._doorkeeper.again(line.hall.room, line.visitor)
        except Refused as refused:
            return refused.kind in PASSING
        return True

    def _bid_goodbye(self, sids: list[str], why: str) -> None:
        text = self._answers.goodbye(why)
        for sid in sids:
            self._floor.say(sid, "bye", {"text": text})
            self._floor.cut(sid)

    # The end

    def finish(self, seconds: float) -> None:
        """Take no more messages, and wait until those taken are answered, `seconds` at most."""
        self._finishing = True
        limit = time.monotonic() + seconds
        while self._under_way and time.monotonic() < limit:
            time.sleep(0.01)
        self._halls.close()
        self._floor.close()


def _elsewhere(state: State, lines: list[tuple[str, Line]]) -> list[tuple[str, Line]]:
    """Give those of the lines whose person sits at another table by now, or at none, or has another device."""
    known = ((one, state.people.get(one[1].visitor.person.id)) for one in lines)
    return [one for one, found in known if found and not _is_at(found, one[1].visitor)]


def _is_at(found: Participant, visitor: Visitor) -> bool:
    return found.seated and (found.table, found.claim) == (visitor.table, visitor.claim)
