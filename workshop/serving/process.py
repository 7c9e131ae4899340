"""The process that serves a folder of sessions.

Law: eventlet's patch comes before any other import; besides, only `realtime/fast/` imports it. A signal stops the
taking of operations; those already taken are committed and acknowledged; then the process ends, with status
0. Before it serves, then each day, it forgets the people whose announced time is over.
"""

# ruff: noqa: E402 (the patch must come before the other imports)
import os
import warnings

ASYNC_MODE = (os.environ.get("TABLEE_ASYNC") or "eventlet").strip().lower()
if ASYNC_MODE == "eventlet":
    # Said at every import and for good: eventlet only receives corrections now. It is the mode that carries a
    # thousand phones in one process; TABLEE_ASYNC=threading is the way out, and the tests run in both.
    warnings.filterwarnings("ignore", message=r"\s*Eventlet is deprecated")
    os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")  # no name is ever resolved here
    import eventlet

    eventlet.monkey_patch()

import gc
import logging
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from flask_babel import gettext as _

from workshop.app import create_app, create_relay
from workshop.config import BadSetting, Config
from workshop.identity import Brake, OrganiserLink
from workshop.serving import threads
from workshop.serving.listeners import inherited, listen, raise_file_limit, reach
from workshop.serving.logs import set_up_logs
from workshop.serving.request_timeouts import SILENT_SECONDS, TimedHandler
from workshop.serving.watchdog import Heartbeat
from workshop.storage.ownership import SERVER, Held, Owner, Ownership
from workshop.web import addresses

MOST_CONNECTIONS = 20_000  # eventlet's own default of 1,024 hangs client 1,025 (and 1,030 idle sockets block everyone)
ANSWER_SECONDS = 3.0
FLUSH_SECONDS = 0.3
LOOK_SECONDS = 0.5
GARBAGE = (20_000, 20, 50)  # a full room makes half a million objects that stay: look less often for those that do not
FLUSHES = 8  # disks are waited for by that many sessions at once
DAY_SECONDS = 86_400
KEEP_MS = 600_000

Alive = Callable[[], bool]
logger = logging.getLogger(__name__)


def main(worker: int = 0, parent: int = 0) -> int:
    """Serve until a signal; give the exit status.

    `worker`: which of several processes this is; `parent` started it, gave it its listening socket as standard
    input, and it ends with it. 0: it is alone.
    """
    try:
        config = replace(Config.from_environment(), worker=worker)
        listener = inherited() if worker else listen(config.host, config.port)
        set_up_logs(config)
        app = create_relay(config) if config.role == "relay" else create_app(config, reach(listener))
    except (BadSetting, OSError) as error:
        print(f"workshop: {error}", file=sys.stderr)
        return 1
    for sentence in [] if worker else config.warnings():
        print(f"workshop: {sentence}", file=sys.stderr)
    if not worker:
        announce(app, listener.getsockname()[1])
    return run(app, listener, lambda: bool(parent) and os.getppid() != parent)


def announce(app: Flask, port: int) -> None:
    """Say on stdout where the pages are and how the organiser signs in, and in the folder for who asks later."""
    config: Config = app.config["TABLEE"]
    outside = addresses.outside(config, port)
    if config.role == "relay":
        print(f"Relais prêt à {outside}", flush=True)
        return
    link: OrganiserLink = app.extensions["organiser_link"]
    app.extensions["serving"] = _say_where(config.sessions, outside)
    with app.app_context():
        signs_in = _(
            "Page de l’organisateur (gardez ce lien pour vous) : %(link)s",
            link=f"{outside}/o/sign-in/{link.token()}",
        )
        print(_("Tablée répond à %(address)s", address=outside), flush=True)
        print(signs_in, flush=True)


def _say_where(folder: Path, outside: str) -> Ownership | None:
    """Hold the file that says where the folder is served; None where another process does, or the disk is full."""
    try:
        return Ownership.take(folder / SERVER, Owner(outside))
    except (Held, OSError) as error:
        logger.warning("commands will not be told where this server is: %s", error)
        return None


