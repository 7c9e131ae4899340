"""Whatever a file is made of, twice the file is twice the work to read it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.support.growth import MOST, NOTHING, grows, thread_seconds, worst
from workshop.importing import BadImport, Destination, plan
from workshop.importing import read as read_file
from workshop.importing.columns import named
from workshop.importing.encodings import decoded
from workshop.importing.incoming import flat
from workshop.importing.workbook import unescaped

ROOM = Destination({"t1": 1}, {"A": "Thème"}, {"A": ["t1"]})


def planned(text: str) -> None:
    with suppress(BadImport):
        plan(ROOM, read_file(text.encode("utf-8", "replace")))


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


SMALL = 2_000  # characters: a square of four times as many takes more than NOTHING yet


def steep(do: Callable[[str], object], make: Callable[[int], str]) -> bool:
    """Whether it may be more than linear, at a first look: `grows` is slow, and most are not."""
    few, many = make(SMALL), make(4 * SMALL)
    slow = thread_seconds(lambda: do(many))
    return slow >= NOTHING and slow > MOST * min(thread_seconds(lambda: do(few)) for _ in range(2))


@pytest.mark.parametrize("reader", READERS)
def test_a_file_of_four_times_the_length_is_four_times_the_work(reader: str) -> None:
    read = READERS[reader]
    growing = {
        name: said for name, make in worst(1, after="x") if steep(read, make) and (said := grows(read, make, SMALL))
    }
    assert growing == {}
