"""`backup`, `restore`, `purge`: the files of a folder of sessions.

Law: a copy is made from one moment, in use or not; what is forgotten is forgotten in the file itself.
"""

from pathlib import Path

import click

from workshop.cli.base import Failed, code_argument, command, json_option, known, library_of, say_json, sessions_option


@command("backup", "workshop backup K7XQ2M -o copies/")
@code_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(), help="Fichier ou dossier.")
@json_option
@sessions_option
def backup(code: str, output: Path, as_json: bool, sessions: Path) -> None:
    """Copie le fichier d’une séance, même pendant qu’elle se tient."""
    from workshop.storage import backups

    library = library_of(sessions)
    code = known(library, code)
    made = backups.backup(library, code, output)
    if as_json:
        say_json({"code": code, "file": str(made), "bytes": made.stat().st_size})
    else:
        click.echo(made)


@command("restore", "workshop restore copies/K7XQ2M.db")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Ne pas demander de confirmation.")
@sessions_option
def restore(file: Path, yes: bool, sessions: Path) -> None:
    """Remet une copie à la place de sa séance, ou la rétablit si elle a été supprimée."""
    from workshop.session import loopback
    from workshop.storage import backups

    library = library_of(sessions)
    code = backups.code_of(file)
    if library.has(code) and not yes:
        click.confirm(f"Remplacer la séance {code} par cette copie ?", abort=True, err=True)
    loopback.through_owner(library, code, "restore", {"path": str(file.resolve())})
    click.echo(f"La séance {code} est rétablie.", err=True)


@command("purge", "workshop purge --json")
@json_option
@sessions_option
def purge(as_json: bool, sessions: Path) -> None:
    """Oublie les personnes des séances dont la durée de conservation est passée. Les idées restent, sans nom."""
    from workshop.session import loopback, retention

    library = library_of(sessions)
    done, left = retention.purge(library, lambda code: loopback.through_owner(library, code, "forget"))
    if as_json:
        say_json({"forgotten": done})
    else:
        click.echo(f"{len(done)} séances purgées{' : ' + ', '.join(done) if done else ''}.")
    if left:
        raise Failed(f"Ces séances n’ont pas pu l’être, et le seront la prochaine fois : {', '.join(left)}.")


COMMANDS = (backup, restore, purge)