def run(app: Flask, listener: socket.socket, orphaned: Alive = lambda: False) -> int:
    """Serve `app` on a listening socket until SIGTERM or SIGINT; 0, or 1 when the server ended by itself.

    A process that is `orphaned`, whoever started it having died, ends as by a signal.
    """
    stopping = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stopping.set())
    registry = app.extensions.get("registry")  # a relay has none
    purge, purged = registry.purge if registry else list, time.monotonic()
    purge()
    alive = serve(app, listener)
    gc.collect()
    gc.set_threshold(*GARBAGE)
    gc.freeze()  # what start-up made stays: collecting around it costs a fifth of a broadcast
    heartbeat, recheck, keep = Heartbeat(), _rechecking(app), _keeping(app)
    while alive() and not stopping.is_set() and not orphaned():
        heartbeat.beat()
        time.sleep(LOOK_SECONDS)
        recheck()
        keep()
        if time.monotonic() > purged + DAY_SECONDS:
            purged = time.monotonic()
            purge()
    finish(app)
    keep()
    return 0 if stopping.is_set() or orphaned() else 1


def _rechecking(app: Flask) -> Callable[[], None]:
    """Give what to do from time to time: look whether the organiser's link was revoked, by a command or by hand."""
    link: OrganiserLink | None = app.extensions.get("organiser_link")
    if link is None:
        return lambda: None
    mark = link.mark()

    def look() -> None:
        nonlocal mark
        now = link.mark()
        if now is not None and now == mark:
            return
        try:
            link.token()  # made anew where it was taken away, so that the next revocation is seen too
            now = link.mark()
            app.extensions["live"].recheck()
        except OSError:  # a new link cannot be written: nobody is believed meanwhile, and it is looked at again
            logger.exception("who came in by the organiser's link could not be looked at")
            return
        mark = now

    return look


def _keeping(app: Flask) -> Callable[[], None]:
    """Give what writes down, for the process that comes after this one, the brake on guesses and what time it is."""
    brake: Brake | None = app.extensions.get("brake")
    if brake is None:
        return lambda: None
    clock = app.extensions["registry"].library.clock
    clock.warn()
    clock.keep()
    kept = clock.now()

    def keep() -> None:
        nonlocal kept
        brake.keep()
        if clock.now() > kept + KEEP_MS:
            clock.keep()
            kept = clock.now()

    return keep


def finish(app: Flask) -> None:
    """Take no more operations, let those under way be answered, close the files."""
    app.extensions["live"].finish(ANSWER_SECONDS)
    if "registry" in app.extensions:
        app.extensions["registry"].close()
    serving: Ownership | None = app.extensions.get("serving")
    if serving:
        serving.release()
    time.sleep(FLUSH_SECONDS)


def serve(app: Flask, listener: socket.socket) -> Alive:
    """Start serving in the background; give a function that says whether it still does."""
    files = raise_file_limit()
    return _serve_green(app, listener, files) if ASYNC_MODE == "eventlet" else threads.serve(app, listener)


def _serve_green(app: Flask, listener: socket.socket, files: int) -> Alive:
    import eventlet.wsgi

    from workshop.realtime.fast import eventlet_patches

    if "registry" in app.extensions:
        app.extensions["registry"].offload = disk_threads()  # the loop serves while a disk flushes
    eventlet_patches.patch(app.extensions["fast_path"])
    thread = eventlet.spawn(
        eventlet.wsgi.server,
        listener,
        in_turn(app),
        log_output=False,
        max_size=min(MOST_CONNECTIONS, files * 3 // 4),  # the rest is for sessions: four files each
        socket_timeout=SILENT_SECONDS,
        protocol=_connection(eventlet.wsgi, app.config["TABLEE"].request_seconds),
        debug=False,
    )
    return lambda: not thread.dead


def disk_threads(most: int = FLUSHES) -> Any:
    """Give how greenlets wait for an act on a disk: in so many threads of eventlet's, or one where no more are given.

    Raises RuntimeError where it gives none.
    """
    from eventlet import tpool

    tpool.set_num_threads(most)
    try:
        tpool.execute(time.monotonic)
    except RuntimeError:
        tpool.killall()
        if most == 1:
            raise
        logger.warning("the system gives no %d threads to wait for disks: one waits for all", most)
        return disk_threads(1)
    return tpool.execute


def _connection(wsgi: Any, seconds: float) -> type:
    """Give what hears the requests of a connection."""

    class Connection(TimedHandler, wsgi.HttpProtocol):  # type: ignore[misc]  # eventlet has no types
        def log_message(self, *_: object) -> None:
            """Write nothing: it would say who asked, and what; a link's token may be in it."""

    Connection.seconds = seconds
    return Connection


def in_turn(answering: WSGIApplication) -> WSGIApplication:
    """Let everybody else pass before each request: whoever always has one more would hold the loop."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        time.sleep(0)
        return answering(environ, start_response)

    return answer


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
