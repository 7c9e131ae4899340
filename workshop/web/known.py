"""What the application was given, by name and type. Law: pages ask here, never the extensions' dictionary."""

from __future__ import annotations

from typing import cast

from flask import current_app, request

from workshop.config import Config
from workshop.core import Refused
from workshop.core.things import Participant
from workshop.identity import Arrivals, Brake, Cookies, read_code
from workshop.live import Doorkeeper, Sockets
from workshop.room import Room, Rooms


def config() -> Config:
    """The settings."""
    return cast(Config, current_app.config["TABLEE"])


def rooms() -> Rooms:
    """The sessions that this process owns."""
    return cast(Rooms, current_app.extensions["rooms"])


def room(code: str) -> Room:
    """The room of a session by the code of an address; raises as `guessed`, or as `Rooms` does."""
    return rooms()[guessed(code)]


def cookies() -> Cookies:
    """What signs and reads cookies."""
    return cast(Cookies, current_app.extensions["cookies"])


def doorkeeper() -> Doorkeeper:
    """What recognises browsers."""
    return cast(Doorkeeper, current_app.extensions["doorkeeper"])


def sockets() -> Sockets:
    """The open sockets."""
    return cast(Sockets, current_app.extensions["live"])


def participant(room: Room) -> Participant | None:
    """Whom this browser is, as they stand, not to be changed; None for nobody, or whose place another device has."""
    person, claim = cookies().participant(request.cookies, room.code), cookies().claim(request.cookies, room.code)
    found = room.read(lambda state: state.people.get(person.id)) if person else None
    return found if found and found.claim == claim else None


def brake() -> Brake:
    """What slows down guessing."""
    return cast(Brake, current_app.extensions["brake"])


def arrivals() -> Arrivals:
    """The pace of newcomers."""
    return cast(Arrivals, current_app.extensions["arrivals"])


def guessed(typed: str) -> str:
    """The code of a session that exists, from whoever types it, at once; else Refused, in its time."""
    code = read_code(typed)
    if code is not None and rooms().library.has(code):
        return code
    raise Refused("unknown_session" if brake().wrong(request.remote_addr or "") else "too_many_codes")
