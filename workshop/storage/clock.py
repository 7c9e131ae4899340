"""The server's time. Law: it never goes back nor leaps, whatever is done to the machine's clock, restarts included.

A process reads the machine's clock once, as it starts, and counts on with one that nobody can set. The next process
goes on from what the last one kept, as long as the machine runs and the server was not away for long: no timer is under
way then, and a clock that was wrong is followed once it was put right. After the machine started anew its clock is all
there is; a session's own time then goes on from its last row (see `Session.now`).
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path

from workshop.storage.secret_file import replace

FILE = ".clock"
BOOT = Path("/proc/sys/kernel/random/boot_id")
LONGEST_ABSENCE = 12 * 3_600  # seconds
APART = 60  # seconds by which the machine's clock may differ before it is said
logger = logging.getLogger(__name__)


def _awake_or_not() -> float:
    """Seconds since the machine started, its sleep included (a laptop's lid closes at lunch)."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def _boot() -> str:
    """What names the time since the machine started; empty where the system has no name for it."""
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class Clock:
    """Wall time when the server started, plus what a clock that cannot be set has counted since.

    `folder`: where a former process may have kept from which time to go on.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = _awake_or_not,
        folder: Path | None = None,
        boot: Callable[[], str] = _boot,
    ) -> None:
        self._wall, self._steady, self._boot = wall, steady, boot()
        self._path = folder / FILE if folder else None
        kept = self._kept()
        self._origin = wall() - steady() if kept is None else kept

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int((self._origin + self._steady()) * 1000)

    def seconds(self) -> float:
        """The same in seconds."""
        return self.now() / 1000

    def apart(self) -> float:
        """By how many seconds the machine's clock is ahead of this one."""
        return self._wall() - self._steady() - self._origin

    def keep(self) -> None:
        """Write down what time it is, for the process that comes after this one; a failure is said."""
        if not self._path or not self._boot:
            return
        steady = self._steady()
        try:
            replace(self._path, json.dumps({"boot": self._boot, "steady": steady, "at": self._origin + steady}))
        except OSError as error:
            logger.error("the time could not be kept: %s", error.strerror)

    def warn(self) -> None:
        """Say in the log where the machine's clock is not this one."""
        apart = self.apart()
        if abs(apart) > APART and self._path:
            text = "the machine's clock was set %+d s away: sessions go on by the former time; remove %s to follow it"
            logger.warning(text, apart, self._path.name)

    def _kept(self) -> float | None:
        """The origin of the process before this one, if this one goes on from it."""
        if not self._path or not self._boot:
            return None
        try:
            said = json.loads(self._path.read_text(encoding="ascii"))
            boot, steady, at = said["boot"], float(said["steady"]), float(said["at"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, LookupError, TypeError) as error:
            logger.error("the time that was kept cannot be read: %s", error)
            return None
        lasts = boot == self._boot and 0 <= self._steady() - steady <= LONGEST_ABSENCE
        return at - steady if lasts else None
