"""Sessions of another process, where several share them behind a proxy.

Law: what is of one session is answered by the process that holds it, or refused; what is of none, by any of them.
"""

from __future__ import annotations

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.identity import read_code
from workshop.web import services

SAME_METHOD = 308


def install(app: Flask) -> None:
    """Look at the code of every address that has one."""
    app.before_request(refuse_what_is_elsewhere)


def refuse_what_is_elsewhere() -> Response | None:
    """Send an address whose code is typed by hand to the one that the proxy knows; Refused `elsewhere`, not ours."""
    share, typed = services.registry().library.share, (request.view_args or {}).get("code")
    code = read_code(typed) if typed and (share.workers, share.machines) != (1, 1) else None
    if code is None:
        return None
    if typed != code:
        path = request.path.replace(f"/{typed}", f"/{code}", 1)
        query = request.query_string.decode("ascii", "replace")
        return redirect(f"{path}?{query}" if query else path, SAME_METHOD)
    if not share.holds(code):
        raise Refused("elsewhere")
    return None
