"""The server, which notes the modules of `workshop` that it enters from SIGUSR1 to the next SIGUSR1.

Law: what its own clock calls meanwhile (heartbeat, presence, pings) is left out, for nobody asked for it. Profiling
begins before any greenlet is made: one is watched if the one that made it was.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

PACKAGE = f"{Path(__file__).resolve().parent.parent / 'workshop'}/"
RECORDING, FOUND = "recording", "modules.json"  # files in the folder of sessions: it has begun, what was found
CLOCKWORK = {
    ("serving/process.py", "run"),
    ("realtime/presence.py", "run"),
    ("realtime/fast/pings.py", "_run"),
}


class Recorder:
    """Notes the modules entered while it is on; SIGUSR1 turns it on, and off again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.on, self.found = folder, False, dict[str, str]()

    def toggle(self, *_: object) -> None:
        """Turned on, says so by a file; turned off, writes what it found."""
        self.on = not self.on
        name, said = (RECORDING, "") if self.on else (FOUND, json.dumps(self.found))
        beside = self.folder / f".{name}"
        beside.write_text(said)
        beside.replace(self.folder / name)  # whole, for whoever waits for it

    def note(self, frame: FrameType, event: str, _argument: Any) -> None:
        """What `sys.setprofile` calls."""
        if self.on and event == "call" and (name := module(frame)) and name not in self.found and not ticked(frame):
            self.found[name] = frame.f_code.co_qualname


def module(frame: FrameType) -> str:
    """The module of `workshop` whose function this is, as a path below it; empty for any other, and for its import."""
    path = frame.f_code.co_filename
    ours = path.startswith(PACKAGE) and frame.f_code.co_name != "<module>"
    return path[len(PACKAGE) :] if ours else ""


def ticked(frame: FrameType | None) -> bool:
    """Whether the server's clock called it."""
    while frame:
        if (module(frame), frame.f_code.co_name) in CLOCKWORK:
            return True
        frame = frame.f_back
    return False


def main() -> int:
    """Serve as `workshop.serving.process` does."""
    from workshop.serving import process  # not by those who only read what was found: it patches Python's own modules

    recorder = Recorder(Path(os.environ["TABLEE_SESSIONS"]))
    signal.signal(signal.SIGUSR1, recorder.toggle)
    for threads in (threading, process.eventlet.patcher.original("threading")):
        threads.setprofile(recorder.note)
    sys.setprofile(recorder.note)
    return process.main()


if __name__ == "__main__":
    sys.exit(main())
