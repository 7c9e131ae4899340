"""What `workshop doctor` measures on this machine."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workshop.storage import Library, doctor


def by_kind(findings: list[doctor.Finding]) -> dict[str, doctor.Finding]:
    return {one.kind: one for one in findings}


def test_a_sound_folder_is_said_sound(library: Library, code: str) -> None:
    found = by_kind(doctor.doctor(library))
    assert set(found) == {"folder", "share", "flush", "room", "sqlite", "files", "clock", "session"}
    assert found["session"].level == "ok" and code in found["session"].sentence
    assert found["flush"].values["ms"] > 0


def test_measuring_leaves_no_file(library: Library) -> None:
    assert doctor.flush_ms(library.folder) > 0
    assert list(library.folder.iterdir()) == []


@pytest.mark.parametrize(("ms", "level"), [(0.4, "ok"), (19.9, "ok"), (20.1, "warning")])
def test_a_slow_disk_is_a_warning(library: Library, monkeypatch: pytest.MonkeyPatch, ms: float, level: str) -> None:
    monkeypatch.setattr(doctor, "flush_ms", lambda folder: ms)
    assert by_kind(doctor.doctor(library))["flush"].level == level


@pytest.mark.parametrize(
    ("version", "several"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_several_writers_are_advised_against_where_sqlite_would_damage_the_file(
    library: Library, monkeypatch: pytest.MonkeyPatch, version: Any, several: bool
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert by_kind(doctor.doctor(library))["sqlite"].values["several_writers"] is several


def test_a_full_disk_and_a_lost_clock_are_warnings(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 5_000_000})())
    monkeypatch.setattr(doctor.time, "time", lambda: 1000.0)
    found = by_kind(doctor.doctor(library))
    assert (found["room"].level, found["clock"].level) == ("warning", "warning")


def test_few_open_files_are_a_warning(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.resource, "getrlimit", lambda what: (256, 256))
    assert by_kind(doctor.doctor(library))["files"].level == "warning"


def test_a_folder_that_cannot_be_written_is_bad(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.os, "access", lambda path, mode: False)
    found = by_kind(doctor.doctor(library))
    assert found["folder"].level == "bad" and "flush" not in found


@pytest.mark.parametrize(("kind", "level"), [("ext4", "ok"), ("nfs4", "bad"), ("cifs", "bad")])
def test_a_network_share_is_no_place_for_sessions(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, level: str
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/share {library.folder.resolve()} {kind} rw 0 0\n")
    monkeypatch.setattr(doctor, "MOUNTS", mounts)
    assert by_kind(doctor.doctor(library))["share"].level == level


def test_every_damaged_file_is_found_even_where_sqlites_own_check_raises(library: Library, code: str) -> None:
    content = bytearray(library.path(code).read_bytes())
    content[4096:12_288] = b"\xaa" * 8192
    library.path(code).write_bytes(content)
    (library.folder / "ZZZZZZ.db").write_bytes(b"")
    sessions = [one for one in doctor.doctor(library) if one.kind == "session"]
    assert [one.level for one in sessions] == ["bad", "bad"]


def test_a_newer_file_is_said_newer_not_damaged(library: Library, code: str) -> None:
    db = sqlite3.connect(library.path(code))
    db.execute("UPDATE meta SET value = '9' WHERE key = 'format'")
    db.commit()
    db.close()
    found = by_kind(doctor.doctor(library))["session"]
    assert found.values["refused"] == "newer_file" and "plus récente" in found.sentence


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    assert by_kind(doctor.doctor(Library(tmp_path / "a" / "b")))["folder"].level == "ok"
