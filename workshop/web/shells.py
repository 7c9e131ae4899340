"""The shells of live pages: phone, desk, screen, tower.

Law: a shell holds nothing that is not known before the socket speaks; it is given only to whom its cookie
names.
"""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import Refused
from workshop.identity import read_code
from workshop.live import Visitor
from workshop.room import Room
from workshop.web import addresses

DESK = ("css/components.css", "css/desk.css", "css/desk-board.css", "css/desk-vote.css", "css/desk-sheets.css")
DESK = ("components", "desk", "desk-board", "desk-vote", "desk-sheets")
SHEETS = {
    "phone": ("components", "phone"),
    "desk": DESK,
    "screen": ("components", "screen", "screen-activities"),
    "tower": (*DESK, "tower"),
}

blueprint = Blueprint("shells", __name__)


@blueprint.get("/s/<code>/phone")
def phone(code: str) -> Response | str:
    """The participant's page; who has no place yet is sent to take one."""
    room = _room(code)
    try:
        visitor = _visitor(room, "phone")
    except Refused:
        return redirect(f"/r/{room.code}", 303)
    return _shell(room, visitor, visitor.table)


@blueprint.get("/s/<code>/desk/<tables>")
def desk(code: str, tables: str) -> str:
    """The facilitator's page, for one table, several joined by `+`, or `all`."""
    room = _room(code)
    visitors = [_visitor(room, "desk", table) for table in tables.split("+")]
    return _shell(room, visitors[0], tables)


@blueprint.get("/s/<code>/screen/<table>")
def screen(code: str, table: str) -> str:
    """What is projected for a table, or `all`."""
    room = _room(code)
    return _shell(room, _visitor(room, "screen", table), table)


@blueprint.get("/s/<code>/tower")
def tower(code: str) -> str:
    """The organiser's live page."""
    room = _room(code)
    return _shell(room, _visitor(room, "tower"), "")


def _room(code: str) -> Room:
    return current_app.extensions["rooms"][read_code(code) or ""]


def _visitor(room: Room, surface: str, table: str = "") -> Visitor:
    return current_app.extensions["doorkeeper"].at(room, surface, table, request.cookies)


def _shell(room: Room, visitor: Visitor, table: str) -> str:
    """The page of a visitor, with `data-` code, role, table, person, join, address and qr (see `_attributes`)."""
    session = room.read(lambda state: {"title": state.definition["title"], "rehearsal": state.rehearsal})
    return render_template(
        f"{visitor.surface}.html",
        role=visitor.surface,
        session=session,
        attributes=_attributes(room.code, table) | {"person": visitor.person.id},
        sheets=[f"css/{name}.css" for name in SHEETS[visitor.surface]],
    )


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
