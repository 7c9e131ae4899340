"""Coming back to one's place, on another device or after a cookie was lost: by a word, shown to its owner alone.

Law: the word is made from the session's key, the person and our secret; whoever has it is that person, as whoever holds
their device is. A wrong one is slowed as a wrong code. Nothing is changed by opening a link: a press does it.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from workshop.core import Refused, State
from workshop.core.model.entities import Participant
from workshop.identity import Keys
from workshop.messages.refusals import sentence
from workshop.session import Session
from workshop.web import addresses, services
from workshop.web import qr_codes as codes
from workshop.web.cookies import set_cookie
from workshop.web.errors import status_of
from workshop.web.participant.seating import seatings

LENGTH, PART = 12, 4

blueprint = Blueprint("back", __name__)


def word_of(session: Session, one: Participant) -> str:
    """The word by which that person comes back, as it is shown: three times four signs. Another device has another."""
    said = ["back", Keys.of(session).fingerprint, one.id, *([one.claim] if one.claim else [])]
    made = services.cookies().trace(" ".join(said))[:LENGTH]
    return "-".join(made[at : at + PART] for at in range(0, LENGTH, PART))


def _plain(word: str) -> str:
    return "".join(sign for sign in word.lower() if sign.isalnum())[:LENGTH]


def _meant(session: Session, typed: str) -> Participant:
    """Whose word that is; raises Refused `unknown_person`, in its time, for nobody's."""
    for one in session.read(_everybody):
        if _plain(word_of(session, one)) == _plain(typed):
            return one
    raise Refused("unknown_person" if services.brake().wrong(request.remote_addr or "") else "too_many_codes")


def _everybody(state: State) -> list[Participant]:
    return [one for one in state.people.values() if not one.erased]


def _self(session: Session) -> Participant:
    person = services.participant(session)
    if person is None:
        raise Refused("not_joined")
    return person


@blueprint.get("/r/<code>/mine")
def mine(code: str) -> Response:
    """One's own word and the QR code of its link."""
    session = services.session(code)
    return _page(session, word=word_of(session, _self(session)))


@blueprint.get("/r/<code>/mine.svg")
def drawn(code: str) -> Response:
    """The QR code of one's own link, to nobody else."""
    session = services.session(code)
    link = f"{addresses.join(session.code, None)}/back?word={word_of(session, _self(session))}"
    return make_response(codes.svg(link), {"Content-Type": codes.SVG, "Cache-Control": "no-store"})


@blueprint.get("/r/<code>/back")
def asked(code: str) -> Response:
    """The form of the word; filled in by the link."""
    session = services.session(code)
    return _page(session, typed=request.args.get("word", "")[:32], tables=session.read(seatings))


@blueprint.post("/r/<code>/back")
def take(code: str) -> Response:
    """Be that person on this device."""
    session, typed = services.session(code), request.form.get("word", "")[:32]
    try:
        person = _meant(session, typed)
    except Refused as refused:
        return _page(
            session,
            status_of(refused.kind),
            typed=typed,
            tables=session.read(seatings),
            problem=sentence(refused.kind, refused.values),
        )
    answer = redirect(f"/s/{session.code}/phone", 303)
    set_cookie(answer, services.cookies().join(session.code, person.id, person.claim))
    return answer


def _page(session: Session, status: int = 200, **said: Any) -> Response:
    title = session.read(lambda state: str(state.definition.get("title", "")))
    page = render_template(
        "back.html", code=session.code, title=title, **{"typed": "", "problem": "", "word": "", **said}
    )
    return make_response(page, status, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
