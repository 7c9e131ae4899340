"""What every answer forbids the browser, and which requests may change something.

Law: nothing is loaded from elsewhere, nothing runs inline, no page is framed; a request that changes
something comes from our own pages.
"""

from __future__ import annotations

from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, abort, request

from workshop.origin import is_ours
from workshop.web import known

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cache-Control": "no-store",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWNER_DOOR = "/internal/"


def install(app: Flask) -> None:
    """Guard every request of the application."""
    app.before_request(refuse_other_sites)


def over(answering: WSGIApplication) -> WSGIApplication:
    """Give every answer, a socket's polling too, the headers that it has not set itself; no cache keeps it."""

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:
            said = {name.lower() for name, _ in headers}
            more = [(name, value) for name, value in HEADERS.items() if name.lower() not in said]
            return start_response(status, headers + more, failure)

        return answering(environ, start)

    return guarded


def refuse_other_sites() -> None:
    """Answer 403 to what another site's page asks us to change. Programs, which send neither header, pass."""
    if request.method in SAFE_METHODS or request.path.startswith(OWNER_DOOR):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        abort(403)
    origin = request.headers.get("Origin")
    if origin is not None and site is None and not is_ours(origin, request.host, known.config().public_url):
        abort(403)
