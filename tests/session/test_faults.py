"""Disks fill, break and fall silent. Promise: an answer, and a state that is always what the file holds."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from workshop.core import Refused
from workshop.session import Registry
from workshop.storage import Attachment, attach, attachments
from workshop.storage.backups import backup


def fill(session: Any) -> None:
    """As if the disk were full: not one page more."""
    pages = session._log.db.execute("PRAGMA page_count").fetchone()[0]
    session._log.db.execute(f"PRAGMA max_page_count = {pages}").fetchall()


def enlarge(session: Any) -> None:
    session._log.db.execute("PRAGMA max_page_count = 1000000").fetchall()


def until_full(phone: Any) -> tuple[int, Refused]:
    """Write until the disk refuses; how many were accepted, and the refusal."""
    for count in range(100):
        try:
            phone.does("idea.write", body="Une idée longue. " * 100)
        except Refused as refused:
            return count, refused
    raise AssertionError("the disk never filled")


def test_a_full_disk_is_said_and_nothing_is_half_kept(workshop: Any) -> None:
    phone = workshop.phone()
    fill(workshop.session)
    accepted, refused = until_full(phone)
    assert refused.kind == "disk"
    assert sum(row.name == "idea.write" for row in workshop.rows()) == accepted
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def test_on_a_full_disk_everybody_still_sees(workshop: Any) -> None:
    phone = workshop.phone()
    fill(workshop.session)
    accepted, _ = until_full(phone)
    assert len(workshop.session.view(f"person:{phone.person.id}").body["mine"]) == accepted


def test_when_the_system_itself_refuses_to_write_the_file_is_whole_and_goes_on(workshop: Any) -> None:
    phone = workshop.phone()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        accepted, refused = until_full(phone)
        held = workshop.session.read(lambda state: len(state.ideas))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (refused.kind, held) == ("disk", accepted)
    assert phone.does("idea.write", body="Il y a de nouveau de la place").seq == accepted + 3
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def test_a_disk_that_has_room_again_takes_the_operation_that_was_refused(workshop: Any) -> None:
    phone = workshop.phone()
    fill(workshop.session)
    until_full(phone)
    enlarge(workshop.session)
    assert phone.does("idea.write", body="Une idée longue. " * 100).seq == len(workshop.rows())


def test_a_commit_that_fails_answers_disk_to_the_whole_group(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    phone = workshop.phone()
    before = workshop.rows()

    def fails() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(workshop.session._log, "commit", fails)
    for name, body in (("idea.write", {"body": "Une idée"}), ("person.edit", {"name": "Alice"})):
        with pytest.raises(Refused) as refused:
            phone.does(name, **body)
        assert refused.value.kind == "disk"
    monkeypatch.undo()
    assert workshop.rows() == before
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))
    assert phone.does("idea.write", body="Une idée").seq == len(workshop.rows())


def test_a_commit_that_fails_tells_no_listener(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    phone, heard = workshop.phone(), []
    workshop.registry.listen(lambda session, audiences: heard.append(audiences))

    def fails() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(workshop.session._log, "commit", fails)
    with pytest.raises(Refused):
        phone.does("idea.write", body="Une idée")
    assert heard == []


def test_a_file_that_another_program_writes_is_busy_then_free(workshop: Any) -> None:
    phone = workshop.phone()
    other = sqlite3.connect(workshop.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as refused:
        phone.does("idea.write", body="Une idée")
    assert refused.value.kind == "busy"
    other.execute("ROLLBACK")
    other.close()
    assert phone.does("idea.write", body="Une idée").seq == len(workshop.rows())


def test_the_vote_of_a_refused_group_has_no_key(workshop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = workshop.phone()
    for body in ("Une", "Deux"):
        writer.does("idea.write", body=body)
    workshop.goes("s3")

    def fails() -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(workshop.session._log, "commit", fails)
    with pytest.raises(Refused):
        workshop.desk().does("vote.open", version=workshop.version())
    monkeypatch.undo()
    assert workshop.session.read(lambda state: dict(state.urns)) == {}
    with workshop.registry.library.reading(workshop.code) as log:
        assert log.urns() == {}


def test_a_row_that_cannot_be_understood_is_a_damaged_file(workshop: Any) -> None:
    workshop.registry.close()
    file = sqlite3.connect(workshop.path)
    file.execute("INSERT INTO log VALUES (2, 1, 'p', 'participant', NULL, 'op', 'idea.write', '{}')")
    file.commit()
    file.close()
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            workshop.registry[workshop.code]
        assert refused.value.kind == "damaged_file"


def test_pages_damaged_inside_are_a_damaged_file(workshop: Any) -> None:
    for number in range(40):
        workshop.phone().does("idea.write", body=f"Idée {number} " * 20)
    workshop.registry.close()
    content = bytearray(workshop.path.read_bytes())
    for start in range(4096 * 3, len(content), 4096):
        content[start : start + 4096] = b"\xaa" * 4096
    workshop.path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        workshop.registry[workshop.code]
    assert refused.value.kind == "damaged_file"


def test_a_file_damaged_while_it_is_closed_is_refused_with_a_reason(workshop: Any) -> None:
    workshop.registry.close()
    with workshop.path.open("r+b") as file:
        file.write(b"\x00" * 4096)
    with pytest.raises(Refused) as refused:
        Registry(workshop.registry.library)[workshop.code]
    assert refused.value.kind == "damaged_file"
    assert workshop.path.stat().st_size > 0


def test_a_file_that_does_not_fit_is_refused_and_the_room_goes_on(workshop: Any) -> None:
    phone = workshop.phone()
    fill(workshop.session)
    with pytest.raises(Refused) as refused:
        workshop.session.keep(lambda log: attach(log, Attachment("house", "charte.docx", bytes(2_000_000))))
    assert refused.value.kind == "disk"
    enlarge(workshop.session)
    phone.does("idea.write", body="Une idée après.")
    workshop.session.keep(lambda log: attach(log, Attachment("house", "charte.docx", b"PK")))
    assert [one.words for one in attachments(workshop.session._log)] == ["charte.docx"]


def test_nothing_is_acknowledged_that_a_removed_file_would_lose(workshop: Any) -> None:
    phone, told = workshop.phone(), []
    workshop.registry.on_reload(lambda session, link: told.append(link))
    workshop.path.unlink()
    with pytest.raises(Refused) as refused:
        phone.does("idea.write", body="Une idée qui resterait nulle part.")
    assert refused.value.kind == "disk"
    with pytest.raises(Refused) as refused:
        workshop.registry[workshop.code]
    assert (refused.value.kind, told) == ("unknown_session", ["*"])


def test_a_copy_put_in_the_place_of_an_open_file_is_read_as_it_is(workshop: Any, tmp_path: Path) -> None:
    phone, copy = workshop.phone(), tmp_path / "copy.db"
    phone.does("idea.write", body="Une idée d’avant la copie.")
    backup(workshop.registry.library, workshop.code, copy)
    phone.does("idea.write", body="Une idée d’après la copie.")
    shutil.copy(copy, tmp_path / "beside.db")
    (tmp_path / "beside.db").replace(workshop.path)
    with pytest.raises(Refused):
        phone.does("idea.write", body="Une idée qui resterait nulle part.")
    assert [idea.body for idea in workshop.session.read(lambda state: list(state.ideas.values()))] == [
        "Une idée d’avant la copie."
    ]
    phone.session = workshop.session
    assert phone.does("idea.write", body="Une idée de plus.")
    assert workshop.session.read(lambda state: state == workshop.registry.library.state(workshop.code))


def test_a_session_that_finds_no_free_file_is_not_called_damaged(workshop: Any) -> None:
    workshop.registry.close()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    taken = max(int(one.name) for one in Path("/proc/self/fd").iterdir())
    with contextlib.ExitStack() as held:
        while (last := held.enter_context(Path(os.devnull).open()).fileno()) <= taken:
            continue
        resource.setrlimit(resource.RLIMIT_NOFILE, (last + 2, hard))  # room for the lock, for nothing else
        try:
            with pytest.raises(Refused) as refused:
                workshop.registry.take(workshop.code)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert refused.value.kind == "disk"
    assert workshop.session.code == workshop.code


def test_what_fails_after_an_erasure_was_written_takes_back_neither_answer_nor_the_rest(
    workshop: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file cannot be read again just then: copies forget all the same, all are told, the next view folds anew."""
    phone, session, heard = workshop.phone(name="Zénobie"), workshop.session, []
    copy = backup(workshop.registry.library, workshop.code, workshop.path.with_suffix(".copy"))
    workshop.registry.listen(lambda session, audiences: heard.append(audiences))
    epoch = session.view("tower").epoch

    def unreadable() -> None:
        session._memo = None
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patched:
        patched.setattr(session, "_fold", unreadable)
        assert not phone.does("person.erase").already
    assert heard and {"tower", "desk:t2"} <= heard[-1]
    assert "Zénobie".encode() not in copy.read_bytes()
    assert session.view("tower").epoch == epoch + 1
