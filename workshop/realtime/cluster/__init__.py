"""One giant session over several processes: the owner opens its file, relays hold its sockets, Redis joins them.

Seams: `install(app)` in the owner, `install_relay(app)` in a relay. Needs the package `redis`.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import redis
from flask import Flask, Response, jsonify

from workshop import realtime
from workshop.config import BadSetting
from workshop.realtime.acknowledgements import Acknowledgements
from workshop.realtime.cluster.message_queue import queue_over
from workshop.realtime.cluster.owner import Relays
from workshop.realtime.cluster.redis_connection import client
from workshop.realtime.cluster.relay import Relay
from workshop.realtime.metrics import Counters

__all__ = ["Relay", "Relays", "install", "install_relay", "meet"]


def meet(url: str) -> None:
    """Raise BadSetting unless Redis answers at an address. The address, which may hold a password, is not said."""
    try:
        client(url).ping()
    except redis.AuthenticationError:
        why = "Redis refuse ce mot de passe."
    except redis.RedisError:
        why = "Redis ne répond pas à cette adresse ; démarrez-le ou corrigez-la."
    except ValueError:
        why = "il faut une adresse comme redis://127.0.0.1:6379/0."
    else:
        return
    raise BadSetting("TABLEE_REDIS", why)


def install(app: Flask) -> None:
    """Open an application's sockets, those at relays too. Needs its config and its authenticator."""
    config = app.config["TABLEE"]
    relays = Relays(config.redis)
    sockets = realtime.install(app, partial(queue_over, publish=relays.publish), relays.close)
    sockets.start(relays.serve, sockets)


def install_relay(app: Flask) -> None:
    """Make an application a relay of the owner that its config tells where to find, and begin."""

    def health() -> tuple[Response, int]:
        """Answer `{ok, sockets}`: 200 while an owner answers, else 503."""
        return jsonify({"ok": relay.open, "sockets": relay.connections()["relayed"]}), 200 if relay.open else 503

    counters = Counters()
    relay = app.extensions["live"] = Relay(app.config["TABLEE"].redis, Acknowledgements(app, counters), counters)
    server = realtime.opened(app, counters, partial(queue_over, listen=relay.emitted))
    realtime.let_in(server, relay, counters.fast_path)
    app.add_url_rule("/healthz", view_func=health)
    app.wsgi_app = _while_open(relay, app.wsgi_app)  # type: ignore[assignment, method-assign]
    relay.serve(server)


def _while_open(relay: Relay, answering: WSGIApplication) -> WSGIApplication:
    """Answer 503 to sockets while no owner answers."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if relay.open or not environ.get("PATH_INFO", "").startswith("/socket.io/"):
            return answering(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Type", "text/plain"), ("Retry-After", "1")])
        return [b""]

    return answer
