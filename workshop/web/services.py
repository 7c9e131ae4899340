"""What the application was given, by name and type. Law: pages ask here, never the extensions' dictionary."""

from __future__ import annotations

from typing import cast

from flask import current_app, request

from workshop.config import Config
from workshop.core import Refused
from workshop.core.model.entities import Participant
from workshop.identity import Arrivals, Brake, Cookies, read_code
from workshop.realtime import Authenticator, Gateway
from workshop.session import Registry, Session


def config() -> Config:
    """The settings."""
    return cast(Config, current_app.config["TABLEE"])


def registry() -> Registry:
    """The sessions that this process owns."""
    return cast(Registry, current_app.extensions["registry"])


def session(code: str) -> Session:
    """The open session of an address's code. Raises Refused, as `guessed` and `Registry` do."""
    return registry()[guessed(code)]


def cookies() -> Cookies:
    """What signs and reads cookies."""
    return cast(Cookies, current_app.extensions["cookies"])


def authenticator() -> Authenticator:
    """What recognises browsers."""
    return cast(Authenticator, current_app.extensions["authenticator"])


def sockets() -> Gateway:
    """The open sockets."""
    return cast(Gateway, current_app.extensions["live"])


def participant(session: Session) -> Participant | None:
    """The participant of this browser, to be read only; None where unknown, or if another device has their place."""
    person, claim = cookies().participant(request.cookies, session.code), cookies().claim(request.cookies, session.code)
    found = session.read(lambda state: state.people.get(person.id)) if person else None
    return found if found and found.claim == claim else None


def brake() -> Brake:
    """What slows down guessing."""
    return cast(Brake, current_app.extensions["brake"])


def arrivals() -> Arrivals:
    """The pace of newcomers."""
    return cast(Arrivals, current_app.extensions["arrivals"])


def guessed(typed: str) -> str:
    """The code of a session that exists, at once. For any other, raises Refused after what the brake asks."""
    code = read_code(typed)
    if code is not None and registry().library.has(code):
        return code
    raise Refused("unknown_session" if brake().wrong(request.remote_addr or "") else "too_many_codes")
