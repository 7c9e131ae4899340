"""The organiser's front door: signing in, and the list of sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, current_app, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.messages.refusals import sentence
from workshop.storage.session_list import Listed
from workshop.web.cookies import set_cookie
from workshop.web.organiser import access
from workshop.web.organiser.context import page


@dataclass(frozen=True)
class SessionRow:
    """A line of the list: the session, and its state in words."""

    listed: Listed
    said: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.listed, name)


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/sign-in/<token>", view_func=sign_in)
    blueprint.add_url_rule("", view_func=sessions)


def sign_in(token: str) -> Response:
    """Exchange the server's link for a cookie; wrong ones are counted and slowed down, the right one never is."""
    known = current_app.extensions
    if not known["organiser_link"].opens(token):
        if not known["brake"].wrong(request.remote_addr or ""):
            raise Refused("too_many_codes")
        return page("sign_in", status=403)
    answer = redirect(url_for("organiser.sessions"), 303)
    set_cookie(answer, known["organiser_link"].cookie(known["cookies"]))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


def sessions() -> Response:
    """The list, the latest first; who is not signed in is told how."""
    if access.server_organiser() is None:
        return page("sign_in", status=403)
    library = access.registry().library
    listed = [SessionRow(one, _state(one)) for one in library.listed()]
    return page("sessions", listed=listed, machine=library.share.machine, machines=library.share.machines)


def _state(one: Listed) -> str:
    if one.problem:
        return sentence(one.problem.kind, one.problem.values)
    said = {"empty": _("en préparation"), "running": _("en cours"), "archived": _("archivée")}
    return str(said[one.state])
