"""What every answer forbids the browser, and which requests may change something.

Law: nothing is loaded from elsewhere, nothing runs inline, no page is framed; a request that changes something comes
from our own pages. What can never be a page (a script, a style sheet, a font) is not told how a page is held: the page
that runs it is, and a phone fetches a dozen of them.
"""

from __future__ import annotations

from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, abort, request

from workshop.identity.origin import asked_by, is_ours
from workshop.web import services

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
FOR_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
FOR_PAGES = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
ENCRYPTED = {"Strict-Transport-Security": "max-age=31536000"}
NO_PAGES = ("text/css", "text/javascript", "font/")  # how the types begin of what no browser shows as a page
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWNER_DOOR = "/internal/"


def install(app: Flask) -> None:
    """Guard every request of the application."""
    app.before_request(refuse_other_sites)


def over(answering: WSGIApplication, encrypted: bool = False) -> WSGIApplication:
    """Give every answer, a socket's polling too, the headers that it has not set itself; no cache keeps it.

    `encrypted`: the public address is; a browser that came by it once then never comes in clear.
    """

    def guarded(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:
            said = {name.lower(): value for name, value in headers}
            no_page = said.get("content-type", "").startswith(NO_PAGES)
            wanted = FOR_ALL if no_page else FOR_ALL | FOR_PAGES
            if encrypted or environ.get("wsgi.url_scheme") == "https":
                wanted = wanted | ENCRYPTED
            more = [(name, value) for name, value in wanted.items() if name.lower() not in said]
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
    if (
        origin is not None
        and site is None
        and not is_ours(origin, asked_by(request.environ), services.config().public_url)
    ):
        abort(403)
