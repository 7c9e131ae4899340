"""Asking the table's desk for one's place back, by a first name, where the device and the word are lost.

Law: the page says the same whether that first name is at that table or not; until a desk says yes its device has
nothing. The request is this browser's own, by a cookie that we signed.
"""

from __future__ import annotations

from flask import Blueprint, jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.core.fields import Text
from workshop.live.asks import answered
from workshop.room import Room
from workshop.sentences import sentence
from workshop.web import known
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.join import browser_of
from workshop.web.seating import seatings

blueprint = Blueprint("asked", __name__)
NAME = Text(60, lines=False)


@blueprint.post("/r/<code>/asked")
def ask(code: str) -> Response:
    """Ask the desk of a table."""
    room = known.room(code)
    browser, cookie = browser_of(room)
    try:
        made = known.sockets().asks(room).put(_table(room), NAME.clean(request.form.get("name", ""), "name"), browser)
    except Refused as refused:
        return _form(room, refused)
    answer = redirect(f"/r/{room.code}/asked", 303)
    set_cookie(answer, (_cookie(room), known.cookies().sign(_cookie(room), {"ask": made})))
    if cookie:
        set_cookie(answer, cookie)
    return answer


@blueprint.get("/r/<code>/asked")
def wait(code: str) -> Response:
    """What became of this browser's request: it waits, it was refused or is dead, or the place is its own."""
    room = known.room(code)
    said = known.cookies().read(request.cookies, _cookie(room))
    if not said:
        return redirect(f"/r/{room.code}/back", 303)
    person = room.read(lambda state: answered(state, said["ask"]))
    found = known.sockets().asks(room).look(said["ask"])
    waits = person is None and found is not None and not found.refused
    if request.accept_mimetypes.best == "application/json":
        return make_response(jsonify(waits=waits), {"Cache-Control": "no-store"})
    if person is None:
        return _page(room, waits=waits, asked=found)
    answer = redirect(f"/s/{room.code}/phone", 303)
    set_cookie(answer, known.cookies().join(room.code, person.id, person.claim))
    return answer


def _cookie(room: Room) -> str:
    return f"tablee_{room.code}_asked"


def _table(room: Room) -> str:
    table = request.form.get("table", "")
    if not room.read(lambda state: table in state.agenda.tables):
        raise Refused("unknown_table")
    return table


def _form(room: Room, refused: Refused) -> Response:
    said = {"unanswered": sentence(refused.kind, refused.values), "named": request.form.get("name", "")[:60]}
    return _page(room, status_of(refused.kind), tables=room.read(seatings), **said)


def _page(room: Room, status: int = 200, **said: object) -> Response:
    title = room.read(lambda state: str(state.definition.get("title", "")))
    page = "back.html" if "tables" in said else "asked.html"
    shown = render_template(page, code=room.code, title=title, **{"typed": "", "problem": "", "word": "", **said})
    return make_response(shown, status, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
