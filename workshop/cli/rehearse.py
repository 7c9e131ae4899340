"""`rehearse`: simulated people, desks and screens play a session's day through real sockets.

Law: only where nobody real has joined; the log is marked before the first simulated person comes.
"""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from workshop.cli.base import (
    Failed,
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
    from workshop.rehearsal import Journal, Scenario
    from workshop.storage import Library

T = TypeVar("T")
TWIN_INSTEAD = "De vraies personnes ont rejoint la séance {code}. Pour répéter sans y toucher : --twin."
ONE_FILE = "Un fichier à la fois : --replay ou --ballots."
RESET_FIRST = "La séance {code} a déjà été répétée. Videz-la d’abord : workshop reset {code}"


@command("rehearse", "workshop rehearse K7XQ2M --people 108 --seed 7 --devices trio --minutes 2")
@code_argument
@click.option("--people", type=click.IntRange(1, 5000), default=12, show_default=True, help="Combien de personnes.")
@click.option("--seed", type=int, default=1, show_default=True, help="Le même nombre refait les mêmes choix.")
@click.option("--devices", type=click.Choice(["person", "trio", "table"]), default="person", show_default=True,
              help="Un téléphone par personne, pour trois, ou par table.")  # fmt: skip
@click.option("--minutes", type=click.FloatRange(0.1, 600), default=1.0, show_default=True, help="La durée visée.")
@click.option("--url", help="Le serveur à éprouver ; sinon celui qui tourne, ou un autre lancé pour l’occasion.")
@click.option("--twin", is_flag=True, help="Répéter sur une copie vide de la séance.")
@click.option("--replay", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="VOTES.CSV",
              help="Rejouer les votes d’une conversation Polis sur les idées importées.")  # fmt: skip
@click.option("--ballots", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BULLETINS.CSV",
              help="Voter sur les idées importées avec ces bulletins, un par ligne.")  # fmt: skip
@json_option
@sessions_option
@click.pass_context
def rehearse(context: click.Context, /, **told: Any) -> None:
    """Joue la journée avec des participants simulés ; dit ce qui a surpris, ce qui a été refusé, et les délais."""
    from workshop.cli.running_server import server_for

    library = library_of(told.pop("sessions"))
    url, files, as_json = told.pop("url"), (told.pop("replay"), told.pop("ballots")), told.pop("as_json")
    if all(files):
        raise Failed(ONE_FILE)
    code = mark(library, known(library, told.pop("code")), told.pop("twin"))
    with server_for(library, code, config_of(library.folder), url) as address:
        report = played(library, code, address, told, *files).report()
    if as_json:
        say_json({"code": code, **report})
    else:
        say_report(code, report)
    context.exit(1 if report["surprises"] else 0)


def mark(library: "Library", code: str, twin: bool) -> str:
    """Marks the session, or its twin, as a rehearsal; gives the code to rehearse. Raises Failed if people are there."""
    from workshop.core import Operation, Person, Refused
    from workshop.session import loopback

    if twin:
        code = library.twin(code)
    elif library.describe(code).rehearsal and library.describe(code).people:
        raise Failed(RESET_FIRST.format(code=code))
    try:
        loopback.perform(
            library, code, Person("system", "system"), Operation(secrets.token_hex(16), "session.mark", {})
        )
    except Refused as refused:
        if refused.kind != "rehearsal_only":
            raise
        raise Failed(TWIN_INSTEAD.format(code=code)) from refused
    return code


def played(
    library: "Library",
    code: str,
    address: str,
    settings: dict[str, Any],
    votes: Path | None,
    ballots: Path | None = None,
) -> "Journal":
    """Plays the day, replays the votes or casts the ballots, with a progress bar on stderr."""
    import asyncio

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description:<28.28}"), BarColumn(40), TextColumn("{task.percentage:>3.0f} %")
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(f"Répétition de {code}", total=1.0)

        def progress(done: float, label: str) -> None:
            bar.update(task, completed=done, description=label)

        plan = plan_for(library, code, address, settings, progress)
        if ballots:
            return asyncio.run(_cast(library, plan, ballots))
        return asyncio.run(_replayed(library, plan, votes) if votes else _day(plan))


def plan_for(library: "Library", code: str, address: str, settings: dict[str, Any], progress: Any) -> "Scenario":
    """The rehearsal's plan: its settings, and the links that the organiser would be given."""
    from workshop.cli.sessions import links_of
    from workshop.rehearsal import Links, Scenario

    given = links_of(library, code, address)
    links = Links(given["organiser"], given["desks"], given["screens"], given["phone"])
    return Scenario(url=address, code=code, links=links, progress=progress, **settings)


async def _day(plan: "Scenario") -> "Journal":
    from workshop.rehearsal import play

    return await play(plan)


async def _replayed(library: "Library", plan: "Scenario", votes: Path) -> "Journal":
    from workshop.rehearsal import read_votes, replay

    return await replay(plan, _lines(votes, read_votes), imported(library, plan.code))


async def _cast(library: "Library", plan: "Scenario", ballots: Path) -> "Journal":
    from workshop.rehearsal import cast_ballots, read_ballots

    return await cast_ballots(plan, _lines(ballots, read_ballots), imported(library, plan.code))


def _lines(file: Path, read: Callable[[Iterable[str]], T]) -> T:
    """What a file of votes or ballots says. Raises Failed where it cannot be used."""
    from workshop.rehearsal.real_ballots import BadBallots
    from workshop.rehearsal.replay import BadVotes

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return read(lines)
    except (BadBallots, BadVotes, UnicodeDecodeError) as error:
        raise Failed(f"{file} : {error}") from error


def imported(library: "Library", code: str) -> dict[str, str]:
    """The ideas that came in a file, by the id that they had there."""
    return {idea.external: idea.id for idea in library.state(code).ideas.values() if idea.external}


def say_report(code: str, report: dict[str, Any]) -> None:
    """The report in French, for a person; surprises on stderr."""
    latency, phone = report["latency_ms"], report["phone_bytes"]
    click.echo(f"Séance {code} : {report['people']} personnes sur {report['devices']} téléphones.")
    click.echo(f"  {report['operations']} opérations en {report['seconds']} s, {report['resent']} renvoyées.")
    click.echo(f"  Refus attendus : {sum(report['refusals'].values())}. Surprises : {report['surprises']}.")
    click.echo(f"  Octets reçus par un téléphone : {phone['median']} (au plus {phone['max']}).")
    if latency:
        click.echo(
            f"  Délai : {latency['p50']} ms au milieu, {latency['p95']} ms pour 95 %, {latency['max']} ms au plus."
        )
    for surprise in report["surprise_list"]:
        click.echo(f"  Surprise : {surprise}", err=True)


COMMANDS = (rehearse,)
