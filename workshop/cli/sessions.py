"""`list`, `links`, `organiser-link`, `reset`: sessions as they stand, and the ways in.

Law: reading opens the file read-only; what writes goes through the process that owns the session.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshop.cli.base import (
    code_argument,
    command,
    config_of,
    json_option,
    known,
    library_of,
    say_json,
    sessions_option,
)

if TYPE_CHECKING:
    from workshop.config import Config
    from workshop.storage import Library

STATES = {"empty": "vide", "running": "en cours", "archived": "archivée", "unreadable": "illisible"}


def show_links(library: "Library", code: str, config: "Config", as_json: bool) -> None:
    """Prints a session's code and all its links."""
    from workshop.cli.running_server import public_base

    found = links_of(library, code, public_base(library, code, config))
    if as_json:
        say_json({"code": code, **found})
        return
    click.echo(f"Séance {code}")
    click.echo(f"  Participants         {found['phone']}")
    click.echo(f"  Organisateur         {found['organiser']}")
    for heading, links in (("Pupitre", found["desks"]), ("Écran", found["screens"])):
        for table, link in links.items():
            place = "de la salle" if table == "all" else f"table {table.removeprefix('t')}"
            click.echo(f"  {f'{heading} {place}':<20} {link}")


def links_of(library: "Library", code: str, base: str) -> dict[str, Any]:
    """A session's links as `identity.links` gives them, read from its file."""
    from workshop.identity import Keys, links

    return links(Keys.in_file(library, code), base)


def sign_in_link(config: "Config") -> str:
    """The address that signs the organiser in, for the whole server: at the one that runs, else as it is set."""
    from workshop.identity import OrganiserLink
    from workshop.storage.ownership import serving
    from workshop.web import addresses

    base = serving(config.sessions) or addresses.outside(config, config.port)
    return f"{base}/o/sign-in/{OrganiserLink(config.sessions).token()}"


@command("links", "workshop links K7XQ2M")
@code_argument
@json_option
@sessions_option
def links(code: str, as_json: bool, sessions: Path) -> None:
    """Imprime tous les liens d’une séance."""
    library = library_of(sessions)
    show_links(library, known(library, code), config_of(sessions), as_json)


@command("list", "workshop list --json")
@json_option
@sessions_option
def list_sessions(as_json: bool, sessions: Path) -> None:
    """Liste les séances du dossier, la dernière utilisée d’abord."""
    library = library_of(sessions)
    found, share = library.listed(), library.share
    if as_json:
        kept = ("code", "title", "date", "people", "rows", "state", "rehearsal", "created", "last_at")
        say_json([{name: getattr(one, name) for name in kept} | {"machine": share.place(one.code)[0]} for one in found])
        return
    for one in found:
        said = " · RÉPÉTITION" if one.rehearsal else ""
        said += "" if share.here(one.code) else f" · à porter sur la machine {share.place(one.code)[0]}"
        click.echo(f"{one.code}  {STATES[one.state]:<9} {one.people:>4} pers.  {one.date:<10}  {one.title}{said}")


@command("organiser-link", "workshop organiser-link --revoke")
@click.option("--revoke", is_flag=True, help="Rendre l’ancien lien et ses cookies sans valeur, puis en faire un autre.")
@json_option
@sessions_option
def organiser_link(revoke: bool, as_json: bool, sessions: Path) -> None:
    """Imprime le lien de connexion de l’organisateur, pour tout le serveur."""
    from workshop.identity import OrganiserLink

    config = config_of(sessions)
    if revoke:
        OrganiserLink(config.sessions).revoke()
    address = sign_in_link(config)
    if as_json:
        say_json({"link": address, "revoked": revoke})
    else:
        click.echo(address)


@command("reset", "workshop reset K7XQ2M --yes")
@code_argument
@click.option("--yes", is_flag=True, help="Ne pas demander de confirmation.")
@sessions_option
def reset(code: str, yes: bool, sessions: Path) -> None:
    """Rend la séance vide : mêmes liens, mêmes idées importées, plus personne."""
    from workshop.session import loopback

    library = library_of(sessions)
    code = known(library, code)
    if not yes:
        click.confirm(f"Effacer tout ce qui a été dit dans la séance {code} ?", abort=True, err=True)
    loopback.through_owner(library, code, "reset")
    click.echo(f"La séance {code} est vide.", err=True)


COMMANDS = (links, list_sessions, organiser_link, reset)
