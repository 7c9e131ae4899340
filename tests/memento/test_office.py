"""LibreOffice is a program apart: it ends when it is told, leaves nothing behind, and nobody waits for ever."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support.patience import PATIENCE, wait_until
from workshop.memento.office import libreoffice

PROGRAM = """#!/bin/sh
echo "$$" > {folder}/started
sh -c 'echo "$$" > {folder}/child; exec sleep 300' &
wait
"""


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where a program named soffice starts a child and never ends; nobody else's turn is taken."""
    program = tmp_path / "soffice"
    program.write_text(PROGRAM.format(folder=tmp_path))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    own = tmp_path / "tmp"
    own.mkdir()
    monkeypatch.setenv("TMPDIR", str(own))
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    return tmp_path


def running(folder: Path, name: str) -> bool:
    """Whether the process that wrote its number there is at work; one that never came to it is not."""
    if not (folder / name).exists():
        return False
    number = int((folder / name).read_text())
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"


def ends(folder: Path, name: str) -> None:
    """Wait until that process is no more."""
    wait_until(lambda: not running(folder, name), f"{name} goes on")


def left(folder: Path) -> list[str]:
    return sorted(one.name for one in (folder / "tmp").iterdir() if not one.name.endswith(".lock"))


def test_a_conversion_that_is_late_is_killed_with_its_children(slow: Path) -> None:
    with pytest.raises(libreoffice.NoConverter, match="too long"):
        libreoffice.converted(b"x", ".docx", "pdf", seconds=1)
    ends(slow, "started")
    ends(slow, "child")
    assert left(slow) == []


def test_a_conversion_that_is_cancelled_leaves_no_process_and_no_file(slow: Path) -> None:
    code = (
        "from workshop.memento.office import libreoffice\n"
        "libreoffice.end_when_told(); libreoffice.converted(b'x', '.docx', 'pdf')"
    )
    worker = subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(slow / "tmp")})
    child = slow / "child"
    wait_until(lambda: child.exists() and child.read_text().strip(), "the child never came")
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(PATIENCE) == 128 + signal.SIGTERM
    ends(slow, "started")
    ends(slow, "child")
    assert left(slow) == []


def test_one_conversion_waits_for_another_and_not_for_ever(slow: Path) -> None:
    lock = slow / "tmp" / f"tablee-office-{os.getuid()}.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(libreoffice.NoConverter, match="another conversion"):
            libreoffice.converted(b"x", ".docx", "pdf", seconds=0.2)
    assert not (slow / "started").exists()


def test_a_program_that_fails_says_why(slow: Path) -> None:
    (slow / "soffice").write_text("#!/bin/sh\necho 'no such filter' >&2\nexit 3\n")
    with pytest.raises(libreoffice.NoConverter, match="no such filter"):
        libreoffice.converted(b"x", ".docx", "odt", seconds=60)
    (slow / "soffice").write_text("#!/bin/sh\nexit 0\n")
    with pytest.raises(libreoffice.NoConverter, match="wrote nothing"):
        libreoffice.converted(b"x", ".docx", "odt", seconds=60)


def test_without_libreoffice_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(libreoffice.NoConverter, match="not installed"):
        libreoffice.converted(b"x", ".docx", "pdf")
