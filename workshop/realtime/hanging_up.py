"""How a socket is hung up on, in this process or, where Socket.IO's manager is a message queue, at a relay."""

from __future__ import annotations

from socketio import Server

GRACE_SECONDS = 2.0


def hang_up(server: Server, sid: str) -> None:
    """Close a socket, in the background, once it has been told what was said before."""
    server.start_background_task(_hang_up, server, sid)


def _hang_up(server: Server, sid: str) -> None:
    """A browser hangs up when it is told that this is the end; who does not has its line cut, where it is."""
    engine_id = server.manager.eio_sid_from_sid(sid, "/")
    server.disconnect(sid)
    if engine_id is not None:
        server.sleep(GRACE_SECONDS)
        server.eio.disconnect(engine_id)
