"""The mémento's standing, a draft until the organiser validates it, and the notes that go with its next edition.

Law: what is validated is the log up to its last row; whatever is written after makes the document a draft again.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from workshop.core import ballots
from workshop.core.model.person import PLENARY
from workshop.export.documents import VALIDATED
from workshop.memento.outline.notes import BadNotes
from workshop.messages.notes import say
from workshop.session import Session
from workshop.storage import Attachment, Log, attach, attached, detach, labels
from workshop.web.organiser import access, branding, documents, uploads

NOTES = ("remarks", "news", "survey")
LONGEST_NAME = 60


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento/validated", view_func=validate, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/notes/<name>", view_func=keep_notes, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/notes/<name>/remove", view_func=remove_notes, methods=["POST"])


def stands(session: Session, log: Log) -> dict[str, Any]:
    """`{standing, notes}`: `rehearsal`, `draft`, `changed` (validated once, written in since) or `valid`; and the

    names of the files kept, by what they hold.
    """
    known = labels(log)
    seq, rehearsal = session.read(lambda state: (state.seq, state.rehearsal))
    signed = "".join(one.content.decode() for one in attached(log, VALIDATED))
    standing = "draft" if not signed else "valid" if signed == str(seq) else "changed"
    return {
        "standing": "rehearsal" if rehearsal else standing,
        "notes": {name: known[name] for name in NOTES if name in known},
    }


def validate(code: str) -> Response:
    """Validate the mémento as the log stands, or make a draft of it again (`valid` is empty)."""
    session, _person = access.session(code)
    if request.form.get("valid"):
        seq = session.read(lambda state: state.seq)
        session.keep(lambda log: attach(log, Attachment(VALIDATED, "", str(seq).encode())))
    else:
        session.keep(lambda log: detach(log, VALIDATED))
    return _back(session)


def keep_notes(code: str, name: str) -> Response:
    """Keep a CSV file of remarks, of statuses or of the survey, in place of the one there was."""
    session, _person = _known(code, name)
    sent = request.files.get("file")
    content = sent.read() if sent else b""
    sheets = session.read(lambda state: len(ballots.proposals(state, PLENARY)))
    for bad in uploads.read(name, content, sheets).get("refused", ()):
        said = say(BadNotes(bad["line"], bad["kind"], **bad["values"]))
        return documents.shown(session, branding.UNPROCESSABLE, wrong={name: said})
    named = secure_filename(sent.filename or "")[:LONGEST_NAME] if sent else ""
    session.keep(lambda log: attach(log, Attachment(name, named or f"{name}.csv", content)))
    return _back(session)


def remove_notes(code: str, name: str) -> Response:
    """Take one of these files away."""
    session, _person = _known(code, name)
    session.keep(lambda log: detach(log, name))
    return _back(session)


def _known(code: str, name: str) -> tuple[Session, Any]:
    if name not in NOTES:
        abort(404)
    return access.session(code)


def _back(session: Session) -> Response:
    return redirect(url_for("organiser.memento", code=session.code, _anchor="the-standing"), 303)
