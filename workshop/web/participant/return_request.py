"""Asking the table's desk for one's place back, by a first name, where the device and the word are lost.

Law: the page says the same whether that first name is at that table or not; until a desk says yes its device has
nothing. The request is this browser's own, by a cookie that we signed.
"""

from __future__ import annotations

from flask import Blueprint, jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.core.model.fields import Text
from workshop.messages.refusals import sentence
from workshop.realtime.return_requests import answered
from workshop.session import Session
from workshop.web import services
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.participant.join import browser_of
from workshop.web.participant.seating import seatings

blueprint = Blueprint("asked", __name__)
NAME = Text(60, lines=False)


@blueprint.post("/r/<code>/asked")
def ask(code: str) -> Response:
    """Ask the desk of a table."""
    session = services.session(code)
    browser, cookie = browser_of(session)
    try:
        made = (
            services.sockets()
            .asks(session)
            .put(_table(session), NAME.clean(request.form.get("name", ""), "name"), browser)
        )
    except Refused as refused:
        return _form(session, refused)
    answer = redirect(f"/r/{session.code}/asked", 303)
    set_cookie(answer, (_cookie(session), services.cookies().sign(_cookie(session), {"ask": made})))
    if cookie:
        set_cookie(answer, cookie)
    return answer


@blueprint.get("/r/<code>/asked")
def wait(code: str) -> Response:
    """What became of this browser's request: it waits, it was refused or has expired, or the place is its own."""
    session = services.session(code)
    said = services.cookies().read(request.cookies, _cookie(session))
    if not said:
        return redirect(f"/r/{session.code}/back", 303)
    person = session.read(lambda state: answered(state, said["ask"]))
    found = services.sockets().asks(session).look(said["ask"])
    waits = person is None and found is not None and not found.refused
    if request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(waits=waits), {"Cache-Control": "no-store"})
    if person is None:
        return _page(session, waits=waits, asked=found)
    answer = redirect(f"/s/{session.code}/phone", 303)
    set_cookie(answer, services.cookies().join(session.code, person.id, person.claim))
    return answer


def _cookie(session: Session) -> str:
    return f"tablee_{session.code}_asked"


def _table(session: Session) -> str:
    table = request.form.get("table", "")
    if not session.read(lambda state: table in state.agenda.tables):
        raise Refused("unknown_table")
    return table


def _form(session: Session, refused: Refused) -> Response:
    said = {"unanswered": sentence(refused.kind, refused.values), "named": request.form.get("name", "")[:60]}
    return _page(session, status_of(refused.kind), tables=session.read(seatings), **said)


def _page(session: Session, status: int = 200, **said: object) -> Response:
    title = session.read(lambda state: str(state.definition.get("title", "")))
    page = "back.html" if "tables" in said else "asked.html"
    shown = render_template(page, code=session.code, title=title, **{"typed": "", "problem": "", "word": "", **said})
    return make_response(shown, status, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
