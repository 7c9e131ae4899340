"""The file's own promises: flushed, overwritten, refused when newer or damaged, readable where one cannot write."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Person, Refused
from workshop.storage import Library, Log, database
from workshop.storage.log import AT_A_TIME, AlreadyWritten

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
# Root writes wherever it likes, unless it gives up that right.
AS_ANYBODY = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] if os.geteuid() == 0 else []


def refusal(act: Any, *args: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        act(*args)
    return refused.value


def test_the_owner_writes_in_wal_flushes_commits_and_overwrites_what_is_deleted(library: Library, code: str) -> None:
    log = library.log(code)
    pragmas = {
        name: log.db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "secure_delete")
    }
    log.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


def test_each_commit_is_flushed_to_the_disk(library: Library, code: str) -> None:
    assert flushes(library.path(code), 20) >= 20


def flushes(path: Path, commits: int) -> int:
    """How many times the system is asked to flush while that many transactions are written."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed: the flushes cannot be counted")
    script = (
        "import sys; from pathlib import Path; from workshop.storage import Log; from workshop.core import Person\n"
        "log = Log.open(Path(sys.argv[1]))\n"
        "for n in range(int(sys.argv[2])):\n"
        "    log.begin(); log.append(1, Person('p', 'system'), f'op{n}', 'x', {}); log.commit()\n"
        "import os; os._exit(0)\n"
    )
    traced = subprocess.run(
        ["strace", "-f", "-e", "trace=fsync,fdatasync", sys.executable, "-c", script, str(path), str(commits)],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    if traced.returncode:
        pytest.skip("this system does not let strace follow a program: the flushes cannot be counted")
    return traced.stderr.count("sync(")


def test_the_urn_has_no_rowid_that_would_keep_the_order_of_ballots(library: Library, code: str) -> None:
    with library.reading(code) as log, pytest.raises(sqlite3.OperationalError, match="no such column"):
        log.db.execute("SELECT rowid FROM urn")


def test_an_operation_of_a_person_is_one_row_whatever_happens(library: Library, code: str) -> None:
    log, person = library.log(code), Person("p1", "participant")
    log.begin()
    log.append(1, person, "same", "idea.write", {})
    with pytest.raises(AlreadyWritten):
        log.append(2, person, "same", "idea.write", {})
    log.rollback()
    log.close()


def test_a_row_read_again_is_the_row_written(library: Library, code: str) -> None:
    log = library.log(code)
    log.begin()
    body = {"body": '« Œuvre » 🎲 \u2028 "x"', "n": 2**53, "none": None}
    row = log.append(1_700_000_000_123, Person("d1", "desk", "t1+t2"), "op", "idea.write", body)
    log.commit()
    log.close()
    with library.reading(code) as log:
        assert list(log.rows())[-1] == row
        assert log.seen("d1", "op") == row and log.seen("d1", "other") is None


def test_a_file_of_a_newer_version_is_refused_and_left_as_it_is(library: Library, code: str) -> None:
    with sqlite3.connect(library.path(code)) as db:
        db.execute("UPDATE meta SET value = '3' WHERE key = 'format'")
    db.close()
    before = library.path(code).read_bytes()
    refused = refusal(library.log, code)
    assert (refused.kind, refused.values) == ("newer_file", {"format": 3, "known": 2})
    assert library.path(code).read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"not a database at all " * 500, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_what_is_not_a_session_is_refused_as_damaged(library: Library, code: str, content: bytes) -> None:
    library.path(code).write_bytes(content)
    assert refusal(library.log, code).kind == "damaged_file"
    assert refusal(Log.read, library.path(code)).kind == "damaged_file"
    assert library.path(code).read_bytes() == content


def test_a_session_that_does_not_exist_is_not_made_by_opening_it(library: Library) -> None:
    assert refusal(library.log, "ABCDEF").kind == "unknown_session"
    assert library.codes() == []


def test_a_reader_cannot_write(library: Library, code: str) -> None:
    with library.reading(code) as log, pytest.raises(sqlite3.OperationalError, match="readonly"):
        log.append(1, Person("p", "system"), "op", "x", {})


def test_a_reader_holds_no_transaction(library: Library, code: str) -> None:
    with library.reading(code) as reader:
        list(reader.rows())
        reader.urns()
        owner = library.log(code)
        owner.begin()
        owner.append(1, Person("p", "system"), "op", "x", {})
        owner.commit()
        assert owner.settle()
        owner.close()


def test_a_session_is_read_in_a_folder_where_nothing_can_be_written(library: Library, code: str) -> None:
    library.log(code).close()
    script = (
        "import sys; from pathlib import Path; from workshop.storage import Library\n"
        "with Library(Path(sys.argv[1])).reading(sys.argv[2]) as log: print(log.code, len(list(log.rows())))\n"
    )
    library.folder.chmod(0o500)
    command = [*AS_ANYBODY, sys.executable, "-c", script, str(library.folder), code]
    said = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    library.folder.chmod(0o700)
    assert (said.stdout, said.stderr) == (f"{code} 1\n", "")


def test_a_session_in_a_folder_where_nothing_can_be_written_is_not_opened_for_writing(
    library: Library, code: str
) -> None:
    script = (
        "import sys; from pathlib import Path; from workshop.core import Refused\n"
        "from workshop.session import Registry\n"
        "from workshop.storage import Library\n"
        "try: Registry(Library(Path(sys.argv[1])))[sys.argv[2]]\n"
        "except Refused as refused: print(refused.kind)\n"
    )
    library.folder.chmod(0o500)
    command = [*AS_ANYBODY, sys.executable, "-c", script, str(library.folder), code]
    said = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    library.folder.chmod(0o700)
    assert said.stdout == "disk\n"


def test_without_the_right_to_write_a_wal_file_is_opened_as_immutable(
    library: Library, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.log(code).close()
    monkeypatch.setattr(database.os, "access", lambda path, mode: False)
    with library.reading(code) as log:
        assert log.code == code
    assert not any(one.exists() for one in database.journal(library.path(code)))


def test_rows_given_as_they_come_are_those_read_at_once(library: Library, code: str) -> None:
    log = library.log(code)
    try:
        log.begin()
        for number in range(2 * AT_A_TIME + 1):
            text = f'Idée {number}\n« \u2028 » \U0001f64c \\ " \x7f'
            body = {"body": text, "base": 2**53, "none": None, "list": [{}]}
            log.append(number, Person(f"p{number % 7}", "desk", "t1+t2"), f"op{number}", "idea.write", body)
        log.commit()
        assert log.through(lambda rows, urns: (list(rows), urns)) == (list(log.rows()), {}) == log.contents()
        assert list(log.rows())[-1].body == body and log.seen("p0", "op0") == list(log.rows())[1]
        log.begin()  # no transaction is left open behind
    finally:
        log.close()
