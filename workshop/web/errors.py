"""What a page says when it cannot be given.

Law: a sentence and a way on; the trace goes to the log, never to the reader.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from workshop.core import Refused
from workshop.messages.refusals import internal, sentence

logger = logging.getLogger(__name__)

STATUS = {
    "not_allowed": 403,
    "not_joined": 403,
    "closed": 410,
    "too_long": 413,
    "elsewhere": 421,
    "busy": 429,
    "too_many_codes": 429,
    "too_many_asks": 429,
    "too_many_arrivals": 429,
    "disk": 503,
    "newer_file": 503,
    "damaged_file": 503,
}


def install(app: Flask) -> None:
    """Answer refusals, HTTP errors and bugs with a page, or with JSON where a program asks."""
    app.register_error_handler(Refused, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, bug)


def refused(error: Refused) -> Response:
    """Answer a refusal of the core or of the door."""
    return answer(status_of(error.kind), sentence(error.kind, error.values), kind=error.kind)


def http_error(error: HTTPException) -> Response:
    """Answer what routing or a view aborted; a redirect passes as it is."""
    if error.code is None or error.code < 400:
        return make_response(error.get_response())
    return answer(error.code, _sentence(error.code))


def bug(error: Exception) -> Response:
    """Answer a mistake of ours, logged with its trace; an address may hold a link's token, so its rule is said."""
    logger.exception("%s %s raised", request.method, request.url_rule, exc_info=error)
    return answer(500, internal(), kind="internal")


def status_of(kind: str) -> int:
    """Give the HTTP status of a refusal's kind."""
    return 404 if kind.startswith("unknown_") else STATUS.get(kind, 422)


def answer(status: int, text: str, kind: str | None = None) -> Response:
    """Give the error page, or `{refused|error, text}` to who prefers JSON."""
    if request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json":
        return make_response(
            jsonify({"refused" if status < 500 else "error": kind or str(status), "text": text}), status
        )
    return make_response(render_template("error.html", title=_title(status), sentence=text), status)


def _title(status: int) -> str:
    return str(TITLES.get(min(status, 500), TITLES[0])())


def _sentence(status: int) -> str:
    return str(SENTENCES.get(min(status, 500), SENTENCES[0])())


TITLES: dict[int, Callable[[], str]] = {
    403: lambda: _("Cette page n’est pas ouverte ici"),
    404: lambda: _("Cette page n’existe pas"),
    500: lambda: _("Le serveur n’a pas pu répondre"),
    0: lambda: _("La demande n’a pas abouti"),
}

SENTENCES: dict[int, Callable[[], str]] = {
    403: lambda: _("Il faut le lien donné par l’organisateur. Rien n’a été changé."),
    404: lambda: _(
        "L’adresse est peut-être incomplète. Entrez le code affiché à l’écran, ou scannez le carré à nouveau."
    ),
    405: lambda: _("Cette adresse ne se demande pas ainsi. Revenez à la page précédente."),
    413: lambda: _("Ce fichier ou ce texte est trop gros. Rien n’a été changé."),
    429: lambda: _("Trop d’essais en peu de temps. Attendez une minute puis réessayez."),
    500: lambda: _("Ce qui a été enregistré est gardé. Réessayez dans un instant."),
    0: lambda: _("La demande n’est pas complète. Revenez à la page précédente et réessayez."),
}
