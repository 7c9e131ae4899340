"""The house style (« charte graphique ») and the logos of the cover, kept and taken away by the organiser.

Law: a file is read and judged whole before it is kept; one that is refused changes nothing and says why.
"""

from __future__ import annotations

from io import BytesIO

from flask import Blueprint, abort, request, send_file
from werkzeug.wrappers import Response

from workshop.export.attached import HOUSE, LOGOS, place_logo
from workshop.memento.branding.house_style import BadHouseStyle
from workshop.memento.branding.logos import MOST_LOGOS, BadLogo, read_logo
from workshop.messages.branding import say
from workshop.storage import Attachment, attach, attached, detach
from workshop.web.organiser import access, uploads
from workshop.web.organiser.memento_page import kept, refused

PART = "the-branding"  # of the page


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/memento/house", view_func=house, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/logos", view_func=logo, methods=["POST"])
    blueprint.add_url_rule("/<code>/memento/wear/<name>", view_func=picture)
    blueprint.add_url_rule("/<code>/memento/wear/<name>/remove", view_func=remove, methods=["POST"])


def house(code: str) -> Response:
    """Keep the house style that was sent, in place of the one there was."""
    session, _person = access.session(code)
    name, content = uploads.sent("charte.docx")
    for bad in uploads.read("house", content).get("refused", ()):
        return refused(session, "house", say(BadHouseStyle(bad["kind"], **bad["values"])))
    return kept(session, lambda log: attach(log, Attachment(HOUSE, name, content)), PART)


def logo(code: str) -> Response:
    """Keep a logo in the first free place."""
    session, _person = access.session(code)
    placed: list[bool] = []
    try:
        read = read_logo(request.form.get("words", ""), uploads.sent("")[1])
        answer = kept(session, lambda log: placed.append(place_logo(log, read)), PART)
        if not placed[0]:
            raise BadLogo("too_many", limit=MOST_LOGOS)
    except BadLogo as bad:
        return refused(session, "logo", say(bad))
    return answer


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
    return kept(session, lambda log: detach(log, name), PART)
