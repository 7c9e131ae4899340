"""The house style (« charte graphique ») and the logos of the cover, kept and taken away by the organiser.

Law: a file is read and judged whole before it is kept; one that is refused changes nothing and says why.
"""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, abort, redirect, request, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from workshop.export.attached import HOUSE, LOGOS, place_logo
from workshop.memento.branding.house_style import BadHouseStyle
from workshop.memento.branding.logos import MOST_LOGOS, BadLogo, read_logo
from workshop.messages.branding import say
from workshop.session import Session
from workshop.storage import Attachment, attach, attached, detach
from workshop.web.organiser import access, uploads
from workshop.web.organiser.memento_page import shown

LONGEST_NAME = 60
UNPROCESSABLE = 422


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento/house", view_func=house, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/logos", view_func=logo, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/wear/<name>", view_func=picture)
    blueprint.add_url_rule("/<code>/memento/wear/<name>/remove", view_func=remove, methods=["POST"])


def house(code: str) -> Response:
    """Keep the house style that was sent, in place of the one there was."""
    session, _person = access.session(code)
    sent, content = _sent()
    for bad in uploads.read("house", content).get("refused", ()):
        said = say(BadHouseStyle(bad["kind"], **bad["values"]))
        return shown(session, UNPROCESSABLE, wrong={"house": said})
    name = secure_filename(sent.filename or "")[:LONGEST_NAME] if sent else ""
    return _keep(session, Attachment(HOUSE, name or "charte.docx", content))


def logo(code: str) -> Response:
    """Keep a logo in the first free place."""
    session, _person = access.session(code)
    _file, content = _sent()
    try:
        read = read_logo(request.form.get("words", ""), content)
        placed: list[bool] = []
        session.keep(lambda log: placed.append(place_logo(log, read)))
        if not placed[0]:
            raise BadLogo("too_many", limit=MOST_LOGOS)
    except BadLogo as bad:
        return shown(session, UNPROCESSABLE, wrong={"logo": say(bad)})
    return _back(session)


def picture(code: str, name: str) -> Response:
    """A logo, to see which it is."""
    session, _person = access.session(code)
    with access.registry().library.reading(session.code) as log:
        found = attached(log, name) if name in LOGOS else []
    if not found:
        abort(404)
    read = read_logo(found[0].words, found[0].content)
    return send_file(BytesIO(read.content), mimetype=read.media_type, max_age=0)


def remove(code: str, name: str) -> Response:
    """Take off the house style or a logo."""
    session, _person = access.session(code)
    if name != HOUSE and name not in LOGOS:
        abort(404)
    session.keep(lambda log: detach(log, name))
    return _back(session)


def _sent() -> tuple[FileStorage | None, bytes]:
    sent = request.files.get("file")
    return sent, sent.read() if sent else b""


def _keep(session: Session, attachment: Attachment) -> Response:
    session.keep(lambda log: attach(log, attachment))
    return _back(session)


def _back(session: Session) -> Response:
    return redirect(url_for("organiser.memento", code=session.code, _anchor="the-dress"), 303)
