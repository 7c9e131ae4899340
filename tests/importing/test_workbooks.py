"""Ideas from an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from tests.core.play import Rehearsed, definition
from workshop.core import State
from workshop.importing import BadImport, Choices, planned, workbook
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
        planned(state, content)
    return refused.value.line, refused.value.kind


def test_the_first_sheet_is_read_with_the_same_columns_as_a_csv(state: State) -> None:
    content = book(("Thème", "Titre", "Corps", "id", "Note"), ("Apprendre ensemble", "Un", "Deux\nlignes", 7.0, "x"))
    assert planned(state, content).bodies == [
        {"table": "t3", "body": "Deux\nlignes", "title": "Un", "external": "7"},
    ]


def test_a_line_is_that_of_the_sheet(state: State) -> None:
    content = book(("corps", "table"), ("a", 1), (), ("  ", None), ("b", 12))
    assert [(one.kind, one.line) for one in planned(state, content).questions] == [("table", 5)]


def test_cells_that_are_not_text_are_read_as_people_see_them(state: State) -> None:
    content = book(("corps",), (12,), (1.5,), (datetime(2027, 3, 1, 9, 30),), ("=1+1",))
    assert [one["body"] for one in planned(state, content).bodies] == ["12", "1.5", "2027-03-01 09:30"]


def sheet(content: bytes, *texts: tuple[bytes, bytes]) -> bytes:
    """The same workbook, its first sheet's XML with other texts in place of its own."""
    path = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        inside = source.read(path)
    for old, new in texts:
        assert old in inside
        inside = inside.replace(old, new)
    return changed(content, **{path: inside})


def test_a_merged_theme_is_that_of_each_row_it_covers(state: State) -> None:
    content = book(
        ("thème", "corps", "table"), ("Apprendre ensemble", "a"), (None, "b"), (None, "c"), (), ("A", "d"), (None, "e"),
    )  # fmt: skip
    merged = b'<mergeCells count="2"><mergeCell ref="A2:A5"/><mergeCell ref="A6:B6"/></mergeCells><pageMargins'
    found = planned(state, sheet(content, (b"<pageMargins", merged)))
    assert [(one.body, one.theme) for one in found.ideas] == [
        ("a", "Apprendre ensemble"), ("b", "Apprendre ensemble"), ("c", "Apprendre ensemble"), ("d", "A"), ("e", ""),
    ]  # fmt: skip
    assert found.read.covered == 2


def test_a_merged_idea_is_one_idea(state: State) -> None:
    content = book(("corps", "table"), ("a", 1), (None, 2), ("b", 3))
    merged = b'<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells><pageMargins'
    found = planned(state, sheet(content, (b"<pageMargins", merged)))
    assert ([one["body"] for one in found.bodies], found.empty) == (["a", "b"], (3,))


def test_ranges_of_a_forged_sheet_cost_nothing(state: State) -> None:
    content = book(("corps", "table"), *((f"idée {line}", 1) for line in range(2_000)))
    ranges = b"".join(b'<mergeCell ref="%b2:%b1048576"/>' % (name, name) for name in (b"A", b"B", b"XFD")) * 10_000
    forged = sheet(content, (b"<pageMargins", b"<mergeCells>" + ranges + b"</mergeCells><pageMargins"))
    assert len(planned(state, forged).bodies) == 2_000


def test_a_hidden_row_is_asked_about(state: State) -> None:
    content = sheet(book(("corps",), ("vue",), ("masquée",), ("filtrée",)), (b'<row r="3"', b'<row r="3" hidden="1"'),
                    (b'<row r="4"', b'<row r="4" hidden="true"'))  # fmt: skip
    found = planned(state, content)
    assert [(one.kind, one.count, one.line, one.answer) for one in found.open] == [("hidden", 2, 3, "")]
    assert [one["body"] for one in planned(state, content, Choices(rows={"hidden": "leave"})).bodies] == ["vue"]
    assert len(planned(state, content, Choices(rows={"hidden": "take"})).bodies) == 3


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("un_x000D_\ndeux", "un\r\ndeux"),
        ("_x0009_a_x00e9_", "\taé"),
        ("_xD83D__xDE42_", "🙂"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xZZZZ_ et _x12_", "_xZZZZ_ et _x12_"),
    ],
)
def test_escapes_of_excel_are_read(state: State, written: str, read: str) -> None:
    content = sheet(book(("corps",), ("@@@",)), (b"@@@", written.encode()))
    assert planned(state, content).bodies[0]["body"] == read.strip()


def test_the_sheet_that_is_asked_for_is_read(state: State) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Lisez-moi"
    for name, body in (("Idées", "a"), ("Autres", "b")):
        sheet = made.create_sheet(name)
        sheet.append(("corps",))
        sheet.append((body,))
    made["Idées"].sheet_state = "hidden"
    buffer = io.BytesIO()
    made.save(buffer)
    with pytest.raises(BadImport) as empty:
        planned(state, buffer.getvalue())
    assert empty.value.kind == "no_header"
    found = planned(state, buffer.getvalue(), Choices(part="Autres"))
    assert (found.read.parts, found.bodies[0]["body"]) == (("Lisez-moi", "Autres", "Idées"), "b")
    with pytest.raises(BadImport) as unknown:
        planned(state, buffer.getvalue(), Choices(part="Rien"))
    assert unknown.value.kind == "no_part"


def test_a_cell_at_the_far_end_costs_nothing(state: State) -> None:
    content = book(("corps",), ("a",), at={"XFD1": "x"})
    assert [one["body"] for one in planned(state, content).bodies] == ["a"]
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
        (book(), "no_header"),
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
        "no heading",
        "a cell that is full",
    ],
)
def test_what_is_no_workbook_to_read_is_refused(state: State, content: bytes, kind: str | None) -> None:
    if kind is None:
        assert len(planned(state, content).bodies) == 1
    else:
        assert refusal(state, content)[1] == kind


def test_an_archive_that_swells_is_refused_before_it_is_read(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = changed(book(("corps",), ("a",)), **{"xl/media/a.png": b"\0" * 1_000_000})
    assert len(bomb) < 10_000
    assert len(planned(state, bomb).bodies) == 1
    monkeypatch.setattr(workbook, "UNPACKED", 1_000_000)
    assert refusal(state, bomb) == (1, "too_big")
