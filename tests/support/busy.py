"""Phones that never stop: what is acknowledged while something falls is looked for afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from socketio.exceptions import SocketIOError

from tests.support.patience import wait_until
from tests.support.people import Live, new_op
from workshop.storage import Library

Act = tuple[str, dict[str, Any]]


def an_idea(number: int) -> Act:
    return "idea.write", {"body": f"idée {number}"}


class Busy:
    """A phone that acts until it is told to stop, and says again, with its id, what was not answered."""

    def __init__(self, phone: Live, act: Callable[[int], Act] = an_idea, pause: float = 0.1) -> None:
        self.phone, self.code, self._act, self._pause = phone, phone.code, act, pause
        self.acknowledged: list[str] = []
        self.dropped = 0
        self._enough = threading.Event()
        phone.patience = 2.0
        phone.socket.on("disconnect", self._fall)
        self._thread = threading.Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def _fall(self, *_: object) -> None:
        self.dropped += 1

    def _go_on(self) -> None:
        while not self._enough.wait(self._pause):
            op_id = new_op()
            while not self._enough.is_set() and not self._said(op_id):
                self._enough.wait(0.1)

    def _said(self, op_id: str) -> bool:
        name, body = self._act(len(self.acknowledged))
        try:
            if not self.phone.do(name, op_id, **body).get("ok"):
                return False
        except (SocketIOError, ValueError):  # cut, or not answered in time: said again
            return False
        self.acknowledged.append(op_id)
        return True

    def did(self, more: int) -> None:
        """Wait until so many more acts were acknowledged."""
        goal = len(self.acknowledged) + more
        wait_until(lambda: len(self.acknowledged) >= goal)

    def stop(self) -> None:
        """Do no more."""
        self._enough.set()
        self._thread.join()


def in_log(folder: Path, code: str, name: str) -> list[str]:
    """The operations of a name that a session's log holds, by their ids."""
    with Library(folder).reading(code) as log:
        return [row.op_id for row in log.rows() if row.name == name]
