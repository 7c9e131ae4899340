"""The server's counts, for Prometheus.

Law: for this machine, or for whoever holds the token of the settings; nobody else learns that they exist.
"""

from __future__ import annotations

import hmac

from flask import Blueprint, Response, abort, request

from workshop.live.metrics import page
from workshop.web import known
from workshop.web.owner import LOOPBACK

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Answer the counts as text; 404 to whoever may not read them."""
    if not _allowed():
        abort(404)
    rooms, sockets = known.rooms(), known.sockets()
    text = page(sockets.counters, sockets.connections(), rooms.opened, rooms.opening_seconds)
    return Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")


def _allowed() -> bool:
    token = known.config().metrics_token
    if token and hmac.compare_digest(request.headers.get("Authorization", "").encode(), f"Bearer {token}".encode()):
        return True
    return request.remote_addr in LOOPBACK and "X-Forwarded-For" not in request.headers
