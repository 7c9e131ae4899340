"""`doctor`: is this machine fit to hold a room's words?

Law: it only measures and says; a finding that would lose words makes the status 1.
"""

from pathlib import Path

import click

from workshop.cli.base import command, json_option, library_of, say_json, sessions_option

SIGNS = {"ok": "  ", "warning": "! ", "bad": "!!"}


@command("doctor", "workshop doctor --json")
@json_option
@sessions_option
@click.pass_context
def doctor(context: click.Context, as_json: bool, sessions: Path) -> None:
    """Mesure le disque, regarde la place, les limites du système et chaque fichier de séance."""
    from workshop.storage import doctor as measures

    found = measures.doctor(library_of(sessions))
    if as_json:
        say_json([{"kind": one.kind, "level": one.level, "sentence": one.sentence, **one.values} for one in found])
    else:
        for one in found:
            click.echo(f"{SIGNS[one.level]} {one.sentence}")
    context.exit(1 if any(one.level == "bad" for one in found) else 0)


COMMANDS = (doctor,)
