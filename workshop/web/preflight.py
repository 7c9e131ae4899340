"""Does this device reach the server, by which way, and how fast? Seam: `blueprint`.

Law: it tells a device nothing but the time and the session's title; the browser measures, the server only answers.
"""

from __future__ import annotations

import time

from flask import Blueprint, Response, current_app, jsonify, make_response, render_template, request

from workshop.core import Refused
from workshop.identity import read_code
from workshop.web import addresses

blueprint = Blueprint("preflight", __name__)


@blueprint.get("/preflight/<code>")
def preflight(code: str) -> Response:
    """The page that a table's device opens on the room's Wi-Fi."""
    rooms, brake = current_app.extensions["rooms"], current_app.extensions["brake"]
    known, address = read_code(code), request.remote_addr or ""
    if brake.wait(address):
        raise Refused("busy")
    if known is None or not rooms.library.has(known):
        brake.failed(address)
        raise Refused("unknown_session")
    title, rehearsal = rooms[known].read(lambda state: (state.definition["title"], state.rehearsal))
    return make_response(
        render_template("preflight.html", code=known, title=title, rehearsal=rehearsal, base=addresses.base())
    )


@blueprint.get("/preflight/ping")
def ping() -> Response:
    """`{now}`: the server's milliseconds."""
    return jsonify({"now": int(time.time() * 1000)})
