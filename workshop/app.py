"""The application: what every part is wired to.

Law: nothing is made at import; two applications in one process share nothing.
"""

from __future__ import annotations

import math

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from workshop import realtime, web
from workshop.config import Config
from workshop.identity import Arrivals, Brake, Cookies, OrganiserLink
from workshop.identity.brake import EVERYWHERE
from workshop.realtime import Authenticator
from workshop.session import Registry
from workshop.storage import Library
from workshop.storage.added_kinds import add_kinds
from workshop.storage.clock import Clock
from workshop.storage.ownership import Owner
from workshop.storage.partition import Share
from workshop.web import language, metrics, security
from workshop.web.assets.paths import templates_folder

MOST_UPLOAD = 6_000_000  # bytes of a request: a house style, a definition or an import; pages ask for far less


def create_app(config: Config | None = None, address: str = "") -> Flask:
    """Give the application for a folder of sessions.

    `config`: the environment's where there is none. `address`: where commands on this machine reach this
    process (`http://127.0.0.1:5000`). In `extensions`: `registry`, `cookies`, `organiser_link`, `authenticator`,
    `brake`, `assets`, `live`. Raises BadSetting when there should be a Redis and is none.
    """
    config = config or Config.from_environment()
    add_kinds(config.kinds)
    app = Flask("workshop", static_folder=None, template_folder=str(templates_folder()))
    app.config.update(TABLEE=config, SECRET_KEY=config.secret, MAX_CONTENT_LENGTH=MOST_UPLOAD)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    _know(app, config, address)
    web.install(app, config)
    _open(app, config)
    _wrap(app, config)
    return app


def create_relay(config: Config) -> Flask:
    """Give the application of a relay: sockets, `/healthz` and `/metrics`, no session, no secret. Raises BadSetting.

    In `extensions`: `live`, and no `registry`.
    """
    from workshop.realtime import cluster  # needs a package that is not always there

    cluster.meet(config.redis)
    app = Flask("workshop", static_folder=None)
    app.config.update(TABLEE=config)
    language.install(app, config.language)
    cluster.install_relay(app)
    app.register_blueprint(metrics.blueprint)
    _wrap(app, config)
    return app


def _open(app: Flask, config: Config) -> None:
    """Open the sockets, those at relays too where there are any."""
    if not config.redis:
        realtime.install(app)
        return
    from workshop.realtime import cluster

    cluster.meet(config.redis)
    cluster.install(app)


def _wrap(app: Flask, config: Config) -> None:
    app.wsgi_app = security.over(app.wsgi_app, config.encrypted)  # type: ignore[assignment, method-assign]
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, config.proxies, config.proxies, config.proxies)  # type: ignore[method-assign]


def _know(app: Flask, config: Config, address: str) -> None:
    share = Share(config.workers, config.worker, config.machine, config.machines)
    registry = Registry(Library(config.sessions, share=share), Owner(address))
    registry.library.remove_left_documents()
    clock = registry.library.clock
    cookies, organiser_link = Cookies(config.secret, clock.seconds), OrganiserLink(config.sessions)
    app.extensions["registry"] = registry
    app.extensions["cookies"] = cookies
    app.extensions["organiser_link"] = organiser_link
    app.extensions["authenticator"] = Authenticator(registry, cookies, organiser_link)
    app.extensions["brake"] = _brake(config, clock)
    app.extensions["arrivals"] = Arrivals(config.secret)


def _brake(config: Config, clock: Clock) -> Brake:
    """Each worker brakes what it sees; what is let through in a minute from everywhere is shared between them."""
    path = config.sessions / (f".brake-{config.worker}" if config.worker else ".brake")
    return Brake(path, config.secret, clock.seconds, everywhere=math.ceil(EVERYWHERE / config.workers))
