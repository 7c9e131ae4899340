"""Writes a session in one format: `python -m workshop.export.worker SESSION.db TARGET --kind FORMAT`.

Law: it runs in a process of its own, opens the file for reading only and reads it once; the target appears whole or
not at all. Each line it prints is a JSON object: {"done": 0 to 1, "doing": what}.
"""

import argparse
import contextlib
import gc
import json
import os
import secrets
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from workshop.core import Refused
from workshop.export.formats import FORMATS, ExportOptions, Missing
from workshop.export.snapshot import snapshot
from workshop.memento.office import libreoffice
from workshop.memento.office.libreoffice import end_when_told
from workshop.storage.added_kinds import add_kinds, folder_of


def build(path: Path, target: Path, kind: str = "docx", asked: ExportOptions | None = None) -> None:
    """Writes at `target` the session in the file at `path`, in the format `kind` (a name of FORMATS).

    Raises Refused as `snapshot` does, Missing, and NoConverter when page numbers were asked and cannot be had.
    """
    asked = asked or ExportOptions()
    with uncollected():
        asked.progress(0.05, "reading")
        found = snapshot(path)
        asked.progress(0.3, "writing")
        put(target, FORMATS[kind].write(found, asked))
        asked.progress(1, "done")


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a document is plain values, in which it would look for them in vain, often."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def step_aside() -> None:
    """Leaves the processor to whoever else wants it: those who vote. LibreOffice inherits it.

    A tenth of a share, and no preemption (sched(7), `SCHED_BATCH`); not the idle policy, under which a document would
    wait for ever on a machine that is never idle.
    """
    os.nice(10)
    if hasattr(os, "SCHED_BATCH"):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _wait_for_the_end() -> None:
    """Whoever started this process holds the other end of its standard input, which closes when they die."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)


def put(target: Path, content: bytes) -> None:
    """Writes a file that appears whole or not at all, even where two are written at once."""
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _said(done: float, doing: str) -> None:
    print(json.dumps({"done": done, "doing": doing}), flush=True)


def _asked(arguments: argparse.Namespace) -> ExportOptions:
    told: dict[str, Any] = {"zone": arguments.zone} if arguments.zone else {}
    return ExportOptions(
        pages=False if arguments.no_pages else None,
        mask=arguments.mask,
        leave_hidden=arguments.leave_hidden,
        progress=_said,
        **told,
    )


def main(arguments: list[str] | None = None) -> int:
    """The command; gives its exit status: 0 built, 1 refused, 2 misused."""
    parser = argparse.ArgumentParser(prog="python -m workshop.export.worker")
    parser.add_argument("session", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--kind", choices=FORMATS, default="docx")
    parser.add_argument("--no-pages", action="store_true", help="leave page numbers out")
    parser.add_argument("--mask", action="store_true", help="hide counts under five")
    parser.add_argument("--leave-hidden", action="store_true", help="leave out what was kept from the screens")
    parser.add_argument("--leashed", action="store_true", help="end, with what was started, when standard input ends")
    parser.add_argument("--zone", type=ZoneInfo, help="time zone of the hours, as Europe/Paris")
    read = parser.parse_args(arguments)
    add_kinds(folder_of())
    step_aside()
    end_when_told()
    if read.leashed:
        libreoffice.working = read.target.parent  # what is written on the way falls with the document
        threading.Thread(target=_wait_for_the_end, daemon=True).start()
    try:
        build(read.session, read.target, read.kind, _asked(read))
    except Refused as refused:
        print(json.dumps({"refused": refused.kind, "values": refused.values}), file=sys.stderr)
        return 1
    except Missing as missing:
        print(json.dumps({"missing": missing.need}), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
