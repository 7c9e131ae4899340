"""What leaves speaks French: no name of a class of ours stands in a document or at the head of a column."""

from __future__ import annotations

import re

import pytest

from tests.core.day import played_session
from tests.layers.test_names import classes
from workshop.export.formats import ExportOptions
from workshop.export.readable import markdown
from workshop.export.snapshot import Snapshot
from workshop.export.tables import tables

OURS = {name for name in classes() if re.search(r"[a-z][A-Z]", name)}  # written together: no French word is


@pytest.fixture(scope="module")
def found() -> Snapshot:
    """A whole day."""
    played = played_session()
    return Snapshot(played.state, played.rows)


def named(text: str) -> set[str]:
    return OURS & set(re.findall(r"\w+", text))


def test_a_document_names_no_class_of_the_code(found: Snapshot) -> None:
    assert named(markdown(found, ExportOptions()).decode()) == set()
    assert named("une TableBlock") == {"TableBlock"}


def test_a_column_of_a_spreadsheet_is_headed_in_french(found: Snapshot) -> None:
    heads = [column.title for table in tables(found) for column in table.columns]
    assert named(" ".join(heads)) == set()
    assert heads.count("Table") == 3
