"""Files that an organiser sends, read beside the server.

Law: by a process of its own, with a limit of time and memory, so that no vote waits for it; two at once at the most,
so that they leave a processor to the others. Who comes third waits for their turn, alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from flask import abort, request
from werkzeug.utils import secure_filename

LONGEST_NAME = 60
AT_ONCE = 2
LONGEST_SECONDS, LOOK = 60, 0.05
TURNS = threading.BoundedSemaphore(AT_ONCE)


def sent(default: str) -> tuple[str, bytes]:
    """The file that a form brought: its name made safe, or `default`, and its content."""
    file = request.files.get("file")
    name = secure_filename(file.filename or "")[:LONGEST_NAME] if file else ""
    return name or default, file.read() if file else b""


def read(what: str, content: bytes, most: int = 0) -> dict[str, Any]:
    """What workshop.importing.worker says of a file; 413 where it is too heavy to be read."""
    with tempfile.TemporaryDirectory(prefix="tablee-sent-") as place:
        path = Path(place) / "sent"
        path.write_bytes(content)
        status, said = run_apart("workshop.importing.worker", what, str(path), str(most))
    if status or not said:
        abort(413)
    return said


def run_apart(module: str, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Run a module of ours in a process; gives its status and the last JSON object it printed, empty if none."""
    with TURNS, tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
        )
        limit = time.monotonic() + LONGEST_SECONDS
        while process.poll() is None and time.monotonic() < limit:
            time.sleep(LOOK)
        process.kill()
        status = process.wait()
        output.seek(0)
        lines = output.read().splitlines()
    return status, _object(lines[-1]) if lines else {}


def _object(line: bytes) -> dict[str, Any]:
    """What that line says; nothing where it was cut short, by the limit of time or a full disk."""
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}
