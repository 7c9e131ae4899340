"""`serve`: the server, as a process that has imported nothing yet.

Law: the server patches the standard library before anything else is imported, so this process is replaced by it.
"""

import os
import sys
from pathlib import Path

import click

from workshop.cli.base import command, sessions_option


@command("serve", "workshop serve --port 5000")
@click.option("--host", envvar="TABLEE_HOST", default="0.0.0.0", show_default=True, help="L’adresse d’écoute.")
@click.option("--port", envvar="TABLEE_PORT", type=click.IntRange(0, 65535), default=5000, show_default=True,
              help="Le port d’écoute ; 0 en prend un libre.")  # fmt: skip
@click.option("--async", "async_mode", envvar="TABLEE_ASYNC", type=click.Choice(["eventlet", "threading"]),
              default="eventlet", show_default=True, help="Comment les connexions sont servies.")  # fmt: skip
@sessions_option
def serve(host: str, port: int, async_mode: str, sessions: Path) -> None:
    """Sert les séances d’un dossier, jusqu’à Ctrl-C.

    Les autres réglages se lisent dans l’environnement (TABLEE_…, voir docs/settings.md).
    """
    told = {"TABLEE_HOST": host, "TABLEE_PORT": str(port), "TABLEE_ASYNC": async_mode, "TABLEE_SESSIONS": str(sessions)}
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, "-m", "workshop.server"], {**os.environ, **told})


COMMANDS = (serve,)
