"""Pages over HTTP. Seam: `install(app, config)`.

Law: one module for each family of addresses; all pass the guard, and all errors become a page with a
sentence.
"""

from __future__ import annotations

from flask import Flask

from workshop.config import Config
from workshop.places import static_folder
from workshop.web import (
    assets,
    errors,
    guard,
    health,
    join,
    language,
    links,
    metrics,
    organiser,
    owner,
    preflight,
    shares,
    shells,
    speech,
)

PARTS = (health, join, links, metrics, organiser, owner, preflight, shells)


def install(app: Flask, config: Config) -> None:
    """Give the application its pages."""
    language.install(app, config.language)
    guard.install(app)
    shares.install(app)
    errors.install(app)
    made = speech.made(language.TRANSLATIONS, config.language)
    app.jinja_env.globals["speech"] = list(made)
    assets.install(app, static_folder(), made)
    for part in PARTS:
        app.register_blueprint(part.blueprint)
