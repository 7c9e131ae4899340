"""Pages over HTTP. Seam: `install(app, config)`.

Law: one module for each family of addresses; all pass the guard, and all errors become a page with a
sentence.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from workshop.config import Config
from workshop.web import (
    errors,
    health,
    identity_links,
    language,
    live_pages,
    metrics,
    organiser,
    owner_commands,
    partition,
    security,
)
from workshop.web.assets import files, translations
from workshop.web.assets.paths import static_folder
from workshop.web.participant import join, preflight, resume, return_request

PARTS = (
    return_request,
    resume,
    health,
    join,
    identity_links,
    metrics,
    organiser,
    owner_commands,
    preflight,
    live_pages,
)


def static_files(spoken: str, apart: bool = False, kinds: Path | None = None) -> files.Assets:
    """The static files of a server that speaks that language; `apart`: its pages name files as they are written.

    `kinds`: the folder of the kinds of steps that it adds.
    """
    more = kinds / "static" if kinds else None
    return files.Assets(static_folder(), translations.catalogue(language.TRANSLATIONS, spoken), apart, more)


def install(app: Flask, config: Config) -> None:
    """Give the application its pages."""
    language.install(app, config.language)
    security.install(app)
    partition.install(app)
    errors.install(app)
    files.install(app, static_files(config.language, config.files == "apart", config.kinds))
    for part in PARTS:
        app.register_blueprint(part.blueprint)
