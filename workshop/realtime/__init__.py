"""Sockets: who comes in, what they may say, what they are sent. Seam: `install(app)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from flask import Flask
from flask_socketio import SocketIO
from socketio import Manager, Server

from workshop.identity.origin import asked_by, is_ours
from workshop.realtime import payload
from workshop.realtime.acknowledgements import Reply
from workshop.realtime.authentication import Authenticator, Visitor
from workshop.realtime.fast.fanout import FanoutManager
from workshop.realtime.fast.frames import FrameReading
from workshop.realtime.fast.membership import Membership
from workshop.realtime.fast.packets import CheckedPacket, PacketLimits
from workshop.realtime.fast.pings import PingTask
from workshop.realtime.fast.private_names import taken
from workshop.realtime.fast.silence import SilenceWatch
from workshop.realtime.gateway import Gateway
from workshop.realtime.metrics import Counters

__all__ = ["Authenticator", "Counters", "Gateway", "Visitor", "install", "let_in", "opened"]

MOST_PACKET = 1_500_000  # above it the connection is cut; below it a text that is too long gets its sentence
PING_SECONDS = 5  # so that a table that lost its Wi-Fi is seen within ten
PONG_SECONDS = 20  # a phone may be silent for that long before its connection is given up


def install(
    app: Flask, queue: Callable[[type], Manager] | None = None, closed: Callable[[], None] = lambda: None
) -> Gateway:
    """Open the application's sockets. Needs its config and its authenticator.

    `queue`: gives Socket.IO's manager where other processes hold sockets too, on top of the class that reaches those
    that are here; `closed` is called at the end.
    """
    counters = Counters()
    server = opened(app, counters, queue)
    sockets = Gateway(app, server, app.extensions["authenticator"], counters, closed)
    let_in(server, sockets, counters.fast_path)
    app.extensions["live"] = sockets
    return sockets


class Receiver(Protocol):
    """Who is told what sockets do, besides the events of Socket.IO. They are named by their `sid`."""

    def take(self, sid: str, said: list[Any], reply: Reply) -> bool:
        """Take in a `do`, and give `reply` its answer later. False when there will be none."""

    def quiet(self, sid: str, so: bool) -> None:
        """Know that a socket does not answer, or does again."""


def opened(app: Flask, counters: Counters, queue: Callable[[type], Manager] | None = None) -> Server:
    """Give the application's Socket.IO server, which lets nobody in yet. Needs its config. `queue`: see `install`."""
    config = app.config["TABLEE"]
    parts = app.extensions["fast_path"] = counters.fast_path = taken(config.async_mode, config.left())
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
        json=payload,
        monitor_clients=not parts["pings"],
        client_manager=_manager(counters, parts, queue),
    )
    return socketio.server


def _manager(counters: Counters, parts: Mapping[str, bool], queue: Callable[[type], Manager] | None) -> Manager:
    """Give what knows who is in which room, and sends to them."""
    way = FanoutManager if parts["fanout"] else Membership if parts["membership"] else Manager
    manager = queue(way) if queue else way()
    if isinstance(manager, FanoutManager):
        manager.skipped, manager.direct = lambda: counters.view("skipped"), parts["direct"]
    return manager


def let_in(server: Server, receiver: Receiver, parts: Mapping[str, bool]) -> None:
    """Open the ways in, each on engine.io's sockets themselves: acts, limits, pings. `parts`: those that are taken."""
    rooms = server.manager

    def named(engine_id: str) -> str:
        return str(rooms.sid_from_eio_sid(engine_id, "/") or "")

    def inside(engine_id: str) -> bool:
        return bool(named(engine_id))

    if parts["frames"]:
        FrameReading(server, receiver.take)
    if parts["packets"]:
        PacketLimits(server.eio, MOST_PACKET, inside)
    if parts["pings"]:
        PingTask(server.eio)
    SilenceWatch(server.eio, inside, lambda engine_id, so: receiver.quiet(named(engine_id), so))
