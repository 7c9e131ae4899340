"""The command line's way into a session that this server owns.

Law: from this machine only, with the token that the lock file holds for its user alone.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, jsonify, request

from workshop.origin import is_this_machine
from workshop.room import loopback
from workshop.web import known

MOST_IMPORT = 200_000_000  # bytes: thousands of imported ideas at once

blueprint = Blueprint("owner", __name__)


@blueprint.post(loopback.PATH)
def do() -> tuple[Response, int]:
    """Answer a command as `loopback.answer` does; 404 to whoever asks from elsewhere or through a proxy."""
    if not is_this_machine(request.environ, known.config().host):
        abort(404)
    rooms, token = known.rooms(), request.headers.get(loopback.TOKEN_HEADER, "")
    request.max_content_length = MOST_IMPORT
    body = request.get_json(silent=True) if loopback.opens(rooms, token) else None
    status, said = loopback.answer(rooms, token, body)
    return jsonify(said), status
