"""Sockets: who comes in, what they may say, what they are sent. Seam: `install(app)`."""

from __future__ import annotations

from flask import Flask
from flask_socketio import SocketIO

from workshop.live import wire
from workshop.live.direct import DirectManager
from workshop.live.metrics import Counters
from workshop.live.sockets import Sockets
from workshop.live.visitor import Doorkeeper, Visitor
from workshop.origin import is_ours

__all__ = ["Doorkeeper", "Sockets", "Visitor", "install"]

MOST_PACKET = 1_500_000  # above it the connection is cut; below it a text that is too long gets its sentence
PING_SECONDS = 25
PONG_SECONDS = 20


def install(app: Flask) -> Sockets:
    """Open the application's sockets. Needs its config and its doorkeeper."""
    config = app.config["TABLEE"]
    counters = Counters()
    direct = DirectManager(skipped=lambda: counters.view("skipped"))
    ways = {"client_manager": direct} if config.fanout == "direct" else {}
    socketio = SocketIO(
        app,
        async_mode=config.async_mode,
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=lambda origin, environ: is_ours(
            origin, environ.get("HTTP_HOST", ""), config.public_url
        ),
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        max_http_buffer_size=MOST_PACKET,
        json=wire,
        **ways,
    )
    sockets = Sockets(app, socketio.server, app.extensions["doorkeeper"], counters)
    app.extensions["live"] = sockets
    return sockets
