"""Builds a document from a session's file: `python -m workshop.memento.worker SESSION.db TARGET`.

Law: it runs in a process of its own, opens the file for reading only and reads it once; the target appears whole or
not at all. Each line it prints is a JSON object: {"done": 0 to 1, "doing": what}.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from workshop import __version__
from workshop.core import Refused, Row, State, fold
from workshop.memento import Edition, outline
from workshop.memento.fingerprint import fingerprint
from workshop.memento.record import session_json
from workshop.memento.word import document_bytes
from workshop.memento.word.pages import NoConverter, converter, with_pages
from workshop.store import Log

KINDS = ("docx", "json")
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A session as it stood at its last row."""

    state: State
    rows: list[Row]

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of its log."""
        return fingerprint(self.rows)


def silent(done: float, doing: str) -> None:
    """A progress that nobody watches."""


def snapshot(path: Path) -> Snapshot:
    """Reads a session's file once; raises Refused (`unknown_session`, `newer_file`, `damaged_file`)."""
    log = Log.read(path)
    try:
        rows = list(log.rows())
        return Snapshot(fold(rows, code=log.code), rows)
    finally:
        log.close()


def build(
    path: Path,
    target: Path,
    kind: str = "docx",
    pages: bool | None = None,
    zone: tzinfo | None = None,
    progress: Progress = silent,
) -> None:
    """Writes at `target` the document (`docx` or `json`) of the session in the file at `path`.

    `pages`: page numbers by LibreOffice; None where it is installed. `zone`: of the hours, the machine's by default.
    Raises Refused as `snapshot` does, NoConverter when numbers were asked and cannot be had.
    """
    progress(0.05, "reading")
    found = snapshot(path)
    progress(0.3, "writing")
    content = _json(found) if kind == "json" else _word(found, pages, zone or here(), progress)
    put(target, content)
    progress(1, "done")


def put(target: Path, content: bytes) -> None:
    """Writes a file that appears whole or not at all."""
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(content)
    part.replace(target)


def here() -> tzinfo:
    """The machine's time zone."""
    return datetime.now().astimezone().tzinfo or UTC


def _json(found: Snapshot) -> bytes:
    return session_json(found.state, found.rows, found.fingerprint, __version__).encode()


def _word(found: Snapshot, pages: bool | None, zone: tzinfo, progress: Progress) -> bytes:
    drawn = outline(found.state, found.rows, Edition(__version__, found.fingerprint, zone))
    if pages is False or (pages is None and converter() is None):
        return document_bytes(drawn)
    progress(0.5, "numbering")
    try:
        return with_pages(drawn)
    except NoConverter:
        if pages:
            raise
        return document_bytes(drawn)


def _said(done: float, doing: str) -> None:
    print(json.dumps({"done": done, "doing": doing}), flush=True)


def main(arguments: list[str] | None = None) -> int:
    """The command; gives its exit status: 0 built, 1 refused, 2 misused."""
    parser = argparse.ArgumentParser(prog="python -m workshop.memento.worker")
    parser.add_argument("session", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--kind", choices=KINDS, default="docx")
    parser.add_argument("--no-pages", action="store_true", help="leave page numbers out")
    parser.add_argument("--zone", type=ZoneInfo, help="time zone of the hours, as Europe/Paris")
    asked = parser.parse_args(arguments)
    os.nice(5)
    try:
        build(asked.session, asked.target, asked.kind, False if asked.no_pages else None, asked.zone, _said)
    except Refused as refused:
        print(json.dumps({"refused": refused.kind, "values": refused.values}), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
