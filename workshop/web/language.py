"""The language of pages and sentences.

Law: what is written in the code is French; another language is a catalogue, chosen for the whole server.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from flask import Flask
from flask_babel import Babel, format_date

TRANSLATIONS = Path(__file__).resolve().parents[1] / "messages" / "translations"


def install(app: Flask, language: str) -> None:
    """Translate pages and sentences to `language` (two letters); without a catalogue they stay French."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    Babel(app, default_locale=language, locale_selector=lambda: language)
    app.jinja_env.globals["language"] = language
    app.jinja_env.filters["long_date"] = long_date


def long_date(iso: str) -> str:
    """Give « 18 mars 2027 » for `2027-03-18`; what is not a date comes back as it is."""
    try:
        return str(format_date(date.fromisoformat(iso), "long"))
    except ValueError:
        return iso
