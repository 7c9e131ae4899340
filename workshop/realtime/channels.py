"""Where the open sockets are: in this process, or at relays.

Law: a hall says to whom and what; the floor knows where they sit. What one socket is told arrives in the order
in which it was said, whether to it alone or to its room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from socketio import Server

GRACE_SECONDS = 2.0

Said = dict[str, Any]


class ChannelBackend(Protocol):
    """How sockets are reached. A `room` is a name that only the server gives: `CODE/audience`."""

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

    def close(self) -> None:
        """Say that nothing more will be heard or said."""


class Channels(ChannelBackend, Protocol):
    """What live sessions and sockets ask of it."""

    def start(self, task: Callable[..., None], *args: Any) -> None:
        """Run a task in the background."""


class RemoteChannels(ChannelBackend, Protocol):
    """Sockets that are elsewhere."""

    def has(self, sid: str) -> bool:
        """Whether a socket is there."""


class LocalChannels:
    """The sockets of this process."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """See Reach."""
        self._server.enter_room(sid, room)
        self._server.emit("view", packet, to=sid)

    def leave(self, sid: str, room: str) -> None:
        """See Reach."""
        self._server.leave_room(sid, room)

    def tell(self, room: str, event: str, said: Said) -> None:
        """See Reach."""
        self._server.emit(event, said, to=room)

    def say(self, sid: str, event: str, said: Said) -> None:
        """See Reach."""
        self._server.emit(event, said, to=sid)

    def cut(self, sid: str) -> None:
        """See Reach."""
        self._server.start_background_task(self._cut, sid)

    def _cut(self, sid: str) -> None:
        """A browser hangs up when it is told that this is the end; who does not has its line cut."""
        engine_id = self._server.manager.eio_sid_from_sid(sid, "/")
        self._server.disconnect(sid)
        self._server.sleep(GRACE_SECONDS)
        self._server.eio.disconnect(engine_id)

    def close(self) -> None:
        """See Reach. Sockets end with the process."""

    def start(self, task: Callable[..., None], *args: Any) -> None:
        """See Floor."""
        self._server.start_background_task(task, *args)


class AllChannels:
    """The sockets of this process, and those that are elsewhere."""

    def __init__(self, near: Channels, far: RemoteChannels) -> None:
        self._near, self._far, self.start = near, far, near.start

    def seat(self, sid: str, room: str, packet: Said) -> None:
        """See Reach."""
        self._of(sid).seat(sid, room, packet)

    def leave(self, sid: str, room: str) -> None:
        """See Reach."""
        self._of(sid).leave(sid, room)

    def tell(self, room: str, event: str, said: Said) -> None:
        """See Reach."""
        self._far.tell(room, event, said)
        self._near.tell(room, event, said)

    def say(self, sid: str, event: str, said: Said) -> None:
        """See Reach."""
        self._of(sid).say(sid, event, said)

    def cut(self, sid: str) -> None:
        """See Reach."""
        self._of(sid).cut(sid)

    def close(self) -> None:
        """See Reach."""
        self._far.close()
        self._near.close()

    def _of(self, sid: str) -> ChannelBackend:
        return self._far if self._far.has(sid) else self._near
