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
SHEETS = {
    "phone": ("css/components.css", "css/phone.css"),
    "desk": DESK,
    "screen": ("css/components.css", "css/screen.css", "css/screen-activities.css"),
    "tower": (*DESK, "css/tower.css"),
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
    return _shell(room, "phone", visitor.table, {"person": visitor.person.id})


@blueprint.get("/s/<code>/desk/<tables>")
def desk(code: str, tables: str) -> str:
    """The facilitator's page, for one table, several joined by `+`, or `all`."""
    room = _room(code)
    visitors = [_visitor(room, "desk", table) for table in tables.split("+")]
    return _shell(room, "desk", tables, {"person": visitors[0].person.id})


@blueprint.get("/s/<code>/screen/<table>")
def screen(code: str, table: str) -> str:
    """What is projected for a table, or `all`."""
    room = _room(code)
    _visitor(room, "screen", table)
    return _shell(room, "screen", table)


@blueprint.get("/s/<code>/tower")
def tower(code: str) -> str:
    """The organiser's live page."""
    room = _room(code)
    return _shell(room, "tower", "", {"person": _visitor(room, "tower").person.id})


def _room(code: str) -> Room:
    return current_app.extensions["rooms"][read_code(code) or ""]


def _visitor(room: Room, surface: str, table: str = "") -> Visitor:
    return current_app.extensions["doorkeeper"].at(room, surface, table, request.cookies)


def _shell(room: Room, role: str, table: str, more: dict[str, str] | None = None) -> str:
    """The page of a role, with `data-` code, role, table, join (the address to join) and qr (its image)."""
    session = room.read(lambda state: {"title": state.definition["title"], "rehearsal": state.rehearsal})
    one_table = table if table and table != "all" and "+" not in table else None
    attributes = {
        "join": addresses.join(room.code, one_table),
        "qr": f"/r/{room.code}/qr.svg" + (f"?table={one_table}" if one_table else ""),
        **(more or {}),
    }
    return render_template(
        f"{role}.html",
        role=role,
        code=room.code,
        table=table,
        session=session,
        attributes=attributes,
        sheets=SHEETS[role],
    )
