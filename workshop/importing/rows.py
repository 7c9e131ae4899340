"""Rows of cells with a header → ideas, wherever the rows come from (CSV, workbook).

Law: columns are found by their names, in any order; an apostrophe that an export put before a formula is taken off.
"""

from collections.abc import Iterable, Iterator, Sequence

from workshop.importing.incoming import BadImport, Incoming, counted, flat, incoming
from workshop.neutral import bare

COLUMNS = {
    "table": ("table",),
    "theme": ("theme", "thematique"),
    "title": ("title", "titre", "intitule"),
    "body": ("body", "corps", "texte", "idee", "contenu", "proposition", "comment-body"),
    "rationale": ("rationale", "motifs", "expose des motifs"),
    "function": ("function", "fonction", "fonction publique"),
    "external": ("id", "comment-id", "identifiant", "reference", "reference d'origine"),
}

Row = tuple[int, Sequence[str]]  # its line in the file, its cells


def read_rows(rows: Iterable[Row]) -> Iterator[Incoming]:
    """The ideas of the rows after the first, which names the columns; raises BadImport."""
    found = iter(rows)
    line, header = next(found, (1, ()))
    columns = _columns(line, header)
    count = 0
    for line, row in found:
        if any(cell.strip() for cell in row):
            count += 1
            counted(line, count)
            yield incoming(
                line, {field: bare(row[at]).strip() if at < len(row) else "" for field, at in columns.items()}
            )


def _columns(line: int, header: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the names of the header."""
    names = [flat(name) for name in header]
    if not any(names):
        raise BadImport(line, "no_header", columns=[])
    found = {field: names.index(name) for field, known in COLUMNS.items() for name in reversed(known) if name in names}
    if "body" not in found:
        raise BadImport(line, "no_body_column", columns=[name for name in names if name])
    return found
