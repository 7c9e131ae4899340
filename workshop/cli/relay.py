"""`relay`: a process that holds sockets of a session too big for one.

Law: as `serve`, it is replaced by a process that has imported nothing yet.
"""

import os
import sys

import click

from workshop.cli.base import command


@command("relay", "workshop relay --redis redis://127.0.0.1:6379/0 --port 5001")
@click.option("--redis", envvar="TABLEE_REDIS", default="",
              help="Le Redis où le serveur l’attend ; avec un mot de passe, plutôt dans TABLEE_REDIS.")  # fmt: skip
@click.option("--host", envvar="TABLEE_HOST", default="127.0.0.1", show_default=True, help="L’adresse d’écoute.")
@click.option("--port", envvar="TABLEE_PORT", type=click.IntRange(0, 65535), default=5001, show_default=True,
              help="Le port d’écoute ; 0 en prend un libre.")  # fmt: skip
@click.option("--async", "async_mode", envvar="TABLEE_ASYNC", type=click.Choice(["eventlet", "threading"]),
              default="eventlet", show_default=True, help="Comment les connexions sont servies.")  # fmt: skip
def relay(redis: str, host: str, port: int, async_mode: str) -> None:
    """Tient des connexions pour un serveur, jusqu’à Ctrl-C.

    Le serveur a été lancé avec le même Redis (workshop serve --redis …). Un relais n’ouvre aucune séance.
    """
    told = {"TABLEE_ROLE": "relay", "TABLEE_REDIS": redis, "TABLEE_HOST": host, "TABLEE_PORT": str(port),
            "TABLEE_ASYNC": async_mode}  # fmt: skip
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, "-m", "workshop.serving.process"], {**os.environ, **told})


COMMANDS = (relay,)
