"""`import-session`: a session comes back from its JSON export.

Law: the file is judged whole before anything is written; what comes back is a new session, with links of its own.
"""

from typing import TYPE_CHECKING, BinaryIO

import click

from workshop.cli.base import Failed, command, config_of, json_option, library_of, sessions_option
from workshop.cli.sessions import show_links

if TYPE_CHECKING:
    from pathlib import Path


@command("import-session", "workshop import-session séance.json")
@click.argument("file", type=click.File("rb"))
@json_option
@sessions_option
def import_session(file: BinaryIO, as_json: bool, sessions: "Path") -> None:
    """Rouvre une séance depuis son export JSON (« - » lit l’entrée standard), et imprime son code et ses liens."""
    from workshop.importing.session_file import BadSession, receive
    from workshop.messages.session_files import say

    library = library_of(sessions)
    try:
        code = receive(library, file.read())
    except BadSession as bad:
        raise Failed(say(bad)) from bad
    show_links(library, code, config_of(sessions), as_json)


COMMANDS = (import_session,)
