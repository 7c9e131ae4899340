"""How open sockets are reached, in this process or, where Socket.IO's manager is a message queue, at relays.

Law: a live session says to whom and what, never where they are. What one socket is told arrives in the order in which
it was said, whether to it alone or to its room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from socketio import Server

GRACE_SECONDS = 2.0

Said = dict[str, Any]


class Channels:
    """What live sessions and the gateway ask of a Socket.IO server. `closed` is called when it is closed.

    A `room` is a name that only the server gives: `CODE/audience`.
    """

    def __init__(self, server: Server, closed: Callable[[], None] = lambda: None) -> None:
        self._server, self.close = server, closed

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """Put a socket into a room, and give it the whole view that the room has in common."""
        self._server.enter_room(sid, room)
        self._server.emit("view", packet, to=sid)

    def leave(self, sid: str, room: str) -> None:
        """Take a socket out of a room."""
        self._server.leave_room(sid, room)

    def tell(self, room: str, event: str, said: Said) -> None:
        """Say something to all sockets of a room."""
        self._server.emit(event, said, to=room)

    def say(self, sid: str, event: str, said: Said) -> None:
        """Say something to one socket."""
        self._server.emit(event, said, to=sid)

    def cut(self, sid: str) -> None:
        """Close a socket, once it has been told what was said before."""
        self._server.start_background_task(self._cut, sid)

    def _cut(self, sid: str) -> None:
        """A browser hangs up when it is told that this is the end; who does not has its line cut, where it is."""
        engine_id = self._server.manager.eio_sid_from_sid(sid, "/")
        self._server.disconnect(sid)
        if engine_id is not None:
            self._server.sleep(GRACE_SECONDS)
            self._server.eio.disconnect(engine_id)

    def start(self, task: Callable[..., None], *args: Any) -> None:
        """Run a task in the background."""
        self._server.start_background_task(task, *args)
