"""`make demo`: a whole day with simulated people on a real server, its mémento, then a session to join.

Law: nothing is shown that was not played through the doors that real people use.
"""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.cli import base, documents, rehearse, running_server, sessions
from workshop.web.assets.paths import example_sessions

if TYPE_CHECKING:
    from workshop.config import Config
    from workshop.storage import Library

DEFINITION = "demonstration.md"
WHOLE_DAY = {"people": 72, "seed": 2018, "devices": "person", "minutes": 1.2}
HALF_DAY = {"people": 36, "seed": 2019, "devices": "person", "minutes": 0.7, "last": "dots"}
EVERYWHERE = "0.0.0.0"


@base.command("demo", "make demo PORT=5050 ARGS=--once")
@click.option("--port", type=click.IntRange(1, 65535), default=5000, show_default=True, help="Le port du serveur.")
@click.option("--once", is_flag=True, help="S’arrêter une fois le document écrit.")
@click.option("-o", "--output", type=documents.TARGET, default=Path("memento.docx"), show_default=True)
@base.sessions_option
def demo(port: int, once: bool, output: Path, sessions: Path) -> None:
    """Joue une journée entière, écrit son mémento, puis sert une séance au milieu de sa journée."""
    library = base.library_of(sessions)
    config = base.config_of(sessions, TABLEE_PORT=str(port), TABLEE_HOST=EVERYWHERE)
    click.echo("Une journée simulée : 72 personnes, 9 tables, 3 thèmes. Deux minutes au plus.")
    with running_server.started(config, EVERYWHERE, port) as address:
        whole = played(library, address, WHOLE_DAY)
        documents.write_memento(library.path(whole), output)
        click.echo(f"Mémento de la séance {whole} : {output.resolve()}")
        if not once:
            serve_half_a_day(library, config, address)


def serve_half_a_day(library: "Library", config: "Config", address: str) -> None:
    """Plays a second session up to its vote, prints its links and keeps serving until Ctrl-C."""
    code = played(library, address, HALF_DAY)
    click.echo("\nUne autre séance est au milieu de sa journée : chaque table vient d’ouvrir son vote. Rejoignez-la :")
    sessions.show_links(library, code, config, as_json=False)
    click.echo(f"  {'Toutes les séances':<20} {sessions.sign_in_link(config)}")
    click.echo("\nCtrl-C pour arrêter.")
    with until_interrupted():
        while True:
            time.sleep(3600)


def played(library: "Library", address: str, settings: dict[str, Any]) -> str:
    """Creates the demonstration, rehearses it on the server at `address`; gives its code. Raises base.Failed."""
    from workshop.definition import parse

    text = (example_sessions() / DEFINITION).read_text(encoding="utf-8")
    code = rehearse.mark(library, library.create(parse(text).body, text), twin=False)
    report = rehearse.played(library, code, address, settings, None).report()
    rehearse.say_report(code, report)
    if report["surprises"]:
        raise base.Failed("La répétition a rencontré ce qui ne devait pas arriver (ci-dessus).")
    return code


@contextlib.contextmanager
def until_interrupted() -> Iterator[None]:
    """Ends the block quietly at Ctrl-C."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("")


if __name__ == "__main__":
    demo()
