"""The command line's way into a session that this server owns.

Law: from this machine only, with the token that the lock file holds for its user alone.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, request

from workshop.identity.origin import is_this_machine
from workshop.session import loopback
from workshop.web import services

MOST_IMPORT = 200_000_000  # bytes: thousands of imported ideas at once

blueprint = Blueprint("owner", __name__)


@blueprint.post(loopback.PATH)
def do() -> tuple[Response, int]:
    """Answer a command as `loopback.answer` does; 404 to whoever asks from elsewhere or through a proxy."""
    if not is_this_machine(request.environ, services.config().host):
        abort(404)
    registry, token = services.registry(), request.headers.get(loopback.TOKEN_HEADER, "")
    request.max_content_length = MOST_IMPORT
    body = request.get_json(silent=True) if loopback.opens(registry, token) else None
    status, said = loopback.answer(registry, token, body)
    return jsonify(said), status
