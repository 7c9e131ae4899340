"""The organiser validates the mémento, and keeps the notes that go with its next edition.

Law: a file is read and judged whole before it is kept; one that is refused changes nothing and says why.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from workshop.core import ballots
from workshop.core.model.person import PLENARY
from workshop.export.attached import NOTES, VALIDATED
from workshop.memento.outline.notes import BadNotes
from workshop.messages.notes import say
from workshop.session import Session
from workshop.storage import Attachment, attach, detach
from workshop.web.organiser import access, uploads
from workshop.web.organiser.memento_page import kept, refused

PART = "the-validation"  # of the page


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento/validated", view_func=validate, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/notes/<name>", view_func=keep_notes, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/notes/<name>/remove", view_func=remove_notes, methods=["POST"])


def validate(code: str) -> Response:
    """Validate the mémento as the log stands, or make a draft of it again (`valid` is empty)."""
    session, _person = access.session(code)
    if request.form.get("valid"):
        seq = session.read(lambda state: state.seq)
        return kept(session, lambda log: attach(log, Attachment(VALIDATED, "", str(seq).encode())), PART)
    return kept(session, lambda log: detach(log, VALIDATED), PART)


def keep_notes(code: str, name: str) -> Response:
    """Keep a CSV file of remarks, of statuses or of the survey, in place of the one there was."""
    session, _person = _known(code, name)
    named, content = uploads.sent(f"{name}.csv")
    sheets = session.read(lambda state: len(ballots.proposals(state, PLENARY)))
    for bad in uploads.read(name, content, sheets).get("refused", ()):
        return refused(session, name, say(BadNotes(bad["line"], bad["kind"], **bad["values"])))
    return kept(session, lambda log: attach(log, Attachment(name, named, content)), PART)


def remove_notes(code: str, name: str) -> Response:
    """Take one of these files away."""
    session, _person = _known(code, name)
    return kept(session, lambda log: detach(log, name), PART)


def _known(code: str, name: str) -> tuple[Session, Any]:
    if name not in NOTES:
        abort(404)
    return access.session(code)
