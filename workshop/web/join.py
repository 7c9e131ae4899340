"""Taking place: the code, the table, what one agrees to.

Law: it works without JavaScript and without an account; a form sent twice is one person, because the form
itself carries who they will be, signed.
"""

from __future__ import annotations

import io
import secrets
from typing import Any

import segno
from flask import Blueprint, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Operation, Person, Refused
from workshop.identity import new_id
from workshop.room import Room
from workshop.sentences import sentence
from workshop.web import addresses, known
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.seating import seatings

TICKET = "join_ticket"
MOST_FORM = 32_768
CONSENTS = ("room", "name", "quotes", "photo")
MOST_SEATS = 12

blueprint = Blueprint("join", __name__)


@blueprint.get("/")
def code_form() -> Response:
    """The form of the code; with `?code=`, on to the session if there is one."""
    typed = request.args.get("code")
    if typed is None:
        return make_response(render_template("join_code.html", typed="", problem=None))
    try:
        return redirect(f"/r/{known.guessed(typed)}", 303)
    except Refused as refused:
        problem = sentence(refused.kind, refused.values)
        return make_response(
            render_template("join_code.html", typed=typed[:32], problem=problem), status_of(refused.kind)
        )


@blueprint.get("/r/<code>")
def join_form(code: str) -> Response:
    """The form to take place. Who has one goes to their phone's page, unless they ask to be another."""
    room = known.rooms()[known.guessed(code)]
    if "another" not in request.args and _sits(room):
        return redirect(f"/s/{room.code}/phone", 303)
    return _form(room, {"table": request.args.get("table", "")})


def _sits(room: Room) -> bool:
    person = known.cookies().participant(request.cookies, room.code)
    return person is not None and room.read(lambda state: person.id in state.people)


@blueprint.post("/r/<code>")
def join(code: str) -> Response:
    """Take place and go to the phone's page; a refusal shows the form again, filled in."""
    request.max_content_length = MOST_FORM
    room = known.rooms()[known.guessed(code)]
    ticket = _ticket(room)
    try:
        body = _body()
        room.perform(Person(ticket["person"], "participant"), Operation(ticket["op"], "person.join", body))
    except Refused as refused:
        return _form(room, request.form.to_dict(), refused)
    answer = redirect(f"/s/{room.code}/phone", 303)
    set_cookie(answer, known.cookies().join(room.code, ticket["person"]))
    return answer


def _body() -> dict[str, Any]:
    """The operation's body as the form says it; meaning is checked by the core."""
    form = request.form
    body: dict[str, Any] = {"consents": {name: f"consent_{name}" in form for name in CONSENTS}}
    for field in ("table", "name", "function"):
        if form.get(field, "").strip():
            body[field] = form[field].strip()
    seats = form.get("seats", "1")
    if not seats.isascii() or not seats.isdigit() or len(seats) > 2:
        raise Refused("bad_field", field="seats", why="type")
    return body | {"seats": int(seats)}


def _ticket(room: Room) -> dict[str, str]:
    """Who this form makes: `{person, op}`, from the form if we signed it, else new."""
    cookies = known.cookies()
    ticket = cookies.read(request.form, TICKET)
    if ticket and ticket.get("code") == room.code:
        return {"person": str(ticket["person"]), "op": str(ticket["op"])}
    return {"person": new_id("participant"), "op": secrets.token_hex(12)}


def _form(room: Room, filled: dict[str, str], refused: Refused | None = None) -> Response:
    tables = room.read(seatings)
    facts = room.read(_facts)
    page = render_template(
        "join.html",
        code=room.code,
        session=facts,
        themes=_by_theme(tables),
        chosen=next((one for one in tables if one.id == filled.get("table")), None),
        smallest=max(tables, key=lambda one: (one.free, -one.number)),
        filled=filled,
        problem=sentence(refused.kind, refused.values) if refused else None,
        functions=_functions(),
        most_seats=MOST_SEATS,
        ticket_name=TICKET,
        ticket=known.cookies().sign(TICKET, {"code": room.code} | _ticket(room)),
    )
    return make_response(page, status_of(refused.kind) if refused else 200)


def _facts(state: Any) -> dict[str, Any]:
    kept = ("title", "question", "date", "place", "organisers", "reader", "retention_days")
    return {name: state.definition.get(name) for name in kept} | {
        "rehearsal": state.rehearsal,
        "archived": state.archived,
    }


def _by_theme(tables: list[Any]) -> dict[tuple[str, str], list[Any]]:
    themes: dict[tuple[str, str], list[Any]] = {}
    for one in tables:
        themes.setdefault((one.theme, one.theme_title), []).append(one)
    return themes


def _functions() -> dict[str, str]:
    return {
        "state": _("État"),
        "local": _("territoriale"),
        "hospital": _("hospitalière"),
        "other": _("autre"),
    }


@blueprint.get("/r/<code>/qr.svg")
def qr(code: str) -> Response:
    """The QR code of the address to join, with `?table=` that of a table; always dark on white."""
    room = known.rooms()[known.guessed(code)]
    table = request.args.get("table")
    if table is not None and not room.read(lambda state: table in state.agenda.tables):
        raise Refused("unknown_table")
    drawn = io.BytesIO()
    made = segno.make(addresses.join(room.code, table), error="m", micro=False)
    made.save(
        drawn,
        kind="svg",
        light="white",
        border=4,
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return make_response(drawn.getvalue(), {"Content-Type": "image/svg+xml; charset=utf-8"})
