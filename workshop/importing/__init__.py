"""Ideas that come as a file → bodies of `idea.import`: CSV, workbook, Markdown list, or an earlier session's export.

Law: a file is imported whole or refused whole, and a refusal names the line. Texts are kept to the letter; the
session's core cleans and judges them once more.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from workshop.core import State
from workshop.importing.delimited import read_csv
from workshop.importing.incoming import LARGEST_FILE, BadImport, Incoming, flat
from workshop.importing.listing import is_list, read_list
from workshop.importing.places import Places
from workshop.importing.record import read_json, read_record
from workshop.importing.workbook import read_xlsx
from workshop.office_file import OLD_OFFICE

__all__ = ["LARGEST_FILE", "BadImport", "Ideas", "Incoming", "ideas", "operations", "placed", "proposals", "read"]

FUNCTIONS = {
    "state": "state", "etat": "state", "fpe": "state", "fonction publique d'etat": "state",
    "fonction publique de l'etat": "state",
    "local": "local", "territoriale": "local", "fpt": "local", "fonction publique territoriale": "local",
    "hospital": "hospital", "hospitaliere": "hospital", "fph": "hospital", "fonction publique hospitaliere": "hospital",
    "other": "other", "autre": "other", "autre employeur": "other",
}  # fmt: skip
ARCHIVES = (b"PK\x03\x04", OLD_OFFICE)


@dataclass(frozen=True, slots=True)
class Ideas:
    """What a file becomes: the bodies of `idea.import`, in its order, and the themes that were `aligned` by rank

    because no theme of the file bears the name of one of the session: the file's name → the session's.
    """

    bodies: list[dict[str, Any]]
    aligned: dict[str, str]


def ideas(state: State, content: bytes) -> Ideas:
    """The ideas of a file, each with its table in that session; raises BadImport."""
    return placed(state, read(content))


def proposals(state: State, record: dict[str, Any]) -> Ideas:
    """The proposals of an earlier session, as its JSON export says them; raises BadImport."""
    return placed(state, read_record(record))


def read(content: bytes) -> Iterator[Incoming]:
    """The ideas of a file, told by what it holds and not by its name; raises BadImport."""
    if len(content) > LARGEST_FILE:
        raise BadImport(1, "too_big", limit=LARGEST_FILE)
    if content.startswith(ARCHIVES):
        return read_xlsx(content)
    text = _decoded(content)
    if text.lstrip().startswith(("{", "[")):
        return read_json(text)
    return read_list(text) if is_list(text) else read_csv(text)


def operations(bodies: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """`{id, name, body}` of each `idea.import`, named after its place and what it says: imported twice, taken once."""
    for line, body in enumerate(bodies):
        said = json.dumps(body, sort_keys=True)
        yield {"id": hashlib.sha256(f"{line} {said}".encode()).hexdigest()[:32], "name": "idea.import", "body": body}


def _decoded(content: bytes) -> str:
    if b"\0" in content:
        raise BadImport(content[: content.index(b"\0")].count(b"\n") + 1, "not_text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def placed(state: State, read: Iterable[Incoming]) -> Ideas:
    """Those ideas, each with its table in that session; raises BadImport."""
    found = list(read)
    if not found:
        raise BadImport(1, "no_ideas")
    places = Places(state)
    aligned = places.align(list(dict.fromkeys(one.theme for one in found if one.theme and not one.table)))
    return Ideas([_body(one, places) for one in found], aligned)


def _body(incoming: Incoming, places: Places) -> dict[str, Any]:
    body = {"table": places.of(incoming), "body": incoming.body}
    if incoming.title:
        body["title"] = incoming.title
    if incoming.external:
        body["external"] = incoming.external
    function = FUNCTIONS.get(flat(incoming.function)) if incoming.function else None
    if incoming.function and function is None:
        raise BadImport(incoming.line, "unknown_function", function=incoming.function)
    return {**body, "function": function} if function else body
