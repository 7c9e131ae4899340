"""How a socket is closed, in this process or, where Socket.IO's manager is a message queue, at a relay."""

from __future__ import annotations

from socketio import Server

GRACE_SECONDS = 2.0


def close_socket(server: Server, sid: str) -> None:
    """Close a socket, in the background, once it has been told what was said before."""
    server.start_background_task(_close_socket, server, sid)


def _close_socket(server: Server, sid: str) -> None:
    """A browser closes when it is told that this is the end; who does not is cut off, where its connection is."""
    engine_id = server.manager.eio_sid_from_sid(sid, "/")
    server.disconnect(sid)
    if engine_id is not None:
        server.sleep(GRACE_SECONDS)
        server.eio.disconnect(engine_id)
