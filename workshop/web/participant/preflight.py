"""Does this device reach the server, by which way, and how fast? Seam: `blueprint`.

Law: it tells a device nothing but the time and the session's title; the browser measures, the server only answers.
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, make_response, render_template

from workshop.web import addresses, services

blueprint = Blueprint("preflight", __name__)


@blueprint.get("/preflight/<code>")
def preflight(code: str) -> Response:
    """The page that a table's device opens on the room's Wi-Fi."""
    code = services.guessed(code)
    title, rehearsal = services.registry()[code].read(lambda state: (state.definition["title"], state.rehearsal))
    return make_response(
        render_template("preflight.html", code=code, title=title, rehearsal=rehearsal, base=addresses.base())
    )


@blueprint.get("/preflight/ping")
def ping() -> Response:
    """`{now}`: the server's milliseconds."""
    return jsonify({"now": services.registry().library.clock.now()})
