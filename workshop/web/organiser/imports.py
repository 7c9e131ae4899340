"""Ideas that come as a file, or an earlier session's proposals, brought by the organiser.

Law: what is sent is read by another process, with a limit of time and memory, so that no vote waits for it. It is shown
first, and nothing is kept of it here: the page carries it back. It is written whole, once, and only as it was shown.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from flask import Blueprint, request
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from workshop.core import Operation, Person, Refused, State, clean_text
from workshop.identity import read_code
from workshop.importing import (
    BadImport,
    Choices,
    Destination,
    IdeasRead,
    ImportPlan,
    ImportQuestion,
    destination,
    write,
)
from workshop.importing.__main__ import SHOWN
from workshop.importing.answers import sorted_answers
from workshop.messages import import_questions as words
from workshop.messages.imports import say, why_not_undone
from workshop.session import Session
from workshop.session.together import perform_all
from workshop.web.organiser import access
from workshop.web.organiser.card import card_of
from workshop.web.organiser.context import page
from workshop.web.organiser.uploads import run_apart

LARGEST_SENT = 5_000_000  # bytes of a file
MOST_SENT = 7_500_000  # bytes of the form that carries it back
SYSTEM = Person("system", "system", None)  # as `workshop import`, so that a file is taken once whichever way it comes
UNPROCESSABLE = 422
NAME_CHARS = 120  # of a file's name


class Sent(NamedTuple):
    """What was sent: a file, or the code of an earlier session of this server."""

    content: bytes = b""
    name: str = ""
    earlier: str = ""

    @property
    def carried(self) -> Markup:
        """The file as the page carries it back; its alphabet needs no escape."""
        return Markup(base64.b64encode(self.content).decode())


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/import", view_func=bring)
    blueprint.add_url_rule("/<code>/import", view_func=take, methods=["POST"])
    blueprint.add_url_rule("/<code>/import/undo", view_func=undo_import, methods=["POST"])


def bring(code: str) -> Response:
    """The form."""
    session, _person = access.session(code)
    return _shown(session)


def take(code: str) -> Response:
    """Show what would be imported of what was sent; import it when that is what was asked, and what was shown."""
    request.max_content_length = request.max_form_memory_size = MOST_SENT
    session, _person = access.session(code)
    try:
        sent = _sent()
        if not sent:
            return _shown(session, UNPROCESSABLE, wrong=_("Choisissez un fichier, ou une séance."))
        made = _planned(sent, sorted_answers(request.form), session.read(destination))
    except BadImport as bad:
        return _shown(session, UNPROCESSABLE, wrong=say(bad))
    if request.form.get("do") != "write":
        return _previewed(session, sent, made)
    if not made.ready or request.form.get("seal") != made.seal:
        return _previewed(session, sent, made, UNPROCESSABLE, changed=made.already < len(made.bodies))
    return _shown(session, written=len(made.bodies), new=_performed(session, made))


def undo_import(code: str) -> Response:
    """Withdraw the ideas of a batch, or give them back."""
    session, person = access.session(code)
    body = {"batch": request.form.get("batch", ""), "withdrawn": request.form.get("withdrawn") == "1"}
    try:
        session.perform(person, Operation(secrets.token_hex(16), "import.withdraw", body))
    except Refused as refused:
        return _shown(session, UNPROCESSABLE, wrong_batch=why_not_undone(refused))
    return _shown(session, undone=body["withdrawn"], returned=not body["withdrawn"])


def _shown(session: Session, status: int = 200, **more: Any) -> Response:
    others = access.registry().library.listed() if access.server_organiser() else []
    earlier = [one for one in others if one.code != session.code and not one.problem]
    batches = session.read(_batches)
    return page("imports", card_of(session), "session", status, earlier=earlier, batches=batches, **more)


def _batches(state: State) -> list[dict[str, Any]]:
    """The imports of a session, the last first."""
    return [
        {"id": one.id, "at": one.at, "count": len(one.ideas), "withdrawn": one.withdrawn}
        for one in reversed(state.batches.values())
    ]


def _previewed(session: Session, sent: Sent, made: ImportPlan, status: int = 200, changed: bool = False) -> Response:
    shown = [{**body, **_as_kept(body)} for body in made.bodies[:SHOWN]]
    told = {"sent": sent, "plan": made, "shown": shown, "words": words, "changed": changed}
    return page("import_preview", card_of(session), "session", status, **told)


def _as_kept(body: dict[str, Any]) -> dict[str, str]:
    """Its words as the session will keep them."""
    return {"title": clean_text(body.get("title", ""), lines=False), "body": clean_text(body["body"])}


def _sent() -> Sent | None:
    """What the form holds; None where it holds nothing or several things. Raises BadImport."""
    earlier, file, carried = request.form.get("earlier", ""), request.files.get("file"), request.form.get("carried", "")
    if [bool(earlier), bool(file), bool(carried)].count(True) != 1:
        return None
    if earlier:
        return Sent(earlier=earlier)
    content = file.read() if file else _decoded(carried)
    if len(content) > LARGEST_SENT:
        raise BadImport(1, "too_big", limit=LARGEST_SENT)
    name = file.filename or "" if file else request.form.get("name", "")
    return Sent(content, name[-NAME_CHARS:])


def _decoded(carried: str) -> bytes:
    try:
        return base64.b64decode(carried)
    except (binascii.Error, ValueError) as error:
        raise BadImport(1, "not_text") from error


def _planned(sent: Sent, choices: Choices, onto: Destination) -> ImportPlan:
    with tempfile.TemporaryDirectory(prefix="tablee-import-") as place:
        path, asked = Path(place) / "sent", Path(place) / "asked"
        if sent.earlier:
            _export(sent.earlier, path)
        else:
            path.write_bytes(sent.content)
        asked.write_text(json.dumps({"choices": asdict(choices), "destination": asdict(onto)}))
        status, said = run_apart("workshop.importing", str(path), str(asked))
    if status == 0:
        return _as_plan(said)
    if "kind" in said:
        raise BadImport(said["line"], said["kind"], **said["values"])
    raise BadImport(1, "too_heavy")


def _as_plan(said: dict[str, Any]) -> ImportPlan:
    questions = [ImportQuestion(**one) for one in said["questions"]]
    return ImportPlan(**{**said, "read": IdeasRead(**said["read"]), "questions": questions})


def _export(typed: str, path: Path) -> None:
    """Write the JSON export of another session of this server."""
    access.needs_server_organiser()
    library, code = access.registry().library, read_code(typed) or ""
    if not library.has(code):
        raise Refused("unknown_session")
    status, _said = run_apart("workshop.export.worker", str(library.path(code)), str(path), "--kind", "json")
    if status:
        raise Refused("unknown_session")


def _performed(session: Session, made: ImportPlan) -> int:
    """Write the ideas; gives how many were not there yet."""

    def send(portion: list[dict[str, Any]]) -> list[int]:
        return [one.seq for one in perform_all(session, SYSTEM, [Operation(**one) for one in portion])]

    return write(made, session.read(lambda state: state.seq), send)
