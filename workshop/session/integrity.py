"""Whether every page of a session's file can be read.

Law: it is looked at when the file is opened, while reads are served already; nothing is written before it is known, so
that no act is acknowledged by a file that cannot give it back.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from workshop.core import Refused
from workshop.session.transaction import Offload
from workshop.storage import database

logger = logging.getLogger(__name__)


class IntegrityCheck:
    """The look at a file, once it is begun. `found` is told what is wrong with it, if something is.

    `passed`: it is over, and found nothing.
    """

    def __init__(self, path: Path, offload: Offload, found: Callable[[Refused], None]) -> None:
        self._path, self._offload, self._found = path, offload, found
        self._wrong: Refused | None = None
        self._known = threading.Event()
        self.passed = False

    def begin(self) -> None:
        """Look, beside whoever reads."""
        threading.Thread(target=self._look, name=f"pages of {self._path.stem}", daemon=True).start()

    def wait(self) -> None:
        """Wait until it is known."""
        self._known.wait()

    def assure(self) -> None:
        """Raise Refused `damaged_file` where a page cannot be read."""
        self.wait()
        if self._wrong:
            raise self._wrong

    def _look(self) -> None:
        try:
            self._offload(lambda: database.check_pages(self._path))
        except Refused as refused:
            if refused.kind == "damaged_file":
                self._wrong = refused
        except Exception:  # a machine without a thread to spare, say: the file is served as it was before
            logger.exception("%s could not be looked through", self._path.stem)
        finally:
            self.passed = self._wrong is None
            self._known.set()
        if self._wrong:
            logger.error("%s: %s", self._path.stem, self._wrong.values["why"])
            self._found(self._wrong)
