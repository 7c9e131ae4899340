"""Ideas from an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from tests.core.day import played_session
from tests.core.play import Rehearsed, definition
from workshop.core import State
from workshop.export import FORMATS, Asked, Snapshot
from workshop.export.bundle import unbundled
from workshop.importing import BadImport, ideas, workbook
from workshop.importing.workbook import MOST_LINES

TYPES = "[Content_Types].xml"


@pytest.fixture(scope="module")
def state() -> State:
    return Rehearsed(definition(3)).state


def book(*rows: tuple[object, ...], at: dict[str, object] | None = None) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for cell, value in (at or {}).items():
        made.active[cell] = value
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def changed(content: bytes, **files: bytes) -> bytes:
    """The same archive with other files added, or put in place of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in files:
                target.writestr(name, source.read(name))
        for name, inside in files.items():
            target.writestr(name, inside)
    return buffer.getvalue()


def refusal(state: State, content: bytes) -> tuple[int, str]:
    with pytest.raises(BadImport) as refused:
        ideas(state, content)
    return refused.value.line, refused.value.kind


def test_the_first_sheet_is_read_with_the_same_columns_as_a_csv(state: State) -> None:
    content = book(("Thème", "Titre", "Corps", "id", "Note"), ("Apprendre ensemble", "Un", "Deux\nlignes", 7.0, "x"))
    assert ideas(state, content).bodies == [
        {"table": "t3", "body": "Deux\nlignes", "title": "Un", "external": "7"},
    ]


def test_a_line_is_that_of_the_sheet(state: State) -> None:
    content = book(("corps", "table"), ("a", 1), (), ("  ", None), ("b", 12))
    assert refusal(state, content) == (5, "unknown_table")


def test_cells_that_are_not_text_are_read_as_people_see_them(state: State) -> None:
    content = book(("corps",), (12,), (1.5,), (datetime(2027, 3, 1, 9, 30),), ("=1+1",))
    assert [one["body"] for one in ideas(state, content).bodies] == ["12", "1.5", "2027-03-01 09:30"]


def test_our_own_workbook_is_read_back(state: State) -> None:
    day = played_session()
    day.state.fields["i15/proposal"] = day.state.fields["i15/proposal"]._replace(text="=1+1")
    content = FORMATS["xlsx"].write(Snapshot(day.state, day.rows), Asked())
    found = ideas(state, content).bodies
    assert len(found) == 6
    assert found[0] == {"table": "t1", "title": "La parole à tous dès l’ouverture", "body": "=1+1"}


def test_our_own_csv_of_ideas_is_read_back(state: State) -> None:
    day = played_session()
    first = next(iter(day.state.ideas.values()))
    first.body, first.external, first.title = "-5 % de réunions", "r-7", "@tous"
    content = unbundled(FORMATS["csv"].write(Snapshot(day.state, day.rows), Asked()))["ideas.csv"]
    found = ideas(state, content).bodies
    assert len(found) == len(day.state.ideas)
    assert found[0] == {
        "table": "t1", "title": "@tous", "body": "-5 % de réunions", "external": "r-7", "function": "state",
    }  # fmt: skip


def test_a_cell_at_the_far_end_costs_nothing(state: State) -> None:
    content = book(("corps",), ("a",), at={"XFD1": "x"})
    assert [one["body"] for one in ideas(state, content).bodies] == ["a"]
    assert refusal(state, book(("corps",), ("a",), at={"A1048576": "x"})) == (MOST_LINES + 1, "too_many")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "locked"),
        (b"PK\x03\x04" + b"x" * 100, "not_xlsx"),
        (changed(book(("corps",)), **{"xl/vbaProject.bin": b"x"}), "macros"),
        (changed(book(("corps",)), **{"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "not_xlsx"),
        (changed(book(("corps",)), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}), "not_xlsx"),
        (changed(book(("corps",)), **{"xl/workbook.xml": b"<nothing/>"}), "not_xlsx"),
        (changed(b"PK\x05\x06" + b"\0" * 18, mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "not_xlsx"),
        (book(("titre", "note"), ("a", "b")), "no_body_column"),
        (book(), "no_header"),
        (book(("corps",)), "no_ideas"),
        (book(("corps",), ("a" * 32_767,), ("",), (None,)), None),
    ],
    ids=[
        "an old or locked one",
        "a broken archive",
        "macros",
        "a declaration",
        "a broken sheet",
        "no sheet",
        "another kind",
        "no column of ideas",
        "no heading",
        "no ideas",
        "a cell that is full",
    ],
)
def test_what_is_no_workbook_to_read_is_refused(state: State, content: bytes, kind: str | None) -> None:
    if kind is None:
        assert len(ideas(state, content).bodies) == 1
    else:
        assert refusal(state, content)[1] == kind


def test_an_archive_that_swells_is_refused_before_it_is_read(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = changed(book(("corps",), ("a",)), **{"xl/media/a.png": b"\0" * 1_000_000})
    assert len(bomb) < 10_000
    assert len(ideas(state, bomb).bodies) == 1
    monkeypatch.setattr(workbook, "UNPACKED", 1_000_000)
    assert refusal(state, bomb) == (1, "too_big")
