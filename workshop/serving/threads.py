"""The other way to serve: a thread for each connection, on Werkzeug's server (TABLEE_ASYNC=threading).

Law: the same application behaves the same; this mode carries some two hundred phones, not a thousand. Werkzeug
calls its server « unsafe » for the open internet: here it listens on a room's network, or behind a proxy.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from workshop.serving.request_timeouts import SILENT_SECONDS, TimedHandler


class Quiet(TimedHandler, WSGIRequestHandler):
    """A connection. No line for each request: nobody's visit is written down."""

    timeout = SILENT_SECONDS

    def connection_dropped(self, *_: object) -> None:
        """Close for good: what is left of a WebSocket that has ended is not another request."""
        self.close_connection = True

    def log_request(self, *_: object) -> None:
        """Write nothing."""

    def log_error(self, *_: object, **__: object) -> None:
        """Write nothing of a request that cannot be read: who asked, and what, a link's token perhaps."""


def serve(app: Flask, listener: socket.socket) -> Callable[[], bool]:
    """Serve on a listening socket in the background; give a function that says whether it still does."""
    thread = threading.Thread(target=server_of(app, listener).serve_forever, name="serve", daemon=True)
    thread.start()
    return thread.is_alive


def server_of(app: Flask, listener: socket.socket) -> BaseWSGIServer:
    """Give a server, not yet serving, on a listening socket."""
    host, port = listener.getsockname()[:2]
    handler = type("Connection", (Quiet,), {"seconds": app.config["TABLEE"].request_seconds})
    server = make_server(host, port, app, threaded=True, request_handler=handler, fd=listener.fileno())
    server.socket.close()  # a copy, which lacks the patience of the other
    server.socket = listener
    return server
