"""What every page of the organiser is given."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, url_for
from werkzeug.wrappers import Response

from workshop.identity import cookie_name
from workshop.identity.organiser import COOKIE
from workshop.web.cookies import renew
from workshop.web.organiser import access
from workshop.web.organiser.card import Card
from workshop.web.organiser.filters import counted


def page(template: str, card: Card | None = None, tab: str = "", status: int = 200, **more: Any) -> Response:
    """The page of a template: `card` for a session's, with the tab that is open."""
    whole = access.server_organiser() is not None
    home = url_for("organiser.sessions") if whole or card is None else url_for("organiser.session", code=card.code)
    given = {"card": card, "tab": tab, "home": home, "whole_server": whole, "ngettext": counted, **more}
    folder = "" if "/" in template else "organiser/"
    answer = make_response(render_template(f"{folder}{template}.html", **given), status)
    renew(answer, COOKIE, *([cookie_name(card.code, "organiser")] if card else []))
    return answer
