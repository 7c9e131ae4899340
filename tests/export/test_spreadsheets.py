"""CSV and workbook, read back by other readers: nothing lost, nothing evaluated."""

from __future__ import annotations

import csv
import io
import subprocess
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from tests.export.conftest import HOSTILE
from workshop.export.bundle import unbundled
from workshop.export.formats import FORMATS, ExportOptions
from workshop.export.formulas import bare, fitted, risky
from workshop.export.snapshot import Snapshot
from workshop.export.tables import tables
from workshop.memento.office.libreoffice import converter
from workshop.memento.outline.masking import MASK, WITHHELD
from workshop.memento.text.typography import safe

PARIS = ExportOptions(zone=ZoneInfo("Europe/Paris"))


def read_csv(found: Snapshot, name: str = "csv-plain", asked: ExportOptions = PARIS) -> dict[str, list[list[str]]]:
    """Each file of the zip, read by Python's csv module."""
    separator = ";" if name == "csv" else ","
    files = unbundled(FORMATS[name].write(found, asked))
    return {
        file.removesuffix(".csv"): list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))
        for file, content in files.items()
    }


def read_xlsx(found: Snapshot, asked: ExportOptions = PARIS) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(found, asked)))


def test_csv_for_excel_has_its_mark_its_semicolons_and_its_line_ends(found: Snapshot) -> None:
    for content in unbundled(FORMATS["csv"].write(found, PARIS)).values():
        assert content.startswith(b'\xef\xbb\xbf"')
        assert content.endswith(b"\r\n")
        assert b'";"' in content.splitlines()[0]


def test_plain_csv_has_no_mark_and_keys_as_headers(found: Snapshot) -> None:
    assert all(content.startswith(b'"') for content in unbundled(FORMATS["csv-plain"].write(found, PARIS)).values())
    read = read_csv(found)
    assert read["ideas"][0][:6] == ["number", "table", "theme", "group", "title", "body"]
    assert read["ideas"][1][-1].endswith("Z")


def test_every_row_and_text_comes_back_from_csv(found: Snapshot) -> None:
    read = read_csv(found)
    told = {one.name: one for one in tables(found)}
    assert read.keys() == told.keys() == {"proposals", "ideas", "votes", "participation", "session"}
    for name, table in told.items():
        assert len(read[name]) == len(table.rows) + 1
        for got, row in zip(read[name][1:], table.rows, strict=True):
            for cell, value, column in zip(got, row, table.columns, strict=True):
                assert column.kind != "text" or bare(cell) == value


def test_the_row_of_the_log_is_in_every_file_of_tables(found: Snapshot) -> None:
    assert ["seq", "Dernière ligne du journal", str(found.seq)] in read_csv(found)["session"]
    book = read_xlsx(found)
    assert f"ligne {found.seq} du journal" in book.properties.description
    assert str(found.seq) in [cell.value for cell in book["Séance"]["C"]]


def test_the_workbook_has_a_sheet_for_each_table_with_a_fixed_header_and_filters(found: Snapshot) -> None:
    book = read_xlsx(found)
    assert book.sheetnames == ["Propositions", "Idées", "Votes", "Participation", "Séance"]
    for sheet, table in zip(book, tables(found), strict=True):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert [cell.value for cell in sheet[1]] == [column.title for column in table.columns]
        assert sheet.max_row == len(table.rows) + 1
        assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1] if cell.column == 1)


def test_numbers_are_numbers_and_hours_are_hours_of_the_place(found: Snapshot) -> None:
    sheet = read_xlsx(found)["Idées"]
    idea = next(iter(found.day.ideas))
    assert [sheet["A2"].value, sheet["A2"].data_type] == [1, "n"]
    local = datetime.fromtimestamp(idea.at // 1000, PARIS.zone).replace(tzinfo=None)
    assert sheet["N2"].value == local


def test_points_are_found_again_by_hand(found: Snapshot) -> None:
    votes = next(table for table in tables(found) if table.name == "votes")
    at = {column.key: place for place, column in enumerate(votes.columns)}
    assert len(votes.rows) > 10
    for row in votes.rows:
        parts = [part.split(" × ") for part in str(row[at["count"]]).split(" + ") if part]
        assert sum(int(ballots) * int(points) for ballots, points in parts) == row[at["points"]]
        assert sum(int(ballots) for ballots, _ in parts) == row[at["voters"]]


def test_small_counts_are_hidden_when_asked(found: Snapshot) -> None:
    masked = replace(PARIS, mask=True)
    for name in ("votes", "participation"):
        table = next(one for one in tables(found, mask=True) if one.name == name)
        keys = ("ballots", "seats", "voters", "devices", "state", "local", "hospital", "other", "unsaid")
        counts = [at for at, column in enumerate(table.columns) if column.key in keys and column.kind == "count"]
        assert all(row[at] in (MASK, WITHHELD, None, 0) or int(row[at] or 0) > 4 for row in table.rows for at in counts)
    head, *rows = read_csv(found, "csv", masked)["votes"]
    assert MASK in [row[head.index("Bulletins")] for row in rows]
    assert MASK in [cell.value for cell in read_xlsx(found, masked)["Votes"]["J"]]


def test_who_did_not_agree_is_not_named(found: Snapshot) -> None:
    named = {f"Prénom{n}" for n in range(0, 12, 2)}
    content = b"".join(unbundled(FORMATS["csv-plain"].write(found, PARIS)).values()).decode()
    assert {f"Prénom{n}" for n in range(12) if f'Prénom{n}"' in content or f"Prénom{n} " in content} <= named


@pytest.mark.parametrize("name", ["csv", "csv-plain"])
def test_no_cell_of_a_csv_begins_like_a_formula(hostile: Snapshot, name: str) -> None:
    read = read_csv(hostile, name)
    for rows in read.values():
        assert not [cell for row in rows for cell in row if risky(cell)]
    kept = [bare(row[5]) for row in read["ideas"][1:]]
    ours = fitted if name == "csv" else str
    assert {ours(safe(text)) for text in HOSTILE} <= set(kept)


def test_a_workbook_keeps_hostile_texts_as_texts(hostile: Snapshot) -> None:
    for sheet in read_xlsx(hostile):
        assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    texts = [row[5] for row in read_xlsx(hostile)["Idées"].iter_rows(min_row=2)]
    formula = next(cell for cell in texts if cell.value == "=1+1")
    assert formula.data_type == "s" and formula.quotePrefix
    assert max(len(cell.value.encode("utf-16-le")) // 2 for cell in texts) <= 32_767


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where LibreOffice keeps its settings, made once."""
    return f"-env:UserInstallation=file://{tmp_path_factory.mktemp('profile')}"


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_libreoffice_opens_it_and_evaluates_nothing(hostile: Snapshot, name: str, profile: str) -> None:
    office = converter()
    if office is None or not Path("/usr/lib/libreoffice/program/libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed")
    content = FORMATS[name].write(hostile, PARIS)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / f"ideas.{name}"
        source.write_bytes(content if name == "xlsx" else unbundled(content)["ideas.csv"])
        # 59 ; 34 quote, UTF-8, from line 1, evaluate formulas: what LibreOffice does when told to trust the file.
        reading = ["--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1,true"] if name == "csv" else []
        options = ["--convert-to", "fods", "--outdir", place, profile]
        subprocess.run([office, "--headless", *options, *reading, str(source)], check=True, capture_output=True)
        flat = (Path(place) / "ideas.fods").read_text(encoding="utf-8")
    assert "table:formula" not in flat
    assert "=1+1" in flat and "HYPERLINK" in flat
