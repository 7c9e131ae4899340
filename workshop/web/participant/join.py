"""Taking place: the code, the table, what one agrees to.

Law: it works without JavaScript and without an account; a form that a browser sends twice is one person, and one that
two browsers send is two, because who they will be is made from the form and the browser. It gives no claim: whose place
a desk gave to another device gets it back by no form of theirs.
"""

from __future__ import annotations

import secrets
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Operation, Person, Refused, State, check
from workshop.identity.cookies import LETTERS
from workshop.identity.origin import is_this_machine
from workshop.messages.refusals import sentence
from workshop.session import Session
from workshop.web import addresses, services
from workshop.web import qr_codes as codes
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.participant.seating import seatings

TICKET = "join_ticket"
MOST_FORM = 32_768
CONSENTS = ("room", "name", "quotes", "photo")
MOST_SEATS = 12
ID_LENGTH, OP_LENGTH = 16, 24

blueprint = Blueprint("join", __name__)


@blueprint.get("/")
def code_form() -> Response:
    """The form of the code; with `?code=`, on to the session if there is one."""
    typed = request.args.get("code")
    if typed is None:
        return make_response(render_template("join_code.html", typed="", problem=None))
    try:
        return redirect(f"/r/{services.guessed(typed)}", 303)
    except Refused as refused:
        problem = sentence(refused.kind, refused.values)
        return make_response(
            render_template("join_code.html", typed=typed[:32], problem=problem), status_of(refused.kind)
        )


@blueprint.get("/r/<code>")
def join_form(code: str) -> Response:
    """The form to take place. Who has one goes to their phone's page, unless they ask to be another."""
    session = services.registry()[services.guessed(code)]
    here = None if "another" in request.args else services.participant(session)
    refused = here.unseated if here else _taken_back(session)
    if here and refused in (None, "not_admitted"):
        return redirect(f"/s/{session.code}/phone", 303)
    away_as = Refused(refused) if refused else None
    return _form(session, {"table": request.args.get("table", "")}, away_as, 200)


def _taken_back(session: Session) -> str | None:
    """What is said to a browser whose place a desk gave to another device; they may join as somebody else."""
    person = None if "another" in request.args else services.cookies().participant(request.cookies, session.code)
    return "taken_back" if person and session.read(lambda state: person.id in state.people) else None


@blueprint.post("/r/<code>")
def join(code: str) -> Response:
    """Take place and go to the phone's page; a refusal shows the form again, filled in."""
    request.max_content_length = MOST_FORM
    session = services.registry()[services.guessed(code)]
    browser, cookie = browser_of(session)
    ticket = _ticket(session)
    person, op = _made_by(ticket["form"], browser)
    here = services.participant(session)
    if here and here.id == ticket["back"]:
        person = Person(here.id, "participant")
    try:
        body = _body() | {"device": browser}
        taking = Operation(op, "person.join", body)
        _in_turn(session, person, taking)
        session.perform(person, taking)
    except Refused as refused:
        return _form(session, request.form.to_dict(), refused)
    answer = redirect(f"/s/{session.code}/phone", 303)
    claim = here.claim if here and here.id == person.id else None
    set_cookie(answer, services.cookies().join(session.code, person.id, claim))
    if cookie:
        set_cookie(answer, cookie)
    return answer


def _in_turn(session: Session, person: Person, taking: Operation) -> None:
    """Let a newcomer wait as the pace of their network asks; this machine's own are rehearsals. Raises Refused.

    A form that would seat nobody takes no turn from those who come: it is refused before.
    """
    if is_this_machine(request.environ):
        return
    now = session.now()

    def places(state: State) -> int:
        if person.id in state.people:
            return 0
        check(state, person, taking, now)
        return sum(one.places for one in state.agenda.tables.values())

    total = session.read(places)
    if total and not services.arrivals().come(session.code, request.remote_addr or "", taking.body["seats"], total):
        raise Refused("too_many_arrivals")


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


def _ticket(session: Session) -> dict[str, str]:
    """What a form is told apart by: `{code, form, back}`, from the form if we signed it, else new.

    `back`: whom it seats again, if it was this browser's; empty for a newcomer.
    """
    ticket = services.cookies().read(request.form, TICKET)
    if ticket and ticket.get("code") == session.code and "form" in ticket:
        return {"code": session.code, "form": str(ticket["form"]), "back": str(ticket.get("back", ""))}
    here = None if "another" in request.args else services.participant(session)
    return {
        "code": session.code,
        "form": secrets.token_hex(12),
        "back": here.id if here and here.status == "freed" else "",
    }


def browser_of(session: Session) -> tuple[str, tuple[str, str] | None]:
    """What this browser is told apart by while it joins, and the cookie to set where it has none yet."""
    name = f"tablee_{session.code}_browser"
    said = services.cookies().read(request.cookies, name)
    if said:
        return str(said["id"]), None
    made = secrets.token_hex(12)
    return made, (name, services.cookies().sign(name, {"id": made}))


def _made_by(form: str, browser: str) -> tuple[Person, str]:
    """Who a form makes in a browser, and by which operation: the same each time, and another in another browser."""
    said = services.cookies().trace(f"{form} {browser}")
    return Person(f"{LETTERS['participant']}{said[:ID_LENGTH]}", "participant"), said[ID_LENGTH:][:OP_LENGTH]


def _form(session: Session, filled: dict[str, str], refused: Refused | None = None, status: int = 0) -> Response:
    tables = session.read(seatings)
    facts = session.read(_facts)
    page = render_template(
        "join.html",
        code=session.code,
        session=facts,
        themes=_by_theme(tables),
        chosen=next((one for one in tables if one.id == filled.get("table")), None),
        smallest=max(tables, key=lambda one: (one.free, -one.number)),
        filled=filled,
        problem=sentence(refused.kind, refused.values) if refused else None,
        functions=_functions(),
        most_seats=MOST_SEATS,
        ticket_name=TICKET,
        ticket=services.cookies().sign(TICKET, _ticket(session)),
    )
    answer = make_response(page, status or (status_of(refused.kind) if refused else 200))
    _, cookie = browser_of(session)
    if cookie:
        set_cookie(answer, cookie)
    return answer


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
    session = services.registry()[services.guessed(code)]
    table = request.args.get("table")
    if table is not None and not session.read(lambda state: table in state.agenda.tables):
        raise Refused("unknown_table")
    return make_response(codes.svg(addresses.join(session.code, table)), {"Content-Type": codes.SVG})
