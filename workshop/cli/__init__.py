"""The command line: `workshop COMMAND`. Each command is a thin layer over the package that does what it says.

Law: exit status 0 when it is done, 1 when it was refused, 2 when the command was not understood; what a program
reads goes to stdout, what a person reads about a failure to stderr.
"""

import click

from workshop import __version__
from workshop.cli import definitions, doctor, documents, folder, ideas, import_session, rehearse, relay, serve, sessions
from workshop.storage.added_kinds import add_kinds, folder_of

GROUPS = (serve, relay, definitions, sessions, ideas, import_session, rehearse, documents, folder, doctor)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="workshop")
def main() -> None:
    """Tablée : des ateliers d’intelligence collective, de la préparation au mémento."""
    add_kinds(folder_of())


for group in GROUPS:
    for command in group.COMMANDS:
        main.add_command(command)
