"""Pages over HTTP. Seam: `install(app, config)`.

Law: one module for each family of addresses; all pass the guard, and all errors become a page with a
sentence.
"""

from __future__ import annotations

from flask import Flask

from workshop.config import Config
from workshop.places import static_folder
from workshop.web import (
    asked,
    assets,
    back,
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

PARTS = (asked, back, health, join, links, metrics, organiser, owner, preflight, shells)


def static_files(spoken: str, apart: bool = False) -> assets.Assets:
    """The static files of a server that speaks that language; `apart`: its pages name files as they are written."""
    return assets.Assets(static_folder(), speech.catalogue(language.TRANSLATIONS, spoken), apart)


def install(app: Flask, config: Config) -> None:
    """Give the application its pages."""
    language.install(app, config.language)
    guard.install(app)
    shares.install(app)
    errors.install(app)
    assets.install(app, static_files(config.language, apart=config.files == "apart"))
    for part in PARTS:
        app.register_blueprint(part.blueprint)
