"""What the organiser's documents wear: the house style (« charte graphique ») and the logos of the cover.

Law: a file is read and judged whole before it is kept; one that is refused changes nothing and says why.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import Any

from flask import Blueprint, abort, redirect, request, send_file, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename
from werkzeug.wrappers import Response

from workshop.memento.branding.house_style import BadHouseStyle
from workshop.memento.branding.logos import MOST_LOGOS, BadLogo, Logo, read_logo
from workshop.messages.branding import say
from workshop.session import Session
from workshop.storage import Attachment, Log, attach, attached, attachments, detach, labels
from workshop.web.organiser import access, documents, uploads

HOUSE = "house"
LOGOS = tuple(f"logo-{number}" for number in range(1, MOST_LOGOS + 1))
LONGEST_NAME = 60
UNPROCESSABLE = 422


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento/house", view_func=house, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/logos", view_func=logo, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/wear/<name>", view_func=picture)
    blueprint.add_url_rule("/<code>/memento/wear/<name>/remove", view_func=remove, methods=["POST"])


def worn(log: Log) -> dict[str, Any]:
    """What a session's documents wear: `{house, logos, full}`, its house style's file name or None, the words of each

    logo by its place, no room for more.
    """
    known = labels(log)
    logos = {name: known[name] for name in LOGOS if name in known}
    return {"house": known.get(HOUSE), "logos": logos, "full": len(logos) == len(LOGOS)}


def mark(code: str) -> str:
    """Tells one dress from another; empty without any."""
    with access.registry().library.reading(code) as log:
        found = attachments(log)
    digest = hashlib.sha256(b"".join(b"%b\0%b\0%b" % (a.name.encode(), a.words.encode(), a.content) for a in found))
    return digest.hexdigest()[:8] if found else ""


def house(code: str) -> Response:
    """Keep the house style that was sent, in place of the one there was."""
    session, _person = access.session(code)
    sent, content = _sent()
    for bad in uploads.read("house", content).get("refused", ()):
        return documents.shown(
            session, UNPROCESSABLE, wrong={"house": say(BadHouseStyle(bad["kind"], **bad["values"]))}
        )
    name = secure_filename(sent.filename or "")[:LONGEST_NAME] if sent else ""
    return _keep(session, Attachment(HOUSE, name or "charte.docx", content))


def logo(code: str) -> Response:
    """Keep a logo in the first free place."""
    session, _person = access.session(code)
    _file, content = _sent()
    try:
        _place(session, read_logo(request.form.get("words", ""), content))
    except BadLogo as bad:
        return documents.shown(session, UNPROCESSABLE, wrong={"logo": say(bad)})
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


def _place(session: Session, read: Logo) -> None:
    """Keep it where it already is, else in the first place that is free when its turn comes. May raise BadLogo."""
    places: list[str] = []

    def put(log: Log) -> None:
        taken = {one.name: (one.words, one.content) for one in attached(log, *LOGOS)}
        free = [name for name in LOGOS if name not in taken]
        places.extend([name for name in taken if taken[name] == (read.words, read.content)] or free[:1])
        for name in places:
            attach(log, Attachment(name, read.words, read.content))

    session.keep(put)
    if not places:
        raise BadLogo("too_many", limit=MOST_LOGOS)


def _back(session: Session) -> Response:
    return redirect(url_for("organiser.memento", code=session.code, _anchor="the-dress"), 303)
