"""A house style and logos lie in the session's file, beside its log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workshop.storage import Attachment, Library, attach, attached, attachments, backups, creation, detach, labels

HOUSE = Attachment("house", "charte.docx", b"PK\x03\x04" + bytes(range(256)))
VALIDATED, REMARKS = Attachment("validated", "", b"1"), Attachment("remarks", "relecture.csv", b"fiche")
LOGO = Attachment("logo-1", "Centre de gestion", b"\x89PNG")


def put(library: Library, code: str, *files: Attachment) -> None:
    log = library.log(code)
    log.begin()
    for one in files:
        attach(log, one)
    log.commit()
    log.close()


def found(library: Library, code: str) -> list[Attachment]:
    with library.reading(code) as log:
        return attachments(log)


def test_a_session_without_any_says_so_and_its_file_does_not_change(library: Library, code: str) -> None:
    before = library.path(code).read_bytes()
    assert found(library, code) == []
    assert library.path(code).read_bytes() == before


def test_what_is_attached_is_found_whole_and_in_order(library: Library, code: str) -> None:
    put(library, code, LOGO, HOUSE)
    assert found(library, code) == [HOUSE, LOGO]


def test_labels_are_read_without_any_content(library: Library, code: str) -> None:
    put(library, code, LOGO, HOUSE)
    asked: list[tuple[str | None, str | None]] = []

    def note(_action: int, table: str | None, column: str | None, *_more: str | None) -> int:
        asked.append((table, column))
        return sqlite3.SQLITE_OK

    with library.reading(code) as log:
        log.db.conn.set_authorizer(note)
        assert labels(log) == {"house": "charte.docx", "logo-1": "Centre de gestion"}
        assert ("attachment", "words") in asked and ("attachment", "content") not in asked
        assert attached(log, "logo-1", "absent") == [LOGO]
        assert ("attachment", "content") in asked


def test_a_file_whose_attachments_lie_in_their_index_is_read_and_written(library: Library, code: str) -> None:
    """As the first ones were made."""
    log = library.log(code)
    columns = "(name TEXT PRIMARY KEY, words TEXT NOT NULL, content BLOB NOT NULL)"
    log.db.execute(f"CREATE TABLE attachment {columns} WITHOUT ROWID")
    log.close()
    put(library, code, LOGO, HOUSE)
    assert found(library, code) == [HOUSE, LOGO]
    assert found(library, library.duplicate(code)) == [HOUSE, LOGO]


def test_one_of_the_same_name_takes_its_place(library: Library, code: str) -> None:
    put(library, code, HOUSE, Attachment("house", "autre.docx", b"PK"))
    assert [one.words for one in found(library, code)] == ["autre.docx"]


def test_what_is_taken_away_is_gone_from_the_file(library: Library, code: str) -> None:
    put(library, code, Attachment("house", "c.docx", b"unmistakable" * 900))
    log = library.log(code)
    log.begin()
    detach(log, "house")
    log.commit()
    assert log.settle()
    log.close()
    assert b"unmistakable" not in library.path(code).read_bytes()


@pytest.mark.parametrize("copied", ["duplicate", "twin"])
def test_a_copy_of_a_session_is_dressed_alike_and_not_validated(library: Library, code: str, copied: str) -> None:
    put(library, code, HOUSE, LOGO, VALIDATED, REMARKS)
    assert found(library, getattr(library, copied)(code)) == [HOUSE, LOGO]


def test_a_session_that_begins_again_keeps_its_dress_alone(library: Library, code: str) -> None:
    put(library, code, HOUSE, LOGO, VALIDATED, REMARKS)
    log = library.log(code)
    log.begin()
    creation.begin_again(log, 2_000)
    log.commit()
    log.close()
    assert found(library, code) == [HOUSE, LOGO]


def test_a_backup_holds_them(library: Library, code: str, tmp_path: Path) -> None:
    put(library, code, HOUSE)
    kept = backups.backup(library, code, tmp_path / "copy.db")
    library.remove(code)
    assert found(library, backups.restore(library, kept)) == [HOUSE]


def test_the_log_is_the_same_with_and_without(library: Library, code: str) -> None:
    def rows() -> list[tuple[object, ...]]:
        return sqlite3.connect(library.path(code)).execute("SELECT * FROM log").fetchall()

    before = rows()
    put(library, code, HOUSE)
    assert rows() == before
