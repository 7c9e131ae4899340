"""A link that was printed or sent becomes a cookie.

Law: the secret leaves the address at once; what a browser held before it keeps.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from workshop.core import Refused
from workshop.identity import Grant, Keys
from workshop.web import services
from workshop.web.cookies import set_cookie

blueprint = Blueprint("links", __name__)


@blueprint.get("/l/<code>/<token>")
def follow(code: str, token: str) -> BaseResponse:
    """Set the cookie of what the link opens and go there. Only codes are counted: nobody guesses 128 bits."""
    session = services.registry()[services.guessed(code)]
    grant = Keys.of(session).grant_of(token)
    if grant is None:
        raise Refused("not_allowed")
    answer = redirect(_page(session.code, grant), 303)
    set_cookie(answer, services.authenticator().let_in(session, grant, request.cookies))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def _page(code: str, grant: Grant) -> str:
    if grant.role == "organiser":
        return f"/s/{code}/tower"
    return f"/s/{code}/{grant.role}/{grant.table}"
