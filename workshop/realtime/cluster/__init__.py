"""One giant session over several processes: the owner opens its file, relays hold its sockets, Redis joins them.

Seams: `Exchange(url).serve(sockets, start)` in the owner, `install(app)` in a relay. Needs the package `redis`.
"""

from __future__ import annotations

from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort, jsonify, request

from workshop.config import BadSetting
from workshop.core import Refused
from workshop.messages.refusals import sentence
from workshop.realtime import Counters, opened
from workshop.realtime.channels import LocalChannels, Said
from workshop.realtime.cluster.broker import reach
from workshop.realtime.cluster.owner import Exchange
from workshop.realtime.cluster.relay import Relay
from workshop.realtime.fast.fanout import FanoutManager
from workshop.realtime.metrics import PLAIN, may_read, page

__all__ = ["Exchange", "Relay", "install", "meet"]

WHY = {
    "unreachable": "Redis ne répond pas à cette adresse ; démarrez-le ou corrigez-la.",
    "password": "Redis refuse ce mot de passe.",
    "address": "il faut une adresse comme redis://127.0.0.1:6379/0.",
}


class NoRooms:
    """Where a process that has sessions keeps them."""

    aside: object = None

    def purge(self) -> list[str]:
        """There is nobody to forget."""
        return []

    def close(self) -> None:
        """There is nothing to close."""


def meet(url: str) -> None:
    """Raise BadSetting unless Redis answers at an address. The address, which may hold a password, is not said."""
    why = reach(url)
    if why:
        raise BadSetting("TABLEE_REDIS", WHY[why])


def install(app: Flask) -> Relay:
    """Make an application a relay of the owner that its config tells where to find, and begin."""

    def say(refused: Refused) -> Said:
        with app.app_context():
            text = sentence(refused.kind, refused.values)
        return {"refused": refused.kind, "values": refused.values, "text": text}

    def health() -> tuple[Response, int]:
        """Answer `{ok, sockets}`: 200 while an owner hears, else 503."""
        return jsonify({"ok": relay.open, "sockets": relay.connections()}), 200 if relay.open else 503

    def metrics() -> Response:
        """Answer this relay's counts as text; 404 to whoever may not read them."""
        if not may_read(request.environ, app.config["TABLEE"].metrics_token):
            abort(404)
        return Response(page(counters, {"relayed": relay.connections()}, 0, 0.0), content_type=PLAIN)

    app.extensions["registry"] = NoRooms()
    counters = Counters()
    server = opened(app, counters, lambda sid, so: relay.quiet(sid, so))
    relay = app.extensions["live"] = Relay(app.config["TABLEE"].redis, server, say)
    if isinstance(server.manager, FanoutManager):
        server.manager.hear = relay.take
    app.add_url_rule("/healthz", view_func=health)
    app.add_url_rule("/metrics", view_func=metrics)
    app.wsgi_app = _while_open(relay, app.wsgi_app)  # type: ignore[assignment, method-assign]
    LocalChannels(server).start(relay.run)
    return relay


def _while_open(relay: Relay, answering: WSGIApplication) -> WSGIApplication:
    """Answer 503 to sockets while no owner hears."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if relay.open or not environ.get("PATH_INFO", "").startswith("/socket.io/"):
            return answering(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Type", "text/plain"), ("Retry-After", "1")])
        return [b""]

    return answer
