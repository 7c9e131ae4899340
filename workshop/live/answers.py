"""What an act is answered.

Law: whatever became of it there is an answer, the same by every way; what went wrong in us is logged, not told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask

from workshop.core import Refused
from workshop.live.metrics import Counters
from workshop.room import Accepted
from workshop.sentences import goodbye, internal, sentence

Answer = dict[str, Any]
Reply = Callable[[Answer | None], None]  # None: there is none
logger = logging.getLogger(__name__)


class Answers:
    """Answers in the application's language, counted."""

    def __init__(self, app: Flask, counters: Counters) -> None:
        self._app, self._counters = app, counters

    def accepted(self, name: str, accepted: Accepted, seconds: float) -> Answer:
        """Answer an operation that the disk has, `seconds` after it was taken in."""
        self._counters.answered(name, seconds)
        answer = {"ok": True, "seq": accepted.seq, "at": accepted.at}
        return answer | {"already": True} if accepted.already else answer

    def failed(self, what: str, error: Exception) -> Answer:
        """Answer what was refused, or what a bug raised."""
        if isinstance(error, Refused):
            return self.refused(error)
        logger.error("%s raised", what, exc_info=error)
        return {"error": "internal", "text": self.internal()}

    def refused(self, refused: Refused) -> Answer:
        """Answer a refusal."""
        self._counters.refused(refused.kind)
        values = dict(refused.values)
        now = values.pop("now", None)
        answer = {"refused": refused.kind, "values": values, "text": self.sentence(refused)}
        return answer if now is None else answer | {"now": now}

    def sentence(self, refused: Refused) -> str:
        """Say a refusal to a person."""
        with self._app.app_context():
            return sentence(refused.kind, refused.values)

    def internal(self) -> str:
        """Say that we made a mistake."""
        with self._app.app_context():
            return internal()

    def goodbye(self, why: str) -> str:
        """Say that they are here no more."""
        with self._app.app_context():
            return goodbye(why)
