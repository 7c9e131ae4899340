"""Sockets: who comes in, what they may say, what they are sent. Seam: `install(app)`."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from flask_socketio import SocketIO
from socketio import Manager, Server

from workshop.identity.origin import asked_by, is_ours
from workshop.realtime import codec
from workshop.realtime.authentication import Authenticator, Visitor
from workshop.realtime.channels import Channels
from workshop.realtime.fast.fanout import FanoutManager
from workshop.realtime.fast.packets import CheckedPacket, PacketLimits
from workshop.realtime.fast.pings import PingTask, Quiet
from workshop.realtime.gateway import Gateway
from workshop.realtime.metrics import Counters

__all__ = ["Authenticator", "Counters", "Gateway", "Visitor", "install", "opened"]

MOST_PACKET = 1_500_000  # above it the connection is cut; below it a text that is too long gets its sentence
PING_SECONDS = 5  # so that a table that lost its Wi-Fi is seen within ten
PONG_SECONDS = 20  # a phone may be silent for that long before its connection is given up


def install(app: Flask, queue: Manager | None = None, closed: Callable[[], None] = lambda: None) -> Gateway:
    """Open the application's sockets. Needs its config and its authenticator.

    `queue`: Socket.IO's manager where other processes hold sockets too; `closed` is called at the end.
    """
    counters = Counters()
    server = opened(app, counters, lambda sid, so: sockets.quiet(sid, so), queue)
    sockets = Gateway(app, server, app.extensions["authenticator"], counters, Channels(server, closed))
    if isinstance(server.manager, FanoutManager):
        server.manager.hear = sockets.take
    app.extensions["live"] = sockets
    return sockets


def opened(app: Flask, counters: Counters, quiet: Quiet, queue: Manager | None = None) -> Server:
    """Give the application's Socket.IO server, which hears nobody yet. Needs its config.

    `quiet` is told of each socket that does not answer, and of each that does again. `queue`: see `install`.
    """
    config = app.config["TABLEE"]
    manager = queue or (FanoutManager() if config.fanout == "direct" else Manager())
    if isinstance(manager, FanoutManager):
        manager.skipped = lambda: counters.view("skipped")
    socketio = SocketIO(
        app,
        async_mode=config.async_mode,
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=lambda origin, environ: is_ours(origin, asked_by(environ), config.public_url),
        ping_interval=PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        max_http_buffer_size=MOST_PACKET,
        serializer=CheckedPacket,
        json=codec,
        client_manager=manager,
    )
    server = socketio.server

    def named(engine_id: str) -> str:
        return str(server.manager.sid_from_eio_sid(engine_id, "/") or "")

    def inside(engine_id: str) -> bool:
        return bool(named(engine_id))

    PacketLimits(server.eio, MOST_PACKET, inside)
    PingTask(server.eio, inside, lambda engine_id, so: quiet(named(engine_id), so))
    return server
