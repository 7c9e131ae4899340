"""A session that comes back from its JSON export, sent by the organiser.

Law: what is sent is read, judged and written by another process, with a limit of time, so that no vote waits for it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.importing.session_file import BadSession
from workshop.messages.session_files import say
from workshop.web.organiser import access
from workshop.web.organiser.context import page
from workshop.web.organiser.imports import MOST_SENT, UNPROCESSABLE
from workshop.web.organiser.uploads import run_apart


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/reopen", view_func=reopen)
    blueprint.add_url_rule("/reopen", view_func=receive, methods=["POST"])


def reopen() -> Response:
    """The form."""
    access.needs_server_organiser()
    return page("reopening", wrong="")


def receive() -> Response:
    """Make a session of the `file` that was sent, and go to it."""
    request.max_content_length = MOST_SENT
    access.needs_server_organiser()
    sent = request.files.get("file")
    if not sent:
        return page("reopening", status=UNPROCESSABLE, wrong=_("Choisissez un fichier."))
    with tempfile.TemporaryDirectory(prefix="tablee-reopen-") as place:
        path = Path(place) / "sent"
        sent.save(path)
        library = access.registry().library
        status, said = run_apart("workshop.importing.session_file", str(path), str(library.folder), library.free_code())
    if status == 0:
        return redirect(url_for("organiser.session", code=said["code"]), 303)
    if "refused" in said:
        raise Refused(said["refused"], **said["values"])
    bad = BadSession(said.get("bad", "too_slow"), **said.get("values", {}))
    return page("reopening", status=UNPROCESSABLE, wrong=say(bad))
