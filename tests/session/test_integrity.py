"""A page that cannot be read is found when its session is opened, before anything is written beside it."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.support.patience import wait_until
from workshop.core import Refused
from workshop.session import Registry
from workshop.storage import database
from workshop.storage.doctor import doctor

PAGE = 4096
WORDS = "Une idée qui tient sur plusieurs lignes et remplit sa page. "


@pytest.fixture
def written(workshop: Any) -> Any:
    """A session of many pages, closed."""
    phone = workshop.phone()
    for number in range(120):
        phone.does("idea.write", body=f"{number} {WORDS * (number % 12 + 1)}")
    workshop.registry.close()
    return workshop


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def overwrite(path: Path, page: int, content: bytes) -> None:
    with path.open("r+b") as opened:
        opened.seek(page * PAGE)
        opened.write(content)


def refusal(written: Any) -> str:
    """How a write is refused in a session just opened, or "" where it is acknowledged."""
    registry = Registry(written.registry.library)
    try:
        written.registry = registry
        written.phone().does("idea.write", body="Une idée de plus")
    except Refused as refused:
        return refused.kind
    finally:
        registry.close()
    return ""


@pytest.mark.parametrize("content", [b"\0" * PAGE, b"\xaa" * PAGE, b"\0" * 8])
def test_a_page_that_is_overwritten_is_noticed_before_anything_is_acknowledged(
    written: Any, tmp_path: Path, content: bytes
) -> None:
    shutil.copy(written.path, tmp_path / "whole")
    assert pages(written.path) > 20
    for page in range(pages(written.path)):
        overwrite(written.path, page, content)
        assert refusal(written) == "damaged_file", page
        written.path.unlink()
        shutil.copy(tmp_path / "whole", written.path)
    assert refusal(written) == ""


def test_a_zeroed_page_that_no_row_needs_closes_the_room_and_tells_everybody(written: Any, tmp_path: Path) -> None:
    """An index is not read by the fold: the session opens, and is found out."""
    shutil.copy(written.path, tmp_path / "whole")
    overwrite(written.path, index_page(written.path), b"\0" * PAGE)
    registry, told = Registry(written.registry.library), []
    registry.on_reload(lambda session, link: told.append(link))
    session = registry[written.code]
    wait_until(lambda: told)
    assert told == ["*"]
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            registry[written.code].view("tower")
        assert refused.value.kind == "damaged_file" and refused.value.values["code"] == written.code
    with pytest.raises(Refused, match="damaged_file"):
        session.revoke("desk:t1")
    assert [one.level for one in doctor(registry.library) if one.kind == "session"] == ["bad"]
    (tmp_path / "whole").replace(written.path)
    assert registry[written.code].view("tower").seq > 100
    registry.close()


def index_page(path: Path) -> int:
    """The fullest leaf of an index: it begins with 10, then its cells are counted (SQLite, « File Format »)."""
    content = path.read_bytes()
    leaves = [page for page in range(1, pages(path)) if content[page * PAGE] == 10]
    return max(leaves, key=lambda page: int.from_bytes(content[page * PAGE + 3 : page * PAGE + 5]))


def test_while_pages_are_looked_at_reads_are_answered_and_writes_wait(
    written: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, answered = threading.Event(), threading.Event(), threading.Event()

    def look(path: Path) -> None:
        begun.set()
        assert go_on.wait(60)

    monkeypatch.setattr(database, "check_pages", look)
    written.registry = Registry(written.registry.library)
    session = written.session
    assert begun.wait(60)
    phone = threading.Thread(target=lambda: (written.phone().does("idea.write", body="Une idée"), answered.set()))
    phone.start()
    assert session.view("tower").body["session"]
    assert session.read(lambda state: len(state.ideas)) == 120
    assert not answered.is_set()
    go_on.set()
    assert answered.wait(60)
    phone.join()
    written.registry.close()


def test_a_look_that_cannot_be_taken_keeps_nobody_from_writing(written: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for error in (RuntimeError("no thread"), Refused("disk")):

        def look(path: Path, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(database, "check_pages", look)
        assert refusal(written) == ""
