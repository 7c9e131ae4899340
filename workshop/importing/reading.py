"""A file → the ideas that it says, with what was guessed and what is still to be asked before they are sure.

Law: what a file is, is told by what it holds and not by its name. What was answered (`Choices`) prevails over what is
guessed. Nothing is known here of the session that the ideas go to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from workshop.importing.bullet_lists import is_list, read_list
from workshop.importing.columns import ASKED, known_fields, mapped
from workshop.importing.csv_archive import files_of, is_archive
from workshop.importing.delimited import read_csv
from workshop.importing.encodings import decoded
from workshop.importing.grid import Grid, chosen_part
from workshop.importing.incoming import LARGEST_FILE, BadImport, IncomingIdea
from workshop.importing.json_files import PARTS, PROPOSALS, parsed, read_objects, read_record
from workshop.importing.rows import covered, read_rows
from workshop.importing.workbook import read_xlsx
from workshop.memento.office.office_file import OLD_OFFICE

ZIP = b"PK\x03\x04"
FIRST_ROWS, FIRST_CHARS = 6, 300  # what a preview shows of a file whose columns are not known yet
NAMES, IDEA = "names", "idea"  # what the first row is
Letters = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What was answered of a file; what is absent is guessed, or asked.

    `encoding`: a key of ENCODINGS; `separator`; `part`: the sheet, file or list that is read; `header`: NAMES or IDEA;
    `columns`: field → its column, from 1, 0 for none. Then what becomes of the ideas, see `ImportQuestion`: `rows`:
    why they may not be wanted → take or leave; `themes`, `tables`: the digest of a name → where those ideas go.
    """

    encoding: str = ""
    separator: str = ""
    part: str = ""
    header: str = ""
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IdeasRead:
    """What a file says. `kind`: table, workbook, list, export or objects; `line` where its first row stands.

    Of a table: `header`, the names of its columns; `columns`, field → which one, from 1; `first`, its first rows.
    `guessed`: the encoding was one of several. `names`: whether the first row names the columns, empty while unknown.
    `covered`: how many cells a merged range filled. `odd`: what may have gone wrong → how often.
    """

    kind: str
    ideas: list[IncomingIdea]
    line: int = 1
    encoding: str = ""
    guessed: bool = False
    separator: str = ""
    part: str = ""
    parts: Letters = ()
    names: str = ""
    header: Letters = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    first: tuple[Letters, ...] = ()
    covered: int = 0
    odd: Mapping[str, int] = field(default_factory=dict)


def read(content: bytes, choices: Choices | None = None) -> IdeasRead:
    """What the file says; raises BadImport."""
    choices = choices or Choices()
    if len(content) > LARGEST_FILE:
        raise BadImport(1, "too_big", limit=LARGEST_FILE)
    if content.startswith(OLD_OFFICE):
        raise BadImport(1, "locked")
    if not content.startswith(ZIP):
        return _text(content, choices)
    if not is_archive(content):
        return _table("workbook", read_xlsx(content, choices.part), choices)
    files = files_of(content)
    part = chosen_part(tuple(files), choices.part)
    return _text(files[part], choices, part=part, parts=tuple(files))


def of_record(record: Any, choices: Choices | None = None) -> IdeasRead:
    """What an export already read says; raises BadImport."""
    part = choices.part if choices and choices.part in PARTS else PROPOSALS
    return IdeasRead("export", list(read_record(record, part)), part=part, parts=PARTS)


def _text(content: bytes, choices: Choices, **more: Any) -> IdeasRead:
    text, encoding, guessed = decoded(content, choices.encoding)
    told = {"encoding": encoding, "guessed": guessed, "odd": _odd(text), **more}
    if text.lstrip()[:1] in ("{", "["):
        value = parsed(text)
        if not isinstance(value, list):
            return of_record(value, choices)
        return _table("objects", read_objects(value), choices, **told)
    if is_list(text):
        return IdeasRead("list", list(read_list(text)), **told)
    return _table("table", read_csv(text, choices.separator), choices, **told)


def _table(kind: str, grid: Grid, choices: Choices, **told: Any) -> IdeasRead:
    if not grid.rows:
        raise BadImport(1, "no_header", columns=[])
    top = grid.rows[0].cells
    names = choices.header or (NAMES if known_fields(top) else "")
    header = tuple(one.strip() for one in top) if names != IDEA else ()
    width = max(len(row.cells) for row in grid.rows)
    columns = mapped(header or [""] * width, choices.columns)
    ideas = list(read_rows(grid, columns, names != IDEA)) if "body" in columns and names else []
    told = {"separator": grid.separator, "part": grid.part, "parts": grid.parts, **told}
    return IdeasRead(
        kind,
        ideas,
        line=grid.rows[0].line,
        names=names,
        header=tuple(header[at] if at < len(header) else "" for at in range(width)),
        columns={one: at + 1 for one, at in columns.items() if one in ASKED},
        first=_first(row.cells for row in grid.rows),
        covered=covered(grid, columns),
        **told,
    )


def _first(rows: Iterable[Sequence[str]]) -> tuple[Letters, ...]:
    shown = (row for row, _ in zip(rows, range(FIRST_ROWS), strict=False))
    return tuple(tuple(cell[:FIRST_CHARS] for cell in row) for row in shown)


def _odd(text: str) -> dict[str, int]:
    """Signs that were lost before, or are being lost now: replaced, or UTF-8 that was read as something else."""
    found = {"lost": text.count("\ufffd"), "garbled": text.count("Ã©") + text.count("â€™") + text.count("Ã¨")}
    return {kind: count for kind, count in found.items() if count}
