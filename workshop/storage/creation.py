"""How a session begins, and begins again. Law: its first row is its definition, judged like any other."""

from __future__ import annotations

import json
import secrets
from typing import Any

from workshop import core
from workshop.core import Operation, Person, Row
from workshop.core.ids import idea_of
from workshop.storage import database
from workshop.storage.attachments import detach_notes
from workshop.storage.log import Log

SYSTEM = Person("system", "system")
LINK_KEY_BYTES = URN_KEY_BYTES = 32

Acts = list[tuple[Person, Operation]]


def first_meta(code: str, at: int, text: str) -> dict[str, Any]:
    """What a new file says of itself, its own secret for links included."""
    key = secrets.token_hex(LINK_KEY_BYTES)
    meta = {"code": code, "format": database.FORMAT, "epoch": 1, "link_key": key, "revisions": {}}
    return {**meta, "created": at, "text": text}


def define(definition: dict[str, Any]) -> Acts:
    """The acts with which a session is born."""
    body = {"definition": definition, "version": 0}
    return [(SYSTEM, Operation(secrets.token_hex(16), "session.define", body))]


def play(log: Log, acts: Acts, at: int) -> None:
    """Judge and append acts on an empty log, inside the caller's transaction; raises Refused."""
    state = core.fold([], code=log.code)
    for person, operation in acts:
        body = core.check(state, person, operation, at)
        if body is not None:
            core.apply(state, log.append(at, person, operation.id, operation.name, body))


def receive(log: Log, rows: list[Row]) -> None:
    """Put a whole log, numbers included, in an empty one; an empty urn for each vote that is not counted yet.

    Inside the caller's transaction.
    """
    for row in rows:
        log.put(row)
    state = core.fold(rows, code=log.code)
    for vote in state.votes.values():
        if vote.phase != "sealed" and not vote.void:
            log.open_urn(vote.id, secrets.token_bytes(URN_KEY_BYTES))


def definition_of(log: Log) -> dict[str, Any]:
    """The definition in force; raises LookupError when the log has none."""
    sql = "SELECT body FROM log WHERE name = 'session.define' ORDER BY seq DESC LIMIT 1"
    found = log.db.execute(sql).fetchone()
    if not found:
        raise LookupError("this log has no definition")
    definition: dict[str, Any] = json.loads(found[0])["definition"]
    return definition


def imports_of(log: Log) -> Acts:
    """The ideas that were imported, to import them again; not those that are gone since."""
    rows = list(log.rows())
    ideas = core.fold(rows, code=log.code).ideas
    brought = [row for row in rows if row.name == "idea.import" and idea_of(row) in ideas]
    return [(row.person, Operation(row.op_id, row.name, row.body)) for row in brought if not ideas[idea_of(row)].gone]


def begin_again(log: Log, at: int) -> None:
    """Empty the log back to its definition and imported ideas: same code, links, house style and logos, higher epoch.

    Inside the caller's transaction.
    """
    acts = [*define(definition_of(log)), *imports_of(log)]
    for table in ("log", "urn", "urn_key"):
        log.db.execute(f"DELETE FROM {table}")
    detach_notes(log)
    play(log, acts, at)
    log.raise_epoch()
