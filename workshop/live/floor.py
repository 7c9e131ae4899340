"""Where the open sockets are: in this process, or at relays.

Law: a hall says to whom and what; the floor knows where they sit. What one socket is told arrives in the order
in which it was said, whether to it alone or to its room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from socketio import Server

Said = dict[str, Any]


class Floor(Protocol):
    """What halls and sockets ask of it. A `room` is a name that only the server gives: `CODE/audience`."""

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """Let a socket hear a room from now on, and give it the whole view that the room has in common."""

    def leave(self, sid: str, room: str) -> None:
        """Let a socket hear a room no more."""

    def tell(self, room: str, event: str, said: Said) -> None:
        """Say something to all who hear a room."""

    def say(self, sid: str, event: str, said: Said) -> None:
        """Say something to one socket."""

    def cut(self, sid: str) -> None:
        """Close a socket, once it has been told what was said before."""

    def start(self, task: Callable[..., None], *args: Any) -> None:
        """Run a task in the background."""


class Near:
    """The sockets of this process."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """See Floor."""
        self._server.enter_room(sid, room)
        self._server.emit("view", packet, to=sid)

    def leave(self, sid: str, room: str) -> None:
        """See Floor."""
        self._server.leave_room(sid, room)

    def tell(self, room: str, event: str, said: Said) -> None:
        """See Floor."""
        self._server.emit(event, said, to=room)

    def say(self, sid: str, event: str, said: Said) -> None:
        """See Floor."""
        self._server.emit(event, said, to=sid)

    def cut(self, sid: str) -> None:
        """See Floor."""
        self._server.start_background_task(self._server.disconnect, sid)

    def start(self, task: Callable[..., None], *args: Any) -> None:
        """See Floor."""
        self._server.start_background_task(task, *args)
