"""What runs for one session while somebody watches it: its publisher and its presence.

Law: a live session belongs to one open session; if that was closed and opened anew, so is the live session.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection
from functools import partial
from typing import Any

from socketio import Server

from workshop.realtime.authentication import Visitor
from workshop.realtime.metrics import Counters
from workshop.realtime.presence import Phone, Presence
from workshop.realtime.publisher import Packet, Publisher, room_of, tell
from workshop.realtime.return_requests import Asks, told
from workshop.session import Registry, Session


class LiveSession:
    """The audiences of one session.

    What one socket is told arrives in the order in which it was said, whether to it alone or to its room.
    """

    def __init__(self, session: Session, server: Server, counters: Counters) -> None:
        self.session, self._server = session, server
        self.publisher = Publisher(
            session.view, partial(tell, server, session.code, "view"), session.now, count=counters.view
        )
        self.asks = Asks(lambda: self.presence.refresh())
        self.presence = Presence(
            self._seats,
            self._tables,
            partial(tell, server, session.code, "presence"),
            counters.p95,
            self._asking,
        )
        server.start_background_task(self.publisher.run)
        server.start_background_task(self.presence.run)

    def enter(self, sid: str, visitor: Visitor) -> None:
        """Give a socket the whole views of its audiences, and every change from then on."""
        with contextlib.ExitStack() as undo:
            for audience in visitor.audiences.values():
                self._join(sid, audience)
                undo.callback(self.publisher.leave, audience)
            undo.pop_all()
        shared = visitor.audiences["shared"]
        phone = Phone(visitor.person.id, visitor.table) if visitor.surface == "phone" else None
        self._server.emit("presence", self.presence.arrive(sid, shared, phone), to=sid)

    def leave(self, sid: str, visitor: Visitor) -> None:
        """Forget a socket that is gone."""
        for audience in visitor.audiences.values():
            self.publisher.leave(audience)
        self.presence.depart(sid)

    def move(self, sid: str, before: Visitor, after: Visitor) -> None:
        """Give a socket that stays the audiences of its new table."""
        for kind, audience in after.audiences.items():
            if before.audiences[kind] != audience:
                self._server.leave_room(sid, self._name(before.audiences[kind]))
                self.publisher.leave(before.audiences[kind])
                self._join(sid, audience)
        phone = Phone(after.person.id, after.table) if after.surface == "phone" else None
        self._server.emit("presence", self.presence.arrive(sid, after.audiences["shared"], phone), to=sid)

    def close(self) -> None:
        """End the background tasks."""
        self.publisher.stop()
        self.presence.stop()

    def _join(self, sid: str, audience: str) -> None:
        def receive(packet: Packet) -> None:
            self._server.enter_room(sid, self._name(audience))
            self._server.emit("view", packet, to=sid)

        self.publisher.welcome(audience, receive)

    def _seats(self, people: Collection[str]) -> dict[str, int]:
        return self.session.read(lambda state: {one: state.people[one].seats for one in people if one in state.people})

    def _asking(self) -> dict[str, list[dict[str, Any]]]:
        """By table, who asks for their place back, with those of that first name there."""
        pending = self.asks.pending()
        return self.session.read(lambda state: told(state, pending)) if pending else {}

    def _tables(self) -> Collection[str]:
        return self.session.read(lambda state: list(state.agenda.tables))

    def _name(self, audience: str) -> str:
        return room_of(self.session.code, audience)


class LiveSessions(dict[str, LiveSession]):
    """The live sessions of this process, by code: one for each session that somebody watches or watched."""

    def __init__(self, registry: Registry, server: Server, counters: Counters) -> None:
        super().__init__()
        self._registry, self._server, self._counters = registry, server, counters
        self._lock = threading.Lock()

    def open(self, code: str) -> LiveSession:
        """Give a session's live session; raises Refused as `Registry` does."""
        session = self._registry[code]
        with self._lock:
            live_session = self.get(code)
            if live_session is None or live_session.session is not session:
                if live_session:
                    live_session.close()
                live_session = self[code] = LiveSession(session, self._server, self._counters)
            return live_session

    def drop(self, session: Session) -> None:
        """Forget the live session of a session that was emptied or shut; who comes back finds a new one."""
        with self._lock:
            live_session = self.get(session.code)
            if live_session and live_session.session is session:
                live_session.close()
                del self[session.code]

    def close(self) -> None:
        """End the background tasks of all."""
        with self._lock:
            for live_session in self.values():
                live_session.close()
