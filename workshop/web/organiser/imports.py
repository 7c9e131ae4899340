"""Ideas that come as a file, or an earlier session's proposals, brought by the organiser.

Law: what is sent is read by another process, with a limit of time and memory, so that no vote waits for it. It is taken
whole or refused whole; the same file sent twice is taken once.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from flask import Blueprint, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.core import Operation, Person, Refused
from workshop.identity import read_code
from workshop.import_sentences import say
from workshop.importing import BadImport, Ideas, Incoming, operations, placed
from workshop.room import Room
from workshop.web.organiser import door
from workshop.web.organiser.card import card_of
from workshop.web.organiser.page import page

MOST_SENT = 5_500_000  # bytes of the form
LONGEST_SECONDS, LOOK = 60, 0.05
AT_ONCE = 500  # operations given to the session's writer together; votes come between
SYSTEM = Person("system", "system", None)  # as `workshop import`, so that a file is taken once whichever way it comes
UNPROCESSABLE = 422


def add_to(blueprint: Blueprint) -> None:
    """Give the blueprint its addresses."""
    blueprint.add_url_rule("/<code>/import", view_func=bring)
    blueprint.add_url_rule("/<code>/import", view_func=take, methods=["POST"])


def bring(code: str) -> Response:
    """The form."""
    room, _person = door.session(code)
    return _shown(room)


def take(code: str) -> Response:
    """Import what was sent: `file`, or the code of an `earlier` session of this server."""
    request.max_content_length = MOST_SENT
    room, _person = door.session(code)
    earlier, sent = request.form.get("earlier", ""), request.files.get("file")
    if bool(earlier) == bool(sent):
        return _shown(room, UNPROCESSABLE, wrong=_("Choisissez un fichier, ou une séance."))
    with tempfile.TemporaryDirectory(prefix="tablee-import-") as place:
        path = Path(place) / "sent"
        if sent:
            sent.save(path)
        else:
            _export(earlier, path)
        try:
            found = _found(room, path)
        except BadImport as bad:
            return _shown(room, UNPROCESSABLE, wrong=say(bad))
    return _shown(room, read=len(found.bodies), new=_performed(room, found), aligned=found.aligned)


def _shown(room: Room, status: int = 200, **more: Any) -> Response:
    others = door.rooms().library.listed() if door.server_organiser() else []
    earlier = [one for one in others if one.code != room.code and not one.problem]
    told = {"wrong": "", "read": 0, "new": 0, "aligned": {}, **more}
    return page("imports", card_of(room), "session", status, earlier=earlier, **told)


def _export(typed: str, path: Path) -> None:
    """Write the JSON export of another session of this server."""
    door.needs_server_organiser()
    library, code = door.rooms().library, read_code(typed) or ""
    if not library.has(code):
        raise Refused("unknown_session")
    status, _said = run_apart("workshop.export.worker", str(library.path(code)), str(path), "--kind", "json")
    if status:
        raise Refused("unknown_session")


def _found(room: Room, path: Path) -> Ideas:
    status, said = run_apart("workshop.importing", str(path))
    if status == 0:
        incoming = [Incoming(**one) for one in said["ideas"]]
        found: Ideas = room.read(lambda state: placed(state, incoming))
        return found
    if "kind" in said:
        raise BadImport(said["line"], said["kind"], **said["values"])
    raise BadImport(1, "too_heavy")


def run_apart(module: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run a module of ours in a process; gives its status and the last JSON object it printed, empty if none."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
        limit = time.monotonic() + LONGEST_SECONDS
        while process.poll() is None and time.monotonic() < limit:
            time.sleep(LOOK)
        process.kill()
        status = process.wait()
        output.seek(0)
        lines = output.read().splitlines()
    return status, _object(lines[-1]) if lines else {}


def _object(line: bytes) -> dict[str, Any]:
    """What that line says; nothing where it was cut short, by the limit of time or a full disk."""
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}


def _performed(room: Room, found: Ideas) -> int:
    """Write the ideas, portion by portion; gives how many were not there yet."""
    last: int = room.read(lambda state: state.seq)
    asked = [Operation(**one) for one in operations(found.bodies)]
    rows = [row for at in range(0, len(asked), AT_ONCE) for row in _together(room, asked[at : at + AT_ONCE])]
    return sum(row > last for row in rows)


def _together(room: Room, asked: list[Operation]) -> list[int]:
    """The rows of the log that hold these operations, those of a former import too."""
    answered = threading.Semaphore(0)
    requests = [room.submit(SYSTEM, one, lambda _request: answered.release()) for one in asked]
    for _request in requests:
        answered.acquire()
    return [request.result().seq for request in requests]
