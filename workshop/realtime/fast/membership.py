"""Who is in which room of Socket.IO.

Law: who leaves costs the time of their own rooms. The stock manager looks into every room there is, and each socket
has one of its own: a thousand phones that leave together would hold the server for seconds.
"""

from __future__ import annotations

from typing import Any

from socketio import Manager


class Membership(Manager):  # type: ignore[misc]  # python-socketio has no types
    """Socket.IO's manager, which remembers the rooms that each client entered."""

    def __init__(self) -> None:
        super().__init__()
        self._entered: dict[str, dict[tuple[str, Any], None]] = {}

    def basic_enter_room(self, sid: str, namespace: str, room: Any, eio_sid: str | None = None) -> None:
        """Add a client to a room. Raises ValueError as the stock manager does."""
        super().basic_enter_room(sid, namespace, room, eio_sid)
        self._entered.setdefault(sid, {})[namespace, room] = None

    def basic_leave_room(self, sid: str, namespace: str, room: Any) -> None:
        """Take a client out of a room."""
        super().basic_leave_room(sid, namespace, room)
        entered = self._entered.get(sid, {})
        entered.pop((namespace, room), None)
        if not entered:
            self._entered.pop(sid, None)

    def basic_disconnect(self, sid: str, namespace: str, **kwargs: Any) -> None:
        """Forget a client of a namespace, as the stock manager does."""
        if namespace not in self.rooms:
            return
        for entered, room in list(self._entered.get(sid, ())):
            if entered == namespace:
                self.basic_leave_room(sid, namespace, room)
        self.callbacks.pop(sid, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            waiting = pending.get(namespace, [])
            if sid in waiting:
                waiting.remove(sid)
            if not waiting:
                pending.pop(namespace, None)
