"""`memento` and `export`: what remains of a session, as files.

Law: the session's file is read once, read-only, whether it is in use or not; the target appears whole or not at all.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import click

from workshop.cli.base import Failed, code_argument, command, known, library_of, sessions_option
from workshop.export import FORMATS

STDOUT = Path("-")
MISSING = {
    "soffice": "LibreOffice n’est pas installé : ce format ne peut pas être écrit.",
    "date": "Cette séance n’a pas de date : son agenda ne peut pas être écrit.",
    "mask": "Ce format ne sait pas masquer les petits effectifs.",
}
TARGET = click.Path(dir_okay=False, path_type=Path)


@command("memento", "workshop memento K7XQ2M -o memento.docx")
@code_argument
@click.option("-o", "--output", type=TARGET, default=Path("memento.docx"), show_default=True, help="Le fichier Word.")
@click.option("--pages/--no-pages", default=None, help="Numéros de page du sommaire (par LibreOffice, s’il est là).")
@click.option("--charte", "house", type=click.File("rb"), help="Charte graphique (.docx ou .dotx), au lieu de celle "
              "de la séance.")  # fmt: skip
@sessions_option
def memento(code: str, output: Path, pages: bool | None, house: BinaryIO | None, sessions: Path) -> None:
    """Compile le mémento de la séance, un document Word que l’on peut modifier."""
    library = library_of(sessions)
    write_memento(library.path(known(library, code)), output, pages, _checked(house.read()) if house else None)
    click.echo(output)


def _checked(house: bytes) -> bytes:
    """A house style that can be used. Raises Failed with the reason of one that cannot."""
    from workshop.dress_sentences import say
    from workshop.memento.house import BadHouse, read_house

    try:
        read_house(house)
    except BadHouse as bad:
        raise Failed(say(bad)) from bad
    return house


def write_memento(session: Path, output: Path, pages: bool | None = None, house: bytes | None = None) -> None:
    """Builds the Word file, with a progress bar on stderr. Raises Failed when page numbers cannot be had."""
    from rich.console import Console
    from rich.progress import Progress

    from workshop.export import Asked
    from workshop.export.worker import build
    from workshop.memento.word.pages import NoConverter

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Mémento", total=1.0)
        try:
            asked = Asked(pages=pages, progress=lambda done, _: bar.update(task, completed=done), house=house)
            build(session, output, "docx", asked)
        except NoConverter as error:
            raise Failed("LibreOffice n’est pas installé : le sommaire reste sans numéros (--no-pages).") from error


@command("export", "workshop export K7XQ2M --format json -o séance.json")
@code_argument
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), default="json", show_default=True,
              help="Le format (docs/export.md).")  # fmt: skip
@click.option("--mask", is_flag=True, help="Masquer les effectifs de moins de 5.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Le fichier à écrire, « - » pour la sortie standard ; un dossier reçoit les fichiers d’un .zip.",
)
@sessions_option
def export(code: str, kind: str, mask: bool, output: Path, sessions: Path) -> None:
    """Écrit la séance dans un format que d’autres lisent."""
    library = library_of(sessions)
    session = library.path(known(library, code))
    if output != STDOUT and not output.is_dir():
        _write(session, output, kind, mask)
        click.echo(output)
        return
    with TemporaryDirectory() as place:
        _write(session, made := Path(place) / f"{code}{FORMATS[kind].suffix}", kind, mask)
        if output == STDOUT:
            click.echo(made.read_bytes(), nl=False)
        else:
            _put_into(output, made)


def _put_into(folder: Path, made: Path) -> None:
    """The file in that folder; those that it holds, where it is a zip."""
    from workshop.export.bundle import unbundled
    from workshop.export.worker import put

    files = unbundled(made.read_bytes()) if made.suffix == ".zip" else {made.name: made.read_bytes()}
    for name, content in files.items():
        put(folder / name, content)
        click.echo(folder / name)


def _write(session: Path, target: Path, kind: str, mask: bool) -> None:
    from workshop.export import Asked, Missing
    from workshop.export.worker import build

    try:
        build(session, target, kind, Asked(mask=mask))
    except Missing as missing:
        raise Failed(MISSING[missing.need]) from missing


COMMANDS = (memento, export)
