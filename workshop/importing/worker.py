"""Reads a file that an organiser sent, beside the server: `python -m workshop.importing.worker WHAT FILE [MOST]`.

Law: a process of its own, bounded in memory and time of processor; it writes nothing. WHAT is `definition`, `house`, or
one of the files of notes, of which MOST is how many sheets there are. It prints one JSON object: `{"kept": …}`, a
definition's body or null, or `{"refused": [{"line", "kind", "values", "path"}]}`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from workshop.storage.added_kinds import add_kinds, folder_of

MOST_MEMORY = 2_000_000_000  # bytes
MOST_SECONDS = 60


def definition(content: bytes, _most: int) -> Any:
    """The body of a definition."""
    from workshop.definition import BadDefinition, parse

    try:
        return {"kept": parse(content).body}
    except BadDefinition as bad:
        told = [{"line": one.line, "kind": one.kind, "values": one.values, "path": one.path} for one in bad.all()]
        return {"refused": told}


def house(content: bytes, _most: int) -> Any:
    """Whether it is a house style."""
    from workshop.memento.branding.house_style import BadHouseStyle, read_house

    try:
        read_house(content)
    except BadHouseStyle as bad:
        return {"refused": [{"kind": bad.kind, "values": bad.values}]}
    return {"kept": None}


def notes(name: str) -> Callable[[bytes, int], Any]:
    """Whether it is a file of those notes."""

    def read(content: bytes, most: int) -> Any:
        from workshop.memento.outline import notes

        try:
            notes.survey(content) if name == "survey" else getattr(notes, name)(content, most)
        except notes.BadNotes as bad:
            return {"refused": [{"line": bad.line, "kind": bad.kind, "values": bad.values}]}
        return {"kept": None}

    return read


READERS: dict[str, Callable[[bytes, int], Any]] = {
    "definition": definition,
    "house": house,
    "remarks": notes("remarks"),
    "news": notes("news"),
    "survey": notes("survey"),
}


def main(what: str, path: Path, most: int = 0) -> int:
    """Read that file; gives the exit status."""
    os.nice(5)
    add_kinds(folder_of())
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    print(json.dumps(READERS[what](path.read_bytes(), most)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])))
