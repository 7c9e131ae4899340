"""`memento` of several sessions: their synthesis, and the file that says which of their themes are the same.

Law: a file that somebody may have corrected is never written over.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshop.cli.base import Failed

if TYPE_CHECKING:
    from workshop.export.formats import ExportOptions
    from workshop.memento.synthesis import BadThemes

TROUBLES = {
    "format": "Le fichier des thèmes doit compter quatre colonnes : séance, thème, intitulé, thème commun.",
    "unknown": "Aucune des séances réunies n’a ce thème : {what}.",
    "twice": "Ce thème a deux lignes : {what}.",
    "empty": "Ce thème n’a pas de thème commun : {what}.",
    "long": "Ce thème commun est trop long, 120 caractères au plus : {what}.",
    "missing": "Il manque la ligne de ce thème : {what}.",
}


def write_synthesis(paths: list[Path], output: Path, asked: "ExportOptions", themes: bytes | None, title: str) -> None:
    """Builds the Word file, with a progress bar on stderr; proposes the common themes beside it where none are given.

    Raises Failed when it cannot be built as asked.
    """
    from workshop.export.synthesis import build_synthesis, propose_themes, read_sessions

    with _said(), click.progressbar(length=100, label="Synthèse", file=sys.stderr) as bar:
        sessions = read_sessions(paths)
        watched = replace(asked, progress=lambda done, _: bar.update(round(100 * done) - bar.pos))
        build_synthesis(sessions, output, watched, themes, title)
    if themes is None:
        _propose(output.with_suffix(".themes.csv"), propose_themes(sessions))


def _propose(beside: Path, content: bytes) -> None:
    if beside.exists():
        words = f"{beside} existe déjà et n’a pas été changé. Pour vous en servir : --themes {beside}"
    else:
        beside.write_bytes(content)
        words = f"Thèmes communs proposés dans {beside} : corrigez-le, puis recommencez avec --themes {beside}"
    click.echo(words, err=True)


@contextmanager
def _said() -> Iterator[None]:
    """What a synthesis refuses, in words."""
    from workshop.memento.office.libreoffice import NoConverter
    from workshop.memento.synthesis import BadThemes, SameSession

    try:
        yield
    except SameSession as same:
        raise Failed(f"La séance {same.code} est donnée deux fois.") from same
    except BadThemes as bad:
        raise Failed(_trouble(bad)) from bad
    except NoConverter as error:
        raise Failed("LibreOffice n’est pas installé : le sommaire reste sans numéros (--no-pages).") from error


def _trouble(bad: "BadThemes") -> str:
    where = f"Ligne {bad.line} : " if bad.line else ""
    return where + TROUBLES[bad.kind].format(what=bad.what)
