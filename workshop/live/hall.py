"""What is alive around one session while somebody watches it: its publisher and its presence.

Law: a hall belongs to one open room; if the room was closed and opened anew, so is the hall.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Collection
from typing import Any

from workshop.live.asks import Asks, told
from workshop.live.floor import Floor
from workshop.live.metrics import Counters
from workshop.live.presence import Phone, Presence
from workshop.live.publish import Packet, Publisher, Shown
from workshop.live.visitor import Visitor
from workshop.room import Room, Rooms


class Hall:
    """The audiences of one session. Socket.IO rooms are named `CODE/audience`, by the server alone."""

    def __init__(self, room: Room, floor: Floor, counters: Counters) -> None:
        self.room, self._floor = room, floor
        self.publisher = Publisher(
            self._look, lambda audience, packet: self._tell("view", audience, packet), self.now, count=counters.view
        )
        self.asks = Asks(lambda: self.presence.stir())
        self.presence = Presence(
            self._seats,
            self._tables,
            lambda audience, figures: self._tell("presence", audience, figures),
            counters.p95,
            self._asking,
        )
        floor.start(self.publisher.run)
        floor.start(self.presence.run)

    def now(self) -> int:
        """The server's time in milliseconds."""
        return self.room.now()

    def enter(self, sid: str, visitor: Visitor) -> None:
        """Give a socket the whole views of its audiences, and every change from then on."""
        with contextlib.ExitStack() as undo:
            for audience in visitor.audiences.values():
                self._join(sid, audience)
                undo.callback(self.publisher.leave, audience)
            undo.pop_all()
        shared = visitor.audiences["shared"]
        phone = Phone(visitor.person.id, visitor.table) if visitor.surface == "phone" else None
        self._floor.say(sid, "presence", self.presence.arrive(sid, shared, phone))

    def leave(self, sid: str, visitor: Visitor) -> None:
        """Forget a socket that is gone."""
        for audience in visitor.audiences.values():
            self.publisher.leave(audience)
        self.presence.depart(sid)

    def move(self, sid: str, before: Visitor, after: Visitor) -> None:
        """Give a socket that stays the audiences of its new table."""
        for kind, audience in after.audiences.items():
            if before.audiences[kind] != audience:
                self._floor.leave(sid, self._name(before.audiences[kind]))
                self.publisher.leave(before.audiences[kind])
                self._join(sid, audience)
        phone = Phone(after.person.id, after.table) if after.surface == "phone" else None
        self._floor.say(sid, "presence", self.presence.arrive(sid, after.audiences["shared"], phone))

    def close(self) -> None:
        """End the background tasks."""
        self.publisher.stop()
        self.presence.stop()

    def _join(self, sid: str, audience: str) -> None:
        def receive(packet: Packet) -> None:
            self._floor.seat(sid, self._name(audience), packet)

        self.publisher.welcome(audience, receive)

    def _look(self, audience: str) -> Shown:
        return Shown(*self.room.view(audience))

    def _seats(self, people: Collection[str]) -> dict[str, int]:
        return self.room.read(lambda state: {one: state.people[one].seats for one in people if one in state.people})

    def _asking(self) -> dict[str, list[dict[str, Any]]]:
        """By table, who asks for their place back, with those of that first name there."""
        pending = self.asks.pending()
        return self.room.read(lambda state: told(state, pending)) if pending else {}

    def _tables(self) -> Collection[str]:
        return self.room.read(lambda state: list(state.agenda.tables))

    def _tell(self, event: str, audience: str, said: dict[str, Any]) -> None:
        self._floor.tell(self._name(audience), event, said)

    def _name(self, audience: str) -> str:
        return f"{self.room.code}/{audience}"


class Halls:
    """The halls of this process, one for each session that somebody watches or watched."""

    def __init__(self, rooms: Rooms, floor: Floor, counters: Counters) -> None:
        self._rooms, self._floor, self._counters = rooms, floor, counters
        self._halls: dict[str, Hall] = {}
        self._lock = threading.Lock()

    def open(self, code: str) -> Hall:
        """Give a session's hall; raises Refused as `Rooms` does."""
        room = self._rooms[code]
        with self._lock:
            hall = self._halls.get(code)
            if hall is None or hall.room is not room:
                if hall:
                    hall.close()
                hall = self._halls[code] = Hall(room, self._floor, self._counters)
            return hall

    def of(self, room: Room) -> Hall | None:
        """Give the hall of an open room, if there is one."""
        hall = self._halls.get(room.code)
        return hall if hall and hall.room is room else None

    def drop(self, room: Room) -> None:
        """Forget the hall of a room that was emptied or shut; who comes back finds a new one."""
        with self._lock:
            hall = self.of(room)
            if hall:
                hall.close()
                del self._halls[room.code]

    def close(self) -> None:
        """End the background tasks of all."""
        with self._lock:
            for hall in self._halls.values():
                hall.close()
