"""How a cookie is given.

Law: no script reads it, no other site sends it, and where pages come over HTTPS it never travels in clear: that is so
where the public address says it, whatever a proxy forgets to say.
"""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from workshop.identity.cookies import MAX_AGE
from workshop.web import services


def set_cookie(answer: Response, named: tuple[str, str]) -> None:
    """Give the browser a cookie `(name, value)` for thirty days from now."""
    name, value = named
    secure = request.is_secure or services.config().encrypted
    answer.set_cookie(name, value, max_age=MAX_AGE, path="/", httponly=True, samesite="Lax", secure=secure)


def renew(answer: Response, *names: str) -> None:
    """Date anew those of the browser's cookies that it uses and that were not given today: none ends in the day."""
    for name in names:
        named = services.cookies().anew(request.cookies, name)
        if named:
            set_cookie(answer, named)
