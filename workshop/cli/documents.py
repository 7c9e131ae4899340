"""`memento` and `export`: what remains of a session, as files.

Law: the session's file is read once, read-only, whether it is in use or not; the target appears whole or not at all.
"""

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from workshop.cli.base import Failed, code_argument, command, known, library_of, sessions_option
from workshop.cli.synthesis import write_synthesis
from workshop.export.attached import NOTES
from workshop.export.formats import FORMATS, ExportOptions, Notes

if TYPE_CHECKING:
    from workshop.core import State

STDOUT = Path("-")
FILE = click.File("rb")
TARGET = click.Path(dir_okay=False, path_type=Path)


@command("memento", "workshop memento K7XQ2M -o memento.docx")
@click.argument("codes", metavar="CODE…", nargs=-1, required=True)
@click.option("-o", "--output", type=TARGET, default=Path("memento.docx"), show_default=True, help="Le fichier Word.")
@click.option("--pages/--no-pages", default=None, help="Numéros de page du sommaire (par LibreOffice, s’il est là).")
@click.option("--charte", "house", type=click.File("rb"), help="Charte graphique (.docx ou .dotx), au lieu de celle "
              "de la séance.")  # fmt: skip
@click.option("--final", is_flag=True, help="Sans la mention PROJET : vous validez ce document.")
@click.option("--mask", is_flag=True, help="Masquer les effectifs de moins de 5.")
@click.option(
    "--non-projetees",
    "hidden",
    type=click.Choice(("marquer", "omettre")),
    default="marquer",
    show_default=True,
    help="Les idées ôtées de l’écran : marquées « non projetée » en annexe, ou omises.",
)
@click.option("--edition", "number", type=click.IntRange(1, 99), help="Son numéro ; 2 s’il y a des suites.")
@click.option("--statuts", "news", type=FILE, help="CSV fiche, état, motif, depuis : les suites des propositions.")
@click.option("--enquete", "survey", type=FILE, help="CSV question, réponse, nombre : l’enquête de suivi.")
@click.option("--relectures", "remarks", type=FILE, help="CSV fiche, auteur, remarque : commentaires du projet.")
@click.option("--themes", type=FILE, help="Synthèse : CSV des thèmes communs ; sans lui, une proposition est écrite.")
@click.option("--titre", "title", default="", help="Synthèse : son titre.")
@sessions_option
def memento(codes: tuple[str, ...], output: Path, house: BinaryIO | None, number: int | None, sessions: Path,
            themes: BinaryIO | None, title: str, hidden: str, **wishes: Any) -> None:  # fmt: skip
    """Compile le mémento de la séance, ou la synthèse de plusieurs, un document Word que l’on peut modifier."""
    library = library_of(sessions)
    paths = [library.path(known(library, code)) for code in codes]
    files = {name: file.read() for name in NOTES if (file := wishes.pop(name))}
    _of_its_kind(len(paths), number or files or wishes["final"], themes or title)
    dressed = _checked(house.read()) if house else None
    asked = ExportOptions(notes=Notes(number or 0, **files), house=dressed, leave_hidden=hidden == "omettre", **wishes)
    if len(paths) == 1:
        _say_hidden(library.state(known(library, codes[0])), hidden)
        write_memento(paths[0], output, asked)
    else:
        write_synthesis(paths, output, asked, themes.read() if themes else None, title)
    click.echo(output)


def _say_hidden(state: "State", hidden: str) -> None:
    """How many ideas were kept from the screens, and what becomes of them here."""
    from workshop.core.disclosure import kept_from_screens

    count = kept_from_screens(state)
    if count:
        several, done = "s" if count > 1 else "", "omise" if hidden == "omettre" else "marquée"
        click.echo(f"{count} idée{several} non projetée{several} : {done}{several} (--non-projetees).", err=True)


def _of_its_kind(sessions: int, of_one: object, of_several: object) -> None:
    if sessions > 1 and of_one:
        raise click.UsageError("Statuts, enquête, relectures, --edition et --final vont avec une seule séance.")
    if sessions == 1 and of_several:
        raise click.UsageError("--themes et --titre vont avec plusieurs séances.")


def _checked(house: bytes) -> bytes:
    """A house style that can be used. Raises Failed with the reason of one that cannot."""
    from workshop.memento.branding.house_style import BadHouseStyle, read_house
    from workshop.messages.branding import say

    try:
        read_house(house)
    except BadHouseStyle as bad:
        raise Failed(say(bad)) from bad
    return house


def write_memento(session: Path, output: Path, asked: ExportOptions | None = None) -> None:
    """Builds the Word file, with a progress bar on stderr. Raises Failed when it cannot be built as asked."""
    from workshop.export.worker import build
    from workshop.memento.office.libreoffice import NoConverter
    from workshop.memento.outline.notes import BadNotes

    with click.progressbar(length=100, label="Mémento", file=sys.stderr) as bar:
        try:
            watched = replace(
                asked or ExportOptions(), progress=lambda done, _: bar.update(round(100 * done) - bar.pos)
            )
            build(session, output, "docx", watched)
        except BadNotes as bad:
            from workshop.messages.notes import say

            raise Failed(say(bad)) from bad
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
    from workshop.export.formats import Missing
    from workshop.export.worker import build
    from workshop.memento.office.libreoffice import NoConverter
    from workshop.messages.formats import why_missing

    try:
        build(session, target, kind, ExportOptions(mask=mask))
    except Missing as missing:
        raise Failed(why_missing(missing.need)) from missing
    except NoConverter as error:
        raise Failed("LibreOffice n’a pas pu convertir le document. Réessayez, ou prenez le format docx.") from error


COMMANDS = (memento, export)
