"""The server's counts, for Prometheus.

Law: for this machine, or for whoever holds the token of the settings; nobody else learns that they exist.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, request

from workshop.realtime.metrics import PLAIN, may_read, page
from workshop.web import services

blueprint = Blueprint("metrics", __name__)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Answer the counts as text; 404 to whoever may not read them."""
    if not may_read(request.environ, services.config().metrics_token):
        abort(404)
    registry, sockets = current_app.extensions.get("registry"), services.sockets()
    read = (registry.opened, registry.opening_seconds) if registry else (0, 0.0)  # a relay has no session
    text = page(sockets.counters, sockets.connections(), *read)
    return Response(text, content_type=PLAIN)
