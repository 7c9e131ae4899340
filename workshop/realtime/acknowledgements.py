"""What an act is answered.

Law: whatever became of it there is an answer, the same by every way; what went wrong in us is logged, not told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from flask import Flask

from workshop.core import Refused
from workshop.messages.refusals import dismissal, internal, sentence
from workshop.realtime.metrics import Counters
from workshop.session import Accepted

Answer = dict[str, Any]
Reply = Callable[[Answer | None], None]  # None: there is none
ACCEPTED = "%(session)s: %(operation)s is row %(row)d, answered in %(ms)s ms"
REFUSED = "%(session)s: %(said)s refused, %(kind)s"
logger = logging.getLogger(__name__)


class Acknowledgements:
    """Answers in the application's language, counted."""

    def __init__(self, app: Flask, counters: Counters) -> None:
        self._app, self._counters = app, counters

    def accepted(self, session: str, name: str, accepted: Accepted, seconds: float) -> Answer:
        """Answer an operation of a session that the disk has, `seconds` after it was taken in."""
        self._counters.answered(name, seconds)
        if logger.isEnabledFor(logging.DEBUG):
            _trace(ACCEPTED, session=session, operation=name, row=accepted.seq, ms=round(seconds * 1000, 1))
        answer = {"ok": True, "seq": accepted.seq, "at": accepted.at}
        return answer | {"already": True} if accepted.already else answer

    def failed(self, session: str, what: str, error: Exception) -> Answer:
        """Answer a message of a session that was refused, or in which a bug raised."""
        if isinstance(error, Refused):
            if logger.isEnabledFor(logging.DEBUG):
                _trace(REFUSED, session=session, said=what, kind=error.kind)
            return self._refused(error)
        logger.error("%s raised", what, exc_info=error)
        return {"error": "internal", "text": self.internal()}

    def sentence(self, refused: Refused) -> str:
        """Say a refusal to a person."""
        with self._app.app_context():
            return sentence(refused.kind, refused.values)

    def internal(self) -> str:
        """Say that we made a mistake."""
        with self._app.app_context():
            return internal()

    def dismissal(self, why: str) -> str:
        """Say that they are here no more."""
        with self._app.app_context():
            return dismissal(why)

    def _refused(self, refused: Refused) -> Answer:
        self._counters.refused(refused.kind)
        values = dict(refused.values)
        now = values.pop("now", None)
        answer = {"refused": refused.kind, "values": values, "text": self.sentence(refused)}
        return answer if now is None else answer | {"now": now}


def _trace(text: str, **facts: Any) -> None:
    """Write down what became of an act, for who follows one through the logs: never who acted, nor their words."""
    logger.debug(text, facts, extra={"facts": facts})
