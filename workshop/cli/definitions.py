"""`check` and `new`: a definition file is read, judged, and becomes a session.

Law: a file is read once; from then on the session's own log holds its definition.
"""

from pathlib import Path
from typing import Any

import click

from workshop.cli.base import (
    command,
    config_of,
    json_option,
    library_of,
    say_json,
    sessions_option,
    trouble_sentences,
)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@command("check", "workshop check sessions/demonstration.md")
@click.argument("file", type=FILE, required=False)
@click.option("--permissions", is_flag=True, help="Imprimer qui peut faire quoi, à quelle étape.")
@json_option
@click.pass_context
def check(context: click.Context, file: Path | None, permissions: bool, as_json: bool) -> None:
    """Lit une définition de séance et dit ce qui ne va pas, avec les numéros de ligne."""
    if file is None and not permissions:
        raise click.UsageError("Donnez un fichier, ou --permissions.")
    if file is not None:
        context.exit(_check_file(file, as_json))
    _print_permissions(as_json)


def _check_file(file: Path, as_json: bool) -> int:
    from workshop.definition import BadDefinition, parse
    from workshop.messages.definition import say

    try:
        found = parse(file.read_bytes())
    except BadDefinition as bad:
        click.echo(trouble_sentences(bad), err=True)
        return 1
    if as_json:
        say_json({"definition": found.body, "warnings": [_advice(one) for one in found.warnings]})
        return 0
    for advice in found.warnings:
        click.echo(say(advice), err=True)
    tables = sum(len(theme["tables"]) for theme in found.body["themes"])
    minutes = sum(step["minutes"] for step in found.body["steps"])
    click.echo(f"{file} : {tables} tables, {len(found.body['steps'])} étapes, {minutes} minutes.")
    return 0


def _advice(advice: Any) -> dict[str, Any]:
    from workshop.messages.definition import explain

    return {"line": advice.line, "kind": advice.kind, "sentence": explain(advice)}


def _print_permissions(as_json: bool) -> None:
    from workshop.core import permissions

    rows = [[row.role, row.operation, " ".join(row.steps)] for row in permissions()]
    if as_json:
        say_json(rows)
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


@command("new", "workshop new sessions/demonstration.md")
@click.argument("file", type=FILE)
@json_option
@sessions_option
def new(file: Path, as_json: bool, sessions: Path) -> None:
    """Crée une séance à partir d’une définition ; imprime son code et tous ses liens."""
    from workshop.cli.sessions import show_links
    from workshop.definition import parse, source_text
    from workshop.messages.definition import say

    source = file.read_bytes()
    found = parse(source)
    for advice in found.warnings:
        click.echo(say(advice), err=True)
    library = library_of(sessions)
    code = library.create(found.body, source_text(source))
    show_links(library, code, config_of(sessions), as_json)


COMMANDS = (check, new)
