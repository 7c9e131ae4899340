"""Whether the server can do its work.

Law: healthy means that a session could be written now.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from flask import Blueprint, Response, jsonify

from workshop import __version__
from workshop.web import services

ROOM_BYTES = 65_536  # what some operations written together take

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def health() -> tuple[Response, int]:
    """Answer `{ok, version, folder: {writable, free_megabytes}}`: 200, or 503 when nothing can be written."""
    folder = Path(services.registry().library.folder)
    writable = _writable(folder)
    found = {"writable": writable, "free_megabytes": _free(folder)}
    return jsonify({"ok": writable, "version": __version__, "folder": found}), 200 if writable else 503


def _writable(folder: Path) -> bool:
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".health-") as probe:
            os.posix_fallocate(probe.fileno(), 0, ROOM_BYTES)  # a full disk still makes empty files
            return True
    except OSError:
        return False


def _free(folder: Path) -> int:
    try:
        session = os.statvfs(folder)
    except OSError:
        return 0
    return session.f_bavail * session.f_frsize // 1_000_000
