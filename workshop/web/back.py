"""Coming back to one's place, on another device or after a cookie was lost: by a word, shown to its owner alone.

Law: the word is made from the session's key, the person and our secret; whoever has it is that person, as whoever holds
their device is. A wrong one is slowed as a wrong code. Nothing is changed by opening a link: a press does it.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import Refused, State
from workshop.core.things import Participant
from workshop.identity import Keys
from workshop.room import Room
from workshop.sentences import sentence
from workshop.web import addresses, known
from workshop.web import qr as codes
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.seating import seatings

LENGTH, PART = 12, 4

blueprint = Blueprint("back", __name__)


def word_of(room: Room, one: Participant) -> str:
    """The word by which that person comes back, as it is shown: three times four signs. Another device has another."""
    said = ["back", Keys.of(room).fingerprint, one.id, *([one.claim] if one.claim else [])]
    made = known.cookies().trace(" ".join(said))[:LENGTH]
    return "-".join(made[at : at + PART] for at in range(0, LENGTH, PART))


def _plain(word: str) -> str:
    return "".join(sign for sign in word.lower() if sign.isalnum())[:LENGTH]


def _meant(room: Room, typed: str) -> Participant:
    """Whose word that is; raises Refused `unknown_person`, in its time, for nobody's."""
    for one in room.read(_everybody):
        if _plain(word_of(room, one)) == _plain(typed):
            return one
    raise Refused("unknown_person" if known.brake().wrong(request.remote_addr or "") else "too_many_codes")


def _everybody(state: State) -> list[Participant]:
    return [one for one in state.people.values() if not one.erased]


def _self(room: Room) -> Participant:
    person = known.participant(room)
    if person is None:
        raise Refused("not_joined")
    return person


@blueprint.get("/r/<code>/mine")
def mine(code: str) -> Response:
    """One's own word and the QR code of its link."""
    room = known.room(code)
    return _page(room, word=word_of(room, _self(room)))


@blueprint.get("/r/<code>/mine.svg")
def drawn(code: str) -> Response:
    """The QR code of one's own link, to nobody else."""
    room = known.room(code)
    link = f"{addresses.join(room.code, None)}/back?word={word_of(room, _self(room))}"
    return make_response(codes.svg(link), {"Content-Type": codes.SVG, "Cache-Control": "no-store"})


@blueprint.get("/r/<code>/back")
def asked(code: str) -> Response:
    """The form of the word; filled in by the link."""
    room = known.room(code)
    return _page(room, typed=request.args.get("word", "")[:32], tables=room.read(seatings))


@blueprint.post("/r/<code>/back")
def take(code: str) -> Response:
    """Be that person on this device."""
    room, typed = known.room(code), request.form.get("word", "")[:32]
    try:
        person = _meant(room, typed)
    except Refused as refused:
        return _page(
            room,
            status_of(refused.kind),
            typed=typed,
            tables=room.read(seatings),
            problem=sentence(refused.kind, refused.values),
        )
    answer = redirect(f"/s/{room.code}/phone", 303)
    set_cookie(answer, known.cookies().join(room.code, person.id, person.claim))
    return answer


def _page(room: Room, status: int = 200, **said: Any) -> Response:
    title = room.read(lambda state: str(state.definition.get("title", "")))
    page = render_template("back.html", code=room.code, title=title, **{"typed": "", "problem": "", "word": "", **said})
    return make_response(page, status, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
