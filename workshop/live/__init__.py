"""Sockets: who comes in, what they may say, what they are sent. Seam: `install(app)`."""

from __future__ import annotations

from flask import Flask
from flask_socketio import SocketIO
from socketio import Server

from workshop.live import wire
from workshop.live.direct import DirectManager
from workshop.live.floor import Both, Far, Near
from workshop.live.metrics import Counters
from workshop.live.pulse import Pulse, Quiet
from workshop.live.sockets import Sockets
from workshop.live.threshold import Threshold, Words
from workshop.live.visitor import Doorkeeper, Visitor
from workshop.origin import asked_by, is_ours

__all__ = ["Counters", "Doorkeeper", "Sockets", "Visitor", "install", "opened"]

MOST_PACKET = 1_500_000  # above it the connection is cut; below it a text that is too long gets its sentence
PING_SECONDS = 5  # so that a table that lost its Wi-Fi is seen within ten
PONG_SECONDS = 20  # a phone may be silent for that long before its connection is given up


def install(app: Flask, far: Far | None = None) -> Sockets:
    """Open the application's sockets, those that hang `far` away too. Needs its config and its doorkeeper."""
    counters = Counters()
    server = opened(app, counters, lambda sid, so: sockets.quiet(sid, so))
    near = Near(server)
    floor = Both(near, far) if far else near
    sockets = Sockets(app, server, app.extensions["doorkeeper"], counters, floor)
    if isinstance(server.manager, DirectManager):
        server.manager.hear = sockets.take
    app.extensions["live"] = sockets
    return sockets


def opened(app: Flask, counters: Counters, quiet: Quiet) -> Server:
    """Give the application's Socket.IO server, which hears nobody yet. Needs its config.

    `quiet` is told of each socket that does not answer, and of each that does again.
    """
    config = app.config["TABLEE"]
    direct = DirectManager(skipped=lambda: counters.view("skipped"))
    ways = {"client_manager": direct} if config.fanout == "direct" else {}
    socketio = SocketIO(
        app,
        async_mode=config.async_mode,
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=lambda origin, environ: is_ours(origin, asked_by(environ), config.public_url),
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        max_http_buffer_size=MOST_PACKET,
        serializer=Words,
        json=wire,
        **ways,
    )
    server = socketio.server

    def named(engine_id: str) -> str:
        return str(server.manager.sid_from_eio_sid(engine_id, "/") or "")

    def inside(engine_id: str) -> bool:
        return bool(named(engine_id))

    Threshold(server.eio, MOST_PACKET, inside)
    Pulse(server.eio, inside, lambda engine_id, so: quiet(named(engine_id), so))
    return server
