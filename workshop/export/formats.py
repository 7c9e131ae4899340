"""The formats in which a session leaves, and what each needs.

Law: a format is one line here and one function `write(snapshot, asked) -> bytes`, pure but for the programs it names
in `needs`: the same snapshot and the same wishes give the same bytes. The function is named, not imported: whoever
lists formats (a page, `--help`) loads none of them.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pkgutil import resolve_name

from workshop.export.snapshot import Snapshot

Progress = Callable[[float, str], None]
PROGRAMS = {"soffice": ("soffice", "libreoffice")}  # a need → the names under which it is looked for


class Missing(Exception):
    """What a format needs is not there.

    `need` is a program, as a key of PROGRAMS; `date`: the session has none; `mask`: it cannot hide small counts.
    """

    def __init__(self, need: str) -> None:
        super().__init__(f"no {need}")
        self.need = need


def silent(done: float, doing: str) -> None:
    """A progress that nobody watches."""


def here() -> tzinfo:
    """The machine's time zone."""
    return datetime.now().astimezone().tzinfo or UTC


def N_(sentence: str) -> str:
    """Marks a sentence for translation; whoever shows it translates it."""
    return sentence


@dataclass(frozen=True, slots=True)
class Notes:
    """An edition's number (0: as the files say), and its CSV files (memento/outline/notes.py), None where not given."""

    number: int = 0
    remarks: bytes | None = None
    news: bytes | None = None
    survey: bytes | None = None


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How a file is wanted. `pages`: page numbers by LibreOffice, None: where it is installed. `zone`: of the hours.

    `mask`: counts under five are hidden. `house`: the bytes of a house style, in place of the session's own.
    `notes`: the edition's number, and what its organiser adds, in place of what the session keeps. `final`: without
    the mention of a draft, whatever the session keeps. `leave_hidden`: a mémento leaves out what was kept from screens.
    """

    pages: bool | None = None
    zone: tzinfo = field(default_factory=here)
    mask: bool = False
    progress: Progress = silent
    house: bytes | None = None
    notes: Notes = Notes()
    final: bool = False
    leave_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `title` and `about` are French, for screens; `stem` begins the name of a downloaded file.

    `writer` is the function, as `package.module:function`; `needs` is a key of PROGRAMS, or empty. `masks`: the
    small counts that it holds, if any, are hidden when asked.
    """

    name: str
    suffix: str
    media: str
    stem: str
    title: str
    about: str
    writer: str
    needs: str = ""
    masks: bool = False

    @property
    def available(self) -> bool:
        """Whether what it needs is on this machine."""
        return not self.needs or any(shutil.which(name) for name in PROGRAMS[self.needs])

    def write(self, found: Snapshot, asked: ExportOptions) -> bytes:
        """The file's content; raises Missing when what it needs or what is asked is not there."""
        if not self.available:
            raise Missing(self.needs)
        if asked.mask and not self.masks:
            raise Missing("mask")
        content: bytes = resolve_name(self.writer)(found, asked)
        return content


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"

MEMENTO = (
    Format("docx", ".docx", WORD, "memento", N_("Mémento (Word)"),
           N_("à relire, corriger et diffuser"), "workshop.export.documents:docx", masks=True),
    Format("html", ".html", "text/html", "memento", N_("Mémento (page web)"),
           N_("à lire sur tout appareil, à mettre en ligne"), "workshop.export.readable:html", masks=True),
    Format("md", ".md", "text/markdown", "memento", N_("Mémento (Markdown)"),
           N_("du texte simple, à reprendre ailleurs"), "workshop.export.readable:markdown", masks=True),
    Format("odt", ".odt", "application/vnd.oasis.opendocument.text", "memento", N_("Mémento (OpenDocument)"),
           N_("à modifier avec LibreOffice"), "workshop.export.readable:odt", "soffice", masks=True),
    Format("pdf", ".pdf", "application/pdf", "memento", N_("Mémento (PDF accessible)"),
           N_("à diffuser ou imprimer tel quel"), "workshop.export.readable:pdf", "soffice", masks=True),
)  # fmt: skip
DATA = (
    Format("xlsx", ".xlsx", SHEET, "donnees", N_("Classeur (Excel)"),
           N_("propositions, idées, votes, participation"), "workshop.export.xlsx:xlsx", masks=True),
    Format("csv", ".zip", ZIP, "donnees-csv", N_("CSV pour Excel en français"),
           N_("les mêmes tableaux, un fichier chacun"), "workshop.export.csv_files:french", masks=True),
    Format("csv-plain", ".zip", ZIP, "donnees-csv-simple", N_("CSV simple"),
           N_("les mêmes, pour un programme"), "workshop.export.csv_files:plain", masks=True),
    Format("tables", ".db", "application/vnd.sqlite3", "tables", N_("Base de données (SQLite)"),
           N_("pour Datasette ou des requêtes SQL"), "workshop.export.sqlite_tables:sqlite", masks=True),
    Format("json", ".json", "application/json", "export", N_("Export complet (JSON)"),
           N_("toute la séance, pour un programme"), "workshop.export.documents:json"),
)  # fmt: skip
TOOLS = (
    Format("decidim", ".csv", "text/csv", "decidim", N_("Propositions pour Decidim (CSV)"),
           N_("à importer par son administration"), "workshop.export.decidim:as_csv", masks=True),
    Format("decidim-json", ".json", "application/json", "decidim", N_("Propositions pour Decidim (JSON)"),
           N_("les mêmes, textes à la lettre"), "workshop.export.decidim:as_json", masks=True),
    Format("polis", ".zip", ZIP, "polis", N_("Rapport Polis (CSV)"),
           N_("idées et accords ; aucun bulletin"), "workshop.export.polis:report", masks=True),
    Format("ics", ".ics", "text/calendar", "agenda", N_("Agenda (.ics)"),
           N_("les étapes, pour un calendrier"), "workshop.export.calendar:ics", masks=True),
    Format("definition", ".md", "text/markdown", "definition", N_("Définition de la séance (.md)"),
           N_("pour préparer une séance pareille"), "workshop.export.documents:definition", masks=True),
)  # fmt: skip
FAMILIES = {"memento": MEMENTO, "data": DATA, "tools": TOOLS}  # as people look for them
FORMATS = {one.name: one for family in FAMILIES.values() for one in family}
