"""Who may open the organiser's pages.

Law: the server's organiser opens every session; a session's organiser opens that one; nobody else opens anything.
"""

from __future__ import annotations

import secrets
from typing import Any

from flask import current_app, request

from workshop.core import Operation, Person, Refused
from workshop.identity import Keys, read_code
from workshop.session import Accepted, Registry, Session

OPERATION_BYTES = 12


def registry() -> Registry:
    """The sessions that this server owns."""
    found: Registry = current_app.extensions["registry"]
    return found


def server_organiser() -> Person | None:
    """The organiser of the whole server that this browser is, or None."""
    known = current_app.extensions
    person: Person | None = known["organiser_link"].holder(request.cookies, known["cookies"])
    return person


def needs_server_organiser() -> Person:
    """The same; raises Refused `not_allowed` for anybody else."""
    person = server_organiser()
    if person is None:
        raise Refused("not_allowed")
    return person


def session(code: str) -> tuple[Session, Person]:
    """A session and who organises it here. Refused alike for a session that is not there and one that is not yours."""
    whole = server_organiser()
    known = registry().library.has(read_code(code) or "")
    if not known and whole is None:
        raise Refused("not_allowed")
    session = registry()[read_code(code) or ""]
    person = whole or current_app.extensions["authenticator"].organises(request.cookies, Keys.of(session))
    if person is None:
        raise Refused("not_allowed")
    return session, person


def perform(session: Session, person: Person, name: str, body: dict[str, Any]) -> Accepted:
    """Do an operation as that organiser; raises Refused."""
    return session.perform(person, Operation(secrets.token_hex(OPERATION_BYTES), name, body))
