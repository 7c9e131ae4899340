"""The shells of live pages: phone, desk, screen, tower.

Law: a shell holds nothing that is not known before the socket speaks; it is given only to whom its cookie names. It
is the only page that is compressed: it repeats nothing of what a request says, and holds no secret to be guessed by
its size.
"""

from __future__ import annotations

import gzip
import json

from flask import Blueprint, current_app, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import KINDS, OPERATIONS, Refused
from workshop.identity import Grant, cookie_name
from workshop.identity.organiser import COOKIE as ORGANISER_COOKIE
from workshop.messages.kinds import script_words, votes
from workshop.realtime import Visitor
from workshop.session import Session
from workshop.web import addresses, services
from workshop.web.assets.files import reads_gzip
from workshop.web.cookies import renew, set_cookie

blueprint = Blueprint("shells", __name__)

LETTERS = {"phone": "P", "desk": "DA", "tower": "O"}  # of the roles of those who look at them


@blueprint.get("/s/<code>/phone")
def phone(code: str) -> Response:
    """The participant's page; who has no place yet is sent to take one."""
    session = services.session(code)
    try:
        visitor = _visitor(session, "phone")
    except Refused as refused:
        return _waiting(session) if refused.kind == "not_admitted" else redirect(f"/r/{session.code}", 303)
    return _shell(session, visitor, visitor.table)


def _waiting(session: Session) -> Response:
    """The phone's page of who waits to be let in: it asks again until it may come."""
    return _packed(_rendered(session, "phone", "", "", []))


@blueprint.get("/s/<code>/desk/<tables>")
def desk(code: str, tables: str) -> Response:
    """The facilitator's page, for one table, several joined by `+`, or `all`."""
    return _held(services.session(code), "desk", tables)


@blueprint.get("/s/<code>/screen/<table>")
def screen(code: str, table: str) -> Response:
    """What is projected for a table, or `all`."""
    return _held(services.session(code), "screen", table)


@blueprint.get("/s/<code>/tower")
def tower(code: str) -> Response:
    """The organiser's live page."""
    session = services.session(code)
    return _shell(session, _visitor(session, "tower"), "")


def _visitor(session: Session, surface: str, table: str = "") -> Visitor:
    return services.authenticator().at(session, surface, table, request.cookies)


def _held(session: Session, role: str, tables: str) -> Response:
    """A desk or a screen for who holds its link; the organiser, who gives these links, is given it on the way."""
    try:
        visitors = [_visitor(session, role, table) for table in tables.split("+")]
    except Refused as refused:
        if refused.kind != "not_allowed" or not _organises(session):
            raise
        answer = redirect(request.path, 303)
        set_cookie(answer, services.authenticator().let_in(session, Grant(role, tables), request.cookies))
        return answer
    return _shell(session, visitors[0], tables)


def _organises(session: Session) -> bool:
    try:
        return bool(_visitor(session, "tower"))
    except Refused:
        return False


def _shell(session: Session, visitor: Visitor, table: str) -> Response:
    """The page of a visitor, with `data-` code, role, table, person, now, join, address and qr (see `_attributes`)."""
    answer = _packed(_rendered(session, visitor.surface, table, visitor.person.id, _later(session, visitor)))
    renew(answer, cookie_name(session.code, visitor.person.role), ORGANISER_COOKIE)
    return answer


def _rendered(session: Session, surface: str, table: str, person: str, later: list[str]) -> str:
    facts = session.read(lambda state: {"title": state.definition["title"], "rehearsal": state.rehearsal})
    attributes = _attributes(session.code, table) | {
        "person": person,
        "now": _only_now(surface),
        "kinds": _kinds(surface),
    }
    return render_template(f"{surface}.html", role=surface, session=facts, attributes=attributes, later=later)


def _kinds(surface: str) -> str:
    """What scripts are told of each kind of vote, as JSON: `style`, its style sheet; `script`, an added one.

    A script that came with the release is listed in the page's own (see voting/parts.js).
    """
    assets = current_app.extensions["assets"]
    told = {kind: script_words(kind) for kind in votes()}
    for kind, words in told.items():
        sheet = f"css/activities/{kind}.css"
        words["style"] = assets.url(sheet) if assets.find(sheet) else ""
        words["script"] = assets.added(f"js/activities/{kind}/{surface}.js")
    return json.dumps(told, ensure_ascii=False)


def _only_now(surface: str) -> str:
    """The operations that such a page may ask for and that are only good at once."""
    mine = LETTERS.get(surface, "")
    return " ".join(kind.name for kind in OPERATIONS.values() if kind.keeps == "now" and set(mine) & set(kind.roles))


def _packed(page: str) -> Response:
    answer = make_response(page)
    answer.headers["Vary"] = "Accept-Encoding"
    if reads_gzip():
        answer.set_data(gzip.compress(page.encode(), mtime=0))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _later(session: Session, visitor: Visitor) -> list[str]:
    """What the page would ask for last: on a phone, the script of the step under way."""
    if visitor.surface != "phone":
        return []
    kind = session.view(visitor.audiences["shared"]).body["step"]["kind"]
    return ["js/voting/phone.js" if KINDS[kind].voting else f"js/activities/{kind}/phone.js"]


def _attributes(code: str, table: str) -> dict[str, str]:
    """`join`: the address that a phone opens; `address`: the server's, to be typed; `qr`: the image of `join`."""
    one_table = table if table and table != "all" and "+" not in table else None
    return {
        "code": code,
        "table": table,
        "join": addresses.join(code, one_table),
        "address": addresses.base().partition("://")[2],
        "qr": f"/r/{code}/qr.svg" + (f"?table={one_table}" if one_table else ""),
    }
