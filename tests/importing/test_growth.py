"""Whatever a file is made of, twice the file is twice the work to read it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.support.growth import all_growing
from workshop.importing import BadImport, Ground, plan, read
from workshop.importing.columns import named
from workshop.importing.encodings import decoded
from workshop.importing.incoming import flat
from workshop.importing.workbook import unescaped

ROOM = Ground({"t1": 1}, {"A": "Thème"}, {"A": ["t1"]})


def planned(text: str) -> None:
    with suppress(BadImport):
        plan(ROOM, read(text.encode("utf-8", "replace")))


def guessed(text: str) -> None:
    with suppress(BadImport):
        decoded(b"\xe9" + text.encode("cp1252", "replace"))


READERS: dict[str, Callable[[str], object]] = {
    "names": flat,
    "columns": named,
    "escapes": unescaped,
    "encodings": guessed,
    "a table": lambda text: planned(f"thème;corps\n{text}"),
    "a header": lambda text: planned(f"corps;{text}\nx"),
    "a list": lambda text: planned(f"- {text}"),
    "an item": lambda text: planned(f"- a\n{text}"),
    "any text": planned,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_file_of_four_times_the_length_is_four_times_the_work(reader: str) -> None:
    assert all_growing(READERS[reader], after=("x",)) == []
