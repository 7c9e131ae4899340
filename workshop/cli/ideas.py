"""`import`: ideas that come as a file, or an earlier session's proposals, go to their tables. `erase-idea`: they go.

Law: a file is read and judged whole before anything is written; the same file imported twice is imported once,
because each row's operation is named after what it says.
"""

import json
import secrets
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
@click.argument("file", type=click.File("rb"), required=False)
@click.option("--proposals-of", "earlier", metavar="CODE", help="Les propositions d’une séance du même dossier.")
@json_option
@sessions_option
def import_ideas(code: str, file: BinaryIO | None, earlier: str | None, as_json: bool, sessions: Path) -> None:
    """Importe des idées d’un fichier (« - » lit l’entrée standard) : CSV, classeur .xlsx, liste Markdown.

    Un export JSON donne ses propositions comme point de départ. Les en-têtes de Polis sont compris. Une colonne id ou
    comment-id reste avec l’idée jusqu’à l’export.
    """
    if (file is None) == (earlier is None):
        raise click.UsageError("Donnez un fichier, ou --proposals-of.")
    library = library_of(sessions)
    code = known(library, code)
    state = library.state(code)
    found = _read(state, _record(library, earlier) if earlier else file.read() if file else b"")
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


def _record(library: "Library", earlier: str) -> Said:
    from workshop.memento.record import as_record

    return as_record(library.state(known(library, earlier)))


def _read(state: "State", content: bytes | Said) -> "Ideas":
    from workshop.import_sentences import say
    from workshop.importing import BadImport, ideas, proposals

    try:
        return ideas(state, content) if isinstance(content, bytes) else proposals(state, content)
    except BadImport as bad:
        raise Failed(say(bad)) from bad


def _portions(bodies: list[Said]) -> Iterator[list[Said]]:
    """The operations of an import, in portions that a request can carry."""
    from workshop.importing import operations

    portion, size = [], 0
    for operation in operations(bodies):
        portion.append(operation)
        size += len(json.dumps(operation))
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


@command("erase-idea", "workshop erase-idea K7XQ2M 12")
@code_argument
@click.argument("number", metavar="NUMÉRO", type=click.IntRange(1))
@click.option("--yes", is_flag=True, help="Ne pas demander de confirmation.")
@sessions_option
def erase_idea(code: str, number: int, yes: bool, sessions: Path) -> None:
    """Efface pour toujours les mots d’une idée : son numéro est celui de l’annexe du mémento et des exports.

    Du fichier, de ses copies rangées sous le même dossier, et des documents gardés par le serveur. Ce qui a quitté
    cette machine ne se rappelle pas.
    """
    from workshop.core import Operation, Person
    from workshop.core.words import OPENED, idea_title
    from workshop.room import loopback

    library = library_of(sessions)
    code = known(library, code)
    state = library.state(code)
    order = [one for table in state.agenda.tables for one in state.ideas_at[table]]
    if number > len(order):
        raise Failed(f"La séance {code} n’a pas d’idée n° {number}.")
    idea = state.ideas[order[number - 1]]
    if not yes:
        told = idea_title(idea, OPENED) or "ses mots ne se lisent pas ici"
        click.confirm(f"Effacer pour toujours l’idée n° {number} ({told}) ?", abort=True, err=True)
    asked = Operation(secrets.token_hex(12), "idea.erase", {"idea": idea.id})
    loopback.perform(library, code, Person("system", "system"), asked)
    click.echo(
        f"Les mots de l’idée n° {number} sont effacés. Ce qui a quitté cette machine ne se rappelle pas.", err=True
    )


COMMANDS = (import_ideas, erase_idea)
