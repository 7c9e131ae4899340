"""What is done to a whole session: archive, duplicate, reset a rehearsal, delete.

Law: what cannot be undone is asked for twice, the second time by typing the code.
"""

from __future__ import annotations

from flask import Blueprint, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.identity import read_code
from workshop.messages.refusals import sentence
from workshop.web.organiser import access, creation_ticket
from workshop.web.organiser.card import card_of
from workshop.web.organiser.context import page


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/archive", view_func=archive, methods=["POST"])
    blueprint.add_url_rule("/<code>/duplicate", view_func=duplicate, methods=["POST"])
    blueprint.add_url_rule("/<code>/reset", view_func=reset, methods=["POST"])
    blueprint.add_url_rule("/<code>/delete", view_func=confirm_delete)
    blueprint.add_url_rule("/<code>/delete", view_func=delete, methods=["POST"])


def archive(code: str) -> Response:
    """Archive a session, or open it again; where that would count few ballots, ask first."""
    session, person = access.session(code)
    few = {"few": True} if request.form.get("few") == "1" else {}
    try:
        access.perform(session, person, "session.archive", {"archived": request.form.get("archived") == "1", **few})
    except Refused as refused:
        if refused.kind != "few_ballots":
            raise
        return page("few_ballots", card_of(session), "session", 409, problem=sentence(refused.kind, refused.values))
    return _to("session", session.code)


def duplicate(code: str) -> Response:
    """Make a new, empty session with the same definition; pressed again, the same one."""
    access.needs_server_organiser()
    session, _person = access.session(code)
    return _to("edit", creation_ticket.once(lambda twin: access.registry().library.duplicate(session.code, twin)))


def reset(code: str) -> Response:
    """Empty a rehearsed session; refused for one where real people came."""
    session, _person = access.session(code)
    card = card_of(session)
    if not card.rehearsal or request.form.get("sure") != "1":
        raise Refused("rehearsal_only")
    session.reset()
    return _to("rehearsal", session.code)


def confirm_delete(code: str) -> Response:
    """Ask for the code before deleting."""
    access.needs_server_organiser()
    session, _person = access.session(code)
    return page("delete", card_of(session), "session", problem="")


def delete(code: str) -> Response:
    """Delete the session for ever, if its code was typed."""
    access.needs_server_organiser()
    session, _person = access.session(code)
    if read_code(request.form.get("typed", "")) != session.code:
        problem = _("Ce n’est pas le code de cette séance. Rien n’a été effacé.")
        return page("delete", card_of(session), "session", 422, problem=problem)
    access.registry().delete(session.code)
    return redirect(url_for("organiser.sessions"), 303)


def _to(name: str, code: str) -> Response:
    return redirect(url_for(f"organiser.{name}", code=code), 303)
