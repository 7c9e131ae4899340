"""`import`: ideas that come as a file go to their tables.

Law: a file is read and judged whole before anything is written; the same file imported twice is imported once,
because each row's operation is named after what it says.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from workshop.cli.base import Failed, code_argument, command, json_option, known, library_of, say_json, sessions_option

if TYPE_CHECKING:
    from workshop.core import State
    from workshop.importing import Ideas
    from workshop.store import Library

AT_ONCE = 1_000_000  # bytes of one request to the owner of the session

Said = dict[str, Any]


@command("import", "workshop import K7XQ2M idées.csv")
@code_argument
@click.argument("file", type=click.File("rb"))
@json_option
@sessions_option
def import_ideas(code: str, file: BinaryIO, as_json: bool, sessions: Path) -> None:
    """Importe des idées d’un CSV : thème ou table, titre, corps, fonction de l’auteur (« - » lit l’entrée standard).

    Les en-têtes de Polis sont compris. Une colonne id ou comment-id reste avec l’idée jusqu’à l’export.
    """
    library = library_of(sessions)
    code = known(library, code)
    state = library.state(code)
    found = _read(state, file.read())
    for theirs, ours in found.aligned.items():
        click.echo(f"Thème « {theirs} » du fichier : rangé dans « {ours} ».", err=True)
    rows = [row for operations in _portions(found.bodies) for row in _sent(library, code, operations)]
    new = sum(row > state.seq for row in rows)
    if as_json:
        say_json({"code": code, "read": len(found.bodies), "new": new, "aligned": found.aligned})
    else:
        several = "s" if new > 1 else ""
        said = f"{new} idée{several} importée{several} dans la séance {code}, sur {len(found.bodies)} dans le fichier."
        click.echo(said, err=True)


def _read(state: "State", content: bytes) -> "Ideas":
    from workshop.import_sentences import say
    from workshop.importing import BadImport, ideas

    try:
        return ideas(state, content)
    except BadImport as bad:
        raise Failed(say(bad)) from bad


def _portions(bodies: list[Said]) -> Iterator[list[Said]]:
    """The operations of an import, in portions that a request can carry."""
    portion, size = [], 0
    for line, body in enumerate(bodies):
        content = json.dumps(body, sort_keys=True)
        name = hashlib.sha256(f"{line} {content}".encode()).hexdigest()[:32]
        portion.append({"id": name, "name": "idea.import", "body": body})
        size += len(content)
        if size > AT_ONCE:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _sent(library: "Library", code: str, operations: list[Said]) -> list[int]:
    """The rows of the log that hold these operations, those of a former import too."""
    from workshop.room import loopback

    person = {"id": "system", "role": "system", "table": None}
    said = loopback.through_owner(library, code, "perform_all", {"person": person, "operations": operations})
    return [int(one["seq"]) for one in said["done"]]


COMMANDS = (import_ideas,)
