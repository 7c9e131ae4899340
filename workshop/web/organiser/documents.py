"""What the organiser takes away: the mémento in Word, and the session in every other format."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, jsonify, redirect, request, send_file, url_for
from werkzeug.wrappers import Response

from workshop.definition import to_text
from workshop.definition.texts import slug
from workshop.export import attached
from workshop.export.formats import FORMATS, Format
from workshop.messages.formats import why_missing
from workshop.session import Session
from workshop.web.organiser import access
from workshop.web.organiser.builds import Build
from workshop.web.organiser.card import Card, card_of
from workshop.web.organiser.memento_page import MAIN, builds, shown, told


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento", view_func=memento)
    blueprint.add_url_rule("/<code>/memento", view_func=build, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/<name>/state", view_func=state)
    blueprint.add_url_rule("/<code>/memento/<name>/file", view_func=file)
    blueprint.add_url_rule("/<code>/memento/<name>/cancel", view_func=cancel, methods=["POST"])
    blueprint.add_url_rule("/<code>/definition.md", view_func=definition)


def memento(code: str) -> Response:
    """What the mémento would hold now, and the document that was asked for, when it is there."""
    session, _person = access.session(code)
    return shown(session)


def build(code: str) -> Response:
    """Start building a document of the session as it is now."""
    session, _person = access.session(code)
    kind = request.form.get("kind", MAIN)
    mask = request.form.get("mask") == "1"
    if kind not in FORMATS:
        abort(400)
    if mask and not FORMATS[kind].masks:
        return shown(session, 422, wrong={"mask": why_missing("mask")})
    at = str(session.read(lambda state: state.seq))
    with access.registry().library.reading(session.code) as log:
        mark = attached.mark(log)
    started = builds().start(session.code, kind, at, mask, mark, request.form.get("leave_hidden") == "1")
    return redirect(url_for("organiser.memento", code=session.code, build=started.id), 303)


def state(code: str, name: str) -> Response:
    """`{state, done, said}` of a build: its state, how far it is (0 to 1), and that in words."""
    session, _person = access.session(code)
    found = _known(session, name)
    return jsonify({"state": found.state(), **told(found)})


def cancel(code: str, name: str) -> Response:
    """End a build; nothing of it is left."""
    session, _person = access.session(code)
    builds().cancel(session.code, name)
    return redirect(url_for("organiser.memento", code=session.code), 303)


def file(code: str, name: str) -> Response:
    """The document itself."""
    session, _person = access.session(code)
    found = _known(session, name)
    if found.state() != "done":
        abort(404)
    kind = FORMATS[found.kind]
    return send_file(found.path, mimetype=kind.media, as_attachment=True, download_name=_name(card_of(session), kind))


def definition(code: str) -> Response:
    """The session's definition as a file."""
    session, _person = access.session(code)
    card = card_of(session)
    answer = current_app.response_class(to_text(card.definition), mimetype="text/markdown")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{slug(card.title) or card.code}.md")
    return answer


def _known(session: Session, name: str) -> Build:
    found = builds().get(session.code, name)
    if found is None:
        abort(404)
    return found


def _name(card: Card, kind: Format) -> str:
    parts = [kind.stem, slug(card.title) or card.code, card.date, "repetition" if card.rehearsal else ""]
    return "-".join(part for part in parts if part) + kind.suffix
