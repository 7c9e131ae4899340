"""`serve` and `nginx`: the server, as a process that has imported nothing yet, or several behind nginx.

Law: the server patches the standard library before anything else is imported, so a process is replaced by it, or
started for it.
"""

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import click

from workshop.cli.base import command, config_of, sessions_option

EVERYWHERE, BEHIND_A_PROXY = "0.0.0.0", "127.0.0.1"


@command("serve", "workshop serve --port 5000")
@click.option("--host", envvar="TABLEE_HOST",
              help=f"L’adresse d’écoute ; {EVERYWHERE} seul, {BEHIND_A_PROXY} à plusieurs.")  # fmt: skip
@click.option("--port", envvar="TABLEE_PORT", type=click.IntRange(0, 65535), default=5000, show_default=True,
              help="Le port d’écoute, le premier de plusieurs ; 0 en prend de libres.")  # fmt: skip
@click.option("--async", "async_mode", envvar="TABLEE_ASYNC", type=click.Choice(["eventlet", "threading"]),
              default="eventlet", show_default=True, help="Comment les connexions sont servies.")  # fmt: skip
@click.option("--workers", envvar="TABLEE_WORKERS", default="1", show_default=True,
              help="Combien de processus se partagent les séances, derrière nginx.")  # fmt: skip
@click.option("--machine", envvar="TABLEE_MACHINE", default="1/1", show_default=True,
              help="2/3 : la deuxième de trois machines qui se partagent les séances.")  # fmt: skip
@click.option("--redis", envvar="TABLEE_REDIS", default="",
              help="Le Redis où des relais attendent ce serveur (voir la commande relay).")  # fmt: skip
@sessions_option
def serve(host: str | None, port: int, async_mode: str, workers: str, machine: str, redis: str, sessions: Path) -> None:
    """Sert les séances d’un dossier, jusqu’à Ctrl-C.

    Les autres réglages se lisent dans l’environnement (TABLEE_…, voir docs/settings.md).
    """
    told = {"TABLEE_PORT": str(port), "TABLEE_ASYNC": async_mode, "TABLEE_SESSIONS": str(sessions),
            "TABLEE_WORKERS": workers, "TABLEE_MACHINE": machine, "TABLEE_REDIS": redis}  # fmt: skip
    alone = (workers, machine) == ("1", "1/1")
    told["TABLEE_HOST"] = host or (EVERYWHERE if alone else BEHIND_A_PROXY)
    if alone:
        sys.stdout.flush()
        os.execve(sys.executable, [sys.executable, "-m", "workshop.serving.process"], {**os.environ, **told})
    sys.exit(_serve_together(told))


def _serve_together(told: dict[str, str]) -> int:
    """Serve with several processes; gives the exit status."""
    from workshop.cli.sessions import sign_in_link
    from workshop.serving.logs import set_up_logs
    from workshop.serving.workers import hire, supervise

    environment = {**os.environ, **told}
    environment.setdefault("TABLEE_PROXIES", "1")
    config = config_of(Path(told["TABLEE_SESSIONS"]), **told)
    set_up_logs(config)
    for sentence in config.warnings():
        click.echo(f"workshop: {sentence}", err=True)
    hired = hire(config, environment)
    addresses = ", ".join(worker.address for worker in hired)
    click.echo(f"Tablée tient les séances sur {addresses}, derrière nginx (workshop nginx).")
    click.echo(f"Page de l’organisateur (gardez ce lien pour vous)\u00a0: {sign_in_link(config)}")
    click.echo("Le même plus tard\u00a0: workshop organiser-link.")
    sys.stdout.flush()
    return supervise(hired)


HOST = re.compile(r"[0-9A-Za-z.-]{1,253}|[0-9A-Fa-f:.]{2,45}")
SERVER_NAME = re.compile(r"(\*\.)?[0-9A-Za-z_.-]{1,253}")
ADDRESS = re.compile(r"([0-9A-Za-z.-]+|\[[0-9A-Fa-f:]+\]):[0-9]{1,5}")
LISTEN = re.compile(r"(([0-9A-Za-z.*-]+|\[[0-9A-Fa-f:]+\]):)?[0-9]{1,5}")


def _words(form: re.Pattern[str]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Takes words between commas, each of that form; refuses what nginx would read as something else."""

    def check(_context: click.Context, _parameter: click.Parameter, value: str | None) -> list[str]:
        words = [word.strip() for word in value.split(",")] if value is not None else []
        wrong = next((word for word in words if not form.fullmatch(word)), None)
        if wrong is not None:
            raise click.BadParameter(f"«\u00a0{wrong}\u00a0» n’est pas une adresse.")
        return words

    return check


@command("nginx", "workshop nginx --workers 3 --server-name seance.exemple.fr > /etc/nginx/conf.d/tablee.conf")
@click.option("--workers", envvar="TABLEE_WORKERS", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Combien de processus servent sur chaque machine.")  # fmt: skip
@click.option("--port", envvar="TABLEE_PORT", type=click.IntRange(1, 65535), default=5000, show_default=True,
              help="Le port du premier ; les autres suivent.")  # fmt: skip
@click.option("--hosts", default="127.0.0.1", show_default=True, callback=_words(HOST),
              help="Les machines, dans leur ordre, entre virgules.")  # fmt: skip
@click.option("--server-name", default="_", callback=_words(SERVER_NAME),
              help="Les noms du site, entre virgules ; par défaut, tous.")  # fmt: skip
@click.option("--listen", default="80", show_default=True, callback=_words(LISTEN),
              help="Où nginx écoute, entre virgules.")  # fmt: skip
@click.option("--relays", callback=_words(ADDRESS),
              help="Les relais d’un serveur seul, entre virgules : 127.0.0.1:5001,127.0.0.1:5002.")  # fmt: skip
@click.option("--static", "folder", type=click.Path(file_okay=False, path_type=Path),
              help="Dossier où écrire les fichiers statiques, que nginx sert alors lui-même.")  # fmt: skip
@click.option("--whole", is_flag=True, help="Une configuration entière, et non un site.")
def nginx(workers: int, port: int, hosts: list[str], server_name: list[str], listen: list[str], relays: list[str],
          folder: Path | None, whole: bool) -> None:  # fmt: skip
    """Écrit la configuration de nginx devant « serve --workers »."""
    from workshop.serving import nginx as proxy
    from workshop.storage.added_kinds import folder_of
    from workshop.web import static_files

    if port + workers > 65536:
        raise click.BadParameter("il n’y a pas assez de ports après celui-là.", param_hint="--port")
    if relays and (workers, len(hosts)) != (1, 1):
        raise click.BadParameter("des relais servent un seul processus.", param_hint="--relays")
    static = folder.resolve() if folder else None
    if static and set(str(static)) & set('"$\n'):
        raise click.BadParameter("nginx ne lirait pas ce nom de dossier.", param_hint="--static")
    site = proxy.Site(workers, port, hosts, server_name, listen, static, relays)
    if static:
        language = (os.environ.get("TABLEE_LANGUAGE") or "fr").strip().lower()
        click.echo(
            f"Fichiers statiques\u00a0: {proxy.publish(static_files(language, kinds=folder_of()), static)}", err=True
        )
    click.echo(proxy.configuration(site, whole), nl=False)


COMMANDS = (serve, nginx)
