"""LibreOffice, in a process of its own: one conversion at a time on this machine.

Law: its own profile folder, its own process group, a limit of time; however a conversion ends (done, late, cancelled
by SIGTERM or Ctrl-C), nothing of it is left running nor lying about.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SECONDS = 240
working: Path | None = None  # where conversions write on the way; the machine's folder for it where None
LOOK = 0.1  # seconds between two looks at whether another conversion is over
_TAGGED = ("ExportBookmarks", "UseTaggedPDF", "PDFUACompliance")
_OPTIONS = ",".join(f'"{name}":{{"type":"boolean","value":"true"}}' for name in _TAGGED)
FILTERS = {"pdf": f"pdf:writer_pdf_Export:{{{_OPTIONS}}}", "odt": "odt:writer8", "docx": "docx:MS Word 2007 XML"}


class NoConverter(Exception):
    """LibreOffice is not there, or could not convert the document; the message says which."""


def converter() -> str | None:
    """Where LibreOffice is, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def end_when_told() -> None:
    """Makes SIGTERM end this process as an exception does, so that what a conversion began is ended too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def converted(content: bytes, suffix: str, to: str, seconds: float = SECONDS) -> bytes:
    """`content`, a document whose file would end by `suffix` (`.docx`), in the format `to` (a key of FILTERS).

    A PDF is tagged (PDF/UA-1 as LibreOffice writes it) and has bookmarks. Raises NoConverter.
    """
    with tempfile.TemporaryDirectory(prefix="tablee-office-", dir=working) as folder:
        path = Path(folder) / f"memento{suffix}"
        path.write_bytes(content)
        return convert(path, to, Path(folder) / "out", seconds).read_bytes()


def convert(path: Path, to: str, folder: Path, seconds: float = SECONDS) -> Path:
    """The same from a file to a file in `folder`. `seconds` counts the wait for another conversion too."""
    office = converter()
    if office is None:
        raise NoConverter("LibreOffice is not installed")
    limit = time.monotonic() + seconds
    with _alone(limit), tempfile.TemporaryDirectory(prefix="tablee-profile-", dir=working) as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", FILTERS[to]]
        said = _run([*command, "--outdir", str(folder), str(path)], limit)
    made = folder / f"{path.stem}.{to}"
    if not made.exists():
        raise NoConverter(said or "LibreOffice wrote nothing")
    return made


def _run(command: list[str], limit: float) -> str:
    """What it said on its standard error; raises NoConverter when it fails or is late."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, process_group=0
    )
    try:
        _, said = process.communicate(timeout=max(0.0, limit - time.monotonic()))
    except subprocess.TimeoutExpired as late:
        raise NoConverter("LibreOffice took too long") from late
    finally:
        _end(process)
    words = said.decode(errors="replace").strip()
    if process.returncode:
        raise NoConverter(words or f"LibreOffice ended with {process.returncode}")
    return words


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of its group: the program that was started is only the parent of the one that works."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr:
        process.stderr.close()


@contextlib.contextmanager
def _alone(limit: float) -> Iterator[None]:
    """Hold the machine's turn; raises NoConverter when it did not come before `limit` (monotonic seconds)."""
    path = Path(tempfile.gettempdir()) / f"tablee-office-{os.getuid()}.lock"
    turn = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        while not _taken(turn):
            if time.monotonic() > limit:
                raise NoConverter("another conversion took too long")
            time.sleep(LOOK)
        yield
    finally:
        os.close(turn)


def _taken(turn: int) -> bool:
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
